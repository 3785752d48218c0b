/** Where code can stand in a C++ file: as statements of a function, as a function of its own, or as an argument. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { braceSlot } from '../braceSlot';
import type { Shape, Slot } from '../braceSlot';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { declarationsStart } from './includes';

export interface CppSlot extends Slot {
  readonly kind: 'statement' | 'function' | 'argument';
}

export const owners = /^(compound_statement|declaration_list|translation_unit|preproc_(if|ifdef|else|elif))$/;

const shape: Shape = {
  owners,
  flat: /^(translation_unit|preproc_\w+)$/,
  comment: /^comment$/,
  list: 'argument_list',
};

/** The slot for a cursor at `offset`; `undefined` where no code can stand. */
export function slotAt(file: ParsedFile, offset: number): CppSlot | undefined {
  const slot = braceSlot(file, offset, shape);
  if (!slot) return undefined;
  if (slot.line === 'gap')
    return functionAround(slot.owner) && slot.owner.namedChildCount === 0
      ? { ...slot, kind: 'argument' }
      : undefined;
  if (functionAround(slot.owner))
    return slot.owner.parent?.type === 'switch_statement' ? undefined : { ...slot, kind: 'statement' };
  if (isSplit(slot)) return undefined;
  const start = declarationsStart(file);
  if (slot.owner.type === 'declaration_list' && slot.owner.parent?.type === 'linkage_specification')
    return undefined;
  if (slot.start >= start) return { ...slot, kind: 'function' };
  return { ...slot, kind: 'function', line: 'whole', start, end: start, indent: '' };
}

/** The function or lambda whose body an owner is in. */
export function functionAround(node: Node): Node | undefined {
  return [node, ...ancestors(node)].find((around) =>
    /^(function_definition|lambda_expression)$/.test(around.type),
  );
}

/** A macro or condition that is cut through by the place: what the grammar took apart is left alone. */
function isSplit({ owner, start }: Slot): boolean {
  return owner.children.some((child) => child !== null && child.startIndex < start && start < child.endIndex);
}
