/** Raw token requests in code: addresses of identity endpoints that stand in string literals. */

import type { Finding, Language, ParsedFile, RuleContext } from './language';
import { rawHostOf, rawRequestFindings } from './rawRequests';
import type { Span } from './text';

const marks = /169\.254\.169\.254\/metadata\/identity|[?&]api-version=\d{4}-\d\d-\d\d/gi;

/**
 * What an address alone shows to be wrong: headers and further parameters may stand anywhere. A query without a host is
 * taken for that of the one endpoint its file speaks of.
 */
export function rawRequestLiterals(
  language: Language,
  file: ParsedFile,
  context: RuleContext,
  within?: readonly Span[],
): Finding[] {
  const { text } = file;
  const seen = new Set<number>();
  return [...text.matchAll(marks)].flatMap(({ index }) => {
    if (within && !within.some(({ start, end }) => start <= index && index <= end)) return [];
    const literal = language.stringAt?.(file, index);
    if (!literal || seen.has(literal.start)) return [];
    seen.add(literal.start);
    const { start, end, value } = literal;
    // With escapes in it, offsets would be those of another text.
    if (text.slice(start, end) !== value) return [];
    const host = rawHostOf(value) ?? (/[?&]resource=/.test(value) ? rawHostOf(text) : undefined);
    return rawRequestFindings(
      text,
      { start, end, knowsHeaders: false, knowsParameters: false },
      context,
      host,
    );
  });
}
