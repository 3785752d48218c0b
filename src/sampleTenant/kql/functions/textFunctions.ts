/** Functions on text. */
import { castTo } from '../dynamicValue';
import type { Value } from '../value';
import { numberAt, textAt } from './definition';
import type { ScalarFunction } from './definition';
import { toRegex } from './regex';

/** Case, pieces and lengths. */
export const textFunctions: Readonly<Record<string, ScalarFunction>> = {
  tolower: { parameters: ['string'], result: 'string', run: (values) => textAt(values, 0).toLowerCase() },
  toupper: { parameters: ['string'], result: 'string', run: (values) => textAt(values, 0).toUpperCase() },
  strlen: {
    parameters: ['string'],
    result: 'long',
    naming: 'prefixed',
    run: (values) => Array.from(textAt(values, 0)).length,
  },
  strcat: { parameters: ['text'], rest: 'text', result: 'string', run: (values) => texts(values).join('') },
  strcat_delim: {
    parameters: ['string', 'text', 'text'],
    rest: 'text',
    result: 'string',
    run: (values) => texts(values.slice(1)).join(textAt(values, 0)),
  },
  split: {
    parameters: ['string', 'string', 'whole'],
    optional: 1,
    result: 'dynamic',
    naming: 'argument',
    run: split,
  },
  substring: { parameters: ['string', 'whole', 'whole'], optional: 1, result: 'string', run: substring },
  indexof: {
    parameters: ['text', 'text', 'whole', 'whole', 'whole'],
    optional: 3,
    result: 'long',
    run: indexOf,
  },
  replace_string: {
    parameters: ['string', 'string', 'string'],
    result: 'string',
    run: (values) =>
      textAt(values, 1) === ''
        ? textAt(values, 0)
        : textAt(values, 0).replaceAll(textAt(values, 1), () => textAt(values, 2)),
  },
  replace_regex: { parameters: ['string', 'string', 'string'], result: 'string', run: replaceRegex },
  extract: {
    parameters: ['string', 'whole', 'string', 'type'],
    optional: 1,
    result: (types) => types[3] ?? 'string',
    run: (values, types) => castTo(types[3] ?? 'string', extract(values), 'string'),
  },
  trim: { parameters: ['string', 'string'], result: 'string', run: (values) => trimEnd(trimStart(values)) },
  trim_start: {
    parameters: ['string', 'string'],
    result: 'string',
    run: (values) => textAt(trimStart(values), 1),
  },
  trim_end: { parameters: ['string', 'string'], result: 'string', run: trimEnd },
};

function texts(values: readonly Value[]): readonly string[] {
  return values.map((_, index) => textAt(values, index));
}

/** With an index, an array of that one piece, or of none. */
function split(values: readonly Value[]): Value {
  const [text, delimiter] = [textAt(values, 0), textAt(values, 1)];
  const pieces = delimiter === '' ? [text] : text.split(delimiter);
  const index = numberAt(values, 2);
  return index === undefined ? pieces : index < 0 ? [] : pieces.slice(index, index + 1);
}

/** A negative start counts from the end. */
function substring(values: readonly Value[]): Value {
  const characters = Array.from(textAt(values, 0));
  const start = numberAt(values, 1) ?? 0;
  const first = start < 0 ? Math.max(0, characters.length + start) : start;
  const length = values.length > 2 ? Math.max(0, numberAt(values, 2) ?? 0) : characters.length;
  return characters.slice(first, first + length).join('');
}

/** Looks in `length` characters from `start` (from the end if negative) for the occurrence asked for; -1 if not there. */
function indexOf(values: readonly Value[]): Value {
  const [text, part] = [textAt(values, 0), textAt(values, 1)];
  const from = numberAt(values, 2) ?? 0;
  const length = numberAt(values, 3) ?? -1;
  const occurrence = numberAt(values, 4) ?? 1;
  if (length < -1 || occurrence < 0) return null;
  const start = from < 0 ? Math.max(0, text.length + from) : from;
  const searched = length === -1 ? text : text.slice(0, start + length);
  let found = start - 1;
  for (let count = 0; count < occurrence; count++) {
    found = searched.indexOf(part, found + 1);
    if (found < 0 || start > text.length) return -1;
  }
  return found;
}

/** RE2 writes groups of the replacement as `\1`. */
function replaceRegex(values: readonly Value[]): Value {
  const pattern = toRegex(textAt(values, 1), 'g');
  if (pattern === undefined) return textAt(values, 0);
  const replacement = textAt(values, 2);
  return textAt(values, 0).replace(pattern, (...match: readonly unknown[]) =>
    replacement.replaceAll(/\\(\d)/g, (_, digit: string) => {
      const group = match[Number(digit)];
      return typeof group === 'string' ? group : '';
    }),
  );
}

function extract(values: readonly Value[]): Value {
  const match = toRegex(textAt(values, 0))?.exec(textAt(values, 2));
  return match?.[numberAt(values, 1) ?? 0] ?? null;
}

function trimStart(values: readonly Value[]): readonly Value[] {
  const pattern = toRegex(`^(?:${textAt(values, 0)})*`);
  const text = textAt(values, 1);
  return [textAt(values, 0), pattern === undefined ? text : text.replace(pattern, '')];
}

function trimEnd(values: readonly Value[]): string {
  const pattern = toRegex(`(?:${textAt(values, 0)})*$`);
  const text = textAt(values, 1);
  return pattern === undefined ? text : text.replace(pattern, '');
}
