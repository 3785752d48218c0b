/** Literals that name their type: `datetime(2024-01-31)`, `timespan(1.02:03:04)`, `guid(…)`, `int(null)`. */
import { parseDateTime, parseTimespan } from '../moment';
import type { ScalarType, Value } from '../value';
import { readText, startsText } from './textLiteral';

/** A literal and the offset behind its closing parenthesis, or why it cannot be read. */
export type TypedLiteral =
  { readonly type: ScalarType; readonly value: Value; readonly end: number } | { readonly problem: string };

const literalTypes: Readonly<Record<string, ScalarType>> = {
  bool: 'bool',
  boolean: 'bool',
  int: 'int',
  long: 'long',
  real: 'real',
  double: 'real',
  datetime: 'datetime',
  date: 'datetime',
  timespan: 'timespan',
  time: 'timespan',
  guid: 'guid',
};

/** Whether `name(` begins a literal; `dynamic(` does too, but holds JSON and is read by the parser. */
export function isLiteralType(name: string): boolean {
  return Object.hasOwn(literalTypes, name);
}

/** The type that a type name stands for, in `typeof(…)` and before a literal. */
export function typeNamed(name: string): ScalarType | undefined {
  if (name === 'string' || name === 'dynamic') return name;
  return isLiteralType(name) ? literalTypes[name] : undefined;
}

/** Reads what stands between the parentheses of a typed literal; `offset` is behind the opening one. */
export function readTypedLiteral(name: string, source: string, offset: number): TypedLiteral {
  const type = typeNamed(name) ?? 'dynamic';
  const content = readContent(source, offset);
  if (content === undefined) return { problem: `${name}( is not closed` };
  const value = content.text === 'null' ? null : parseValue(type, content.text);
  if (value === undefined) return { problem: `"${content.text}" is no ${name}` };
  return { type, value, end: content.end };
}

function readContent(
  source: string,
  offset: number,
): { readonly text: string; readonly end: number } | undefined {
  let start = offset;
  while (/\s/.test(source.charAt(start))) start++;
  if (startsText(source, start)) {
    const literal = readText(source, start);
    if ('problem' in literal) return undefined;
    const close = /\s*\)/y;
    close.lastIndex = literal.end;
    return close.test(source) ? { text: literal.text, end: close.lastIndex } : undefined;
  }
  const close = source.indexOf(')', offset);
  return close < 0 ? undefined : { text: source.slice(offset, close).trim(), end: close + 1 };
}

function parseValue(type: ScalarType, text: string): Value | undefined {
  switch (type) {
    case 'bool':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
    case 'int':
    case 'long':
      return /^-?(?:\d+|0x[0-9a-f]+)$/i.test(text) ? Number(text) : undefined;
    case 'real':
      return /^-?\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
    case 'datetime':
      return parseDateTime(text);
    case 'timespan':
      return parseTimespan(text);
    case 'guid':
      return isGuid(text) ? text.toLowerCase() : undefined;
    case 'string':
    case 'dynamic':
      return undefined;
  }
}

/** Whether a text is a GUID in its usual form, with hyphens. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
