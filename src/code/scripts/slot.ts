/** Finds the lines where a new statement can stand in a script, given where the cursor is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { beginsLine, indentAt, isBlankLine, lastInk, lineEnd, lineStart, nextInk, nextLine } from '../lines';
import { allChildren, ancestors, spanOf, touches } from '../nodes';
import type { Span } from '../text';

/** What a script language says of its blocks. */
export interface Blocks {
  /** Whether a statement can begin at `offset`, whose innermost node around is `around`. */
  holds(around: Node, offset: number): boolean;
  /** The units that make the next line part of this one, when they end a line. */
  readonly continuation: string;
  /** The end of a line after which a body begins. */
  readonly opener: RegExp;
  /** The start of a line that ends a body. */
  readonly closer: RegExp;
  /** Offset behind what has to stay on top. */
  headerEnd(file: ParsedFile): number;
}

export interface Slot extends Span {
  readonly indent: string;
  /** The slot is a blank line, which the code replaces; else the code brings its own line end. */
  readonly isBlank: boolean;
}

/** The slot for a cursor at `offset`; `undefined` where no statement can stand. */
export function slotIn(file: ParsedFile, offset: number, blocks: Blocks): Slot | undefined {
  const { text } = file;
  const header = blocks.headerEnd(file);
  if (offset < header) return canStand(file, header, blocks) ? { ...at(header), indent: '' } : undefined;
  const start = lineStart(text, offset);
  if (isBlankLine(text, offset)) {
    if (!canStand(file, start, blocks)) return undefined;
    return { start, end: lineEnd(text, start), indent: indentOfBlank(file, start, blocks), isBlank: true };
  }
  const ink = lastInk(text, lineEnd(text, offset));
  const below = nextLine(text, offset);
  if (offset >= ink && canStand(file, below, blocks)) {
    const opens = blocks.opener.test(text.slice(start, ink));
    return { ...at(below), indent: indentAt(text, offset) + (opens ? file.indent : '') };
  }
  return canStand(file, start, blocks) ? { ...at(start), indent: indentAt(text, start) } : undefined;
}

function at(offset: number): Span & { readonly isBlank: false } {
  return { start: offset, end: offset, isBlank: false };
}

/** Whether whole lines can be put in at the start of a line, or behind the last one. */
function canStand(file: ParsedFile, offset: number, blocks: Blocks): boolean {
  const before = file.text.slice(lineStart(file.text, Math.max(0, offset - 1)), offset).trimEnd();
  if (before.endsWith(blocks.continuation) && !before.trimStart().startsWith('#')) return false;
  const around = nodeAround(file.tree.rootNode, offset);
  return !isBroken(file, around, offset) && blocks.holds(around, offset);
}

/** The innermost node that begins before `offset` and ends behind it. */
function nodeAround(root: Node, offset: number): Node {
  const leaf = root.descendantForIndex(offset, offset) ?? root;
  const isAround = (node: Node): boolean =>
    node.startIndex < offset && node.endIndex > offset && node.text.trim() !== '';
  return [leaf, ...ancestors(leaf)].find(isAround) ?? root;
}

/** Whether the code next to the place, or around it, did not parse. */
function isBroken({ text }: ParsedFile, around: Node, offset: number): boolean {
  // A file with nothing but comments is an error to some grammars.
  const isEmpty = allChildren(around).every(({ type, text: of }) => type === 'comment' || of.trim() === '');
  if (isEmpty && around.parent === null) return false;
  if (around.isError || [...ancestors(around)].some((node) => node.isError)) return true;
  const near = { start: lastInk(text, offset), end: nextInk(text, offset) };
  return allChildren(around).some((node) => node.isError && touches(spanOf(node), near));
}

/** The blank line's own blanks, else those of the line below, or of the one above where the one below ends the block. */
function indentOfBlank(file: ParsedFile, start: number, { closer, opener }: Blocks): string {
  const { text } = file;
  const own = indentAt(text, start);
  if (own !== '') return own;
  const next = nextInk(text, start);
  const isNextLine = next < text.length && beginsLine(text, next);
  if (isNextLine && !closer.test(text.slice(next, lineEnd(text, next)))) return indentAt(text, next);
  const above = lastInk(text, start);
  if (above === 0 || (next >= text.length && indentAt(text, above - 1) === '')) return '';
  const line = text.slice(lineStart(text, above - 1), above);
  return indentAt(text, above - 1) + (opener.test(line) ? file.indent : '');
}
