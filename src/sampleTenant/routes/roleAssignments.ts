/** Role assignments, read: lists at any scope with ARM's four filters, and one by name. */

import { idKey, isGuid } from '../../model/armId';
import { ArmError, badRequest } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import type { SampleRoleAssignment } from '../data/shape';
import type { JsonObject } from '../json';
import { parseFilter } from '../odata';
import { paged } from '../paging';
import { demandScope } from '../scopeCheck';
import { listedAt } from '../scopes';
import { withGroups, type SampleState } from '../state';
import { roleDefinitionId } from './roleDefinitions';

const type = 'Microsoft.Authorization/roleAssignments';
const read = `${type}/read`;

export const roleAssignmentRoutes: readonly Route[] = [
  { method: 'GET', path: '/{*scope}/providers/Microsoft.Authorization/roleAssignments', type, handle: list },
  {
    method: 'GET',
    path: '/{*scope}/providers/Microsoft.Authorization/roleAssignments/{guid}',
    type,
    handle: get,
  },
];

export function roleAssignmentId(assignment: SampleRoleAssignment): string {
  const scope = assignment.scope === '/' ? '' : assignment.scope;
  return `${scope}/providers/${type}/${assignment.guid}`;
}

export function roleAssignmentJson(assignment: SampleRoleAssignment): JsonObject {
  const { guid, scope, roleGuid, principalId, principalType, description, condition, createdOn, createdBy } =
    assignment;
  return {
    id: roleAssignmentId(assignment),
    type,
    name: guid,
    properties: {
      roleDefinitionId: roleDefinitionId(scope, roleGuid),
      principalId,
      principalType,
      scope,
      condition: condition ?? null,
      conditionVersion: condition === undefined ? null : '2.0',
      createdOn,
      updatedOn: assignment.updatedOn ?? createdOn,
      createdBy,
      updatedBy: assignment.updatedBy ?? createdBy,
      delegatedManagedIdentityResourceId: null,
      description: description ?? null,
    },
  };
}

function list(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  call.access.demand(read, scope);
  const { atScope, principals } = assignmentFilter(call);
  const here = listedAt(call.state, scope, atScope);
  const value = [...call.state.roleAssignments.values()]
    .filter(
      (one) => here(one.scope) && (principals === undefined || principals.has(one.principalId.toLowerCase())),
    )
    .map(roleAssignmentJson);
  // Only the list of a whole subscription comes in pages.
  const wholeSubscription = /^\/subscriptions\/[^/]+$/.test(scope);
  return ok(wholeSubscription ? paged(call, value, { spelling: '$skipToken' }) : { value });
}

interface AssignmentFilter {
  readonly atScope: boolean;
  /** Whose assignments; absent: everybody's. */
  readonly principals?: ReadonlySet<string>;
}

function assignmentFilter(call: Call): AssignmentFilter {
  const text = call.query.get('$filter');
  if (text === undefined || text === '') return { atScope: false };
  const filter = parseFilter(text);
  let atScope = false;
  let principals: ReadonlySet<string> | undefined;
  for (const clause of filter?.joined === 'and' ? filter.clauses : []) {
    if (clause.kind === 'call' && clause.name === 'atscope' && clause.args.length === 0 && !atScope) {
      atScope = true;
    } else if (clause.kind === 'call' && clause.name === 'assignedto' && principals === undefined) {
      principals = throughGroups(call, clause.args[0] ?? '');
    } else if (
      clause.kind === 'compare' &&
      clause.field === 'principalid' &&
      clause.op === 'eq' &&
      principals === undefined
    ) {
      principals = new Set([guidIn(clause.value)]);
    } else throw unsupported(text);
  }
  if (filter?.joined !== 'and') throw unsupported(text);
  return principals === undefined ? { atScope } : { atScope, principals };
}

function unsupported(text: string): ArmError {
  return badRequest(
    'UnsupportedQuery',
    `The filter '${text}' is not supported. Supported filters are either 'atScope()' or 'principalId eq '{value}' or assignedTo('{value}')'.`,
  );
}

function guidIn(text: string): string {
  if (!isGuid(text))
    throw badRequest(
      'InvalidPrincipalId',
      `The principal ID '${text}' is not valid. Principal ID must be a GUID.`,
    );
  return text.toLowerCase();
}

/** A user or service principal with all its groups. A group is refused, as is nobody's ID. */
function throughGroups(call: Call, text: string): ReadonlySet<string> {
  const id = guidIn(text);
  const entry = call.state.principals.get(id);
  if (entry === undefined) throw principalNotFound(call.state, id);
  if (entry.type === 'Group') {
    throw badRequest(
      'UnsupportedQuery',
      `The principal '${text}' is a group: assignedTo takes users and service principals.`,
    );
  }
  return withGroups(call.state, id);
}

export function principalNotFound(state: SampleState, id: string): ArmError {
  return badRequest(
    'PrincipalNotFound',
    `Principal ${id.replaceAll('-', '')} does not exist in the directory ${state.tenantId}. Check that you have the correct ` +
      `principal ID. If you are creating this principal and then immediately assigning a role, this error might be related ` +
      `to a replication delay. In this case, set the role assignment principalType property to a value, such as ` +
      `ServicePrincipal, User, or Group.`,
  );
}

function get(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  call.access.demand(read, scope);
  const guid = param(call, 'guid');
  const found = call.state.roleAssignments.get(guid.toLowerCase());
  if (found === undefined || idKey(found.scope) !== idKey(scope)) {
    throw new ArmError(404, 'RoleAssignmentNotFound', `The role assignment '${guid}' is not found.`);
  }
  return ok(roleAssignmentJson(found));
}
