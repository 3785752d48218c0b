/** Role definitions: what can be assigned at a scope, by the filters ARM takes, and one by its GUID. */

import { idKey, parseArmId } from '../../model/armId';
import { ArmError, badRequest } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import type { SampleRoleDefinition } from '../data/shape';
import type { JsonObject } from '../json';
import { parseFilter, type Clause } from '../odata';
import { demandScope } from '../scopeCheck';
import { isWithin } from '../scopes';
import type { SampleState } from '../state';
import { permissionJson } from './permissions';

const type = 'Microsoft.Authorization/roleDefinitions';
const read = `${type}/read`;

export const roleDefinitionRoutes: readonly Route[] = [
  { method: 'GET', path: '/{*scope}/providers/Microsoft.Authorization/roleDefinitions', type, handle: list },
  {
    method: 'GET',
    path: '/{*scope}/providers/Microsoft.Authorization/roleDefinitions/{guid}',
    type,
    handle: get,
  },
];

/** The ID ARM gives at a scope: with the subscription in front where there is one. */
export function roleDefinitionId(scope: string, guid: string): string {
  const subscriptionId = parseArmId(scope)?.subscriptionId;
  const prefix = subscriptionId === undefined ? '' : `/subscriptions/${subscriptionId}`;
  return `${prefix}/providers/${type}/${guid}`;
}

/** Whether a role can be assigned at a scope: one of its assignable scopes is the scope or lies above. */
export function isAssignable(state: SampleState, definition: SampleRoleDefinition, scope: string): boolean {
  return definition.assignableScopes.some((assignable) => isWithin(state, scope, assignable));
}

function list(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  // The built-in roles are everybody's: the root scope answers any caller.
  if (scope !== '/') call.access.demand(read, scope);
  const { fits, below } = roleFilter(call.query.get('$filter'));
  const value = [...call.state.roleDefinitions.values()]
    .filter(
      (one) =>
        isAssignable(call.state, one, scope) ||
        (below && one.assignableScopes.some((assignable) => isWithin(call.state, assignable, scope))),
    )
    .filter(fits)
    .map((one) => definitionJson(one, scope));
  return ok({ value });
}

function get(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  if (scope !== '/') call.access.demand(read, scope);
  const guid = param(call, 'guid');
  const found = call.state.roleDefinitions.get(guid.toLowerCase());
  if (found === undefined) throw unknownRole(guid);
  return ok(definitionJson(found, scope));
}

export function unknownRole(guid: string): ArmError {
  return new ArmError(
    404,
    'RoleDefinitionDoesNotExist',
    `The specified role definition with ID '${guid.replaceAll('-', '')}' does not exist.`,
  );
}

interface RoleFilter {
  readonly fits: (definition: SampleRoleDefinition) => boolean;
  /** Roles assignable only further down are listed too. */
  readonly below: boolean;
}

function roleFilter(text: string | undefined): RoleFilter {
  if (text === undefined || text === '') return { fits: () => true, below: false };
  const filter = parseFilter(text);
  const tests = filter?.joined === 'and' ? filter.clauses.map(roleTest) : [undefined];
  if (!tests.every((test) => test !== undefined)) {
    throw badRequest(
      'UnsupportedQuery',
      `The filter '${text}' is not supported. Supported filters are 'atScopeAndBelow()', 'type eq' and 'roleName eq', joined by 'and'.`,
    );
  }
  const below = filter?.clauses.some((clause) => clause.kind === 'call') === true;
  return { fits: (definition) => tests.every((test) => test(definition)), below };
}

function roleTest(clause: Clause): ((definition: SampleRoleDefinition) => boolean) | undefined {
  if (clause.kind === 'call')
    return clause.name === 'atscopeandbelow' && clause.args.length === 0 ? () => true : undefined;
  const value = clause.value.toLowerCase();
  if (clause.op !== 'eq') return undefined;
  if (clause.field === 'rolename') return (definition) => definition.roleName.toLowerCase() === value;
  if (clause.field === 'type' && (value === 'builtinrole' || value === 'customrole')) {
    return (definition) => definition.type.toLowerCase() === value;
  }
  return undefined;
}

function definitionJson(definition: SampleRoleDefinition, scope: string): JsonObject {
  const home = definition.assignableScopes.find((assignable) =>
    idKey(assignable).startsWith('/subscriptions/'),
  );
  const { guid, roleName, type: roleType, description, assignableScopes, permissions } = definition;
  return {
    id: roleDefinitionId(scope === '/' && home !== undefined ? home : scope, guid),
    type,
    name: guid,
    properties: {
      roleName,
      type: roleType,
      description,
      assignableScopes,
      permissions: permissions.map(permissionJson),
      createdOn: '2015-02-02T21:55:09.8806423Z',
      updatedOn: '2026-01-15T15:08:24.3500000Z',
      createdBy: null,
      updatedBy: null,
    },
  };
}
