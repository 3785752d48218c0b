/** What the caller's roles grant at a scope: one entry per permission of each role that reaches it. */

import { ok, param, type Route } from '../call';
import type { SamplePermission } from '../data/shape';
import type { JsonObject } from '../json';
import { demandScope } from '../scopeCheck';

export const permissionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/{*scope}/providers/Microsoft.Authorization/permissions',
    type: 'Microsoft.Authorization/permissions',
    handle: (call) => {
      const scope = demandScope(call.state, param(call, 'scope'));
      call.access.demand('Microsoft.Authorization/permissions/read', scope);
      return ok({ value: call.access.permissionsAt(scope).map(permissionJson) });
    },
  },
];

export function permissionJson(permission: SamplePermission): JsonObject {
  const { actions, notActions, dataActions, notDataActions, condition } = permission;
  const lists = { actions, notActions, dataActions, notDataActions };
  return condition === undefined ? lists : { ...lists, condition, conditionVersion: '2.0' };
}
