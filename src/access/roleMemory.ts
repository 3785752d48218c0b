/** What roles identities were seen to hold, remembered over sessions as IDs only: so that offers need no request. */

import { idKey, isGuid, parseArmId } from '../model/armId';
import type { RoleAssignment } from '../model/role';
import type { KeyedMemory } from './identityMemory';

export interface RememberedRole {
  /** ARM ID of where it is held. */
  readonly scope: string;
  readonly roleGuid: string;
}

export interface RoleMemory {
  /** What is remembered of an identity, by its ARM ID in any case. */
  of(identityId: string): readonly RememberedRole[];
  /** Keeps what was read of an identity's assignments in the place of what was kept before. */
  remember(
    identityId: string,
    assignments: readonly Pick<RoleAssignment, 'scope' | 'roleGuid' | 'condition'>[],
  ): void;
}

const key = 'roles';
const mostIdentities = 50;
const mostRoles = 20;

/** Newest first. Only roles on a resource are kept, and none that holds under a condition. */
export function createRoleMemory(memory: KeyedMemory): RoleMemory {
  const stored = (): readonly Entry[] => {
    const value = memory.get(key);
    return Array.isArray(value) ? value.filter(isEntry) : [];
  };
  return {
    of: (identityId) => stored().find(([id]) => id === idKey(identityId))?.[1] ?? [],
    remember: (identityId, assignments) => {
      const roles = assignments
        .filter(({ scope, condition }) => condition === undefined && isResource(scope))
        .slice(0, mostRoles)
        .map(({ scope, roleGuid }) => ({ scope, roleGuid: roleGuid.toLowerCase() }));
      const own = idKey(identityId);
      const known = stored();
      const before = known.find(([id]) => id === own)?.[1] ?? [];
      if (JSON.stringify(before) === JSON.stringify(roles)) return;
      const others = known.filter(([id]) => id !== own);
      memory.set(key, [...(roles.length > 0 ? [[own, roles]] : []), ...others].slice(0, mostIdentities));
    },
  };
}

type Entry = readonly [string, readonly RememberedRole[]];

/** A client is one of a resource: what is held above says of none that it is meant. */
function isResource(scope: string): boolean {
  return (parseArmId(scope)?.types.length ?? 0) > 0;
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value)) return false;
  const [id, roles] = value as readonly unknown[];
  return typeof id === 'string' && Array.isArray(roles) && roles.every(isRole);
}

function isRole(value: unknown): value is RememberedRole {
  return (
    typeof value === 'object' &&
    value !== null &&
    'scope' in value &&
    typeof value.scope === 'string' &&
    'roleGuid' in value &&
    typeof value.roleGuid === 'string' &&
    isGuid(value.roleGuid)
  );
}
