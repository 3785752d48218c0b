/** Finds the node of an identity in the tree, however it is arranged, reading what stands above it and as much of its list as it takes. */

import type { Store } from '../access/store';
import { isUserAssignedId, sameId } from '../model/armId';
import type { Arrangement } from '../model/arrangement';
import { Failure } from '../model/failure';
import type { ManagedIdentity } from '../model/identity';
import type { Subscription } from '../model/tenancy';
import { groupOf } from './groupChildren';
import { identityKey, nodeKey, subscriptionKey } from './keys';
import type { Node } from './nodes';
import type { IdentityNode, LoadMoreNode } from './nodes/lists';
import type { IdentitiesProvider } from './provider';

export interface LocateOptions {
  readonly provider: Pick<IdentitiesProvider, 'look' | 'shown'>;
  readonly store: Store;
  readonly arrangement: Arrangement;
}

/** @returns `undefined` when the lists do not have it after all. Throws `notFound` when its subscription is not shown. */
export async function locateIdentity(
  { provider, store, arrangement }: LocateOptions,
  identityId: string,
  signal: AbortSignal,
): Promise<IdentityNode | undefined> {
  const known = provider.shown(identityKey(kindOf(identityId), identityId));
  if (known?.kind === 'identity') return known;
  const { identity } = await store.identityById(identityId, signal);
  const roots = await store.roots(signal);
  const home = roots.items.find(({ subscription }) =>
    sameId(subscription.subscriptionId, identity.subscriptionId),
  );
  if (home === undefined)
    throw new Failure('notFound', { resource: identityId, values: { reason: 'notShown' } });
  const { subscription } = home;
  for (;;) {
    const top = await provider.look();
    const listed = await listWith(provider, arrangement, identity, subscription, top);
    const found = listed.find((node) => node.kind === 'identity' && sameId(node.identity.id, identity.id));
    if (found?.kind === 'identity') return found;
    if (
      ![...listed, ...top].some((node) => node.kind === 'loadMore' && isMoreOf(node, identity, subscription))
    )
      return undefined;
    await store.loadMore(subscription, identity.kind, signal);
  }
}

/** What stands where the identity has to be; nothing where no such place is shown yet. */
async function listWith(
  provider: LocateOptions['provider'],
  arrangement: Arrangement,
  identity: ManagedIdentity,
  subscription: Subscription,
  top: readonly Node[],
): Promise<readonly Node[]> {
  const below = async (nodes: readonly Node[], key: string): Promise<readonly Node[]> => {
    const node = nodes.find((each) => nodeKey(each) === key);
    return node === undefined ? [] : provider.look(node);
  };
  const owners = nodeKey({ kind: 'systemAssignedGroup', subscription });
  const { by } = arrangement;
  if (by === 'subscription') {
    const listed = await below(top, subscriptionKey(subscription.subscriptionId));
    return identity.kind === 'systemAssigned' ? below(listed, owners) : listed;
  }
  if (by === 'tag' && identity.kind === 'systemAssigned') return below(top, owners);
  return below(top, nodeKey(groupOf(arrangement, { identity, subscription })));
}

function isMoreOf(
  { parent }: LoadMoreNode,
  { kind }: ManagedIdentity,
  { subscriptionId }: Subscription,
): boolean {
  const ofOwners = parent.kind === 'systemAssignedGroup';
  return (
    ofOwners === (kind === 'systemAssigned') && sameId(parent.subscription.subscriptionId, subscriptionId)
  );
}

function kindOf(id: string): ManagedIdentity['kind'] {
  return isUserAssignedId(id) ? 'userAssigned' : 'systemAssigned';
}
