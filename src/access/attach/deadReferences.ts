/** Identities that resources still name in their blocks although they are gone: found over subscriptions, each proven by ARM. */

import { idKey, parseArmId } from '../../model/armId';
import { grouped } from '../../model/grouped';
import type { IdentityUser } from '../../model/identity';
import type { Candidate } from '../../model/identityBlocksPort';
import { listing, type Listing } from '../../model/listing';
import type { Azure } from '../../model/ports';
import type { Subscription } from '../../model/tenancy';
import { createCache } from '../cache';
import { deadIn } from './obstacles';

export interface DeadReference {
  readonly carrier: IdentityUser;
  /** As the block has it. */
  readonly identityId: string;
  readonly tenantId: string;
  /** As the block still has them. */
  readonly principalId?: string;
  readonly clientId?: string;
}

export interface DeadReferences {
  list(subscription: Subscription, signal: AbortSignal): Promise<Listing<DeadReference>>;
  /** Forgets what was read of a subscription, everything without one. */
  drop(subscriptionId?: string): void;
}

export function createDeadReferences(azure: Azure): DeadReferences {
  const cache = createCache<Listing<DeadReference>>();
  return {
    list: (subscription, signal) =>
      cache.read(
        subscription.subscriptionId.toLowerCase(),
        (shared) => read(azure, subscription, shared),
        signal,
      ),
    drop(subscriptionId) {
      cache.drop((key) => subscriptionId === undefined || key === subscriptionId.toLowerCase());
    },
  };
}

/** Who is not in Resource Graph may only be hidden from the caller, or new: what is shown as gone, ARM has not found. */
async function read(
  azure: Azure,
  subscription: Subscription,
  signal: AbortSignal,
): Promise<Listing<DeadReference>> {
  const { tenantId } = subscription;
  const carriers = await azure.identityBlocks.carriers(subscription, signal);
  const named = [
    ...grouped(
      carriers.items.flatMap(({ block }) => block.userAssigned),
      ({ id }) => idKey(id),
    ).values(),
  ].flatMap(([first]) => (first === undefined ? [] : [first.id]));
  const known = await azure.roleAssignments.targets(tenantId, named, signal);
  const there = new Set(known.items.map(({ id }) => idKey(id)));
  const suspects = named.filter((id) => !there.has(idKey(id)));
  const dead = new Set((await deadIn(azure, tenantId, suspects, signal)).map(idKey));
  const found = carriers.items.flatMap((carrier) =>
    carrier.block.userAssigned
      .filter(({ id }) => dead.has(idKey(id)))
      .map(({ id, ...ids }): DeadReference => ({
        carrier: userOf(carrier),
        identityId: id,
        tenantId,
        ...ids,
      })),
  );
  return listing(found, [...carriers.problems, ...known.problems]);
}

function userOf({ id, name, type, kind }: Candidate): IdentityUser {
  const { subscriptionId = '', resourceGroup = '' } = parseArmId(id) ?? {};
  return { id, name, type, ...(kind !== undefined && { kind }), subscriptionId, resourceGroup };
}
