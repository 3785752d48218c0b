/** Reads again: one node's part, one ID's, or everything. The rest of the tree stays as it is. */

import { isGuid } from '../model/armId';
import type { Node } from '../tree/nodes';
import { armId, textOf, valuesOf } from './arguments';
import type { CommandInput, Gesture } from './deps';

export const refresh: Gesture =
  ({ session, ui }) =>
  async (input) => {
    const keys = keysOf(input);
    const { state } = session;
    if (state.kind === 'connected') {
      for (const key of keys ?? [undefined]) state.connection.store.invalidate(key);
      return;
    }
    if (state.kind !== 'connecting') session.reset();
    await ui.busyInView((signal) => session.connection(signal));
  };

/** What the store is told to forget; `undefined` for everything. */
function keysOf(input: CommandInput): readonly string[] | undefined {
  if (input.from === 'nodes') {
    const keys = input.nodes.map(keyOf);
    return keys.some((key) => key === undefined) ? undefined : keys.filter((key) => key !== undefined);
  }
  const id = textOf(valuesOf(input), 'id');
  if (id === undefined) return undefined;
  return [isGuid(id) ? id : armId(id, 'id')];
}

function keyOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'subscription':
    case 'systemAssignedGroup':
      return `/subscriptions/${node.subscription.subscriptionId}`;
    case 'tenantProblem':
      return node.tenant.tenantId;
    case 'identity':
    case 'identifier':
    case 'roleAssignments':
    case 'roleAssignment':
    case 'throughGroups':
    case 'usedBy':
    case 'user':
      return node.identity.id;
    case 'loadMore':
      return keyOf(node.parent);
    case 'problem':
      return node.where === '' ? undefined : node.where;
    case 'accountOffer':
    case 'assignmentDetail':
    case 'empty':
    case 'note':
      return undefined;
  }
}
