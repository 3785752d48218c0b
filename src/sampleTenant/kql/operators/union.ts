/** `union`: the rows of several tables under one another. */
import type { Pipeline, Union } from '../ast';
import type { Environment } from '../compile/scope';
import { columnNames } from '../compile/columnName';
import { emptyOf } from '../value';
import type { Column, Relation, Tuple } from '../value';

interface Leg {
  readonly name: string;
  readonly table: Relation;
}

/**
 * Unites the table on the left, if there is one, with the legs. `kind=inner` keeps the columns that all have. A
 * column that has two types becomes two, with the type behind their names.
 * https://learn.microsoft.com/kusto/query/union-operator
 */
export function union(
  left: Leg | undefined,
  { legs, common, sourceColumn }: Union,
  environment: Environment,
): Relation {
  const tables = legs.map((leg): Leg => ({ name: legName(leg), table: environment.run(leg) }));
  const all = (left === undefined ? tables : [left, ...tables]).map((leg, index) => nameless(leg, index));
  const found = distinctColumns(all.map((leg) => leg.table.columns));
  const kept = common ? found.filter((column) => all.every((leg) => indexOf(leg.table, column) >= 0)) : found;
  const rows = all.flatMap((leg) => rowsOf(leg, kept, sourceColumn !== undefined));
  const source: readonly Column[] =
    sourceColumn === undefined ? [] : [{ name: sourceColumn, type: 'string' }];
  const names = columnNames(source.map((column) => column.name));
  const named = kept.map((column) => ({ ...column, name: names.derive(typedName(column, kept)) }));
  return { columns: [...source, ...named], rows };
}

/** The table a leg reads, if it is only that. */
export function legName({ source, operators }: Pipeline): string {
  return source?.kind === 'name' && operators.length === 0 ? source.name : '';
}

function nameless(leg: Leg, index: number): Leg {
  return leg.name === '' ? { ...leg, name: `union_arg${index}` } : leg;
}

function indexOf(table: Relation, column: Column): number {
  return table.columns.findIndex(({ name, type }) => name === column.name && type === column.type);
}

function distinctColumns(lists: readonly (readonly Column[])[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const column of lists.flat()) columns.set(JSON.stringify([column.name, column.type]), column);
  const found = [...columns.values()];
  const names = [...new Set(found.map((column) => column.name))];
  return names.flatMap((name) => found.filter((column) => column.name === name));
}

function typedName(column: Column, all: readonly Column[]): string {
  const isAmbiguous = all.some((other) => other.name === column.name && other.type !== column.type);
  return isAmbiguous ? `${column.name}_${column.type}` : column.name;
}

function rowsOf({ name, table }: Leg, columns: readonly Column[], withSource: boolean): readonly Tuple[] {
  const places = columns.map((column) => ({ index: indexOf(table, column), empty: emptyOf(column.type) }));
  return table.rows.map((row) => {
    const values = places.map(({ index, empty }) => (index < 0 ? empty : (row[index] ?? null)));
    return withSource ? [name, ...values] : values;
  });
}
