/** Where code can stand in a Rust file: as a statement of a function, as an item, or as an argument. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { braceSlot, entriesOf } from '../braceSlot';
import type { Shape, Slot } from '../braceSlot';
import type { ParsedFile } from '../language';
import { beginsLine, lineStart, nextLine } from '../lines';
import { ancestors } from '../nodes';
import { readUses } from './imports';
import { firstLine } from './header';

export interface RustSlot extends Slot {
  readonly kind: 'statement' | 'item' | 'argument';
}

const shape: Shape = {
  owners: /^(block|declaration_list|source_file)$/,
  flat: /^source_file$/,
  comment: /^(line|block)_comment$|^shebang$/,
  list: 'arguments',
  attaches: (node) => node.type === 'attribute_item' || node.childForFieldName('outer') !== null,
};

/** What a statement runs in: it says whether `?` and `.await` may be written. */
const bodies = /^(function_item|closure_expression|async_block)$/;
const constants = /^(const_item|static_item|const_block|enum_variant|array_type|const_parameter)$/;

/** The slot for a cursor at `offset`; `undefined` where no code can stand. */
export function slotAt(file: ParsedFile, offset: number): RustSlot | undefined {
  const slot = braceSlot(file, offset, shape);
  if (!slot) return undefined;
  if (slot.line === 'gap') return bodyOf(slot.owner) && { ...slot, kind: 'argument' };
  if (slot.owner.type === 'block') return bodyOf(slot.owner) && statementSlot(file, slot);
  return itemSlot(file, slot);
}

/** The function, closure or asynchronous block that an expression runs in; `undefined` in constants and outside of any. */
export function bodyOf(node: Node): Node | undefined {
  for (const around of [node, ...ancestors(node)]) {
    if (constants.test(around.type)) return undefined;
    if (bodies.test(around.type)) return isConst(around) ? undefined : around;
  }
  return undefined;
}

function isConst(body: Node): boolean {
  const modifiers = body.children.find((child) => child?.type === 'function_modifiers');
  return /\bconst\b/.test(modifiers?.text ?? '');
}

/** A statement goes in front of the expression a block ends in: behind it there is no room. */
function statementSlot(file: ParsedFile, slot: Slot): RustSlot | undefined {
  const last = entriesOf(slot.owner, shape).at(-1);
  if (!last || last.endIndex > slot.start || !isTail(last)) return { ...slot, kind: 'statement' };
  if (!beginsLine(file.text, last.startIndex)) return undefined;
  const start = lineStart(file.text, last.startIndex);
  return { ...slot, kind: 'statement', line: 'whole', start, end: start };
}

/** Whether the last entry of a block is its value, as far as its text tells. */
function isTail(last: Node): boolean {
  if (/_item$|_declaration$|_definition$|^empty_statement$/.test(last.type)) return false;
  if (last.type !== 'expression_statement') return true;
  if (last.text.endsWith(';')) return false;
  if (/^(for|while)_expression$/.test(last.firstNamedChild?.type ?? '')) return false;
  const owner = last.parent?.parent;
  const isPlainFunction = owner?.type === 'function_item' && owner.childForFieldName('return_type') === null;
  return !isPlainFunction && owner?.type !== 'expression_statement';
}

/** Items go behind the `use` declarations, and into no trait or implementation of one. */
function itemSlot(file: ParsedFile, slot: Slot): RustSlot | undefined {
  const owner = slot.owner.parent;
  if (owner && (owner.type === 'impl_item' ? owner.childForFieldName('trait') : owner.type !== 'mod_item'))
    return undefined;
  const uses =
    owner?.type === 'impl_item' ? [] : readUses(file).filter(({ scope }) => scope.equals(slot.owner));
  const lastUse = uses.at(-1)?.node;
  const head = owner?.type === 'impl_item' ? slot.start : firstLine(file, slot.owner);
  const earliest = lastUse ? Math.max(head, nextLine(file.text, lastUse.endIndex)) : head;
  if (slot.start >= earliest) return { ...slot, kind: 'item' };
  return { ...slot, kind: 'item', line: 'whole', start: earliest, end: earliest };
}
