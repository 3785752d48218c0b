/** Sample tenants made up from a seed, to compare queries with lists on data nobody arranged. */

import { guidOf } from '../../../src/sampleTenant/guid';
import { builtInRoles, customRole } from '../../../src/sampleTenant/data/roleDefinitions';
import {
  carries,
  nested,
  principalOf,
  resource,
  resourceGroup,
  userAssigned,
} from '../../../src/sampleTenant/data/build';
import { managementGroupId } from '../../../src/sampleTenant/scopes';
import { resourceGroupId } from '../../../src/sampleTenant/state';
import { sampleCallers, sampleTenantId } from '../../../src/sampleTenant/signIn';
import type {
  SampleData,
  SampleManagementGroup,
  SampleMembership,
  SampleResource,
  SampleRoleAssignment,
  SampleSubscription,
} from '../../../src/sampleTenant/data/shape';

export interface TenantSize {
  readonly subscriptions: number;
  readonly identities: number;
  readonly resources: number;
  readonly assignments: number;
}

/** The owner owns everything; the reader reads some subscriptions and groups; the operator holds what chance gives. */
export function generateTenant(seed: number, size: TenantSize): SampleData {
  const random = randomFrom(seed);
  const managementGroups = groupsOf(random, 1 + Math.floor(random() * 5));
  const subscriptions = Array.from({ length: size.subscriptions }, (_, at): SampleSubscription => {
    const group = random() < 0.8 ? pick(random, managementGroups).name : undefined;
    return {
      subscriptionId: guidOf(`generated ${seed} subscription ${at}`),
      displayName: `Subscription ${at}`,
      ...(group !== undefined && { managementGroup: group }),
    };
  });
  const groups = subscriptions.flatMap((subscription) =>
    ['a', `B-${seed}`, 'c.d'].map((name) => resourceGroup(subscription, `rg-${name}`, pick(random, regions))),
  );
  const identities = Array.from({ length: size.identities }, (_, at) =>
    userAssigned(pick(random, groups), `id-${at}-${oddCase(random, 'Alpha')}`),
  );
  const hosts = Array.from({ length: size.resources }, (_, at) =>
    hostOf(random, at, pick(random, groups), identities),
  ).flat();
  const resources = [...identities, ...hosts];
  const directory = directoryOf(random, seed, resources);
  const scopes = [
    '/',
    ...managementGroups.map((one) => managementGroupId(one.name)),
    ...subscriptions.map((one) => `/subscriptions/${one.subscriptionId}`),
    ...groups.map(resourceGroupId),
    ...resources.map((one) => one.id),
  ];
  return {
    tenantId: sampleTenantId,
    displayName: `Generated ${seed}`,
    defaultDomain: 'generated.example',
    callers: Object.values(sampleCallers).map((caller) => caller.oid),
    managementGroups,
    subscriptions,
    resourceGroups: groups,
    resources,
    federatedCredentials: [],
    roleDefinitions: [
      ...builtInRoles,
      customRole(scopes.filter((scope) => scope.startsWith('/subscriptions/')).slice(0, 1)),
    ],
    principals: directory.groups.map((objectId, at) => ({
      objectId,
      type: 'Group',
      displayName: `sg-${at}`,
    })),
    memberships: directory.memberships,
    roleAssignments: unique([
      ...callersOf(random, scopes),
      ...grantsOf(random, seed, size.assignments, scopes, directory.members, directory.groups),
    ]),
    denyAssignments: [],
    locks: [],
    policies: [],
    unregistered: [],
  };
}

const regions = ['westeurope', 'northeurope', 'eastus'];

/** mulberry32: the same numbers for the same seed, in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

function oddCase(random: () => number, text: string): string {
  return Array.from(text)
    .map((letter) => (random() < 0.5 ? letter.toLowerCase() : letter.toUpperCase()))
    .join('');
}

/** Every group's parent is an earlier one, or the tenant's root group. */
function groupsOf(random: () => number, count: number): SampleManagementGroup[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `mg-${at}`,
    displayName: `Group ${at}`,
    ...(at > 0 && random() < 0.7 && { parent: `mg-${Math.floor(random() * at)}` }),
  }));
}

