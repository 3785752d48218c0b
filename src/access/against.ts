/** What stands against a role at its scope, and what each of it takes away from what that role allows. */

import { defeatOf, lockDefeat, type Defeat } from '../model/defeat';
import type { DenyAssignment, Lock, RoleDefinition } from '../model/role';
import type { GuardsFound } from './identityAccess';

/** `defeat` is absent where the role could not be read. */
export type Against = { readonly defeat?: Defeat } & (
  | { readonly what: 'denyAssignment'; readonly deny: DenyAssignment }
  | { readonly what: 'lock'; readonly lock: Lock }
);

/** Deny assignments first. @param role the role that is assigned; `undefined` where it could not be read. */
export function againstRole(
  { denyAssignments, locks }: Pick<GuardsFound, 'denyAssignments' | 'locks'>,
  role: Pick<RoleDefinition, 'permissions'> | undefined,
): readonly Against[] {
  const permissions = role?.permissions;
  return [
    ...denyAssignments.map((deny): Against => ({
      what: 'denyAssignment',
      deny,
      ...(permissions !== undefined && { defeat: defeatOf(permissions, deny.permissions) }),
    })),
    ...locks.map((lock): Against => ({
      what: 'lock',
      lock,
      ...(permissions !== undefined && { defeat: lockDefeat(permissions, lock) }),
    })),
  ];
}
