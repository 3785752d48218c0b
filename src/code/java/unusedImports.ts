/** Takes out the imports of Azure classes that nothing uses once an expression is replaced. */

import type { ParsedFile } from '../language';
import { isBlankLine, lineStart, nextLine } from '../lines';
import type { Edit, Span } from '../text';
import { readImports, simpleName } from './imports';

/**
 * `edits`, which add imports, with the removals. A name that stands anywhere outside `gone`, were it in a comment, or in
 * what is `written`, keeps its import.
 */
export function unusedImports(
  file: ParsedFile,
  edits: readonly Edit[],
  gone: readonly Span[],
  written: string,
): Edit[] {
  const { text } = file;
  let all = [...edits];
  for (const { node, target, isStatic, isWildcard } of readImports(file).all) {
    const word = new RegExp(`\\b${simpleName(target)}\\b`, 'g');
    const uses = [...text.matchAll(word)].filter(
      ({ index }) => index < node.startIndex || index >= node.endIndex,
    );
    const isGone = ({ index }: { index: number }): boolean =>
      gone.some(({ start, end }) => start <= index && index < end);
    if (isStatic || isWildcard || !target.startsWith('com.azure.')) continue;
    if (uses.length === 0 || !uses.every(isGone) || written.match(word)) continue;
    all = withRemoval(text, all, lineStart(text, node.startIndex), nextLine(text, node.endIndex));
  }
  return all;
}

/** One edit for the line and what comes in right beside it; a group that was this line alone takes its blank line along. */
function withRemoval(text: string, edits: readonly Edit[], start: number, end: number): Edit[] {
  const isBeside = (edit: Edit): boolean =>
    edit.start === edit.end && (edit.end === start || edit.start === end);
  const beside = edits.filter(isBeside);
  const rest = edits.filter((edit) => !isBeside(edit));
  const isAlone = beside.length === 0 && isBlankLine(text, end) && isBlankLine(text, Math.max(0, start - 1));
  return [
    ...rest,
    { start, end: isAlone ? nextLine(text, end) : end, text: beside.map((edit) => edit.text).join('') },
  ];
}
