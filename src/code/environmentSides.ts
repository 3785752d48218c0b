/** Which sides of the environment's tests a place stands on, in any language. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Side } from './environmentWords';
import { ancestors } from './nodes';

/** The sides that the tests around a node put it on: none, where nothing around it tests the environment. */
export type Sides = ReadonlySet<Side>;

/** `sideIn` says on which side of a node around it a part of that node is, where the node is a test. */
export function sidesAround(node: Node, sideIn: (around: Node, inside: Node) => Side | undefined): Sides {
  const sides = new Set<Side>();
  let inside = node;
  for (const around of ancestors(node)) {
    const side = sideIn(around, inside);
    if (side) sides.add(side);
    inside = around;
  }
  return sides;
}

/** The side that all of them speak for. */
export function commonSide([first, ...others]: readonly (Side | undefined)[]): Side | undefined {
  return others.every((other) => other === first) ? first : undefined;
}
