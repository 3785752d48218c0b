/** Short ways to evaluate a query or an expression, and to get the error of one. */
import assert from 'node:assert/strict';
import { KqlError } from '../../../../src/sampleTenant/kql/error';
import { evaluateKql } from '../../../../src/sampleTenant/kql/evaluate';
import type { TableSchema } from '../../../../src/sampleTenant/kql/schema';
import type { Json, Row, ScalarType } from '../../../../src/sampleTenant/kql/value';

/** What `now()` is in these tests. */
export const now = new Date('2026-08-15T12:00:00Z');

/** A table with a column of every type. */
export const everyType: TableSchema = schema({
  l: 'long',
  i: 'int',
  r: 'real',
  s: 'string',
  b: 'bool',
  d: 'datetime',
  t: 'timespan',
  y: 'dynamic',
  g: 'guid',
});

/** A schema of names and types. */
export function schema(columns: Readonly<Record<string, ScalarType>>): TableSchema {
  return Object.entries(columns).map(([name, type]) => ({ name, type }));
}

/** Evaluates over tables whose columns are those of their rows, or of a schema. */
export function run(
  query: string,
  tables: Readonly<Record<string, readonly Row[]>>,
  schemas: Readonly<Record<string, TableSchema>> = {},
): Row[] {
  return evaluateKql(query, tables, { now, schemas }).rows;
}

/** The one column of a result. */
export function column(query: string, tables: Readonly<Record<string, readonly Row[]>>): Json[] {
  const { rows, columns } = evaluateKql(query, tables, { now, schemas: {} });
  const [name] = columns;
  assert.ok(name !== undefined && columns.length === 1, `one column: ${columns.join(', ')}`);
  return rows.map((row) => row[name] ?? null);
}

/** The value of an expression, over one row of the table with a column of every type. */
export function value(expression: string, row: Row = {}): Json {
  const { rows } = evaluateKql(
    `T | project v = ${expression}`,
    { T: [row] },
    { now, schemas: { t: everyType } },
  );
  return rows[0]?.['v'] ?? null;
}

/** The error of a query over tables without rows: that of every type, and those of Resource Graph. */
export function failure(query: string): KqlError {
  try {
    evaluateKql(
      query,
      { T: [] },
      {
        now,
        schemas: { t: everyType, resources: schema({ id: 'string', name: 'string', properties: 'dynamic' }) },
      },
    );
  } catch (error) {
    if (error instanceof KqlError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: `nothing is wrong with: ${query}` });
}
