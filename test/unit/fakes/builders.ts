/** Things of Azure for tests, whole and consistent by default; each test says only what matters to it. */

import type {
  IdentityUser,
  ManagedIdentity,
  SystemAssignedIdentity,
  UserAssignedIdentity,
} from '../../../src/model/identity';
import { Failure } from '../../../src/model/failure';
import type { FailureCode } from '../../../src/model/failure';
import type { Permission, RoleAssignment, RoleDefinition } from '../../../src/model/role';
import type { Subscription, Tenant } from '../../../src/model/tenancy';

/** A GUID that is the same for the same text. */
export function guid(text: string): string {
  const digits = Array.from(text, (letter) => letter.charCodeAt(0).toString(16)).join('');
  const all = (digits + '0'.repeat(32)).slice(0, 24) + length(text);
  return all.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Long texts would be cut to the same digits: their sum tells them apart. */
function length(text: string): string {
  const sum = Array.from(text).reduce((total, letter, at) => total + letter.charCodeAt(0) * (at + 1) ** 2, 0);
  return sum.toString(16).padStart(8, '0').slice(-8);
}

export function aTenant(name = 'contoso', over: Partial<Tenant> = {}): Tenant {
  return { tenantId: guid(`tenant ${name}`), displayName: name, defaultDomain: `${name}.example`, ...over };
}

export function aSubscription(
  name = 'prod',
  tenant: Tenant = aTenant(),
  over: Partial<Subscription> = {},
): Subscription {
  return {
    subscriptionId: guid(`sub ${name}`),
    tenantId: tenant.tenantId,
    displayName: name,
    state: 'Enabled',
    ...over,
  };
}

export function anIdentity(
  name = 'id-orders',
  subscription: Subscription = aSubscription(),
  over: Partial<UserAssignedIdentity> = {},
): UserAssignedIdentity {
  return {
    kind: 'userAssigned',
    id: `${subscriptionScope(subscription)}/resourcegroups/rg-apps/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
    name,
    subscriptionId: subscription.subscriptionId,
    resourceGroup: 'rg-apps',
    location: 'westeurope',
    tenantId: subscription.tenantId,
    clientId: guid(`client ${name}`),
    principalId: guid(`object ${name}`),
    tags: {},
    ...over,
  };
}

export function aSystemAssigned(
  name = 'app-orders',
  subscription: Subscription = aSubscription(),
  over: Partial<SystemAssignedIdentity> = {},
): SystemAssignedIdentity {
  return {
    kind: 'systemAssigned',
    id: `${subscriptionScope(subscription)}/resourceGroups/rg-apps/providers/Microsoft.Web/sites/${name}`,
    name,
    subscriptionId: subscription.subscriptionId,
    resourceGroup: 'rg-apps',
    location: 'westeurope',
    tenantId: subscription.tenantId,
    principalId: guid(`object ${name}`),
    ownerType: 'Microsoft.Web/sites',
    ...over,
  };
}

export function aPermission(over: Partial<Permission> = {}): Permission {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], ...over };
}

export function aRole(
  roleName = 'Reader',
  permission: Partial<Permission> = { actions: ['*/read'] },
  over: Partial<RoleDefinition> = {},
): RoleDefinition {
  const name = over.guid ?? guid(`role ${roleName}`);
  return {
    guid: name,
    id: `/providers/Microsoft.Authorization/roleDefinitions/${name}`,
    roleName,
    description: '',
    type: 'BuiltInRole',
    permissions: [aPermission(permission)],
    assignableScopes: ['/'],
    ...over,
  };
}

export function anAssignment(
  identity: Pick<ManagedIdentity, 'principalId'>,
  role: Pick<RoleDefinition, 'guid'> & Partial<RoleDefinition>,
  scope: string,
  over: Partial<RoleAssignment> = {},
): RoleAssignment {
  const name = guid(`${role.guid} ${identity.principalId} ${scope}`);
  return {
    id: `${scope === '/' ? '' : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    scope,
    roleGuid: role.guid,
    ...(role.roleName !== undefined && { roleName: role.roleName }),
    principalId: identity.principalId,
    principalType: 'ServicePrincipal',
    ...over,
  };
}

export function aUser(name: string, subscription: Subscription, type = 'Microsoft.Web/sites'): IdentityUser {
  const { subscriptionId } = subscription;
  const id = `${subscriptionScope(subscription)}/resourceGroups/rg-apps/providers/${type}/${name}`;
  return { id, name, type, subscriptionId, resourceGroup: 'rg-apps' };
}

export function subscriptionScope({ subscriptionId }: Pick<Subscription, 'subscriptionId'>): string {
  return `/subscriptions/${subscriptionId}`;
}

export function storageScope(subscription: Subscription, name = 'stordersprod'): string {
  return `${subscriptionScope(subscription)}/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/${name}`;
}

export function aFailure(code: FailureCode = 'forbidden', serviceMessage = `refused: ${code}`): Failure {
  return new Failure(code, { serviceMessage });
}
