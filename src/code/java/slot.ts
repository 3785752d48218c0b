/** Finds where a new statement, field or argument can stand in a Java file, given where the cursor is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { braceSlot, entriesOf } from '../braceSlot';
import type { Shape, Slot } from '../braceSlot';
import { beginsLine, indentAt, lineStart, nextLine } from '../lines';
import type { ParsedFile } from '../language';
import { neverEnds } from './flow';

/** What holds statements or members. */
export const owners = /^(block|constructor_body|class_body|enum_body(_declarations)?)$/;

const shape: Shape = {
  owners,
  flat: /^enum_body_declarations$/,
  comment: /comment$/,
  list: 'argument_list',
  attaches: isAttached,
};

/** The slot for a cursor at `offset`; `undefined` where no code can stand or the file does not parse. */
export function slotAt(file: ParsedFile, offset: number): Slot | undefined {
  const slot = braceSlot(file, offset, shape);
  if (slot?.line !== 'gap') return slot && (isMember(slot) ? behindConstants(slot) : reachable(file, slot));
  // Enum constants have arguments too, but theirs have a type of their own.
  return slot.owner.parent?.type === 'enum_constant' ? undefined : slot;
}

/** Whether the code in a slot is a field, and no statement. */
export function isMember({ owner }: Slot): boolean {
  return /^(class_body|enum_body(_declarations)?)$/.test(owner.type);
}

/** The members of an enum begin behind a semicolon. */
function behindConstants(slot: Slot): Slot | undefined {
  const { owner, start } = slot;
  if (owner.type !== 'enum_body') return slot;
  const members = owner.lastNamedChild;
  const isBehind = members?.type === 'enum_body_declarations' && members.startIndex < start;
  return isBehind ? slot : undefined;
}

/** A comment that has its lines for itself and code right below. */
function isAttached(node: Node): boolean {
  if (!shape.comment.test(node.type)) return false;
  const below = node.nextNamedSibling;
  const isTrailing = node.previousSibling?.endPosition.row === node.startPosition.row;
  return !isTrailing && below !== null && below.startPosition.row - node.endPosition.row < 2;
}

/** Moves a place behind `super(…)`, and in front of a statement behind which the compiler refuses everything. */
function reachable(file: ParsedFile, slot: Slot): Slot | undefined {
  const { text } = file;
  const entries = entriesOf(slot.owner, shape);
  const call = entries.find(({ type }) => type === 'explicit_constructor_invocation');
  if (call && slot.start <= call.startIndex) return moved(slot, nextLine(text, call.endIndex), text, call);
  const last = entries.find((entry) => entry.endIndex <= slot.start && neverEnds(entry));
  if (!last) return slot;
  let first = last;
  for (
    let above = first.previousNamedSibling;
    above && isAttached(above);
    above = above.previousNamedSibling
  ) {
    first = above;
  }
  return beginsLine(text, first.startIndex)
    ? moved(slot, lineStart(text, first.startIndex), text, first)
    : undefined;
}

function moved(slot: Slot, start: number, text: string, beside: Node): Slot {
  return { ...slot, line: 'whole', start, end: start, indent: indentAt(text, beside.startIndex) };
}
