/** Reads again: one node's part, one ID's, or everything. The rest of the tree stays as it is. */

import { isGuid } from '../model/armId';
import { scopeOf } from '../model/scope';
import type { Node, ProblemNode } from '../tree/nodes';
import { armId, textOf, valuesOf } from './arguments';
import type { CommandInput, Gesture, TreePort } from './deps';

export const refresh: Gesture =
  ({ session, tree, ui }) =>
  async (input) => {
    const { state } = session;
    if (state.kind === 'connected') {
      if (isOrphansOnly(input)) {
        state.connection.store.refreshOrphans();
        return;
      }
      const keys = keysOf(input, tree);
      for (const key of keys ?? [undefined]) state.connection.store.invalidate(key);
      return;
    }
    if (state.kind !== 'connecting') session.reset();
    await ui.busyInView((signal) => session.connection(signal));
  };

function isOrphansOnly(input: CommandInput): boolean {
  return input.from === 'nodes' && input.nodes.every(({ kind }) => kind === 'orphans');
}

/** What the store is told to forget; `undefined` for everything. */
function keysOf(input: CommandInput, tree: TreePort): readonly string[] | undefined {
  if (input.from === 'nodes') {
    const keys = input.nodes.map((node) => keyOf(node, tree));
    return keys.some((key) => key === undefined) ? undefined : keys.filter((key) => key !== undefined);
  }
  const id = textOf(valuesOf(input), 'id');
  if (id === undefined) return undefined;
  return [isGuid(id) ? id : armId(id, 'id')];
}

function keyOf(node: Node, tree: TreePort): string | undefined {
  switch (node.kind) {
    case 'subscription':
    case 'systemAssignedGroup':
      return `/subscriptions/${node.subscription.subscriptionId}`;
    case 'tenantProblem':
      return node.tenant.tenantId;
    case 'identityGroup':
      return node.subscription === undefined
        ? undefined
        : `/subscriptions/${node.subscription.subscriptionId}`;
    case 'identity':
    case 'identifier':
    case 'roleAssignments':
    case 'roleAssignment':
    case 'throughGroups':
    case 'accessPolicies':
    case 'accessPolicy':
    case 'cosmosRoles':
    case 'cosmosRole':
    case 'usedBy':
    case 'user':
    case 'appFacts':
    case 'federatedCredentials':
    case 'federatedCredential':
      return node.identity.id;
    case 'taken':
      return scopeOf(node.change.listId) === undefined ? undefined : node.change.listId;
    case 'loadMore':
      return keyOf(node.parent, tree);
    case 'problem':
      return keyOfProblem(node, tree);
    case 'filter':
    case 'accountOffer':
    case 'action':
    case 'assignmentDetail':
    case 'federatedDetail':
    case 'empty':
    case 'note':
    case 'orphans':
    case 'orphan':
    case 'deadReferences':
    case 'deadReference':
    case 'appFact':
    case 'doubtfulOrphans':
      return undefined;
  }
}

/** One that stands beside groups of identities is of a whole subscription. */
function isSubscription(id: string): boolean {
  return scopeOf(id)?.kind === 'subscription';
}

/** What has the problem is read again, which is what stands above it: where it arose may be a path that many share. */
function keyOfProblem(node: ProblemNode, tree: TreePort): string | undefined {
  const parent = tree.shown(node.parentKey);
  if (parent !== undefined) return keyOf(parent, tree);
  return isGuid(node.where) || isSubscription(node.where) ? node.where : undefined;
}
