/** Finds string literals that hold a key, a connection string, a shared access signature or a SQL password. */

import type { Finding, Language, ParsedFile } from '../language';
import type { Span } from '../text';
import { secretKind } from './secretKind';

/** What stands in every text worth a look: cheaper than asking the tree about each literal of a file. */
const marks = /accountkey=|sharedaccesskey=|[?&]sig=|;\s*secret=|password=|pwd=/gi;

/** One finding for each literal, at its content. The content itself goes nowhere. */
export function literalSecrets(language: Language, file: ParsedFile, within?: readonly Span[]): Finding[] {
  if (!language.stringAt) return [];
  const found = new Map<number, Finding>();
  for (const { index } of file.text.matchAll(marks)) {
    if (within && !within.some(({ start, end }) => start <= index && index <= end)) continue;
    const literal = language.stringAt(file, index);
    const variant = literal && secretKind(literal.value);
    if (!variant) continue;
    const { start, end } = literal;
    found.set(start, { rule: 'secret-in-code', start, end, variant, values: {}, fix: 'none' });
  }
  return [...found.values()];
}
