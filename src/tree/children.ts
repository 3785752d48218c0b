/** Which nodes lie below a node: read from the store, with a node for every problem and for every honest nothing. */

import type { Store } from '../access/store';
import type { SubscriptionInTenant } from '../access/roots';
import { parseArmId, sameId } from '../model/armId';
import { firstOf, plainArrangement, type Arrangement } from '../model/arrangement';
import { toFailure } from '../model/failure';
import type { Listing } from '../model/listing';
import { emptyUnlessProblems, problemNodes } from './endings';
import { credentialNodes, detailNodes } from './federationChildren';
import { appFactNodes, deadReferenceNodes } from './carrierChildren';
import { groupChildren, groupNodes } from './groupChildren';
import { identityNodes, listedIn } from './identityNodes';
import { orphanChildren } from './orphanChildren';
import { assignmentChildren, identityChildren, type OnProgress } from './identityChildren';
import { nodeKey } from './keys';
import type { Node } from './nodes';
import type { SubscriptionNode, SystemAssignedGroupNode } from './nodes/lists';

/** The subscriptions of every tenant, or the groups that take their place, then the tenants that refused, then what identities left behind. Throws what keeps everything from being read. */
export async function rootNodes(
  store: Store,
  signal: AbortSignal,
  arrangement: Arrangement = plainArrangement,
): Promise<Node[]> {
  const roots = await store.roots(signal);
  return [
    ...(arrangement.unusedOnly && roots.items.length > 0 ? [{ kind: 'filter' } satisfies Node] : []),
    ...(arrangement.by === 'subscription' || roots.items.length === 0
      ? subscriptionNodes(arrangement, roots.items)
      : await groupNodes(store, arrangement, roots.items, signal)),
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

/** By name, those of the workspace's identities first. */
function subscriptionNodes({ first }: Arrangement, roots: readonly SubscriptionInTenant[]): readonly Node[] {
  const own = first.flatMap((id) => parseArmId(id)?.subscriptionId ?? []);
  return firstOf(roots, ({ subscription }) => own.some((id) => sameId(id, subscription.subscriptionId))).map(
    ({ subscription, tenant }): Node => ({ kind: 'subscription', subscription, tenant }),
  );
}

/** The nodes below `parent`. Never throws but for cancelling: a failed read is a node that says so. */
export async function childNodes(
  store: Store,
  parent: Node,
  signal: AbortSignal,
  onProgress?: OnProgress,
  arrangement: Arrangement = plainArrangement,
): Promise<Node[]> {
  try {
    return await readChildren(store, parent, signal, onProgress, arrangement);
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
  onProgress: OnProgress | undefined,
  arrangement: Arrangement,
): Promise<Node[]> {
  switch (parent.kind) {
    case 'subscription':
      return subscriptionChildren(store, arrangement, parent, signal);
    case 'identityGroup':
      return groupChildren(store, arrangement, parent, signal);
    case 'systemAssignedGroup':
      return systemAssignedChildren(store, arrangement, parent, signal);
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
  arrangement: Arrangement,
  parent: SubscriptionNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const found = await listedIn(store, arrangement, parent.subscription, 'userAssigned', signal);
  const identities = identityNodes(arrangement, found.items);
  return [
    ...(identities.length > 0 ? identities : nothingIn(found, arrangement, parent)),
    ...moreAndProblems(found, parent),
    // They live and die with their resource, so none of them is unused.
    ...(arrangement.unusedOnly
      ? []
      : [{ kind: 'systemAssignedGroup', subscription: parent.subscription } satisfies Node]),
  ];
}

/** Of a list with more to load nobody knows yet whether nothing in it is unused. */
function nothingIn(
  found: Listing<unknown>,
  { unusedOnly }: Arrangement,
  parent: SubscriptionNode,
): readonly Node[] {
  if (!unusedOnly) return emptyUnlessProblems(found, 'identities', parent);
  return found.next === undefined ? emptyUnlessProblems(found, 'unused', parent) : [];
}

async function systemAssignedChildren(
  store: Store,
  arrangement: Arrangement,
  parent: SystemAssignedGroupNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const found = await listedIn(store, arrangement, parent.subscription, 'systemAssigned', signal);
  const identities = identityNodes(arrangement, found.items);
  return [
    ...(identities.length > 0 ? identities : emptyUnlessProblems(found, 'systemAssigned', parent)),
    ...moreAndProblems(found, parent),
  ];
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
