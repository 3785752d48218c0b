/** Builders for sample data: they make IDs, GUIDs and identity blocks, so that the data files only say what there is. */

import { guidOf } from '../guid';
import { idsOf, userAssignedType, type IdentityIds } from '../identityOf';
import type { JsonObject } from '../json';
import { sampleTenantId } from '../signIn';
import { resourceGroupId } from '../state';
import type {
  SampleSite,
  PrincipalType,
  SampleIdentityBlock,
  SampleResource,
  SampleResourceGroup,
  SampleRoleAssignment,
  SampleSubscription,
} from './shape';
import { roleGuid } from './roleDefinitions';

export interface Extras {
  readonly kind?: string;
  readonly sku?: JsonObject;
  readonly tags?: Readonly<Record<string, string>>;
  readonly location?: string;
  readonly identity?: SampleIdentityBlock;
  readonly properties?: JsonObject;
  readonly extendedLocation?: NonNullable<SampleResource['extendedLocation']>;
  readonly failsWith?: NonNullable<SampleResource['failsWith']>;
  readonly site?: SampleSite;
}

export function resourceGroup(
  subscription: SampleSubscription,
  name: string,
  location: string,
  tags?: Readonly<Record<string, string>>,
): SampleResourceGroup {
  return { subscriptionId: subscription.subscriptionId, name, location, ...(tags && { tags }) };
}

/** A resource of a group, in the group's region unless `extras` say otherwise. */
export function resource(
  group: SampleResourceGroup,
  type: string,
  name: string,
  extras: Extras = {},
): SampleResource {
  const { properties = {}, location = group.location, ...rest } = extras;
  return { id: `${resourceGroupId(group)}/providers/${type}/${name}`, type, location, ...rest, properties };
}

/** A resource below another that ARM lists as one of its own: a slot, a database. */
export function nested(
  parent: SampleResource,
  typeWord: string,
  name: string,
  extras: Extras = {},
): SampleResource {
  const { properties = {}, location = parent.location, ...rest } = extras;
  return {
    id: `${parent.id}/${typeWord}/${name}`,
    type: `${parent.type}/${typeWord}`,
    ...(location !== undefined && { location }),
    ...rest,
    properties,
  };
}

/** A child that only its parent's list shows. `path` runs from the parent to the type word: `blobServices/default/containers`. */
export function child(
  parent: SampleResource,
  path: string,
  name: string,
  properties: JsonObject = {},
): SampleResource {
  const type = `${parent.type}/${path.replace('/default/', '/')}`;
  return { id: `${parent.id}/${path}/${name}`, type, properties };
}

export function children(parent: SampleResource, path: string, names: readonly string[]): SampleResource[] {
  return names.map((name) => child(parent, path, name));
}

export function userAssigned(group: SampleResourceGroup, name: string, extras: Extras = {}): SampleResource {
  const key = `identity ${group.subscriptionId} ${name}`;
  const ids = {
    tenantId: sampleTenantId,
    principalId: guidOf(`${key} principal`),
    clientId: guidOf(`${key} client`),
  };
  return resource(group, userAssignedType, name, {
    ...extras,
    tags: extras.tags ?? {},
    properties: { ...ids, ...extras.properties },
  });
}

/** An identity block: a system-assigned identity of its own for `system`, and the user-assigned ones given. */
export function carries(
  system: string | undefined,
  ...attached: readonly SampleResource[]
): SampleIdentityBlock {
  return {
    ...(system !== undefined && {
      principalId: guidOf(`system ${system} principal`),
      clientId: guidOf(`system ${system} client`),
    }),
    userAssigned: Object.fromEntries(attached.map((identity) => [identity.id, demandIds(identity)])),
  };
}

function demandIds(identity: SampleResource): IdentityIds {
  const ids = idsOf(identity);
  if (ids === undefined) throw new Error(`${identity.id} is no user-assigned identity.`);
  return ids;
}

/** Object ID of a user-assigned identity, or of a resource's own. */
export function principalOf(one: SampleResource): string {
  return one.identity?.principalId ?? demandIds(one).principalId;
}

export interface GrantExtras {
  readonly principalType?: PrincipalType;
  readonly description?: string;
  readonly condition?: string;
  readonly createdOn?: string;
  readonly createdBy?: string;
}

/** A role assignment by role name; to a managed identity unless `extras` name another kind of principal. */
export function grant(
  principalId: string,
  roleName: string,
  scope: string,
  extras: GrantExtras = {},
): SampleRoleAssignment {
  return {
    guid: guidOf(`assignment ${principalId} ${roleName} ${scope}`),
    scope,
    roleGuid: roleGuid(roleName),
    principalId,
    principalType: 'ServicePrincipal',
    createdOn: '2026-03-11T09:20:00.0000000Z',
    createdBy: guidOf('person owner'),
    ...extras,
  };
}
