/** What was learnt about nodes by reading below them: counts, and why one could not be read. */

import { nodeKey } from './keys';
import type { Node } from './nodes';
import type { Learnt } from './render';

export interface Lessons {
  of(node: Node): Learnt;
  /** Takes in what was found below a node; true when that is news, so that the node is drawn again. */
  learn(node: Node, children: readonly Node[]): boolean;
  forget(): void;
}

export function createLessons(): Lessons {
  const learnt = new Map<string, Learnt>();
  return {
    of: (node) => learnt.get(nodeKey(node)) ?? {},
    learn: (node, children) => {
      const before = learnt.get(nodeKey(node));
      const after = lessonOf(node, children);
      if (
        before?.count === after.count &&
        before?.failure?.code === after.failure?.code &&
        before?.endpointOff === after.endpointOff
      )
        return false;
      learnt.set(nodeKey(node), after);
      return true;
    },
    forget: () => {
      learnt.clear();
    },
  };
}

const counted: Partial<Record<Node['kind'], Node['kind']>> = {
  roleAssignments: 'roleAssignment',
  throughGroups: 'roleAssignment',
  usedBy: 'user',
  federatedCredentials: 'federatedCredential',
  orphans: 'orphan',
  deadReferences: 'deadReference',
  cosmosRoles: 'cosmosRole',
  accessPolicies: 'accessPolicy',
  systemAssignedGroup: 'identity',
};

/** How many things a node holds, once it was read whole; or why it could not be read at all. */
function lessonOf(node: Node, children: readonly Node[]): Learnt {
  if (node.kind === 'subscription') {
    const [first, ...others] = children.filter(({ kind }) => kind !== 'systemAssignedGroup');
    return first?.kind === 'problem' && others.length === 0 ? { failure: first.failure } : {};
  }
  if (children.some(({ kind }) => kind === 'problem' || kind === 'loadMore')) return {};
  if (children.some((child) => child.kind === 'appFact' && child.fact.what === 'endpointOff'))
    return { endpointOff: true };
  const what = counted[node.kind];
  return what === undefined ? {} : { count: children.filter(({ kind }) => kind === what).length };
}
