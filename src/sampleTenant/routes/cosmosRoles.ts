/** Cosmos DB's own role assignments, one read by its ID, and written: checked at once, made when the operation that follows has ended. */

import { idKey, isAtOrBelow, isGuid } from '../../model/armId';
import { ArmError, badRequest, resourceNotFound } from '../armError';
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
import type { SampleResource } from '../data/shape';
import { demandUnlocked } from '../guards';
import type { JsonObject } from '../json';
import { accepted } from '../operations';
import { resourceJson } from '../resourceJson';
import { groupIdOf, groupNamed } from './resourceGroups';

const type = 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments';
const path =
  '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account}/sqlRoleAssignments/{name}';

export const cosmosRoleRoutes: readonly Route[] = [
  { method: 'GET', path, type, handle: get },
  { method: 'PUT', path, type, handle: put },
  { method: 'DELETE', path, type, handle: remove },
];

function put(call: Call): Reply {
  const account = accountIn(call);
  const name = param(call, 'name').toLowerCase();
  if (!isGuid(name))
    throw badRequest('BadRequest', `The provided role assignment ID [${name}] is not a GUID.`);
  call.access.demand(`${type}/write`, account.id);
  const body = bodyObject(call);
  onlyMembers(body, 'SqlRoleAssignmentCreateUpdateParameters', ['properties']);
  const properties = objectMember(body, 'properties') ?? {};
  onlyMembers(properties, 'SqlRoleAssignmentResource', ['roleDefinitionId', 'scope', 'principalId']);
  const asked = {
    roleDefinitionId: roleIn(call, account, properties),
    scope: scopeIn(account, properties),
    principalId: principalIn(call, properties),
  };
  demandAssignable(call, asked);
  demandNew(call, account, name, asked);
  demandUnlocked(call.state, account.id, 'write');
  demandFree(call, account);
  const made: SampleResource = { id: `${account.id}/sqlRoleAssignments/${name}`, type, properties: asked };
  return accepted(call, account, 'status', jsonOf(call, made), () => {
    call.state.resources.set(idKey(made.id), made);
  });
}

function get(call: Call): Reply {
  const account = accountIn(call);
  call.access.demand(`${type}/read`, account.id);
  const id = `${account.id}/sqlRoleAssignments/${param(call, 'name')}`;
  const found = call.state.resources.get(idKey(id));
  if (found === undefined) throw resourceNotFound(id);
  return ok(jsonOf(call, found));
}

function remove(call: Call): Reply {
  const account = accountIn(call);
  call.access.demand(`${type}/delete`, account.id);
  const id = `${account.id}/sqlRoleAssignments/${param(call, 'name')}`;
  if (!call.state.resources.has(idKey(id))) return { status: 204 };
  demandUnlocked(call.state, account.id, 'delete');
  demandFree(call, account);
  return accepted(call, account, 'status', {}, () => {
    call.state.resources.delete(idKey(id));
  });
}

interface Asked extends JsonObject {
  readonly roleDefinitionId: string;
  readonly scope: string;
  readonly principalId: string;
}

/** Only accounts of the NoSQL interface have such roles. */
function accountIn(call: Call): SampleResource {
  groupNamed(call);
  const id = `${groupIdOf(call)}/providers/Microsoft.DocumentDB/databaseAccounts/${param(call, 'account')}`;
  const account = call.state.resources.get(idKey(id));
  if (account === undefined) throw resourceNotFound(id);
  if (
    !call.state.resources.has(idKey(`${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001`))
  )
    throw badRequest('BadRequest', 'SQL role-based access control is not supported for this API type.');
  return account;
}

function roleIn(call: Call, account: SampleResource, properties: JsonObject): string {
  const id = textMember(properties, 'roleDefinitionId') ?? '';
  const role = call.state.resources.get(idKey(id));
  if (role === undefined || !isAtOrBelow(id, `${account.id}/sqlRoleDefinitions`))
    throw badRequest('BadRequest', `The provided role definition ID [${id}] does not exist.`);
  return role.id;
}

/** Databases and containers need not exist, but the form is the data plane's and not Resource Manager's. */
function scopeIn(account: SampleResource, properties: JsonObject): string {
  // The CLI makes a slash at the end of "/".
  const scope = (textMember(properties, 'scope') ?? '').replace(/\/$/, '');
  const inner = scope.slice(account.id.length);
  if (!isAtOrBelow(scope, account.id) || !/^(\/dbs\/[^/]+(\/colls\/[^/]+)?)?$/.test(inner))
    throw badRequest('BadRequest', `The provided scope [${scope}] is not a valid scope of this account.`);
  return account.id + inner;
}

/** There is no principal type to help here: a principal has to be known to the directory. */
function principalIn(call: Call, properties: JsonObject): string {
  const { state, behaviour } = call;
  const id = (textMember(properties, 'principalId') ?? '').toLowerCase();
  const entry = state.principals.get(id);
  const age = entry?.createdAt === undefined ? Infinity : (behaviour.now() - entry.createdAt) / 1000;
  if (entry === undefined || age < behaviour.replicationSeconds) {
    throw badRequest(
      'BadRequest',
      `The provided principal ID ["${id}"] was not found in the AAD tenant(s) [${state.tenantId}] which are associated with the customer's subscription.`,
    );
  }
  return id;
}

function demandAssignable(call: Call, { roleDefinitionId, scope }: Asked): void {
  const scopes = call.state.resources.get(idKey(roleDefinitionId))?.properties['assignableScopes'];
  const homes: readonly unknown[] = Array.isArray(scopes) ? scopes : [];
  if (homes.some((home) => typeof home === 'string' && isAtOrBelow(scope, home))) return;
  throw badRequest('BadRequest', `The role cannot be assigned at the scope [${scope}].`);
}

function demandNew(call: Call, account: SampleResource, name: string, asked: Asked): void {
  for (const { id, properties } of call.state.resources.values()) {
    if (!isAtOrBelow(id, `${account.id}/sqlRoleAssignments`) || idKey(id).endsWith(`/${name}`)) continue;
    const same = (['roleDefinitionId', 'scope', 'principalId'] as const).every(
      (member) => properties[member] === asked[member],
    );
    if (same) throw new ArmError(409, 'Conflict', 'A role assignment with the same values exists already.');
  }
}

function demandFree(call: Call, account: SampleResource): void {
  const running = [...call.state.operations.values()].some(
    (one) => one.status === 'InProgress' && idKey(one.resourceId) === idKey(account.id),
  );
  if (!running) return;
  throw new ArmError(
    412,
    'PreconditionFailed',
    'There is already an operation in progress which requires exclusive lock on this service. Please retry the operation after sometime.',
  );
}

function jsonOf(call: Call, made: SampleResource): JsonObject {
  return resourceJson(made, call.state.tenantId, call.apiVersion);
}
