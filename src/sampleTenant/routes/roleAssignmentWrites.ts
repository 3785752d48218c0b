/** Role assignments, written: PUT with every refusal that Azure documents, and DELETE. */

import { idKey, isGuid } from '../../model/armId';
import { ArmError, badRequest, invalidContent } from '../armError';
import {
  bodyObject,
  objectMember,
  ok,
  onlyMembers,
  param,
  textMember,
  type Call,
  type Reply,
  type Route,
} from '../call';
import { demandCondition } from '../conditions';
import type { PrincipalType, SampleRoleAssignment, SampleRoleDefinition } from '../data/shape';
import { roleGuid as roleGuidOf } from '../data/roleDefinitions';
import { demandUnlocked } from '../guards';
import type { JsonObject } from '../json';
import { demandScope } from '../scopeCheck';
import { principalNotFound, roleAssignmentId, roleAssignmentJson } from './roleAssignments';
import { isAssignable, unknownRole } from './roleDefinitions';

const type = 'Microsoft.Authorization/roleAssignments';
const path = '/{*scope}/providers/Microsoft.Authorization/roleAssignments/{guid}';
const mostPerSubscription = 4000;
const administratorRoles: ReadonlySet<string> = new Set(
  ['Owner', 'User Access Administrator'].map((name) => roleGuidOf(name).toLowerCase()),
);
/** Without a principal type Azure asks the directory, which knows a new principal later than role assignments do. */
const slowLookup = 10;

export const roleAssignmentWriteRoutes: readonly Route[] = [
  { method: 'PUT', path, type, handle: put },
  { method: 'DELETE', path, type, handle: remove },
];

function put(call: Call): Reply {
  const { state, behaviour } = call;
  const guid = param(call, 'guid').toLowerCase();
  if (!isGuid(guid))
    throw badRequest(
      'InvalidRoleAssignmentId',
      `The role assignment ID '${guid}' is not valid. The role assignment ID must be a GUID.`,
    );
  const scope = demandScope(state, param(call, 'scope'));
  const body = bodyObject(call);
  onlyMembers(body, 'RoleAssignment', ['properties']);
  const asked = readProperties(objectMember(body, 'properties') ?? {});
  // Whether the caller may assign anything is said before what is wrong with it.
  if (!call.access.permits(`${type}/write`, scope)) call.access.demand(`${type}/write`, scope);
  const role = roleIn(call, asked.roleDefinitionId, scope);
  const roleGuid = role.guid.toLowerCase();
  const principalId = asked.principalId.toLowerCase();
  const stated = call.state.principals.get(principalId)?.type ?? asked.principalType ?? 'User';
  call.access.demand(`${type}/write`, scope, attributesOf('request', roleGuid, principalId, stated));
  if (asked.condition !== undefined) demandCondition(asked.condition, role);

  const existing = state.roleAssignments.get(guid);
  if (existing !== undefined) demandSame(existing, { scope, roleGuid, principalId });
  else demandNew(call, { scope, roleGuid, principalId });
  const principalType = existing?.principalType ?? principalTypeOf(call, principalId, asked.principalType);
  demandUnlocked(state, scope, 'write');

  const now = new Date(behaviour.now()).toISOString();
  const assignment: SampleRoleAssignment = {
    guid,
    scope: existing?.scope ?? scope,
    roleGuid,
    principalId,
    principalType,
    ...(asked.description !== undefined && { description: asked.description }),
    ...(asked.condition !== undefined && { condition: asked.condition }),
    createdOn: existing?.createdOn ?? now,
    createdBy: existing?.createdBy ?? call.access.objectId,
    updatedOn: now,
    updatedBy: call.access.objectId,
  };
  state.roleAssignments.set(guid, assignment);
  return { status: existing === undefined ? 201 : 200, body: roleAssignmentJson(assignment) };
}

interface Asked {
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType: string | undefined;
  readonly description: string | undefined;
  readonly condition: string | undefined;
}

function readProperties(properties: JsonObject): Asked {
  onlyMembers(properties, 'RoleAssignmentProperties', [
    ...['roleDefinitionId', 'principalId', 'principalType', 'description', 'condition', 'conditionVersion'],
    'delegatedManagedIdentityResourceId',
  ]);
  const roleDefinitionId = textMember(properties, 'roleDefinitionId');
  if (!roleDefinitionId)
    throw badRequest('InvalidRoleDefinitionId', 'A role definition ID must be provided.');
  const principalId = textMember(properties, 'principalId') ?? '';
  if (!isGuid(principalId))
    throw badRequest('InvalidPrincipalId', 'A valid principal ID must be provided for role assignment.');
  const principalType = textMember(properties, 'principalType');
  if (
    principalType !== undefined &&
    !['user', 'group', 'serviceprincipal', 'foreigngroup', 'device'].includes(principalType.toLowerCase())
  ) {
    throw invalidContent(`Error converting value '${principalType}' to type 'PrincipalType'`);
  }
  const condition = textMember(properties, 'condition');
  const version = textMember(properties, 'conditionVersion');
  if (version !== undefined && version !== '2.0') {
    throw badRequest(
      'InvalidConditionVersion',
      `The condition version '${version}' is not valid: only '2.0' is.`,
    );
  }
  if (condition !== undefined && version === undefined) {
    throw badRequest('InvalidConditionVersion', 'A condition needs a condition version.');
  }
  return {
    roleDefinitionId,
    principalId,
    principalType,
    description: textMember(properties, 'description'),
    condition,
  };
}

