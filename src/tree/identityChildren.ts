/** What lies below an identity: its IDs, what it may do, who uses it. */

import type { Store } from '../access/store';
import { isAppService } from '../model/identityHosts';
import { toFailure } from '../model/failure';
import { sameId } from '../model/armId';
import { againstRole } from '../access/against';
import { heldAssignment } from '../access/heldAssignment';
import type { Recent } from '../access/lately';
import { orUnknown } from '../model/orUnknown';
import type { RoleAssignment } from '../model/role';
import { emptyUnlessProblems, problemNodes, takenNodes } from './endings';
import { nodeKey } from './keys';
import type {
  AccessPoliciesNode,
  AssignmentDetailNode,
  CosmosRolesNode,
  IdentifierKind,
  Node,
  RoleAssignmentNode,
  RoleAssignmentsNode,
  ThroughGroupsNode,
  UsedByNode,
} from './nodes';
import type { IdentityNode } from './nodes/lists';

/** Reports how far a read over several subscriptions has come. */
export type OnProgress = (done: number, total: number) => void;

export async function identityChildren(
  store: Store,
  parent:
    | IdentityNode
    | RoleAssignmentsNode
    | ThroughGroupsNode
    | AccessPoliciesNode
    | CosmosRolesNode
    | UsedByNode,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Node[]> {
  switch (parent.kind) {
    case 'identity':
      return parts(store, parent, signal);
    case 'roleAssignments':
      return assignments(store, parent, signal);
    case 'throughGroups':
      return throughGroups(store, parent, signal, onProgress);
    case 'accessPolicies':
      return accessPolicies(store, parent, signal);
    case 'cosmosRoles':
      return cosmosRoles(store, parent, signal, onProgress);
    case 'usedBy':
      return users(store, parent, signal);
  }
}

/** The parts of an identity. A system-assigned one's client ID takes a request of its own, made here. */
async function parts(store: Store, parent: IdentityNode, signal: AbortSignal): Promise<Node[]> {
  const { identity, tenantId, moved } = parent;
  const identifier = (kind: IdentifierKind, value?: string): Node => ({
    kind: 'identifier',
    identity,
    tenantId,
    identifier: kind,
    ...(value !== undefined && { value }),
  });
  const problems: Node[] = [];
  let clientId = identity.clientId;
  if (clientId === undefined) {
    try {
      clientId = await store.clientIdOf(identity, tenantId, signal);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'cancelled') throw failure;
      problems.push({ kind: 'problem', where: identity.id, failure, parentKey: nodeKey(parent) });
    }
  }
  return [
    identifier('clientId', clientId),
    identifier('objectId', identity.principalId),
    identifier('resourceId', identity.id),
    identifier('tenantId', identity.tenantId),
    ...problems,
    { kind: 'roleAssignments', identity, tenantId },
    ...(identity.kind === 'userAssigned'
      ? [
          { kind: 'usedBy', identity, tenantId, ...(moved && { moved }) } satisfies Node,
          { kind: 'federatedCredentials', identity, tenantId } satisfies Node,
        ]
      : isAppService({ type: identity.ownerType })
        ? [{ kind: 'appFacts', identity, tenantId } satisfies Node]
        : []),
  ];
}

async function assignments(store: Store, parent: RoleAssignmentsNode, signal: AbortSignal): Promise<Node[]> {
  const { identity, tenantId } = parent;
  const found = await store.roleAssignments(identity, tenantId, signal);
  const key = nodeKey(parent);
  return [
    ...found.items.map(({ assignment, target, madeAt }): Node => ({
      kind: 'roleAssignment',
      identity,
      tenantId,
      assignment,
      ...(target !== undefined && { target }),
      ...(madeAt !== undefined && { madeAt }),
    })),
    ...takenNodes(store, identity.id, ['role', 'managementGroup'], parent, (change) =>
      holds(
        found.items.map(({ assignment }) => assignment),
        change,
      ),
    ),
    ...emptyUnlessProblems(found, 'roleAssignments', parent),
    ...problemNodes(found, parent),
    { kind: 'throughGroups', identity, tenantId },
    { kind: 'accessPolicies', identity, tenantId },
    { kind: 'cosmosRoles', identity, tenantId },
    { kind: 'note', note: 'entraRolesNotShown', identity, tenantId, parentKey: key },
  ];
}

