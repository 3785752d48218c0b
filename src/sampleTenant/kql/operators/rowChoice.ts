/** `where`, `take`, `count` and `distinct`: which rows go on. */
import type { Expression, NamedExpression } from '../ast';
import { compileCondition, compileExpression } from '../compile/compileExpression';
import { constantValue, mismatch, scopeOf } from '../compile/scope';
import type { Environment } from '../compile/scope';
import type { Position } from '../error';
import { hashKeys } from '../value';
import type { Column, Relation, Tuple } from '../value';
import { project } from './projection';

/** `where`: the rows for which a condition is true; null is not. */
export function where(table: Relation, predicate: Expression, environment: Environment): Relation {
  const condition = compileCondition(predicate, scopeOf(table.columns, environment));
  return { columns: table.columns, rows: table.rows.filter((row) => condition.evaluate(row) === true) };
}

/** `take`: the first rows; Kusto promises no order, this one keeps it. */
export function take(table: Relation, amount: Expression, environment: Environment): Relation {
  return { columns: table.columns, rows: table.rows.slice(0, rowCount(amount, environment)) };
}

/** The number of rows of `take` and `top`. Throws `TypeMismatch` unless it is a constant whole number from 0. */
export function rowCount(amount: Expression, environment: Environment): number {
  const compiled = compileExpression(amount, scopeOf([], environment));
  const value = constantValue(compiled);
  const whole = compiled.type === 'int' || compiled.type === 'long';
  if (whole && typeof value === 'number' && value >= 0) return value;
  throw mismatch('a number of rows is a whole number from 0', amount.at);
}

/** `count`: one row, one column, `Count`. */
export function count(table: Relation): Relation {
  return { columns: [{ name: 'Count', type: 'long' }], rows: [[table.rows.length]] };
}

/** `distinct`: every combination of these columns once, in order of first sight. */
export function distinct(
  table: Relation,
  items: readonly NamedExpression[] | 'all',
  environment: Environment,
  at: Position,
): Relation {
  const chosen = items === 'all' ? table : project(table, items, environment);
  for (const column of chosen.columns) refuseDynamic(column, 'distinct', at);
  const seen = new Map<string, Tuple>();
  for (const row of chosen.rows) {
    const key = hashKeys(row);
    if (!seen.has(key)) seen.set(key, row);
  }
  return { columns: chosen.columns, rows: [...seen.values()] };
}

/** Kusto neither groups nor joins nor sorts by a dynamic. Throws `TypeMismatch`. */
export function refuseDynamic({ name, type }: Column, operator: string, at: Position): void {
  if (type !== 'dynamic') return;
  throw mismatch(`${operator} does not take "${name}", a dynamic; cast it, as in tostring(${name})`, at);
}