/** An existing role that can be assigned at the scope. */
function roleIn(call: Call, roleDefinitionId: string, scope: string): SampleRoleDefinition {
  const found = /^(?:\/.+)?\/providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/i.exec(
    roleDefinitionId,
  )?.[1];
  if (found === undefined || !isGuid(found)) {
    throw badRequest('InvalidRoleDefinitionId', `The role definition ID '${roleDefinitionId}' is not valid.`);
  }
  const definition = call.state.roleDefinitions.get(found.toLowerCase());
  if (definition === undefined) throw unknownRole(found);
  if (!isAssignable(call.state, definition, scope)) {
    throw badRequest(
      'RoleDefinitionNotAssignable',
      `The role '${definition.roleName}' cannot be assigned at scope '${scope}'.`,
    );
  }
  return definition;
}

type Triple = Pick<SampleRoleAssignment, 'scope' | 'roleGuid' | 'principalId'>;

function isSame(a: Triple, b: Triple): boolean {
  return (
    idKey(a.scope) === idKey(b.scope) &&
    a.roleGuid.toLowerCase() === b.roleGuid.toLowerCase() &&
    a.principalId.toLowerCase() === b.principalId.toLowerCase()
  );
}

/** A name keeps its principal, role and scope for good, in the whole tenant. */
function demandSame(existing: SampleRoleAssignment, asked: Triple): void {
  if (isSame(existing, asked)) return;
  throw badRequest(
    'RoleAssignmentUpdateNotPermitted',
    'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
  );
}

function demandNew(call: Call, asked: Triple): void {
  const all = [...call.state.roleAssignments.values()];
  const twin = all.find((one) => isSame(one, asked));
  if (twin !== undefined) {
    const id = twin.guid.replaceAll('-', '');
    throw new ArmError(
      409,
      'RoleAssignmentExists',
      `The role assignment already exists. The ID of the existing role assignment is ${id}.`,
    );
  }
  const subscription = /^\/subscriptions\/[^/]+/i.exec(asked.scope)?.[0].toLowerCase();
  if (subscription === undefined) return;
  const count = all.filter((one) => `${idKey(one.scope)}/`.startsWith(`${subscription}/`)).length;
  if (count >= mostPerSubscription) {
    throw badRequest(
      'RoleAssignmentLimitExceeded',
      'No more role assignments can be created. The role assignment limit is reached.',
    );
  }
}

/** The directory's type of the principal; throws while the directory does not know it, and when the body says otherwise. */
function principalTypeOf(call: Call, principalId: string, stated: string | undefined): PrincipalType {
  const entry = call.state.principals.get(principalId);
  if (entry === undefined) throw principalNotFound(call.state, principalId);
  const age = entry.createdAt === undefined ? Infinity : (call.behaviour.now() - entry.createdAt) / 1000;
  const wait = call.behaviour.replicationSeconds * (stated === undefined ? slowLookup : 1);
  if (age < wait) throw principalNotFound(call.state, principalId);
  if (stated !== undefined && stated.toLowerCase() !== entry.type.toLowerCase()) {
    throw badRequest(
      'UnmatchedPrincipalType',
      `The PrincipalId '${principalId.replaceAll('-', '')}' has type '${entry.type}', which is different from specified PrinciaplType '${stated}'.`,
    );
  }
  return entry.type;
}

function remove(call: Call): Reply {
  const { state } = call;
  const scope = demandScope(state, param(call, 'scope'));
  if (!call.access.permits(`${type}/delete`, scope)) call.access.demand(`${type}/delete`, scope);
  const existing = state.roleAssignments.get(param(call, 'guid').toLowerCase());
  if (existing === undefined || idKey(existing.scope) !== idKey(scope)) return { status: 204 };
  const { roleGuid, principalId, principalType } = existing;
  call.access.demand(`${type}/delete`, scope, attributesOf('resource', roleGuid, principalId, principalType));
  demandUnlocked(state, roleAssignmentId(existing), 'delete');
  demandAdministrator(call, existing);
  state.roleAssignments.delete(existing.guid.toLowerCase());
  return ok(roleAssignmentJson(existing));
}

/** What a condition of the caller's own role can ask about an assignment. */
function attributesOf(
  source: 'request' | 'resource',
  roleGuid: string,
  principalId: string,
  principalType: string,
): ReadonlyMap<string, string> {
  const of = `${source} ${type}:`.toLowerCase();
  return new Map([
    [`${of}roledefinitionid`, roleGuid],
    [`${of}principalid`, principalId],
    [`${of}principaltype`, principalType],
  ]);
}

/** Azure keeps the last one who administers access to a subscription itself, whatever is inherited. */
function demandAdministrator({ state }: Call, going: SampleRoleAssignment): void {
  const isSubscription = /^\/subscriptions\/[^/]+$/i.test(going.scope);
  const administers = ({ roleGuid: role, scope }: SampleRoleAssignment): boolean =>
    idKey(scope) === idKey(going.scope) && administratorRoles.has(role.toLowerCase());
  if (!isSubscription || !administers(going)) return;
  const others = [...state.roleAssignments.values()].filter((one) => one !== going && administers(one));
  if (others.length > 0) return;
  throw new ArmError(
    412,
    'CannotDeleteLastRbacAdminAssignment',
    'Cannot delete the last RBAC admin assignment.',
  );
}
