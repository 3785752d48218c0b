/** Parses tabular operators: what stands between two `|`. */
import type { JoinCondition, JoinKind, NamedExpression, Operator, Pipeline, Renaming, SortKey } from '../ast';
import { KqlError } from '../error';
import { parseMvExpand } from './parseMvExpand';
import { listOf, parseNamed, parsePattern, parseSortKey } from './parseItems';
import { parseExpression } from './parseExpression';
import type { Parsing, TokenCursor } from './tokenCursor';

type OperatorParser = (parsing: Parsing, at: Operator['at']) => Operator;

const operatorParsers: Readonly<Record<string, OperatorParser>> = {
  where: (parsing, at) => ({ kind: 'where', predicate: parseExpression(parsing), at }),
  filter: (parsing, at) => ({ kind: 'where', predicate: parseExpression(parsing), at }),
  extend: (parsing, at) => ({ kind: 'extend', items: listOf(parsing, parseNamed), at }),
  project: (parsing, at) => ({ kind: 'project', items: listOf(parsing, parseNamed), at }),
  'project-away': (parsing, at) => ({ kind: 'projectAway', patterns: listOf(parsing, parsePattern), at }),
  'project-keep': (parsing, at) => ({ kind: 'projectKeep', patterns: listOf(parsing, parsePattern), at }),
  'project-rename': (parsing, at) => ({
    kind: 'projectRename',
    renamings: listOf(parsing, parseRenaming),
    at,
  }),
  distinct: parseDistinct,
  count: (_, at) => ({ kind: 'count', at }),
  take: (parsing, at) => ({ kind: 'take', amount: parseExpression(parsing), at }),
  limit: (parsing, at) => ({ kind: 'take', amount: parseExpression(parsing), at }),
  top: parseTop,
  order: parseSort,
  sort: parseSort,
  summarize: parseSummarize,
  join: parseJoin,
  'mv-expand': parseMvExpand,
  mvexpand: parseMvExpand,
};

/** Whether the tokens ahead begin an operator rather than a table. */
export function isOperatorName(cursor: TokenCursor): boolean {
  const { name } = operatorName(cursor);
  return Object.hasOwn(operatorParsers, name) && cursor.peek(1).text !== '|' && cursor.peek(1).text !== ';';
}

/** An operator's name may have a hyphen, and no blank round it; `length` counts its tokens. */
function operatorName(cursor: TokenCursor): { readonly name: string; readonly length: number } {
  const hyphenated = cursor.peek(1).text === '-' && cursor.touches(1) && cursor.touches(2);
  const length = hyphenated && cursor.peek(2).kind === 'name' ? 3 : 1;
  return { name: Array.from({ length }, (_, ahead) => cursor.peek(ahead).text).join(''), length };
}

/**
 * Parses the operator behind a `|`. Throws `KqlError`: `ParserFailure` where no operator stands,
 * `UnsupportedOperator` for one that is not known here.
 */
export function parseOperator(parsing: Parsing): Operator {
  const { cursor } = parsing;
  if (cursor.at('union')) return parseUnion(parsing);
  const { at, kind } = cursor.peek();
  if (kind !== 'name') throw cursor.unexpected('an operator');
  const { name, length } = operatorName(cursor);
  const parser = Object.hasOwn(operatorParsers, name) ? operatorParsers[name] : undefined;
  if (parser === undefined)
    throw new KqlError('UnsupportedOperator', `the operator "${name}" is not known`, at, name);
  for (let token = 0; token < length; token++) cursor.next();
  const operator = parser(parsing, at);
  parsing.operators.push(operator);
  return operator;
}

/** Parses `union`, which may also begin a query. */
export function parseUnion(parsing: Parsing): Operator {
  const { cursor } = parsing;
  const { at } = cursor.expect('union');
  let common = false;
  let sourceColumn: string | undefined;
  for (;;) {
    if (cursor.at('kind') && cursor.peek(1).text === '=')
      common = parseParameter(cursor, ['inner', 'outer']) === 'inner';
    else if (cursor.at('withsource') && cursor.peek(1).text === '=') {
      cursor.next();
      cursor.next();
      sourceColumn = cursor.expectName('a column name').name;
    } else break;
  }
  const legs = listOf(parsing, parseTable);
  const operator: Operator = { kind: 'union', common, sourceColumn, legs, at };
  parsing.operators.push(operator);
  return operator;
}

