/** The role assignments that a removal is about: of nodes, of an identity to choose from, or named by their IDs. */

import type { Connection } from '../access/connection';
import { factsOf } from '../access/placeFacts';
import { isGuid, sameId } from '../model/armId';
import { cosmosAccountOf, isCosmosOwn } from '../model/cosmosPlaces';
import { Failure, isCancelled } from '../model/failure';
import { orUnknown } from '../model/orUnknown';
import { listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { RoleAssignment } from '../model/role';
import { scopeOf } from '../model/scope';
import type { CosmosRoleNode, RoleAssignmentNode } from '../tree/nodes';
import type { HeldRole, LocatedIdentity } from '../ui/ports';
import { badArgument } from './arguments';
import type { CommandDeps } from './deps';
import { namedScope } from './namedScope';
import { placeOf } from './placeText';
import { readingTenant } from './tenants';

/** One assignment to remove, with the names to ask with. */
export interface Removal extends Omit<HeldRole, 'identity'> {
  /** What it is, where that is known already. */
  readonly assignment?: RoleAssignment;
  readonly tenantId: string;
  readonly identityId?: string;
  readonly identityName?: string;
}

export function removalOfNode(node: RoleAssignmentNode | CosmosRoleNode): Removal {
  const { assignment, identity, tenantId } = node;
  return {
    assignmentId: assignment.id,
    assignment,
    roleName: assignment.roleName ?? assignment.roleGuid,
    at: placeOf(assignment.scope, node.kind === 'roleAssignment' ? node.target : undefined),
    tenantId,
    identityId: identity.id,
    identityName: identity.name,
  };
}

/** What an identity holds itself, to choose from. */
export async function heldRolesOf(
  { store }: Connection,
  { identity, tenantId }: LocatedIdentity,
  signal: AbortSignal,
): Promise<Listing<HeldRole>> {
  const { items, problems } = await store.roleAssignments(identity, tenantId, signal);
  const held = items.map(({ assignment, target }) => ({
    identity,
    assignmentId: assignment.id,
    roleName: assignment.roleName ?? assignment.roleGuid,
    at: placeOf(assignment.scope, target),
  }));
  return listing(held, problems);
}

/**
 * Reads an assignment that is known by its ID only. Throws `badArgument` when a group holds it, since removing it would
 * take the role from everybody in the group.
 */
export async function removalById(deps: CommandDeps, connection: Connection, id: string): Promise<Removal> {
  const tenantId = await readingTenant(deps, connection, id);
  return deps.ui.busyInView(async (signal) => {
    if (isCosmosOwn({ id })) return cosmosRemoval(connection, tenantId, id, signal);
    const read = await connection.azure.roleAssignments.get(tenantId, id, signal);
    const { scope, principalId, roleGuid: role } = read;
    if (read.principalType === 'Group') throw badArgument('roleAssignmentId', 'heldByGroup', principalId);
    const place = scopeOf(scope);
    if (place === undefined || !isGuid(role)) throw new Failure('untrustedAnswer', { resource: id });
    const [facts, roleName, identity] = await Promise.all([
      factsOf(connection.azure.roleAssignments, tenantId, place.id, signal),
      roleNameOf(connection, tenantId, scope, role, signal),
      holderOf(connection, principalId, signal),
    ]);
    return {
      assignmentId: id,
      roleName,
      at: namedScope(place, facts),
      tenantId,
      ...(identity !== undefined && { identityId: identity.id, identityName: identity.name }),
    };
  });
}

/** Throws `notFound` when the account has no such assignment. */
async function cosmosRemoval(
  connection: Connection,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<Removal> {
  const { items } = await connection.store.cosmos.inAccount(tenantId, cosmosAccountOf(id), signal);
  const assignment = items.find((each) => sameId(each.id, id));
  if (assignment === undefined) throw new Failure('notFound', { resource: id });
  const identity = await holderOf(connection, assignment.principalId, signal);
  return {
    assignmentId: assignment.id,
    assignment,
    roleName: assignment.roleName ?? assignment.roleGuid,
    at: placeOf(assignment.scope),
    tenantId,
    ...(identity !== undefined && { identityId: identity.id, identityName: identity.name }),
  };
}

/** What the role of an assignment is called; its GUID where that cannot be read. Throws `cancelled` only. */
export async function roleNameOf(
  { azure }: Connection,
  tenantId: string,
  scope: string,
  guid: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    return (await azure.roleDefinitions.get(tenantId, scope, guid, signal)).roleName;
  } catch (error) {
    if (isCancelled(error)) throw error;
    // A role that was deleted has no name any more, and its assignment can still be removed.
    return guid;
  }
}

/** The identity whose list shows the assignment, so that it can be told; `undefined` for any other principal. */
async function holderOf({ store }: Connection, principalId: string, signal: AbortSignal) {
  const known = store.index.lookup(principalId);
  if (known !== undefined) return known.identity;
  return (await orUnknown(store.find(principalId, signal)))?.items[0]?.identity;
}
