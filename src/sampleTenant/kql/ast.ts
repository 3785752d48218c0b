/** What a parsed query is made of. Every node knows where in the query it stands. */
import type { Position } from './error';
import type { ScalarType, Value } from './value';

/** The operators with an operand on either side; a leading `!` negates. */
export type BinaryOperator =
  'or' | 'and' | EqualityOperator | RelationalOperator | '+' | '-' | '*' | '/' | '%' | TextOperator;

export type EqualityOperator = '==' | '!=';
export type RelationalOperator = '<' | '<=' | '>' | '>=';

/** Operators that look at text; without `_cs` they are blind to case. */
export type TextOperator = '=~' | '!~' | 'matches regex' | TextTest | `!${TextTest}`;

/** Tests that exist with a `!` in front too. */
export type TextTest =
  | 'contains'
  | 'contains_cs'
  | 'has'
  | 'has_cs'
  | 'hasprefix'
  | 'hassuffix'
  | 'startswith'
  | 'startswith_cs'
  | 'endswith'
  | 'endswith_cs';

/** Operators with a list in parentheses on their right. */
export type ListOperator = 'in' | '!in' | 'in~' | '!in~' | 'has_any' | 'has_all';

interface Node {
  readonly at: Position;
}

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly type: ScalarType;
  readonly value: Value;
}

export interface NameReference extends Node {
  readonly kind: 'name';
  readonly name: string;
}

/** `a.b` and `a['b']`: a property whose name is written down. */
export interface Member extends Node {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: string;
}

/** `a[0]` and `a[b]`: an element whose place is computed. */
export interface Element extends Node {
  readonly kind: 'element';
  readonly target: Expression;
  readonly index: Expression;
}

export interface Call extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface Negation extends Node {
  readonly kind: 'negation';
  readonly operand: Expression;
}

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** A list test; `items` is a list of values or, in `in ((T | …))`, the first column of a table. */
export interface ListTest extends Node {
  readonly kind: 'listTest';
  readonly operator: ListOperator;
  readonly left: Expression;
  readonly items: readonly Expression[] | Pipeline;
}

export interface Between extends Node {
  readonly kind: 'between';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

/** `*` as an argument of `arg_max` and its kind. */
export interface Star extends Node {
  readonly kind: 'star';
}

/** `typeof(long)` as an argument. */
export interface TypeReference extends Node {
  readonly kind: 'typeReference';
  readonly type: ScalarType;
}

export type Expression =
  | Literal
  | NameReference
  | Member
  | Element
  | Call
  | Negation
  | Binary
  | ListTest
  | Between
  | Star
  | TypeReference;

/** `name = expression`, or an expression whose column gets a derived name. */
export interface NamedExpression extends Node {
  readonly name: string | undefined;
  readonly expression: Expression;
}

/** A column name, or a pattern with `*`. */
export interface ColumnPattern extends Node {
  readonly pattern: string;
}

export interface SortKey extends Node {
  readonly expression: Expression;
  readonly ascending: boolean;
  readonly nullsFirst: boolean;
}

export type JoinKind =
  | 'inner'
  | 'innerunique'
  | 'leftouter'
  | 'rightouter'
  | 'fullouter'
  | 'leftanti'
  | 'leftsemi'
  | 'rightanti'
  | 'rightsemi';

/** One equality of a join: a column of the left table and one of the right. */
export interface JoinCondition extends Node {
  readonly left: string;
  readonly right: string;
}

export interface Expansion extends NamedExpression {
  readonly type: ScalarType | undefined;
}

export interface Renaming extends Node {
  readonly to: string;
  readonly from: string;
}

export type Operator = Node &
  (
    | { readonly kind: 'where'; readonly predicate: Expression }
    | { readonly kind: 'extend' | 'project'; readonly items: readonly NamedExpression[] }
    | { readonly kind: 'projectAway' | 'projectKeep'; readonly patterns: readonly ColumnPattern[] }
    | { readonly kind: 'projectRename'; readonly renamings: readonly Renaming[] }
    | { readonly kind: 'distinct'; readonly items: readonly NamedExpression[] | 'all' }
    | { readonly kind: 'count' }
    | { readonly kind: 'take'; readonly amount: Expression }
    | { readonly kind: 'top'; readonly amount: Expression; readonly key: SortKey }
    | { readonly kind: 'sort'; readonly keys: readonly SortKey[] }
    | Summarize
    | Join
    | Union
    | MvExpand
  );

export interface Summarize {
  readonly kind: 'summarize';
  readonly items: readonly NamedExpression[];
  readonly by: readonly NamedExpression[];
}

export interface Join {
  readonly kind: 'join';
  readonly flavor: JoinKind;
  readonly right: Pipeline;
  readonly conditions: readonly JoinCondition[];
}

export interface Union {
  readonly kind: 'union';
  readonly common: boolean;
  readonly sourceColumn: string | undefined;
  readonly legs: readonly Pipeline[];
}

export interface MvExpand {
  readonly kind: 'mvExpand';
  readonly bagsAsArrays: boolean;
  readonly indexColumn: string | undefined;
  readonly items: readonly Expansion[];
  readonly limit: number | undefined;
}

/** A table by name, or nothing where the query begins with `union`, and what is done to it in turn. */
export interface Pipeline extends Node {
  readonly kind: 'pipeline';
  readonly source: NameReference | Pipeline | undefined;
  readonly operators: readonly Operator[];
}

/** `let name = …;`: the value of an expression, or a table. */
export type LetStatement = Node & { readonly name: string } & (
    | { readonly value: Expression }
    | { readonly table: Pipeline }
    /** `let x = y;` where only the names in scope tell whether `y` is a value or a table. */
    | { readonly alias: NameReference }
  );

/** A whole query; `operators` lists every tabular operator in it, those of subqueries too. */
export interface Query {
  readonly lets: readonly LetStatement[];
  readonly pipeline: Pipeline;
  readonly operators: readonly Operator[];
}
