/** The nodes of identities in a list, whichever list it is: the workspace's own first, and marked. */

import type { Store } from '../access/store';
import type { UnusedIdentity } from '../access/unusedIdentities';
import { isMoved } from '../access/attach/refusals';
import { isUserAssignedId, parseArmId, sameId } from '../model/armId';
import { firstOf, standsFirst, type Arrangement } from '../model/arrangement';
import { isCancelled } from '../model/failure';
import type { ManagedIdentity } from '../model/identity';
import { listing, type Listing } from '../model/listing';
import type { Subscription } from '../model/tenancy';
import type { IdentityNode } from './nodes/lists';

/** An identity and the subscription that it was listed in. */
export interface Listed {
  readonly identity: ManagedIdentity;
  readonly subscription: Subscription;
  /** Only the unused ones are listed, of which this is one. */
  readonly unused?: UnusedIdentity['credentials'];
}

export function identityNodes(arrangement: Arrangement, listed: readonly Listed[]): IdentityNode[] {
  return firstOf(listed, ({ identity }) => standsFirst(arrangement, identity)).map(
    ({ identity, subscription, unused }) => ({
      kind: 'identity',
      identity,
      tenantId: subscription.tenantId,
      ...(isMoved(identity, subscription) && { moved: true as const }),
      ...(unused !== undefined && { unused }),
      ...(standsFirst(arrangement, identity) && { workspace: true as const }),
    }),
  );
}

/** The identities of one kind in a subscription that are loaded, and the workspace's own however far down the list it is. */
export async function listedIn(
  store: Store,
  arrangement: Arrangement,
  subscription: Subscription,
  kind: ManagedIdentity['kind'],
  signal: AbortSignal,
): Promise<Listing<Listed>> {
  const found =
    kind === 'userAssigned'
      ? await store.userAssigned(subscription, signal)
      : await store.systemAssigned(subscription, signal);
  const all: readonly ManagedIdentity[] = found.items;
  const further =
    found.next === undefined ? [] : await notLoaded(store, arrangement, all, subscription, kind, signal);
  if (arrangement.unusedOnly)
    return unusedOf(store, subscription, { ...found, items: [...all, ...further] }, signal);
  const listed = [...all, ...further].map((identity) => ({ identity, subscription }));
  return listing(listed, found.problems, found.next);
}

/** No system-assigned ones: each goes with the resource that uses it. */
async function unusedOf(
  store: Store,
  subscription: Subscription,
  found: Listing<ManagedIdentity>,
  signal: AbortSignal,
): Promise<Listing<Listed>> {
  const userAssigned = found.items.filter((identity) => identity.kind === 'userAssigned');
  // A list of nothing needs no question about who uses it.
  if (userAssigned.length === 0) return listing<Listed>([], found.problems, found.next);
  const unused = await store.unused(userAssigned, subscription.tenantId, signal);
  return listing(
    unused.items.map(({ identity, credentials }) => ({ identity, subscription, unused: credentials })),
    [...found.problems, ...unused.problems],
    found.next,
  );
}

/** Those of the workspace that only "Load more" would bring. One that cannot be read is logged where offers look for it. */
async function notLoaded(
  store: Store,
  { first }: Arrangement,
  loaded: readonly ManagedIdentity[],
  { subscriptionId }: Subscription,
  kind: ManagedIdentity['kind'],
  signal: AbortSignal,
): Promise<readonly ManagedIdentity[]> {
  const wanted = first.filter(
    (id) =>
      isUserAssignedId(id) === (kind === 'userAssigned') &&
      sameId(parseArmId(id)?.subscriptionId ?? '', subscriptionId) &&
      !loaded.some((identity) => sameId(identity.id, id)),
  );
  const found: ManagedIdentity[] = [];
  for (const id of wanted) {
    try {
      found.push((await store.identityById(id, signal)).identity);
    } catch (error) {
      if (isCancelled(error)) throw error;
    }
  }
  return found;
}
