/** What a terminal, a log or an SDK put around an error is taken off, so that each reader finds the service's own sentence. */

import { bareLine } from './logPrefix';

/** An error without its wrapping. Both forms are read without regard to case; `lower` is `compact` for that. */
export interface ErrorText {
  /** Without any white space, so that it does not matter where lines were broken. */
  readonly compact: string;
  readonly lower: string;
  /** On lines, those that a terminal had broken put together again: for addresses, which end where a blank is. */
  readonly lines: string;
  /** The same in lower case. */
  readonly lowerLines: string;
  /** On one line, with single blanks: for names that have blanks. */
  readonly spaced: string;
  /** More was given than is read. */
  readonly shortened: boolean;
}

/** A log ends with what failed, so of a longer text the end is read. In characters. */
export const mostCharacters = 60_000;

/** Lines of at least so many signs are rules between parts, as the SDK for Go prints them. */
const rule = /[-=_]{10,}/g;
/** Stands where a rule was: no part of any name or address. */
const ruled = '\u00a6';

/** Marks of what was left out; what stands beside them is half of something. */
const cut = /[ \t]{0,4}(?:[[<(](?:truncated|snip|snipped|cut|omitted)[\])>]|(?<=\s)\.\.\.(?=\s))[ \t]{0,4}/gi;

export function errorText(given: string): ErrorText {
  const shortened = given.length > mostCharacters;
  const lines = withoutSecrets(
    unescaped(unwrapped(uncoloured(shortened ? given.slice(-mostCharacters) : given))),
  )
    .replace(rule, ruled)
    .replace(cut, '\u2026')
    .replace(/[\u200b-\u200d\ufeff]/g, '');
  const compact = lines.replace(/\s+/g, '');
  return {
    compact,
    lower: compact.toLowerCase(),
    lines,
    lowerLines: lines.toLowerCase(),
    spaced: lines.replace(/\s+/g, ' '),
    shortened,
  };
}

/** Tokens and signatures are taken out before anything is read, so that no value found can hold one. */
function withoutSecrets(text: string): string {
  return text
    .replace(/eyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g, '***')
    .replace(
      /(sig|accountkey|sharedaccesskey|sharedaccesssignature|client_secret|client_assertion|password|pwd|access_token|refresh_token)(["']?\s{0,2}[=:]\s{0,2}["']?)[^&;\s"',]{1,4000}/gi,
      '$1$2***',
    );
}

/** Without the escape sequences of terminals, also where the escape sign itself was lost or made visible. */
function uncoloured(text: string): string {
  return (
    text
      // Links and titles: from `ESC ]` to the bell or `ESC \`.
      .replace(/\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)/g, '')
      .replace(/(?:\u001b|\u241b|\^\[|\\u001b|\\x1b|\\033|\\e)\[[0-9;?]{0,20}[A-Za-z]/g, '')
      .replace(/\[[0-9;]{1,12}m/g, '')
      .replace(/\r\n?/g, '\n')
  );
}

/**
 * Puts together what a terminal or a log had broken. A line is full when it is as long as the longest one; it goes on in
 * the next without a blank. So does one that ends in a hyphen, where programs break that break at words.
 */
function unwrapped(text: string): string {
  const raw = text.split('\n').map((line) => line.trimEnd());
  const bare = raw.map(bareLine);
  const [widthRaw, widthBare] = [longest(raw), longest(bare)];
  let out = '';
  for (const [at, line] of bare.entries()) {
    out += line;
    if (at === bare.length - 1) break;
    const full = raw[at]?.length === widthRaw || line.length === widthBare;
    const goesOn = (full && line.length >= shortestFull) || /[A-Za-z0-9]-$/.test(line);
    out += goesOn ? '' : '\n';
    // What follows a broken line may be indented by whoever broke it; a single blank belongs to the text.
    if (goesOn) bare[at + 1] = (bare[at + 1] ?? '').replace(/^[ \t]{2,}/, '');
  }
  return out;
}

/** Nobody breaks lines shorter than this. */
const shortestFull = 40;

function longest(lines: readonly string[]): number {
  return lines.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Undoes JSON's escapes, four deep at most, the entities of XML, and texts that were written as a sum of parts. */
function unescaped(text: string): string {
  let plain = text.replace(
    /&(lt|gt|quot|apos|amp|#39|#x27);/g,
    (_whole, entity: string) => entities[entity] ?? '',
  );
  for (let depth = 0; depth < 4 && plain.includes('\\'); depth += 1)
    plain = plain.replace(/\\(["'\\/nrt]|u\{?[0-9a-fA-F]{2,6}\}?)/g, (_whole, escape: string) =>
      signOf(escape),
    );
  return plain.replace(/(["'])[ \t]{0,4}\+[ \t]{0,4}\n[ \t]{0,40}\1/g, '');
}

function signOf(escape: string): string {
  if (escape === 'n' || escape === 'r') return '\n';
  if (escape === 't') return ' ';
  if (!escape.startsWith('u')) return escape;
  const code = Number.parseInt(escape.replace(/[u{}]/g, ''), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  '#39': "'",
  '#x27': "'",
};
