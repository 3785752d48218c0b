/** Which nodes lie below a node: read from the store, with a node for every problem and for every honest nothing. */

import type { Store } from '../access/store';
import { isMoved } from '../access/attach/refusals';
import type { ManagedIdentity } from '../model/identity';
import { toFailure } from '../model/failure';
import type { Listing } from '../model/listing';
import { emptyUnlessProblems, problemNodes } from './endings';
import { credentialNodes, detailNodes } from './federationChildren';
import { appFactNodes, deadReferenceNodes } from './carrierChildren';
import { orphanChildren } from './orphanChildren';
import { assignmentChildren, identityChildren, type OnProgress } from './identityChildren';
import { nodeKey } from './keys';
import type { Node, SubscriptionNode, SystemAssignedGroupNode } from './nodes';

/** The subscriptions of every tenant, then the tenants that refused, then what identities left behind. Throws what keeps everything from being read. */
export async function rootNodes(store: Store, signal: AbortSignal): Promise<Node[]> {
  const roots = await store.roots(signal);
  return [
    ...roots.items.map(({ subscription, tenant }): Node => ({ kind: 'subscription', subscription, tenant })),
    ...roots.problems.map(({ where, whereName, failure }): Node => ({
      kind: 'tenantProblem',
      tenant: { tenantId: where, displayName: whereName ?? where },
      failure,
    })),
    ...(roots.items.length === 0
      ? []
      : [{ kind: 'orphans' } satisfies Node, { kind: 'deadReferences' } satisfies Node]),
  ];
}

/** The nodes below `parent`. Never throws but for cancelling: a failed read is a node that says so. */
export async function childNodes(
  store: Store,
  parent: Node,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Node[]> {
  try {
    return await readChildren(store, parent, signal, onProgress);
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'cancelled' && signal.aborted) throw failure;
    const where = failure.details.resource ?? nodeKey(parent);
    return [{ kind: 'problem', where, failure, parentKey: nodeKey(parent) }];
  }
}

async function readChildren(
  store: Store,
  parent: Node,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Node[]> {
  switch (parent.kind) {
    case 'subscription':
      return subscriptionChildren(store, parent, signal);
    case 'systemAssignedGroup':
      return systemAssignedChildren(store, parent, signal);
    case 'identity':
    case 'roleAssignments':
    case 'throughGroups':
    case 'accessPolicies':
    case 'cosmosRoles':
    case 'usedBy':
      return identityChildren(store, parent, signal, onProgress);
    case 'roleAssignment':
      return assignmentChildren(store, parent, signal);
    case 'federatedCredentials':
      return credentialNodes(store, parent, signal);
    case 'federatedCredential':
      return detailNodes(parent);
    case 'user':
      return appFactNodes(store, parent, signal);
    case 'appFacts':
      return appFactNodes(store, parent, signal);
    case 'deadReferences':
      return deadReferenceNodes(store, parent, signal, onProgress);
    case 'orphans':
      return orphanChildren(store, parent, signal, onProgress);
    case 'doubtfulOrphans':
      return parent.orphans.map((orphan) => ({ kind: 'orphan', orphan }));
    default:
      return [];
  }
}

async function subscriptionChildren(
  store: Store,
  parent: SubscriptionNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const found = await store.userAssigned(parent.subscription, signal);
  const identities = found.items.map((identity) => identityNode(identity, parent));
  return [
    ...(identities.length > 0 ? identities : emptyUnlessProblems(found, 'identities', parent)),
    ...moreAndProblems(found, parent),
    { kind: 'systemAssignedGroup', subscription: parent.subscription },
  ];
}

async function systemAssignedChildren(
  store: Store,
  parent: SystemAssignedGroupNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const found = await store.systemAssigned(parent.subscription, signal);
  const identities = found.items.map((identity) => identityNode(identity, parent));
  return [
    ...(identities.length > 0 ? identities : emptyUnlessProblems(found, 'systemAssigned', parent)),
    ...moreAndProblems(found, parent),
  ];
}

function identityNode(
  identity: ManagedIdentity,
  { subscription }: SubscriptionNode | SystemAssignedGroupNode,
): Node {
  const moved = isMoved(identity, subscription);
  return { kind: 'identity', identity, tenantId: subscription.tenantId, ...(moved && { moved }) };
}

function moreAndProblems(
  found: Listing<unknown>,
  parent: SubscriptionNode | SystemAssignedGroupNode,
): Node[] {
  return [
    ...(found.next === undefined ? [] : [{ kind: 'loadMore', parent } satisfies Node]),
    ...problemNodes(found, parent),
  ];
}
