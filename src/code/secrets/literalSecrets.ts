/** Finds string literals that hold a key, a connection string, a shared access signature or a SQL password. */

import type { Finding, Language, ParsedFile } from '../language';
import type { Span } from '../text';
import { mergedSpans } from '../treeEdits';
import { canReadSecret } from './keyVaultRead';
import { secretKind, secretMarks } from './secretKind';

/** Where a look may pay: cheaper than asking the tree about each literal of a file. */
const marks = new RegExp(secretMarks.map(({ source }) => source).join('|'), 'gi');
/** A mark is no longer, but for blanks in it. */
const longestMark = 40;

/** One finding for each literal, at its content. The content itself goes nowhere. */
export function literalSecrets(language: Language, file: ParsedFile, within?: readonly Span[]): Finding[] {
  if (!language.stringAt) return [];
  const found = new Map<number, Finding>();
  for (const offset of marksIn(file.text, within ?? [{ start: 0, end: file.text.length }])) {
    const literal = language.stringAt(file, offset);
    const variant = literal && secretKind(literal.value);
    if (!variant) continue;
    const { start, end } = literal;
    const fix = variant === 'vault' && canReadSecret(language) ? 'replace' : 'none';
    found.set(start, { rule: 'secret-in-code', start, end, variant, values: {}, fix });
  }
  return [...found.values()];
}

/** Where marks begin in some stretches of a text; the last may end behind them. */
function marksIn(text: string, within: readonly Span[]): number[] {
  return mergedSpans(within).flatMap(({ start, end }) =>
    [...text.slice(start, end + longestMark).matchAll(marks)]
      .map(({ index }) => start + index)
      .filter((offset) => offset <= end),
  );
}
