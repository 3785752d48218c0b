/** Brings given rows into the form operators work on: columns in order, every value of its column's type. */
import { castTo } from './dynamicValue';
import type { TableSchema } from './schema';
import type { Column, Json, Relation, Row, ScalarType } from './value';

/** Rows as a relation. With a schema its columns count, and no others; without one, all that any row has. */
export function relationOf(rows: readonly Row[], schema: TableSchema | undefined): Relation {
  const columns = schema ?? inferredColumns(rows);
  return { columns, rows: rows.map((row) => columns.map(({ name, type }) => valueOf(row, name, type))) };
}

function valueOf(row: Row, name: string, type: ScalarType): Json {
  const value = Object.hasOwn(row, name) ? (row[name] ?? null) : null;
  return castTo(type, value, 'dynamic');
}

function inferredColumns(rows: readonly Row[]): readonly Column[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].map((name) => ({ name, type: inferredType(rows.map((row) => row[name] ?? null)) }));
}

function inferredType(values: readonly Json[]): ScalarType {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return 'dynamic';
  if (present.every((value) => typeof value === 'string')) return 'string';
  if (present.every((value) => typeof value === 'boolean')) return 'bool';
  if (present.every((value) => typeof value === 'number'))
    return present.every(Number.isInteger) ? 'long' : 'real';
  return 'dynamic';
}
