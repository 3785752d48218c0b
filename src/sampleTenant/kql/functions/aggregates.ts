/** The aggregates of `summarize` that give one column; `arg_max` and its kind, of several, are in `operators/rowAggregate.ts`. */
import { widest } from '../compile/arithmetic';
import { compareValues } from '../compile/comparison';
import { toDynamic } from '../dynamicValue';
import { emptyOf, hashKey, isArray } from '../value';
import type { Json, ScalarType, Value } from '../value';
import type { Parameter } from './definition';

/** One aggregate: its parameters, and what it makes of the rows of a group, each as its argument values. */
export interface Aggregate {
  readonly parameters: readonly Parameter[];
  readonly optional?: number;
  readonly result: (types: readonly ScalarType[]) => ScalarType | undefined;
  /** What stands before the argument's name in the name of the column. */
  readonly prefix: string;
  readonly run: (rows: readonly (readonly Value[])[], types: readonly ScalarType[]) => Value;
}

const orderable: readonly ScalarType[] = ['bool', 'int', 'long', 'real', 'string', 'datetime', 'timespan'];

function firsts(rows: readonly (readonly Value[])[]): readonly Value[] {
  return rows.map(([value = null]) => value).filter((value) => value !== null);
}

function metBy(rows: readonly (readonly Value[])[], condition: number): readonly (readonly Value[])[] {
  return rows.filter((row) => row[condition] === true);
}

function distinctCount(values: readonly Value[]): number {
  return new Set(values.map(hashKey)).size;
}

/** The elements of arrays are collected, not the arrays. */
function setOf(rows: readonly (readonly Value[])[], type: ScalarType, size: Value | undefined): Json {
  const found = new Map<string, Json>();
  for (const value of firsts(rows).flatMap((each) => (isArray(each) ? each : [toDynamic(each, type)]))) {
    found.set(JSON.stringify(value), value);
  }
  return [...found.values()].slice(0, typeof size === 'number' ? size : undefined);
}

function listOf(rows: readonly (readonly Value[])[], type: ScalarType, size: Value | undefined): Json {
  const values = firsts(rows).map((value) => toDynamic(value, type));
  return values.slice(0, typeof size === 'number' ? size : undefined);
}

function extreme(sign: 1 | -1, prefix: string): Aggregate {
  return {
    parameters: ['any'],
    result: ([type]) => (type !== undefined && orderable.includes(type) ? type : undefined),
    prefix,
    run: (rows, [type = 'dynamic']) => {
      const values = firsts(rows);
      const better = (a: Value, b: Value): Value => (sign * (compareValues(a, b) ?? 0) >= 0 ? a : b);
      return values.length === 0 ? emptyOf(type) : values.reduce(better);
    },
  };
}

const long = (): ScalarType => 'long';
const dynamic = (): ScalarType => 'dynamic';

/** Aggregates that choose a row and give columns of it. */
export const rowAggregateNames: readonly string[] = ['arg_max', 'arg_min', 'any', 'take_any'];

/** Whether a name is an aggregate's, so that it stands in `summarize` only. */
export function isAggregate(name: string): boolean {
  return Object.hasOwn(aggregates, name) || rowAggregateNames.includes(name);
}

/** Nulls count for `count()` only. */
export const aggregates: Readonly<Record<string, Aggregate>> = {
  count: { parameters: [], result: long, prefix: 'count', run: (rows) => rows.length },
  countif: { parameters: ['bool'], result: long, prefix: 'countif', run: (rows) => metBy(rows, 0).length },
  dcount: { parameters: ['any'], result: long, prefix: 'dcount', run: (rows) => distinctCount(firsts(rows)) },
  dcountif: {
    parameters: ['any', 'bool'],
    result: long,
    prefix: 'dcountif',
    run: (rows) => distinctCount(firsts(metBy(rows, 1))),
  },
  make_set: {
    parameters: ['any', 'whole'],
    optional: 1,
    result: dynamic,
    prefix: 'set',
    run: (rows, [type = 'dynamic']) => setOf(rows, type, rows[0]?.[1]),
  },
  make_set_if: {
    parameters: ['any', 'bool'],
    result: dynamic,
    prefix: 'set',
    run: (rows, [type = 'dynamic']) => setOf(metBy(rows, 1), type, undefined),
  },
  make_list: {
    parameters: ['any', 'whole'],
    optional: 1,
    result: dynamic,
    prefix: 'list',
    run: (rows, [type = 'dynamic']) => listOf(rows, type, rows[0]?.[1]),
  },
  make_list_if: {
    parameters: ['any', 'bool'],
    result: dynamic,
    prefix: 'list',
    run: (rows, [type = 'dynamic']) => listOf(metBy(rows, 1), type, undefined),
  },
  count_distinct: {
    parameters: ['any'],
    result: long,
    prefix: 'count_distinct',
    run: (rows) => distinctCount(firsts(rows)),
  },
  min: extreme(-1, 'min'),
  max: extreme(1, 'max'),
  sum: {
    parameters: ['any'],
    result: ([type = 'dynamic']) => (type === 'timespan' ? type : widest([type, 'long'])),
    prefix: 'sum',
    run: (rows) => total(rows),
  },
  avg: {
    parameters: ['any'],
    result: ([type = 'dynamic']) => (type === 'timespan' ? type : widest([type, 'real'])),
    prefix: 'avg',
    run: (rows) => (firsts(rows).length === 0 ? null : total(rows) / firsts(rows).length),
  },
};

function total(rows: readonly (readonly Value[])[]): number {
  return firsts(rows).reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
}
