/** How every level of the tree ends: a node for each problem, and an honest nothing. */

import type { Listing } from '../model/listing';
import { nodeKey } from './keys';
import type { EmptyNode, Node, ProblemNode } from './nodes';

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
