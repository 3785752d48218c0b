/** What the sample tenant holds while it runs: the data in maps, keyed in lower case, changed only by the write routes. */

import { idKey } from '../model/armId';
import type {
  PrincipalType,
  SampleData,
  SampleDenyAssignment,
  SampleFederatedCredential,
  SampleLock,
  SampleManagementGroup,
  SamplePolicy,
  SampleResource,
  SampleResourceGroup,
  SampleRoleAssignment,
  SampleRoleDefinition,
  SampleSubscription,
} from './data/shape';
import { isUserAssigned } from './identityOf';
import type { SampleOperation } from './operations';
import { keyOf } from './registration';

export interface DirectoryEntry {
  readonly objectId: string;
  readonly type: PrincipalType;
  readonly displayName: string;
  /** Milliseconds since 1970; absent for what was there from the start. */
  readonly createdAt?: number;
}

export interface SampleState {
  readonly tenantId: string;
  readonly displayName: string;
  readonly defaultDomain: string;
  readonly callers: ReadonlySet<string>;
  /** By name. */
  readonly managementGroups: ReadonlyMap<string, SampleManagementGroup>;
  /** By subscription ID. */
  readonly subscriptions: ReadonlyMap<string, SampleSubscription>;
  /** By ID. */
  readonly resourceGroups: Map<string, SampleResourceGroup>;
  /** By ID; children of resources included. */
  readonly resources: Map<string, SampleResource>;
  /** By ID. */
  readonly federatedCredentials: Map<string, SampleFederatedCredential>;
  /** By GUID. */
  readonly roleDefinitions: ReadonlyMap<string, SampleRoleDefinition>;
  /** By GUID, which is unique in the tenant. */
  readonly roleAssignments: Map<string, SampleRoleAssignment>;
  readonly denyAssignments: readonly SampleDenyAssignment[];
  readonly locks: readonly SampleLock[];
  /** Changes that go on after their answer, by the name of the operation. */
  readonly operations: Map<string, SampleOperation>;
  readonly policies: readonly SamplePolicy[];
  /** By subscription and namespace: since when registering is under way, in milliseconds since 1970. */
  readonly unregistered: Map<string, { readonly since?: number }>;
  /** By object ID. */
  readonly principals: Map<string, DirectoryEntry>;
  /** Object ID of a member → those of its direct groups. */
  readonly memberships: ReadonlyMap<string, readonly string[]>;
}

/** A running copy of `data`; the data itself is never changed. */
export function stateOf(data: SampleData): SampleState {
  const principals = new Map<string, DirectoryEntry>();
  for (const one of data.principals) principals.set(one.objectId.toLowerCase(), one);
  for (const resource of data.resources) {
    for (const entry of identitiesIn(resource)) principals.set(entry.objectId.toLowerCase(), entry);
  }
  const memberships = new Map<string, string[]>();
  for (const { group, member } of data.memberships) {
    const key = member.toLowerCase();
    memberships.set(key, [...(memberships.get(key) ?? []), group.toLowerCase()]);
  }
  return {
    tenantId: data.tenantId,
    displayName: data.displayName,
    defaultDomain: data.defaultDomain,
    callers: new Set(data.callers),
    managementGroups: keyed(data.managementGroups, (group) => group.name.toLowerCase()),
    subscriptions: keyed(data.subscriptions, (subscription) => subscription.subscriptionId.toLowerCase()),
    resourceGroups: keyed(data.resourceGroups, (group) => idKey(resourceGroupId(group))),
    resources: keyed(data.resources, (resource) => idKey(resource.id)),
    federatedCredentials: keyed(data.federatedCredentials, (credential) => idKey(federatedId(credential))),
    roleDefinitions: keyed(data.roleDefinitions, (definition) => definition.guid.toLowerCase()),
    roleAssignments: keyed(data.roleAssignments, (assignment) => assignment.guid.toLowerCase()),
    denyAssignments: data.denyAssignments,
    locks: data.locks,
    operations: new Map(),
    policies: data.policies,
    unregistered: new Map(
      data.unregistered.map(({ subscriptionId, namespace }) => [keyOf(subscriptionId, namespace), {}]),
    ),
    principals,
    memberships,
  };
}

/** The state as it is now, to try a write on: nothing that is changed in it is kept. */
export function copyOf(state: SampleState): SampleState {
  return { ...state, resources: new Map(state.resources), principals: new Map(state.principals) };
}

export function resourceGroupId(group: { readonly subscriptionId: string; readonly name: string }): string {
  return `/subscriptions/${group.subscriptionId}/resourceGroups/${group.name}`;
}

export function federatedId(credential: { readonly identityId: string; readonly name: string }): string {
  return `${credential.identityId}/federatedIdentityCredentials/${credential.name}`;
}

/** The directory entries a resource brings with it: its own identity, or the one that it is. */
function identitiesIn(resource: SampleResource): DirectoryEntry[] {
  const displayName = resource.id.slice(resource.id.lastIndexOf('/') + 1);
  const own = isUserAssigned(resource) ? resource.properties['principalId'] : resource.identity?.principalId;
  return typeof own === 'string' ? [{ objectId: own, type: 'ServicePrincipal', displayName }] : [];
}

/** Every group a principal is in, directly or through other groups, and itself first. */
export function withGroups(state: SampleState, objectId: string): ReadonlySet<string> {
  const found = new Set([objectId.toLowerCase()]);
  for (const one of found) {
    for (const group of state.memberships.get(one) ?? []) found.add(group);
  }
  return found;
}

function keyed<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [keyOf(item), item]));
}
