/** The way from typed values to JSON and text, and from JSON back to a type: Kusto's casts. */
import { formatDateTime, formatTimespan, parseDateTime, parseTimespan } from './moment';
import { isGuid } from './parse/typedLiteral';
import type { Json, ScalarType, Value } from './value';

/** A value as it is inside a `dynamic` and in a result: datetimes and timespans are text there. */
export function toDynamic(value: Value, type: ScalarType): Json {
  if (typeof value !== 'number') return value;
  if (type === 'datetime') return shortDateTime(value);
  if (type === 'timespan') return formatTimespan(value);
  return Number.isFinite(value) ? value : null;
}

/** In JSON a datetime has no more digits of a second than it needs. */
function shortDateTime(milliseconds: number): string {
  return formatDateTime(milliseconds).replace(/\.?0+Z$/, 'Z');
}

/** The text of a value, as `tostring()` gives it: bags and arrays as JSON, nothing as the empty text. */
export function textOf(value: Value, type: ScalarType): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && type === 'datetime') return formatDateTime(value);
  if (typeof value === 'number' && type === 'timespan') return formatTimespan(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Casts a value to a type as `tolong()` and its kind do; null where it cannot be. */
export function castTo(target: ScalarType, value: Value, from: ScalarType): Value {
  if (target === 'string') return textOf(value, from);
  if (target === 'dynamic') return toDynamic(value, from);
  if (value === null || target === from) return value;
  switch (target) {
    case 'bool':
      return toBool(value);
    case 'int':
      return wholeWithin(toNumber(value), 2 ** 31);
    case 'long':
      return wholeWithin(toNumber(value), 2 ** 63);
    case 'real':
      return toNumber(value);
    case 'datetime':
      return typeof value === 'string' ? (parseDateTime(value) ?? null) : null;
    case 'timespan':
      return typeof value === 'string' ? (parseTimespan(value) ?? null) : null;
    case 'guid':
      return typeof value === 'string' && isGuid(value) ? value.toLowerCase() : null;
  }
}

function toBool(value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value !== 'string') return null;
  if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  const amount = toNumber(value);
  return amount === null ? null : amount !== 0;
}

function toNumber(value: Value): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  return /^\s*-?(?:0x[0-9a-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$/i.test(value) ? Number(value) : null;
}

function wholeWithin(amount: number | null, limit: number): number | null {
  if (amount === null || amount >= limit || amount < -limit) return null;
  return Math.trunc(amount);
}
