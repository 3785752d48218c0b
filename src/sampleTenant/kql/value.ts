/** The values a Kusto query works on: JSON outside, JSON with a static type beside it inside. */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One record of a table or of a result, by column name. */
export type Row = Readonly<Record<string, Json>>;

/** The types a column or an expression can have. */
export type ScalarType =
  'bool' | 'int' | 'long' | 'real' | 'string' | 'datetime' | 'timespan' | 'guid' | 'dynamic';

/**
 * A value whose type is known from the expression that made it: datetimes are milliseconds since 1970, timespans
 * milliseconds, GUIDs lower-case text, everything else itself. A `string` is never null, as in Kusto.
 */
export type Value = Json;

/** A row inside the evaluator: values in the order of the relation's columns. */
export type Tuple = readonly Value[];

/** A column and its type. */
export interface Column {
  readonly name: string;
  readonly type: ScalarType;
}

/** A table in the making: what each tabular operator takes and gives. */
export interface Relation {
  readonly columns: readonly Column[];
  readonly rows: readonly Tuple[];
}

/** Whether a JSON value is a property bag. */
export function isBag(value: Value): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isArray(value);
}

/** Whether a JSON value is an array. */
export function isArray(value: Value): value is readonly Json[] {
  return Array.isArray(value);
}

/** A property of a bag that the bag itself holds; inherited names such as `constructor` are not there. */
export function ownProperty(bag: { readonly [key: string]: Json }, name: string): Json {
  return Object.hasOwn(bag, name) ? (bag[name] ?? null) : null;
}

/** What a type holds where there is nothing: the empty string for text, null for everything else. */
export function emptyOf(type: ScalarType): Value {
  return type === 'string' ? '' : null;
}

/** A text that is equal for equal values of one type, for hashing and grouping. */
export function hashKey(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text that is equal for equal lists of values of the same types. */
export function hashKeys(values: readonly Value[]): string {
  const [first] = values;
  return values.length === 1 && first !== undefined ? hashKey(first) : JSON.stringify(values);
}
