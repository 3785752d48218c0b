/** Finds the assignment that has the same scope, principal and role as another: Azure allows only one. */

import { idKey } from '../model/armId';
import type { NewAssignment } from '../model/ports';
import type { RoleAssignment } from '../model/role';

export function heldAssignment(
  held: readonly RoleAssignment[],
  wanted: Pick<NewAssignment, 'scope' | 'principalId' | 'roleGuid'>,
): RoleAssignment | undefined {
  return held.find(
    (assignment) =>
      idKey(assignment.scope) === idKey(wanted.scope) &&
      assignment.principalId.toLowerCase() === wanted.principalId.toLowerCase() &&
      assignment.roleGuid.toLowerCase() === wanted.roleGuid.toLowerCase(),
  );
}
