/** What this window attached, detached and switched, laid over the lists that come from Resource Graph and are late. */

import { parseArmId } from '../model/armId';
import { isAttached } from '../model/identityBlock';
import type { IdentityUser, SystemAssignedIdentity } from '../model/identity';
import type { Carrier } from '../model/identityBlocksPort';
import { listing, type Listing } from '../model/listing';
import type { OwnWrites } from './ownWrites';

/** Takes note of what became of a resource's identities. @returns the user-assigned ones that are concerned. */
export function recordCarrier(
  { users, owners }: { users: OwnWrites<IdentityUser>; owners: OwnWrites<SystemAssignedIdentity> },
  tenantId: string,
  before: Carrier,
  after: Carrier,
): readonly { readonly identityId: string; readonly taken: boolean }[] {
  const came = after.block.userAssigned.filter(({ id }) => !isAttached(before.block, id));
  const went = before.block.userAssigned.filter(({ id }) => !isAttached(after.block, id));
  for (const { id } of came) users.made(id, userOf(after));
  for (const { id } of went) users.removed(id, after.id);
  const own = systemIdentityOf(after, tenantId);
  if (own !== undefined) owners.made(subscriptionOf(after), own);
  else if (before.block.system !== undefined) owners.removed(subscriptionOf(after), after.id);
  return [
    ...came.map(({ id }) => ({ identityId: id, taken: false })),
    ...went.map(({ id }) => ({ identityId: id, taken: true })),
  ];
}

/** The list of those with a system-assigned identity as it is after our writes, by name. */
export function withOwners(
  owners: OwnWrites<SystemAssignedIdentity>,
  subscriptionId: string,
  known: Listing<SystemAssignedIdentity>,
): Listing<SystemAssignedIdentity> {
  const whole = known.problems.length === 0 && known.next === undefined;
  if (whole) owners.heard(subscriptionId, known.items);
  const merged = owners.merged(subscriptionId, known.items).map(({ item }) => item);
  const changed = merged.length !== known.items.length || merged.some((one, at) => one !== known.items[at]);
  if (!changed) return known;
  return listing(
    merged.sort((a, b) => collator.compare(a.name, b.name)),
    known.problems,
    known.next,
  );
}

function userOf({ id, name, type, kind }: Carrier): IdentityUser {
  const { subscriptionId = '', resourceGroup = '' } = parseArmId(id) ?? {};
  return { id, name, type, ...(kind !== undefined && { kind }), subscriptionId, resourceGroup };
}

/** The system-assigned identity that a resource has, as lists give it. */
export function systemIdentityOf(carrier: Carrier, tenantId: string): SystemAssignedIdentity | undefined {
  const { block, location, ...rest } = carrier;
  if (block.system === undefined) return undefined;
  const { type, kind, ...user } = userOf({ block, location, ...rest });
  return {
    kind: 'systemAssigned',
    ...user,
    location,
    tenantId: block.system.tenantId ?? tenantId,
    principalId: block.system.principalId,
    ownerType: type,
    ...(kind !== undefined && { ownerKind: kind }),
  };
}

function subscriptionOf({ id }: Carrier): string {
  return parseArmId(id)?.subscriptionId ?? '';
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
