/** A tenant with 10,000 user-assigned identities in one subscription, for what large trees cost. */

import type { UserAssignedIdentity } from '../../src/model/identity';
import {
  carries,
  principalOf,
  resource,
  resourceGroup,
  userAssigned,
} from '../../src/sampleTenant/data/build';
import type { SampleData, SampleRoleAssignment, SampleSubscription } from '../../src/sampleTenant/data/shape';
import { guidOf } from '../../src/sampleTenant/guid';
import { sampleCallers, sampleTenantId } from '../../src/sampleTenant/signIn';
import { builtIn, builtInRoles } from '../unit/access/builtInRoles';

export const bigSubscriptionId = guidOf('bench subscription 0');
/** Identities in the one subscription that has any. */
export const identityCount = 10_000;
/** Direct role assignments of the first identity, over all subscriptions. */
export const assignmentCount = 40;

/** @param subscriptions how many there are; the first identity holds roles in each of them. */
export function bigTenant(subscriptions: number, identities: number): SampleData {
  const all = Array.from({ length: subscriptions }, (_, at): SampleSubscription => ({
    subscriptionId: guidOf(`bench subscription ${at}`),
    displayName: `Subscription ${at}`,
  }));
  const groups = all.map((subscription) => resourceGroup(subscription, 'rg-orders', 'westeurope'));
  const [home] = groups;
  if (home === undefined) throw new Error('A tenant needs a subscription');
  const many = Array.from({ length: identities }, (_, at) =>
    userAssigned(home, nameOf(at), { tags: { team: `team-${at % 40}`, stage: 'production' } }),
  );
  const [first] = many;
  const storage = groups.map((group, at) =>
    resource(group, 'Microsoft.Storage/storageAccounts', `storders${at}`, { kind: 'StorageV2' }),
  );
  const app = resource(home, 'Microsoft.Web/sites', 'app-orders', { identity: carries('bench app') });
  const reader = builtIn('Storage Blob Data Reader').guid;
  const held = Array.from({ length: assignmentCount }, (_, at): SampleRoleAssignment => {
    const target = storage[at % storage.length];
    const role = at < storage.length ? reader : builtInRoles[at]?.guid;
    return assignment(
      first === undefined ? '' : principalOf(first),
      role ?? reader,
      target?.id ?? '/',
      'ServicePrincipal',
    );
  });
  return {
    tenantId: sampleTenantId,
    displayName: 'Bench',
    defaultDomain: 'bench.example',
    callers: [sampleCallers.owner.oid],
    managementGroups: [],
    subscriptions: all,
    resourceGroups: groups,
    resources: [...many, ...storage, app],
    federatedCredentials: [],
    roleDefinitions: builtInRoles.map((role) => ({
      ...role,
      description: `Allows what ${role.roleName} says.`,
    })),
    principals: [],
    memberships: [],
    roleAssignments: [assignment(sampleCallers.owner.oid, builtIn('Owner').guid, '/', 'User'), ...held],
    denyAssignments: [],
    locks: [],
    policies: [],
    unregistered: [],
  };
}

/** An identity as the product knows it, for what needs one and no tenant. */
export function anIdentity(): UserAssignedIdentity {
  const name = nameOf(0);
  return {
    kind: 'userAssigned',
    id: `/subscriptions/${bigSubscriptionId}/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
    name,
    subscriptionId: bigSubscriptionId,
    resourceGroup: 'rg-orders',
    location: 'westeurope',
    tenantId: sampleTenantId,
    principalId: guidOf('bench principal'),
    clientId: guidOf('bench client'),
    tags: {},
  };
}

/** The name of one of the identities: as long as they are in practice. */
export function nameOf(at: number): string {
  return `id-orders-service-${String(at).padStart(5, '0')}`;
}

function assignment(
  principalId: string,
  roleGuid: string,
  scope: string,
  principalType: SampleRoleAssignment['principalType'],
): SampleRoleAssignment {
  return {
    guid: guidOf(`bench assignment ${principalId} ${roleGuid} ${scope}`),
    scope,
    roleGuid,
    principalId,
    principalType,
    createdOn: '2026-01-01T00:00:00.0000000Z',
    createdBy: sampleCallers.owner.oid,
  };
}
