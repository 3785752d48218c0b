/** What the names in an expression can mean, and what an expression is once they are known. */
import type { Call, NameReference, Pipeline } from '../ast';
import { KqlError } from '../error';
import type { Position } from '../error';
import type { Column, Relation, ScalarType, Tuple, Value } from '../value';

/** What one evaluation of a query shares. */
export interface Environment {
  /** What `now()` is, in milliseconds since 1970. */
  readonly now: number;
  /** The value that a `let` gave a name, if it gave it one. */
  value(name: string): { readonly type: ScalarType; readonly value: Value } | undefined;
  /** The table of a `let`, else the one with this name in any case. Throws `UnknownTable`. */
  table(reference: NameReference): Relation;
  /** Whether there is a table of this name. */
  isTableName(name: string): boolean;
  /** Evaluates a subquery. */
  run(pipeline: Pipeline): Relation;
}

/** The columns an expression can read, and its environment. */
export interface Scope {
  readonly columns: readonly Column[];
  readonly environment: Environment;
  /** In `summarize`, what an aggregate is; its arguments are read from the rows of the group. */
  readonly aggregate?: (call: Call) => Compiled | undefined;
}

/** An expression whose names and types are settled; `constant` if it reads no column. */
export interface Compiled {
  readonly type: ScalarType;
  readonly evaluate: (row: Tuple) => Value;
  readonly constant: boolean;
  readonly at: Position;
}

/** A scope over these columns. */
export function scopeOf(columns: readonly Column[], environment: Environment): Scope {
  return { columns, environment };
}

/** Where a column is. Throws `UnknownColumn`, naming a column that differs in case only if there is one. */
export function columnIndex(columns: readonly Column[], name: string, at: Position): number {
  const index = columns.findIndex((column) => column.name === name);
  if (index >= 0) return index;
  const folded = name.toLowerCase();
  const similar = columns.find((column) => column.name.toLowerCase() === folded);
  const hint = similar === undefined ? '' : `; the column is "${similar.name}"`;
  throw new KqlError('UnknownColumn', `there is no column "${name}"${hint}`, at, name);
}

/** Reads a column or the value of a `let`; a column comes first. */
export function compileName({ name, at }: NameReference, scope: Scope): Compiled {
  const named = scope.environment.value(name);
  const isColumn = scope.columns.some((column) => column.name === name);
  if (named !== undefined && !isColumn) return compileConstant(named.type, named.value, at);
  const index = columnIndex(scope.columns, name, at);
  const type = scope.columns[index]?.type ?? 'dynamic';
  return { type, evaluate: (row) => row[index] ?? null, constant: false, at };
}

/** An expression that is one value. */
export function compileConstant(type: ScalarType, value: Value, at: Position): Compiled {
  return { type, evaluate: () => value, constant: true, at };
}

/** The value of an expression that reads no column; `undefined` of one that does. */
export function constantValue(compiled: Compiled): Value | undefined {
  return compiled.constant ? compiled.evaluate([]) : undefined;
}

/** The error for operands of types that do not fit. */
export function mismatch(message: string, at: Position): KqlError {
  return new KqlError('TypeMismatch', message, at);
}
