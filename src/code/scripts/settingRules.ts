/** Settings that scripts write for an app, and that take its identity away or do nothing. */

import type { Finding, ParsedFile } from '../language';
import { touches } from '../nodes';
import type { Span } from '../text';
import { badValueFindings, misspeltFinding } from '../tokenCredentials';

export const settingTriggers: readonly RegExp[] = [/WEBSITE_DISABLE_MSI/, /AZURE_TOKEN_CREDENTIAL/];

/** `WEBSITE_DISABLE_MSI` that is given a true value: an argument, an assignment, an entry of a table or of JSON. */
const disabled =
  /\bWEBSITE_DISABLE_MSI\b(?:\}?['"]?\s*[=:]\s*|['"]\s*,\s*['"]?(?:slotSetting['"]?\s*[=:]\s*\w+\s*,\s*['"]?)?value['"]?\s*[=:]\s*)\$?(['"]?)(true|1)\b\1/gi;
/** The variable without its last letter, being set. */
const misspelt = /(?<![\w-])AZURE_TOKEN_CREDENTIAL(?=['"]?\s*=(?!=))/g;

/** The variable being given a value that is written. */
const pinned = /(?<![\w-])AZURE_TOKEN_CREDENTIALS(?:['"]?\s*=\s*)(['"]?)([\w.-]+)\1(?![\w$({])/g;

/** `msi-disabled`, and of `environment-not-read` the misspelt variable and bad values of the right one, outside of comments. */
export function settingFindings(file: ParsedFile, within?: readonly Span[]): Finding[] {
  const { text, tree } = file;
  const isCode = (at: Span): boolean =>
    tree.rootNode.descendantForIndex(at.start, at.end)?.type !== 'comment' &&
    (!within || within.some((span) => touches(span, at)));
  const found: Finding[] = [];
  for (const match of text.matchAll(disabled)) {
    const whole = { start: match.index, end: match.index + match[0].length };
    if (!isCode(whole)) continue;
    const value = match[2] ?? '';
    const end = whole.end - (match[1] ?? '').length;
    const edits = [{ start: end - value.length, end, text: value === '1' ? '0' : 'false' }];
    found.push({ ...whole, rule: 'msi-disabled', values: {}, fix: 'mend', edits });
  }
  for (const { index, 0: name } of text.matchAll(misspelt)) {
    const at = { start: index, end: index + name.length };
    if (isCode(at)) found.push({ ...at, ...misspeltFinding, edits: [{ ...at, text: `${name}S` }] });
  }
  for (const { index, 0: whole, 1: quote = '', 2: value = '' } of text.matchAll(pinned)) {
    const end = index + whole.length - quote.length;
    const at = { start: end - value.length, end };
    if (isCode({ start: index, end })) found.push(...badValueFindings({ ...at, value }));
  }
  return found;
}
