/** Finds the line where new code can stand in a file of a language with braces, given where the cursor is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from './language';
import { beginsLine, indentAt, isBlankLine, lastInk, lineEnd, lineStart, nextInk, nextLine } from './lines';
import { ancestors, namedChildren, nodeAt } from './nodes';
import type { Span } from './text';

/** A place for whole lines, or between the parentheses of a call. */
export interface Slot extends Span {
  /** `whole`: lines are put in at a line start. `blank`: the span is a blank line, to be filled. `gap`: an argument. */
  readonly line: 'whole' | 'blank' | 'gap';
  readonly indent: string;
  /** What will hold the code. */
  readonly owner: Node;
}

/** How a grammar calls what matters here. */
export interface Shape {
  /** Types of the nodes that hold statements, members or items, one below the other. */
  readonly owners: RegExp;
  /** Owners whose entries are not indented. */
  readonly flat: RegExp;
  readonly comment: RegExp;
  /** The arguments of a call, with their parentheses. */
  readonly list: string;
  /** Whether a node belongs to the entry that follows it, such as an attribute. */
  attaches?(node: Node): boolean;
}

/** The slot for a cursor at `offset`; `undefined` where no code can stand or the file does not parse. */
export function braceSlot(file: ParsedFile, offset: number, shape: Shape): Slot | undefined {
  const slot = argumentGap(file, offset, shape) ?? lineSlot(file, offset, shape);
  if (!slot || isBroken(slot)) return undefined;
  return slot.line === 'gap' ? slot : aboveAttached(file, slot, shape);
}

