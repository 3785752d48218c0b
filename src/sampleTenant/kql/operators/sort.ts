/** `order by` and `top`: rows in an order. */
import type { Expression, SortKey } from '../ast';
import { derivedName } from '../compile/columnName';
import { compareValues } from '../compile/comparison';
import { compileExpression } from '../compile/compileExpression';
import { scopeOf } from '../compile/scope';
import type { Environment } from '../compile/scope';
import type { Relation, Tuple, Value } from '../value';
import { refuseDynamic, rowCount } from './rowChoice';

/** `order by`: sorted by the first key, then the next; rows that are equal keep their order. */
export function sort(table: Relation, keys: readonly SortKey[], environment: Environment): Relation {
  const scope = scopeOf(table.columns, environment);
  const compiled = keys.map((key) => {
    const { evaluate, type } = compileExpression(key.expression, scope);
    refuseDynamic({ name: derivedName(key.expression) ?? 'key', type }, 'sorting', key.at);
    return { key, evaluate };
  });
  const keyed = table.rows.map((row) => ({ row, values: compiled.map(({ evaluate }) => evaluate(row)) }));
  keyed.sort((a, b) => compareKeys(keys, a.values, b.values));
  return { columns: table.columns, rows: keyed.map(({ row }) => row) };
}

/** `top n by`: the first rows of that order. */
export function top(table: Relation, amount: Expression, key: SortKey, environment: Environment): Relation {
  const count = rowCount(amount, environment);
  const sorted = sort(table, [key], environment);
  return { columns: sorted.columns, rows: sorted.rows.slice(0, count) };
}

function compareKeys(keys: readonly SortKey[], left: Tuple, right: Tuple): number {
  for (const [index, key] of keys.entries()) {
    const order = compareKey(key, left[index] ?? null, right[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareKey({ ascending, nullsFirst }: SortKey, left: Value, right: Value): number {
  const order = compareValues(left, right);
  if (order !== undefined) return ascending ? order : -order;
  if (left === right) return 0;
  return (left === null) === nullsFirst ? -1 : 1;
}
