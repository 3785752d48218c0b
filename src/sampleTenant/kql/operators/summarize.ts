/** `summarize`: one row for every combination of the `by` values, made of aggregates over the rows that have it. */
import type { Call, NamedExpression, Summarize } from '../ast';
import { bindArguments, unfit } from '../compile/bindCall';
import { columnNames, derivedName } from '../compile/columnName';
import type { ColumnNames } from '../compile/columnName';
import { compileExpression } from '../compile/compileExpression';
import { mismatch, scopeOf } from '../compile/scope';
import type { Compiled, Environment, Scope } from '../compile/scope';
import { aggregates } from '../functions/aggregates';
import { hashKeys } from '../value';
import type { Column, Relation, Tuple, Value } from '../value';
import { itemName } from './projection';
import { rowAggregate } from './rowAggregate';
import { refuseDynamic } from './rowChoice';

/** What one item of `summarize` adds: its columns, and their values for the rows of a group. */
export interface Producer {
  readonly columns: readonly Column[];
  readonly run: (rows: readonly Tuple[]) => readonly Value[];
}

/**
 * Groups and aggregates. Without `by` there is one row, even of an empty table. The `by` columns come first.
 * Throws `TypeMismatch` for a dynamic to group by and for an item without an aggregate.
 */
export function summarize(table: Relation, { items, by }: Summarize, environment: Environment): Relation {
  const scope = scopeOf(table.columns, environment);
  const names = columnNames();
  const keys = by.map((item) => compileKey(item, names, scope));
  const grouped = by.flatMap(({ expression }) => (expression.kind === 'name' ? [expression.name] : []));
  const producers = items.map(
    (item) => rowAggregate(item, grouped, names, scope) ?? expressionOf(item, names, scope),
  );
  const columns = [...keys.map((key) => key.column), ...producers.flatMap((producer) => producer.columns)];
  const rows = groupsOf(table.rows, keys).map((group) => [
    ...group.key,
    ...producers.flatMap((producer) => producer.run(group.rows)),
  ]);
  return { columns, rows };
}

interface Key {
  readonly column: Column;
  readonly evaluate: Compiled['evaluate'];
}

function compileKey(item: NamedExpression, names: ColumnNames, scope: Scope): Key {
  const { type, evaluate } = compileExpression(item.expression, scope);
  refuseDynamic({ name: derivedName(item.expression) ?? 'key', type }, 'summarize', item.at);
  return { column: { name: itemName(item, names), type }, evaluate };
}

interface Group {
  readonly key: Tuple;
  readonly rows: Tuple[];
}

function groupsOf(rows: readonly Tuple[], keys: readonly Key[]): readonly Group[] {
  if (keys.length === 0) return [{ key: [], rows: [...rows] }];
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = keys.map(({ evaluate }) => evaluate(row));
    const text = hashKeys(key);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, { key, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

/** An item of aggregates and what is computed from them, such as `count() + 1`. */
function expressionOf(item: NamedExpression, names: ColumnNames, scope: Scope): Producer {
  const found: ((rows: readonly Tuple[]) => Value)[] = [];
  const aggregate = (call: Call): Compiled | undefined => {
    const bound = bindAggregate(call, scope);
    if (bound === undefined) return undefined;
    const index = found.push(bound.run) - 1;
    return { type: bound.type, evaluate: (results) => results[index] ?? null, constant: false, at: call.at };
  };
  const compiled = compileExpression(item.expression, {
    columns: [],
    environment: scope.environment,
    aggregate,
  });
  if (found.length === 0) throw mismatch('summarize takes aggregates, and there is none here', item.at);
  const name =
    item.name === undefined ? names.derive(derivedName(item.expression)) : names.claim(item.name, item.at);
  return {
    columns: [{ name, type: compiled.type }],
    run: (rows) => [compiled.evaluate(found.map((run) => run(rows)))],
  };
}

interface BoundAggregate {
  readonly type: Column['type'];
  readonly run: (rows: readonly Tuple[]) => Value;
}

function bindAggregate(call: Call, scope: Scope): BoundAggregate | undefined {
  const definition = Object.hasOwn(aggregates, call.name) ? aggregates[call.name] : undefined;
  if (definition === undefined) return undefined;
  const { bound, types } = bindArguments(call, definition, (argument) => compileExpression(argument, scope));
  const type = definition.result(types);
  if (type === undefined) throw unfit(call, types);
  const run = (rows: readonly Tuple[]): Value =>
    definition.run(
      rows.map((row) => bound.map((argument) => argument.read(row))),
      types,
    );
  return { type, run };
}