async function throughGroups(
  store: Store,
  parent: ThroughGroupsNode,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Node[]> {
  const { identity, tenantId } = parent;
  const found = await store.throughGroups(identity, tenantId, signal, onProgress);
  return [
    ...found.items.map(({ assignment, target }): Node => ({
      kind: 'roleAssignment',
      identity,
      tenantId,
      assignment,
      ...(target !== undefined && { target }),
      group: assignment.principalId,
    })),
    ...emptyUnlessProblems(found, 'throughGroups', parent),
    ...problemNodes(found, parent),
  ];
}

async function accessPolicies(
  store: Store,
  parent: AccessPoliciesNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const { identity, tenantId } = parent;
  const found = await store.policies.ofPrincipal(tenantId, identity.principalId, signal);
  const given = store.lately(identity.id).filter(({ felt }) => felt === 'policy');
  return [
    ...found.items.map((policy): Node => ({
      kind: 'accessPolicy',
      identity,
      tenantId,
      policy,
      ...madeAt(given, policy.vaultId),
    })),
    ...takenNodes(store, identity.id, ['policy'], parent, ({ id }) =>
      found.items.some(({ vaultId }) => sameId(vaultId, id)),
    ),
    ...emptyUnlessProblems(found, 'accessPolicies', parent),
    ...problemNodes(found, parent),
  ];
}

async function cosmosRoles(
  store: Store,
  parent: CosmosRolesNode,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Node[]> {
  const { identity, tenantId } = parent;
  const found = await store.cosmos.ofPrincipal(tenantId, identity.principalId, signal, onProgress);
  return [
    ...found.items.map((assignment): Node => ({
      kind: 'cosmosRole',
      identity,
      tenantId,
      assignment,
      ...madeAt(store.lately(identity.id), assignment.id),
    })),
    ...takenNodes(store, identity.id, ['cosmos'], parent, (change) => holds(found.items, change)),
    ...emptyUnlessProblems(found, 'cosmosRoles', parent),
    ...problemNodes(found, parent),
  ];
}

async function users(store: Store, parent: UsedByNode, signal: AbortSignal): Promise<Node[]> {
  const { identity, tenantId, moved } = parent;
  const found = await store.usedBy(identity, tenantId, signal);
  return [
    ...found.items.map((user): Node => ({ kind: 'user', identity, tenantId, user, ...(moved && { moved }) })),
    ...takenNodes(store, identity.id, ['use'], parent, ({ id }) =>
      found.items.some((user) => sameId(user.id, id)),
    ),
    ...emptyUnlessProblems(found, 'usedBy', parent),
    ...problemNodes(found, parent),
  ];
}

/** Whether the same role is held at the same place, under whatever name. */
function holds(held: readonly RoleAssignment[], { roleGuid = '', ...rest }: Recent): boolean {
  return heldAssignment(held, { roleGuid, ...rest }) !== undefined;
}

/** When this window made it, where that is not long ago. */
function madeAt(recent: readonly Recent[], id: string): { readonly madeAt?: number } {
  const made = recent.find((each) => !each.taken && sameId(each.id, id));
  return made === undefined ? {} : { madeAt: made.at };
}

/** The details of an assignment, then what stands against it: deny assignments and locks, read at its own scope. */
export async function assignmentChildren(
  store: Store,
  parent: RoleAssignmentNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const { assignment, tenantId, identity, group } = parent;
  const detail = (detail: AssignmentDetailNode['detail']): Node => ({
    kind: 'assignmentDetail',
    assignment,
    detail,
  });
  const lines: Node[] = [
    detail({ what: 'scope', value: assignment.scope }),
    ...(group === undefined ? [] : [detail({ what: 'group', value: group, tenantId })]),
  ];
  for (const what of ['condition', 'description', 'createdOn', 'createdBy'] as const) {
    const value = assignment[what];
    if (value !== undefined && value !== '') lines.push(detail({ what, value }));
  }
  const against = await store.guards(assignment.scope, tenantId, identity.principalId, signal);
  return [
    ...lines,
    ...againstRole(against, await roleAt()).map(detail),
    ...problemNodes({ items: [], problems: against.problems }, parent),
  ];

  /** Looked up only where something stands against it; without it, what stands there is shown all the same. */
  async function roleAt() {
    if (against.denyAssignments.length + against.locks.length === 0) return undefined;
    const roles = await orUnknown(store.roleDefinitions(tenantId, assignment.scope, signal));
    return roles?.find(({ guid }) => sameId(guid, assignment.roleGuid));
  }
}
