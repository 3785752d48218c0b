/** Role assignments: all of a principal's in one query, what comes through groups, and the two writes. */

import { getContinuationToken } from '@azure/arm-authorization';
import { idKey, parseArmId } from '../model/armId';
import { Failure } from '../model/failure';
import { listing, type Listing } from '../model/listing';
import type { NewAssignment, RoleAssignments } from '../model/ports';
import type { RoleAssignment } from '../model/role';
import type { Subscription } from '../model/tenancy';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { assignmentName } from '../model/assignmentName';
import { present } from './decode';
import { inEverySubscription } from './everySubscription';
import { mapped } from './pages';
import { below, graphPath, guidOrThrow, pathOf } from './paths';
import { assignmentsOfQuery } from './queries';
import { askAll, mayFallBack } from './resourceGraph';
import { assignmentOf, assignmentOfArm, assignmentOfRow } from './roleShapes';
import { allPages } from './sdkPage';
import { targetsOf } from './targets';

export function createRoleAssignments(connect: Connect): RoleAssignments {
  return {
    async ofPrincipal(tenantId, principalId, signal) {
      const principal = guidOrThrow(principalId, 'principalId');
      const question = { query: assignmentsOfQuery(principal), aboveToo: true };
      try {
        const rows = await askAll(connect(tenantId).arm, question, signal);
        return distinct(mapped(rows, assignmentOfRow, graphPath));
      } catch (error) {
        if (!mayFallBack(error)) throw error;
        const filter = `principalId eq '${principal}'`;
        const read = (subscription: Subscription): Promise<Listing<RoleAssignment>> =>
          inSubscription(connect, subscription, filter, signal);
        return distinct(await inEverySubscription(connect, tenantId, read, signal));
      }
    },
    /** Role names are not in the answer: they are the caller's to look up. */
    async throughGroups(subscription, principalId, signal) {
      const principal = guidOrThrow(principalId, 'principalId');
      const all = await inSubscription(connect, subscription, `assignedTo('${principal}')`, signal);
      const indirect = all.items.filter((item) => item.principalId.toLowerCase() !== principal);
      return listing(indirect, all.problems);
    },
    async at(tenantId, scope, signal) {
      const path = below(scope, 'providers/Microsoft.Authorization/roleAssignments');
      const call = { path, apiVersion: apiVersions.roleAssignments };
      const found = await connect(tenantId).arm.list(call, signal);
      return distinct(mapped(found, assignmentOfArm, path));
    },
    async get(tenantId, assignmentId, signal) {
      const { roleAssignments } = connect(tenantId).authorization;
      const read = await roleAssignments.getById(pathOf(assignmentId), { abortSignal: signal });
      const assignment = assignmentOf(read);
      if (assignment === undefined) throw new Failure('untrustedAnswer', { resource: assignmentId });
      return assignment;
    },
    targets: (tenantId, ids, signal) => targetsOf(connect(tenantId).arm, ids, signal),
    create: (tenantId, assignment, signal) => create(connect, tenantId, assignment, signal),
    createRequest(assignment) {
      const { id, properties } = written(assignment);
      return {
        method: 'PUT',
        path: id,
        // The SDK's own: a test holds the two together.
        apiVersion: apiVersions.roleAssignments,
        body: { properties },
      };
    },
    async remove(tenantId, assignmentId, signal) {
      const { roleAssignments } = connect(tenantId).authorization;
      const removed = await roleAssignments.deleteById(pathOf(assignmentId), { abortSignal: signal });
      // 204, the answer for one that was gone already, has no content.
      return assignmentOf(removed);
    },
    removeRequest: (assignmentId) => ({
      method: 'DELETE',
      path: assignmentId,
      apiVersion: apiVersions.roleAssignments,
    }),
  };
}

/** The assignment as ARM takes it, under its deterministic name. */
function written({ scope, principalId, roleGuid, description, condition }: NewAssignment) {
  const principal = guidOrThrow(principalId, 'principalId');
  const role = guidOrThrow(roleGuid, 'roleDefinitionId');
  const subscriptionId = parseArmId(scope)?.subscriptionId;
  const roleScope = subscriptionId === undefined ? '/' : `/subscriptions/${subscriptionId}`;
  const id = below(
    scope,
    `providers/Microsoft.Authorization/roleAssignments/${assignmentName(scope, principal, role)}`,
  );
  const properties = {
    roleDefinitionId: below(roleScope, `providers/Microsoft.Authorization/roleDefinitions/${role}`),
    principalId: principal,
    // Managed identities are service principals; without this ARM looks the new one up in a directory that may not have it yet.
    principalType: 'ServicePrincipal',
    ...present('description', description),
    ...(condition !== undefined && { condition, conditionVersion: '2.0' }),
  };
  return { id, properties };
}

async function create(
  connect: Connect,
  tenantId: string,
  assignment: NewAssignment,
  signal: AbortSignal,
): Promise<RoleAssignment> {
  const { id, properties } = written(assignment);
  const { roleAssignments } = connect(tenantId).authorization;
  // By ID, since the method that takes a scope writes two slashes for the root.
  const made = assignmentOf(
    await roleAssignments.createById(id.slice(1), properties, { abortSignal: signal }),
  );
  if (made === undefined) throw new Failure('untrustedAnswer', { resource: id });
  return made;
}

async function inSubscription(
  connect: Connect,
  { tenantId, subscriptionId }: Subscription,
  filter: string,
  signal: AbortSignal,
): Promise<Listing<RoleAssignment>> {
  const scope = `subscriptions/${pathOf(subscriptionId)}`;
  const { roleAssignments } = connect(tenantId).authorization;
  const list = roleAssignments.listForScope(scope, { filter, abortSignal: signal });
  const where = `/${scope}`;
  return mapped(await allPages(list, where, getContinuationToken), assignmentOf, where);
}

/** Assignments above a subscription come with each subscription, and a custom role of several with each of them. */
export function distinct(found: Listing<RoleAssignment>): Listing<RoleAssignment> {
  const byId = new Map(found.items.map((item) => [idKey(item.id), item]));
  return listing([...byId.values()], found.problems);
}
