/** `extend` and `project`: columns computed from the columns there are. */
import type { NamedExpression } from '../ast';
import { columnNames, derivedName } from '../compile/columnName';
import type { ColumnNames } from '../compile/columnName';
import { compileExpression } from '../compile/compileExpression';
import { scopeOf } from '../compile/scope';
import type { Compiled, Environment } from '../compile/scope';
import type { Column, Relation } from '../value';

/** `project`: these columns and no others. Throws `DuplicateColumn`. */
export function project(
  table: Relation,
  items: readonly NamedExpression[],
  environment: Environment,
): Relation {
  const scope = scopeOf(table.columns, environment);
  const names = columnNames();
  const compiled = items.map(({ expression }) => compileExpression(expression, scope));
  const columns = items.map((item, index): Column => ({
    name: itemName(item, names),
    type: typeAt(compiled, index),
  }));
  return { columns, rows: table.rows.map((row) => compiled.map((item) => item.evaluate(row))) };
}

/**
 * `extend`: all columns, and these; one of a name that is there takes that column's place. The expressions see the
 * columns as they were before.
 */
export function extend(
  table: Relation,
  items: readonly NamedExpression[],
  environment: Environment,
): Relation {
  const scope = scopeOf(table.columns, environment);
  const columns = [...table.columns];
  const made = columnNames();
  const free = columnNames(columns.map((column) => column.name));
  const places = items.map((item) => {
    const compiled = compileExpression(item.expression, scope);
    const derived = item.name ?? derivedName(item.expression);
    const name = derived === undefined ? free.derive(undefined) : made.claim(derived, item.at);
    const existing = columns.findIndex((column) => column.name === name);
    const index = existing < 0 ? columns.length : existing;
    columns[index] = { name, type: compiled.type };
    return { index, compiled };
  });
  const rows = table.rows.map((row) => {
    const extended = [...row];
    for (const { index, compiled } of places) extended[index] = compiled.evaluate(row);
    return extended;
  });
  return { columns, rows };
}

function typeAt(compiled: readonly Compiled[], index: number): Column['type'] {
  return compiled[index]?.type ?? 'dynamic';
}

/**
 * The name of an item: its own or the column's, which must be free, else one derived from it. A derived name makes
 * way for another derived one, but not for one that is written. Throws `DuplicateColumn`.
 */
export function itemName({ name, expression, at }: NamedExpression, names: ColumnNames): string {
  if (name !== undefined) return names.claim(name, at);
  if (expression.kind === 'name') return names.claim(expression.name, at);
  const derived = derivedName(expression);
  return derived !== undefined && names.isClaimed(derived) ? names.claim(derived, at) : names.derive(derived);
}
