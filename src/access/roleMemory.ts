/** What roles identities were seen to hold, and what they reach, remembered over sessions as IDs only: so that offers need no request. */

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
  /** The resources that were looked up for an identity, those it is likely to use first; `undefined` when none were. */
  placesOf(identityId: string): readonly string[] | undefined;
  /** Keeps them, by ARM ID, in the place of those before. */
  rememberPlaces(identityId: string, places: readonly string[]): void;
}

const key = 'roles';
const placesKey = 'places';
const mostIdentities = 50;
const mostRoles = 30;
const mostPlaces = 30;

/** Newest first. Roles on resources are kept before those on what holds them, and none that holds under a condition. */
export function createRoleMemory(memory: KeyedMemory): RoleMemory {
  const stored = (): readonly Entry[] => {
    const value = memory.get(key);
    return Array.isArray(value) ? value.filter(isEntry) : [];
  };
  const places = (): readonly Places[] => {
    const value = memory.get(placesKey);
    return Array.isArray(value) ? value.filter(isPlaces) : [];
  };
  return {
    of: (identityId) => stored().find(([id]) => id === idKey(identityId))?.[1] ?? [],
    remember: (identityId, assignments) => {
      const roles = assignments
        .filter(({ scope, condition }) => condition === undefined && depthOf(scope) > 0)
        .sort((a, b) => depthOf(b.scope) - depthOf(a.scope))
        .slice(0, mostRoles)
        .map(({ scope, roleGuid }) => ({ scope, roleGuid: roleGuid.toLowerCase() }));
      const own = idKey(identityId);
      const known = stored();
      const before = known.find(([id]) => id === own)?.[1] ?? [];
      if (JSON.stringify(before) === JSON.stringify(roles)) return;
      const others = known.filter(([id]) => id !== own);
      memory.set(key, [...(roles.length > 0 ? [[own, roles]] : []), ...others].slice(0, mostIdentities));
    },
    placesOf: (identityId) => places().find(([id]) => id === idKey(identityId))?.[1],
    rememberPlaces: (identityId, ids) => {
      const own = idKey(identityId);
      const others = places().filter(([id]) => id !== own);
      memory.set(placesKey, [[own, ids.slice(0, mostPlaces)], ...others].slice(0, mostIdentities));
    },
  };
}

type Entry = readonly [string, readonly RememberedRole[]];
type Places = readonly [string, readonly string[]];

/** 2 for a resource and what lies in it, 1 for a group or a subscription, 0 for what lies above: which resources that holds is not in an ID. */
function depthOf(scope: string): number {
  const parsed = parseArmId(scope);
  if (parsed?.subscriptionId === undefined) return 0;
  return parsed.types.length > 0 ? 2 : 1;
}

function isPlaces(value: unknown): value is Places {
  if (!Array.isArray(value)) return false;
  const [id, ids] = value as readonly unknown[];
  return typeof id === 'string' && Array.isArray(ids) && ids.every((one) => typeof one === 'string');
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
