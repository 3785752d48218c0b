/** How a Python file writes its strings, and how a value is written as one. */

import type { ParsedFile } from '../language';
import { perTree } from '../query';

/** Strings that are looked at before the quote is settled. */
const sample = 50;

/** The quote most of the file's one-line strings use; the double one when it has none. */
export const quoteOf = perTree(({ text, tree }): '"' | "'" => {
  const count = { '"': 0, "'": 0 };
  const quotes = /["'#]/g;
  for (let hit = quotes.exec(text), seen = 0; hit && seen < sample; hit = quotes.exec(text)) {
    const node = tree.rootNode.descendantForIndex(hit.index, hit.index + 1);
    if (node?.type === 'comment') quotes.lastIndex = Math.max(node.endIndex, hit.index + 1);
    if (node?.type !== 'string_start') continue;
    seen++;
    quotes.lastIndex = Math.max(node.parent?.endIndex ?? 0, hit.index + 1);
    if (node.text.endsWith('"""') || node.text.endsWith("'''")) continue;
    count[node.text.endsWith('"') ? '"' : "'"]++;
  }
  return count["'"] > count['"'] ? "'" : '"';
});

/** One step of indentation: a tab in a file indented with tabs only, whatever the editor is set to. */
export function stepOf({ text, indent }: ParsedFile): string {
  return /^\t+\S/m.test(text) && !/^ +\S/m.test(text) ? '\t' : indent;
}

/** A string literal whose value is `value`, whatever stands in it. */
export function literal(value: string, quote: string): string {
  const escaped = Array.from(value, (unit) => {
    if (unit === '\\' || unit === quote) return `\\${unit}`;
    const code = unit.codePointAt(0) ?? 0;
    return code < 32 || code === 127 ? `\\x${code.toString(16).padStart(2, '0')}` : unit;
  });
  return quote + escaped.join('') + quote;
}

/** A name or remark as the text of a one-line comment. */
export function commentText(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
