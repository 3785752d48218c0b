/** The order in which role assignments are shown: from single resources up to the root, then by place, then by role. */

import { idKey } from '../model/armId';
import type { RoleAssignment } from '../model/role';
import { scopeOf } from '../model/scope';
import type { ScopeKind } from '../model/scope';

const kinds: readonly (ScopeKind | undefined)[] = [
  'resource',
  'resourceGroup',
  'subscription',
  'managementGroup',
  'root',
];

export function narrowestFirst(a: RoleAssignment, b: RoleAssignment): number {
  const kind = ({ scope }: RoleAssignment) => kinds.indexOf(scopeOf(scope)?.kind);
  return (
    kind(a) - kind(b) ||
    idKey(a.scope).localeCompare(idKey(b.scope)) ||
    (a.roleName ?? a.roleGuid).localeCompare(b.roleName ?? b.roleGuid)
  );
}
