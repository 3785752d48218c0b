/** The table `authorizationresources`: role assignments by the scope filter of the query, and role definitions. */

import { idKey } from '../model/armId';
import type { Access } from './accessCheck';
import type { SampleRoleAssignment, SampleRoleDefinition } from './data/shape';
import { row, type GraphScope } from './graphRow';
import type { JsonObject } from './json';
import type { Row } from './kql/value';
import { permissionJson } from './routes/permissions';
import { roleAssignmentId, roleAssignmentJson } from './routes/roleAssignments';
import { isWithin, scopesUpFrom } from './scopes';
import type { SampleState } from './state';

const roleRead = 'Microsoft.Authorization/roleAssignments/read';

export function assignmentRows(state: SampleState, access: Access, scope: GraphScope): Row[] {
  const inherited = readableAbove(state, access);
  const inScope = scopeTest(state, scope);
  return [...state.roleAssignments.values()]
    .filter(
      (one) => inScope(one.scope) && (inherited.has(idKey(one.scope)) || access.allows(roleRead, one.scope)),
    )
    .map((one) => assignmentRow(state, one));
}

/** Scopes above subscriptions whose assignments the caller sees because a subscription inherits them, as in ARM's lists. */
function readableAbove(state: SampleState, access: Access): ReadonlySet<string> {
  const readable = [...state.subscriptions.keys()]
    .map((id) => `/subscriptions/${id}`)
    .filter((id) => access.allows(roleRead, id));
  return new Set(readable.flatMap((id) => scopesUpFrom(state, id).slice(1)));
}

function scopeTest(state: SampleState, { bases, filter }: GraphScope): (held: string) => boolean {
  const exact = new Set(bases.map(idKey));
  const above = new Set(bases.flatMap((base) => scopesUpFrom(state, base)));
  const below = (held: string): boolean => scopesUpFrom(state, held).some((one) => exact.has(one));
  switch (filter) {
    case 'AtScopeExact':
      return (held) => exact.has(idKey(held));
    case 'AtScopeAndAbove':
      return (held) => above.has(idKey(held));
    case 'AtScopeAndBelow':
      return below;
    case 'AtScopeAboveAndBelow':
      return (held) => above.has(idKey(held)) || below(held);
  }
}

/** Both IDs are spelt with capitals here, and without a subscription in front of the role. */
function assignmentRow(state: SampleState, assignment: SampleRoleAssignment): Row {
  const id = roleAssignmentId(assignment).replace('/roleAssignments/', '/RoleAssignments/');
  const properties = roleAssignmentJson(assignment)['properties'] as JsonObject;
  return row(state, {
    id,
    name: assignment.guid,
    type: 'microsoft.authorization/roleassignments',
    location: 'global',
    properties: { ...properties, roleDefinitionId: graphRoleId(assignment.roleGuid) },
  });
}

function graphRoleId(guid: string): string {
  return `/providers/Microsoft.Authorization/RoleDefinitions/${guid}`;
}

export function definitionRows(state: SampleState, scope: GraphScope): Row[] {
  const reaches = (one: SampleRoleDefinition): boolean =>
    one.type === 'BuiltInRole' ||
    one.assignableScopes.some((home) =>
      scope.bases.some((base) => isWithin(state, home, base) || isWithin(state, base, home)),
    );
  return [...state.roleDefinitions.values()].filter(reaches).map((one) =>
    row(state, {
      id: graphRoleId(one.guid),
      name: one.guid,
      type: 'microsoft.authorization/roledefinitions',
      location: 'global',
      properties: {
        roleName: one.roleName,
        type: one.type,
        description: one.description,
        assignableScopes: one.assignableScopes,
        permissions: one.permissions.map(permissionJson),
        isServiceRole: false,
      },
    }),
  );
}
