/** Roles that can give themselves or others more, and the assignments that are confirmed once more. */

import { actionMatches, permits } from '../model/actions';
import type { RoleDefinition } from '../model/role';
import { isBroad, scopeOf } from '../model/scope';

export const ownerRole = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
export const contributorRole = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
export const userAccessAdministratorRole = '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9';
export const rbacAdministratorRole = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168';

const alwaysConfirmed: ReadonlySet<string> = new Set([
  ownerRole,
  contributorRole,
  userAccessAdministratorRole,
  rbacAdministratorRole,
]);

/** Operations that change who may do what. */
const accessOperations = [
  'Microsoft.Authorization/roleAssignments/write',
  'Microsoft.Authorization/roleAssignments/delete',
  'Microsoft.Authorization/roleDefinitions/write',
];

/** Whether the role manages access or everything: such roles come last in a picker, with a warning. */
export function isPrivileged(role: RoleDefinition): boolean {
  return (
    alwaysConfirmed.has(role.guid.toLowerCase()) ||
    role.permissions.some((entry) => entry.actions.includes('*')) ||
    accessOperations.some((operation) => permits(role.permissions, operation, 'control'))
  );
}

/**
 * Why an assignment is confirmed once more: `role` for one that gives everything or lets assign roles without a
 * condition, `scope` for a subscription, a management group or the root; `undefined` when it is not.
 * @param role its definition where known: a custom role is judged by what it grants.
 */
export function needsConfirmation(
  roleGuid: string,
  scope: string,
  role?: RoleDefinition,
): 'role' | 'scope' | undefined {
  if (alwaysConfirmed.has(roleGuid.toLowerCase())) return 'role';
  const unlimited = role?.permissions.some(
    (entry) =>
      entry.condition === undefined &&
      (entry.actions.includes('*') || grantsAssigning(entry.actions, entry.notActions)),
  );
  if (unlimited === true) return 'role';
  const parsed = scopeOf(scope);
  return parsed === undefined || isBroad(parsed) ? 'scope' : undefined;
}

function grantsAssigning(actions: readonly string[], notActions: readonly string[]): boolean {
  const covered = (pattern: string) =>
    actionMatches(pattern, 'Microsoft.Authorization/roleAssignments/write');
  return actions.some(covered) && !notActions.some(covered);
}