/** Parses `name = value` with one of the values allowed. */
function parseParameter<T extends string>(cursor: TokenCursor, allowed: readonly T[]): T {
  cursor.next();
  cursor.expect('=');
  const value = allowed.find((candidate) => candidate === cursor.peek().text);
  if (value === undefined) throw cursor.unexpected(`one of ${allowed.join(', ')}`);
  cursor.next();
  return value;
}

/** A table as the right side of a join or a leg of a union: a name, or a pipeline in parentheses. */
function parseTable(parsing: Parsing): Pipeline {
  const { cursor } = parsing;
  const { at } = cursor.peek();
  if (!cursor.accept('('))
    return { kind: 'pipeline', source: { kind: 'name', ...cursor.expectName('a table') }, operators: [], at };
  const table = parsing.parsePipeline(parsing);
  cursor.expect(')');
  return table;
}

function parseDistinct(parsing: Parsing, at: Operator['at']): Operator {
  if (parsing.cursor.accept('*')) return { kind: 'distinct', items: 'all', at };
  return { kind: 'distinct', items: listOf(parsing, parseNamed), at };
}

function parseTop(parsing: Parsing, at: Operator['at']): Operator {
  const amount = parseExpression(parsing);
  parsing.cursor.expect('by');
  return { kind: 'top', amount, key: parseSortKey(parsing), at };
}

function parseSort(parsing: Parsing, at: Operator['at']): Operator {
  parsing.cursor.expect('by');
  const keys: SortKey[] = listOf(parsing, parseSortKey);
  return { kind: 'sort', keys, at };
}

function parseSummarize(parsing: Parsing, at: Operator['at']): Operator {
  const { cursor } = parsing;
  const items = cursor.at('by') ? [] : listOf(parsing, parseNamed);
  const by: NamedExpression[] = cursor.accept('by') ? listOf(parsing, parseNamed) : [];
  return { kind: 'summarize', items, by, at };
}

function parseRenaming({ cursor }: Parsing): Renaming {
  const { name: to, at } = cursor.expectNewName('a column name');
  cursor.expect('=');
  return { to, from: cursor.expectName('a column name').name, at };
}

const joinKinds: readonly (JoinKind | 'anti' | 'leftantisemi' | 'rightantisemi')[] = [
  'innerunique',
  'inner',
  'leftouter',
  'rightouter',
  'fullouter',
  'leftanti',
  'leftsemi',
  'rightanti',
  'rightsemi',
  'anti',
  'leftantisemi',
  'rightantisemi',
];

function parseJoin(parsing: Parsing, at: Operator['at']): Operator {
  const { cursor } = parsing;
  const named = cursor.at('kind') && cursor.peek(1).text === '=';
  const kind = named ? parseParameter(cursor, joinKinds) : 'innerunique';
  const right = parseTable(parsing);
  cursor.expect('on');
  const conditions: JoinCondition[] = [];
  do conditions.push(parseCondition(cursor));
  while (cursor.accept(',') || cursor.accept('and'));
  const flavor =
    kind === 'anti' || kind === 'leftantisemi' ? 'leftanti' : kind === 'rightantisemi' ? 'rightanti' : kind;
  return { kind: 'join', flavor, right, conditions, at };
}

/** `column`, or `$left.column == $right.column` in this order. */
function parseCondition(cursor: TokenCursor): JoinCondition {
  const { at } = cursor.peek();
  if (!cursor.accept('$left')) {
    const { name } = cursor.expectName('a column, or $left.column == $right.column');
    return { left: name, right: name, at };
  }
  cursor.expect('.');
  const left = cursor.expectName('a column of the left table').name;
  cursor.expect('==');
  cursor.expect('$right');
  cursor.expect('.');
  return { left, right: cursor.expectName('a column of the right table').name, at };
}
