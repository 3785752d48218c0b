/** Finds where a new statement, member or expression can stand in a C# file, given where the cursor is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { beginsLine, indentAt, isBlankLine, lastInk, lineEnd, lineStart, nextInk, nextLine } from '../lines';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren, nodeAt } from '../nodes';
import type { Span } from '../text';
import { stepOf } from './style';
import { readUsings } from './usings';

export interface Slot extends Span {
  readonly kind: 'statement' | 'member' | 'expression';
  /** `whole`: lines are put in at a line start. `blank`: the span is a blank line, to be filled. */
  readonly line: 'whole' | 'blank';
  readonly indent: string;
  /** The block, type body or file the code will be in. */
  readonly owner: Node;
}

/** What holds statements or members. */
const owners = /^(block|declaration_list|compilation_unit)$/;
const membersOf = /^(class|struct|record)_declaration$/;
const typesAndNamespaces =
  /^((class|struct|record|interface|enum|delegate|namespace|file_scoped_namespace)_declaration)$/;

/** The slot for a cursor at `offset`; `undefined` where no code can stand or the file does not parse. */
export function slotAt(file: ParsedFile, offset: number): Slot | undefined {
  const slot = argumentGap(file, offset) ?? lineSlot(file, offset);
  if (!slot || isBroken(slot)) return undefined;
  if (slot.kind === 'expression' || slot.owner.type === 'block') return slot;
  return slot.owner.type === 'compilation_unit' ? topLevel(file, slot) : memberSlot(slot);
}

/** Between the empty parentheses of a call. */
function argumentGap({ text, tree }: ParsedFile, offset: number): Slot | undefined {
  const open = lastInk(text, offset) - 1;
  const close = nextInk(text, offset);
  if (text.charAt(open) !== '(' || text.charAt(close) !== ')') return undefined;
  const list = nodeAt(tree.rootNode, { start: open, end: close + 1 });
  if (list.type !== 'argument_list' || list.namedChildCount > 0 || list.parent?.hasError === true)
    return undefined;
  if (list.startIndex !== open || list.endIndex !== close + 1) return undefined;
  return {
    kind: 'expression',
    line: 'whole',
    start: offset,
    end: offset,
    indent: indentAt(text, open),
    owner: list,
  };
}

function lineSlot(file: ParsedFile, offset: number): Slot | undefined {
  const { text, tree } = file;
  const start = lineStart(text, offset);
  const end = lineEnd(text, start);
  const first = tree.rootNode.descendantForIndex(nextInk(text, start), nextInk(text, start) + 1);
  if (isBlankLine(text, offset)) {
    const owner = tree.rootNode.descendantForIndex(start, end) ?? tree.rootNode;
    return owners.test(owner.type) ? { ...slotIn(file, owner, start, 'blank'), end } : undefined;
  }
  if (first?.type === 'comment' && first.parent) {
    return owners.test(first.parent.type)
      ? slotIn(file, first.parent, nextLine(text, first.endIndex), 'whole')
      : undefined;
  }
  return slotAtCode(file, offset, start);
}

function slotAtCode(file: ParsedFile, offset: number, start: number): Slot | undefined {
  const { text, tree } = file;
  const last = endOfCode(file, start);
  const leafOffset = Math.min(Math.max(offset, nextInk(text, start)), Math.max(start, last - 1));
  const leaf = tree.rootNode.descendantForIndex(leafOffset, leafOffset + 1);
  if (!leaf) return undefined;
  if (offset >= last) {
    const opened = text.charAt(last - 1) === '{' ? leaf.parent : undefined;
    if (opened && owners.test(opened.type)) return slotIn(file, opened, nextLine(text, start), 'whole');
    const ended = entriesAround(text, leaf).find((entry) => entry.endIndex <= last);
    if (ended?.parent) return slotIn(file, ended.parent, nextLine(text, start), 'whole');
  }
  if (
    leaf.type === '}' &&
    leaf.parent &&
    owners.test(leaf.parent.type) &&
    beginsLine(text, leaf.startIndex)
  ) {
    return slotIn(file, leaf.parent, start, 'whole');
  }
  const [entry] = entriesAround(text, leaf);
  return entry?.parent ? slotIn(file, entry.parent, lineStart(text, entry.startIndex), 'whole') : undefined;
}

/** The statements and members around a token that begin their own line, innermost first. */
function entriesAround(text: string, leaf: Node): Node[] {
  return [leaf, ...ancestors(leaf)].filter(
    (node) =>
      node.parent !== null &&
      owners.test(node.parent.type) &&
      node.isNamed &&
      beginsLine(text, node.startIndex),
  );
}

/** A place in `owner`, indented as its neighbours are, or one step deeper than the owner. */
function slotIn(file: ParsedFile, owner: Node, start: number, line: Slot['line']): Slot {
  const { text } = file;
  const entries = namedChildren(owner).filter(
    (child) => child.type !== 'comment' && beginsLine(text, child.startIndex),
  );
  const neighbour = entries.find((entry) => entry.startIndex >= start) ?? entries.at(-1);
  const deeper = owner.type === 'compilation_unit' ? '' : indentAt(text, owner.startIndex) + stepOf(file);
  const indent = neighbour ? indentAt(text, neighbour.startIndex) : deeper;
  return { kind: 'statement', line, start, end: start, indent, owner };
}

function memberSlot(slot: Slot): Slot | undefined {
  const type = slot.owner.parent;
  return type && membersOf.test(type.type) ? { ...slot, kind: 'member' } : undefined;
}

/** Top-level statements stand behind the directives and before the first type; a file of types has none. */
function topLevel(file: ParsedFile, slot: Slot): Slot | undefined {
  const children = namedChildren(file.tree.rootNode);
  const declaration = children.find(({ type }) => typesAndNamespaces.test(type));
  const hasStatements = children.some(({ type }) => type === 'global_statement');
  if (declaration && (!hasStatements || slot.start > declaration.startIndex)) return undefined;
  const heads = children.filter(({ type }) =>
    /^(using_directive|extern_alias_directive|global_attribute|shebang_directive)$/.test(type),
  );
  const lastHead = [...heads, ...readUsings(file).map(({ node }) => node)].at(-1);
  const head = Math.max(0, ...heads.map(({ endIndex }) => endIndex));
  if (!lastHead || slot.start >= head) return slot;
  const at = nextLine(file.text, head);
  return { ...slot, line: 'whole', start: at, end: at };
}

/** Whether the place lies in or right beside code that did not parse. */
function isBroken({ owner, start, end }: Slot): boolean {
  if ([owner, ...ancestors(owner)].some((node) => node.isError)) return true;
  const before = namedChildren(owner).findLast((child) => child.endIndex <= start);
  const after = namedChildren(owner).find((child) => child.startIndex >= end);
  return before?.isError === true || after?.isError === true || endsBroken(before);
}

/** A statement whose end is missing, such as one without its semicolon, leaves no room behind it. */
function endsBroken(node: Node | undefined): boolean {
  let last: Node | null | undefined = node;
  while (last && last.childCount > 0) last = last.lastChild;
  return last?.isMissing === true;
}

function endOfCode({ text, tree }: ParsedFile, start: number): number {
  const end = lastInk(text, lineEnd(text, start));
  const leaf = tree.rootNode.descendantForIndex(end - 1, end);
  return leaf?.type === 'comment' ? lastInk(text, leaf.startIndex) : end;
}