/** Between `(` or `,` and `)` of a call: the cursor stands where the next argument would. */
function argumentGap({ text, tree }: ParsedFile, offset: number, shape: Shape): Slot | undefined {
  const before = lastInk(text, offset) - 1;
  const close = nextInk(text, offset);
  if (!/[(,]/.test(text.charAt(before)) || text.charAt(close) !== ')') return undefined;
  const list = nodeAt(tree.rootNode, { start: before, end: close + 1 });
  if (list.type !== shape.list || list.parent?.hasError !== false || close + 1 !== list.endIndex)
    return undefined;
  if (list.descendantForIndex(before, before + 1)?.parent?.equals(list) !== true) return undefined;
  return { line: 'gap', start: offset, end: offset, indent: indentAt(text, before), owner: list };
}

function lineSlot(file: ParsedFile, offset: number, shape: Shape): Slot | undefined {
  const { text, tree } = file;
  const start = lineStart(text, offset);
  const end = lineEnd(text, start);
  if (isBlankLine(text, offset)) {
    const owner = tree.rootNode.descendantForIndex(start, end) ?? tree.rootNode;
    return shape.owners.test(owner.type) ? { ...slotIn(file, owner, start, 'blank', shape), end } : undefined;
  }
  const first = tree.rootNode.descendantForIndex(nextInk(text, start), nextInk(text, start) + 1);
  const remark = first && [first, ...ancestors(first)].find(({ type }) => shape.comment.test(type));
  if (remark?.parent) {
    if (!shape.owners.test(remark.parent.type)) return undefined;
    return slotIn(file, remark.parent, nextLine(text, lastInk(text, remark.endIndex)), 'whole', shape);
  }
  return slotAtCode(file, offset, start, shape);
}

function slotAtCode(file: ParsedFile, offset: number, start: number, shape: Shape): Slot | undefined {
  const { text, tree } = file;
  const last = endOfCode(file, start, shape);
  const at = Math.min(Math.max(offset, nextInk(text, start)), Math.max(start, last - 1));
  const leaf = tree.rootNode.descendantForIndex(at, at + 1);
  if (!leaf) return undefined;
  if (offset >= last) {
    const opened = text.charAt(last - 1) === '{' ? leaf.parent : undefined;
    if (opened && shape.owners.test(opened.type))
      return slotIn(file, opened, nextLine(text, start), 'whole', shape);
    const ended = entriesAround(text, leaf, shape).find(
      (entry) => entry.endIndex <= last || lastInk(text, entry.endIndex) <= last,
    );
    if (ended?.parent) return slotIn(file, ended.parent, nextLine(text, start), 'whole', shape);
  }
  if (
    leaf.type === '}' &&
    leaf.parent &&
    shape.owners.test(leaf.parent.type) &&
    beginsLine(text, leaf.startIndex)
  )
    return slotIn(file, leaf.parent, start, 'whole', shape);
  const [entry] = entriesAround(text, leaf, shape);
  return entry?.parent
    ? slotIn(file, entry.parent, lineStart(text, entry.startIndex), 'whole', shape)
    : undefined;
}

/** The statements, members and items around a token that begin their own line, innermost first. */
export function entriesAround(text: string, leaf: Node, { owners }: Pick<Shape, 'owners'>): Node[] {
  return [leaf, ...ancestors(leaf)].filter(
    (node) =>
      node.parent !== null &&
      owners.test(node.parent.type) &&
      node.isNamed &&
      beginsLine(text, node.startIndex),
  );
}

/** A place in `owner`, indented as its neighbours are, or one step deeper than the owner. */
function slotIn(file: ParsedFile, owner: Node, start: number, line: Slot['line'], shape: Shape): Slot {
  const { text } = file;
  const entries = entriesOf(owner, shape).filter((child) => beginsLine(text, child.startIndex));
  const neighbour = entries.find((entry) => entry.startIndex >= start) ?? entries.at(-1);
  const deeper = shape.flat.test(owner.type) ? '' : indentAt(text, owner.startIndex) + stepOf(file);
  const indent = neighbour ? indentAt(text, neighbour.startIndex) : deeper;
  return { line, start, end: start, indent, owner };
}

/** What an owner holds, without comments. */
export function entriesOf(owner: Node, { comment }: Pick<Shape, 'comment'>): Node[] {
  return namedChildren(owner).filter(({ type }) => !comment.test(type));
}

/** Moves a slot in front of the attributes that belong to what follows it. */
function aboveAttached({ text }: ParsedFile, slot: Slot, { attaches }: Shape): Slot {
  let above = slot;
  for (const child of [...namedChildren(slot.owner)].reverse()) {
    if (child.startIndex >= above.start) continue;
    if (attaches?.(child) !== true) break;
    const start = lineStart(text, child.startIndex);
    above = { ...slot, line: 'whole', start, end: start };
  }
  return above;
}

/** Whether the place lies in or right beside code that did not parse. */
function isBroken({ owner, start, end }: Slot): boolean {
  if ([owner, ...ancestors(owner)].some((node) => node.isError)) return true;
  const children = namedChildren(owner);
  const before = children.findLast((child) => child.endIndex <= start);
  const after = children.find((child) => child.startIndex >= end);
  const around = children.find((child) => child.startIndex < start && child.endIndex > end);
  return before?.isError === true || after?.isError === true || around !== undefined || endsBroken(before);
}

/** A statement whose end is missing, such as one without its semicolon, leaves no room behind it. */
function endsBroken(node: Node | undefined): boolean {
  let last: Node | null | undefined = node;
  while (last && last.childCount > 0) last = last.lastChild;
  return last?.isMissing === true;
}

/** Offset behind the last token of a line that is no comment. */
function endOfCode({ text, tree }: ParsedFile, start: number, { comment }: Shape): number {
  const end = lastInk(text, lineEnd(text, start));
  const leaf = tree.rootNode.descendantForIndex(end - 1, end);
  return leaf && comment.test(leaf.type) ? lastInk(text, leaf.startIndex) : end;
}

/** One step of indentation: a tab in a file indented with tabs only, whatever the editor is set to. */
export function stepOf({ text, indent }: ParsedFile): string {
  return /^\t+\S/m.test(text) && !/^ +[^\s*]/m.test(text) ? '\t' : indent;
}
