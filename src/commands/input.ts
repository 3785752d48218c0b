/** Tells apart how a command was called: by nobody in particular, on nodes of the tree, by a key, or with an argument object. */

import { Failure } from '../model/failure';
import { isNode, type Node } from '../tree/nodes';
import type { Arguments, CommandInput } from './deps';

/** What a keybinding hands over to mean whatever is selected in the view: the editor tells it no node. */
export const onSelection = 'selection';

/**
 * Reads what the editor hands to a handler. Objects of classes (the `Uri` that editor menus pass) count as nothing.
 * Throws `badArgument` for a text, a number or a list, which no command takes.
 */
export function commandInput(first: unknown, second?: unknown, selected: readonly Node[] = []): CommandInput {
  if (first === onSelection) {
    const [one, ...others] = selected;
    return one === undefined ? { from: 'nothing' } : { from: 'nodes', nodes: [one, ...others] };
  }
  if (isNode(first)) {
    const clicked = Array.isArray(second) ? second.filter(isNode) : [];
    // A click on a node outside the selection means that node alone.
    return {
      from: 'nodes',
      nodes: clicked.includes(first) ? [first, ...clicked.filter((node) => node !== first)] : [first],
    };
  }
  if (first === undefined || first === null) return { from: 'nothing' };
  if (isTerminal(first)) return { from: 'terminal' };
  if (isArguments(first)) return { from: 'arguments', values: first };
  if (typeof first === 'object' && !Array.isArray(first)) return { from: 'nothing' };
  throw new Failure('badArgument', { field: 'arguments', values: { reason: 'object' } });
}

/** The editor's own object for a terminal, which menus of terminals pass, is of no class. */
function isTerminal(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'sendText' in value && typeof value.sendText === 'function'
  );
}

function isArguments(value: unknown): value is Arguments {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
