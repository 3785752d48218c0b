/** Which roles of Azure an identity has, by whatever way: what code needs and one of them allows is not missing. */

import type { Connection } from '../../access/connection';
import { orUnknown } from '../../model/orUnknown';
import type { RoleAssignment } from '../../model/role';
import { scopeOf } from '../../model/scope';
import type { LocatedIdentity } from '../../ui/ports';

/**
 * Its own, what reaches it through groups, and those at management groups as ones at each subscription below. What
 * cannot be read of the latter two counts as not held: to have a role twice does no harm.
 */
export async function withAllWays(
  { store, azure }: Connection,
  { identity, tenantId }: LocatedIdentity,
  direct: readonly RoleAssignment[],
  signal: AbortSignal,
): Promise<readonly RoleAssignment[]> {
  const groups = await orUnknown(store.throughGroups(identity, tenantId, signal));
  const all = [...direct, ...(groups?.items ?? []).map(({ assignment }) => assignment)];
  const isAbove = (scope: string) => scopeOf(scope)?.kind === 'managementGroup';
  const above = new Set(all.map(({ scope }) => scope).filter(isAbove));
  const below = new Map<string, readonly string[]>();
  for (const scope of above) {
    const found = await orUnknown(azure.tenancy.below(tenantId, scope, signal));
    below.set(scope, found?.items ?? []);
  }
  return all.flatMap((one) => below.get(one.scope)?.map((scope) => ({ ...one, scope })) ?? [one]);
}
