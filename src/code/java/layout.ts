/** Puts inserted Java on lines of its own, with the blank lines that members have between them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { entriesOf } from '../braceSlot';
import type { Slot } from '../braceSlot';
import type { ParsedFile } from '../language';
import { isBlankLine, nextLine } from '../lines';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { isMember } from './slot';

/** `code` with its remark above, and `follows`, a member that goes to the very same place, below. */
export function laidOut(
  file: ParsedFile,
  slot: Slot,
  comment: string | undefined,
  code: readonly SnippetPart[],
  follows: string | undefined,
): SnippetPart[] {
  const { text } = file;
  const { indent, start, end } = slot;
  const lineBreak = lineEndOf(text);
  const isWhole = slot.line === 'whole';
  const isOpen = isWhole && start > 0 && text.charAt(start - 1) !== '\n';
  const below = isWhole ? start : nextLine(text, end);
  const [previous, next] = neighbours(slot);
  const parted = (node: Node | undefined): boolean =>
    isMember(slot) && node !== undefined && node.type !== 'field_declaration';
  const gapAbove = parted(previous) && !isBlankAbove(text, start);
  const gapBelow = parted(next) && below < text.length && !isBlankLine(text, below);
  const parts: SnippetPart[] = [
    isOpen ? lineBreak : '',
    gapAbove ? lineBreak : '',
    comment === undefined ? '' : indent + comment + lineBreak,
    indent,
    ...code,
    isWhole && !isOpen ? lineBreak : '',
    gapBelow ? lineBreak : '',
    follows === undefined ? '' : lineBreak + follows.replace(/^[\r\n]+/, ''),
  ];
  return parts.filter((part) => part !== '');
}

function neighbours({ owner, start, end }: Slot): [Node | undefined, Node | undefined] {
  const entries = entriesOf(owner, { comment: /comment$/ });
  return [
    entries.findLast(({ endIndex }) => endIndex <= start),
    entries.find(({ startIndex }) => startIndex >= end),
  ];
}

function isBlankAbove(text: string, start: number): boolean {
  return /(^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 200), start));
}