function hostOf(
  random: () => number,
  at: number,
  group: Parameters<typeof resource>[0],
  identities: readonly SampleResource[],
): SampleResource[] {
  const type = pick(random, [
    'Microsoft.Web/sites',
    'Microsoft.Compute/virtualMachines',
    'Microsoft.Storage/storageAccounts',
    'Microsoft.App/containerApps',
  ]);
  const name = `res-${at}`;
  const attached = identities.filter(() => random() < 1.5 / Math.max(1, identities.length));
  const system = random() < 0.4 ? `${group.subscriptionId} ${name}` : undefined;
  const block = random() < 0.7 ? { identity: carries(system, ...attached) } : {};
  const host = resource(group, type, name, { ...block, tags: { number: String(at) } });
  if (type !== 'Microsoft.Web/sites' || random() < 0.5) return [host];
  return [
    host,
    nested(host, 'slots', 'staging', {
      identity: carries(`${group.subscriptionId} ${name} staging`, ...attached.slice(1)),
    }),
  ];
}

function directoryOf(
  random: () => number,
  seed: number,
  resources: readonly SampleResource[],
): { groups: string[]; members: string[]; memberships: SampleMembership[] } {
  const members = resources
    .filter((one) => one.identity?.principalId !== undefined || one.properties['principalId'] !== undefined)
    .map(principalOf);
  const groups = [0, 1, 2].map((at) => guidOf(`generated ${seed} group ${at}`));
  const memberships = members
    .filter(() => random() < 0.2)
    .map((member) => ({ group: pick(random, groups), member }));
  return {
    groups,
    members,
    memberships: [...memberships, { group: groups[0] ?? '', member: groups[1] ?? '' }],
  };
}

function callersOf(random: () => number, scopes: readonly string[]): SampleRoleAssignment[] {
  const roles = ['Reader', 'Managed Identity Operator'] as const;
  const some = scopes.slice(1).filter(() => random() < 0.15);
  return [
    assignmentOf('owner', sampleCallers.owner.oid, 'Owner', '/', 'User'),
    ...some.map((scope) => assignmentOf('reader', sampleCallers.reader.oid, roles[0], scope, 'User')),
    assignmentOf('operator', sampleCallers.operator.oid, roles[1], pick(random, scopes), 'User'),
  ];
}

function grantsOf(
  random: () => number,
  seed: number,
  count: number,
  scopes: readonly string[],
  members: readonly string[],
  groups: readonly string[],
): SampleRoleAssignment[] {
  return Array.from({ length: count }, (_, at) => {
    const role = pick(random, builtInRoles).roleName;
    const group = random() < 0.15;
    const principal =
      random() < 0.05 ? guidOf(`nobody ${seed} ${at}`) : pick(random, group ? groups : members);
    return assignmentOf(
      `generated ${seed} ${at}`,
      principal,
      role,
      pick(random, scopes),
      group ? 'Group' : 'ServicePrincipal',
    );
  });
}

function assignmentOf(
  key: string,
  principalId: string,
  roleName: string,
  scope: string,
  principalType: SampleRoleAssignment['principalType'],
): SampleRoleAssignment {
  const role = builtInRoles.find((one) => one.roleName === roleName);
  if (role === undefined) throw new Error(`No role ${roleName}.`);
  return {
    guid: guidOf(`${key} ${principalId} ${roleName} ${scope}`),
    scope,
    roleGuid: role.guid,
    principalId,
    principalType,
    createdOn: '2026-01-01T00:00:00.0000000Z',
    createdBy: sampleCallers.owner.oid,
  };
}

/** Azure holds the same principal, role and scope once. */
function unique(assignments: readonly SampleRoleAssignment[]): SampleRoleAssignment[] {
  return [
    ...new Map(
      assignments.map((one) => [`${one.scope} ${one.roleGuid} ${one.principalId}`.toLowerCase(), one]),
    ).values(),
  ];
}
