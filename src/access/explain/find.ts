/** Finds values in an error: between the words around them, of the form they must have, and never half of one. */

import { isGuid, parseArmId } from '../../model/armId';
import type { ErrorText } from './errorText';

/** Where something was left out. */
const cutMark = /\u2026|\.\.\./;
/** What pipelines and people put in place of a value. */
const mask = /\*{2,}|redacted|x{6,}|<[\w -]{1,40}>|\{[\w -]{1,40}\}/i;

/** How often the same words are looked at: a text repeats its error a few times at most. */
const mostPlaces = 12;
/** Longer is no value, but words whose end was cut off. */
const longestValue = 2000;

/** Words as they are compared: without blanks and without regard to case. */
export function squeezed(words: string): string {
  return words.replace(/\s+/g, '').toLowerCase();
}

export function says(text: ErrorText, words: string): boolean {
  return text.lower.includes(squeezed(words));
}

/** The first of them that stands in the text as one word, as it is written here. */
export function firstCode(text: ErrorText, codes: readonly string[]): string | undefined {
  return codes.find((code) => text.lowerLines.includes(code.toLowerCase()));
}

/** Whether a package, class or folder of that name is in the text, however its parts are joined: `storage blob`. */
export function names(text: ErrorText, parts: string): boolean {
  return ['.', '-', '/', '_', ''].some((joint) =>
    text.lower.includes(parts.toLowerCase().replaceAll(' ', joint)),
  );
}

export interface Found {
  readonly value?: string;
  /** There is something, but masked. */
  readonly hidden: boolean;
}

/**
 * The first value between the two that has the right form, without blanks. Where the end is not there, or something was
 * left out on the way, there is none.
 */
export function between(
  text: ErrorText,
  before: string,
  after: string,
  isRight: (value: string) => boolean = () => true,
): Found {
  const [open, close] = [squeezed(before), squeezed(after)];
  let hidden = false;
  let from = 0;
  for (let tries = 0; tries < mostPlaces; tries += 1) {
    const start = text.lower.indexOf(open, from);
    if (start < 0) break;
    from = start + open.length;
    const end = text.lower.indexOf(close, from);
    if (end < 0) break;
    if (end - from > longestValue) continue;
    const value = text.compact.slice(from, end);
    if (value === '' || cutMark.test(value)) continue;
    if (mask.test(value)) hidden = true;
    else if (isRight(value)) return { value, hidden: false };
  }
  return { hidden };
}

/** The same with the words that may stand before it, the first that leads to a value. */
export function betweenAny(
  text: ErrorText,
  befores: readonly string[],
  after: string,
  isRight?: (value: string) => boolean,
): Found {
  let hidden = false;
  for (const before of befores) {
    const found = between(text, before, after, isRight);
    if (found.value !== undefined) return found;
    hidden ||= found.hidden;
  }
  return { hidden };
}

const guidForm = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** The GUID right behind these words. */
export function guidAfter(text: ErrorText, words: string): string | undefined {
  const open = squeezed(words);
  let from = 0;
  for (let tries = 0; tries < mostPlaces; tries += 1) {
    const start = text.lower.indexOf(open, from);
    if (start < 0) return undefined;
    from = start + open.length;
    const value = text.lower.slice(from, from + 36);
    if (isGuid(value)) return value;
  }
  return undefined;
}

export function isAction(value: string): boolean {
  return /^[a-z][\w.]{2,80}(\/[\w.*-]{1,120}){1,12}$/i.test(value);
}

export function isScope(value: string): boolean {
  return /^\/[\w.()/\-~@%+:]{0,1500}$/.test(value) && parseArmId(value) !== undefined;
}

const correlationNames = [
  'x-ms-correlation-request-id',
  'x-ms-correlation-id',
  'managed identity correlation id',
  'correlation id',
  'correlation_id',
  'x-ms-request-id',
  'activityid',
  'x-ms-activity-id',
  'apim-request-id',
  'requestid',
  'request-id',
  'trace id',
].map((name) => ({ name: squeezed(name) }));

/** The ID to tell support: ARM's and Entra ID's correlation ID before the ID of one request. */
export function correlationOf(text: ErrorText): string | undefined {
  for (const { name } of correlationNames) {
    let from = 0;
    for (let tries = 0; tries < mostPlaces; tries += 1) {
      const start = text.lower.indexOf(name, from);
      if (start < 0) break;
      from = start + name.length;
      const rest = text.lower.slice(from, from + 46);
      const found = new RegExp(`^['":=[\\s>]{1,6}(${guidForm})`).exec(rest);
      if (found?.[1] !== undefined) return found[1];
    }
  }
  return /TrackingId:([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?:_G\d{1,4}(?!\d)|(?=[^\w-])))/i.exec(
    text.compact,
  )?.[1];
}
