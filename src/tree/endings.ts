/** How every level of the tree ends: what was taken away lately, a node for each problem, and an honest nothing. */

import type { Recent } from '../access/lately';
import type { Store } from '../access/store';
import type { Felt } from '../model/felt';
import type { Listing } from '../model/listing';
import { nodeKey } from './keys';
import type { EmptyNode, Node, ProblemNode, TakenNode } from './nodes';

/** One node for each thing a list could not read. */
export function problemNodes(found: Listing<unknown>, parent: Node): ProblemNode[] {
  return found.problems.map(({ where, whereName, failure }) => ({
    kind: 'problem',
    where,
    ...(whereName !== undefined && { whereName }),
    failure,
    parentKey: nodeKey(parent),
  }));
}

/** "There is none" is only said when nothing was missed while reading. */
export function emptyUnlessProblems(found: Listing<unknown>, of: EmptyNode['of'], parent: Node): EmptyNode[] {
  if (found.items.length > 0 || found.problems.length > 0) return [];
  return [{ kind: 'empty', of, parentKey: nodeKey(parent) }];
}

/** One node for each thing that this window took away a short while ago, but for what the list holds again. */
export function takenNodes(
  store: Pick<Store, 'lately'>,
  listId: string,
  felt: readonly Felt[],
  parent: Node,
  isHeld: (change: Recent) => boolean = () => false,
): TakenNode[] {
  return store
    .lately(listId)
    .filter((change) => change.taken && felt.includes(change.felt) && !isHeld(change))
    .map((change) => ({ kind: 'taken', change, parentKey: nodeKey(parent) }));
}
