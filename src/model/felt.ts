/** How long Azure takes until a change of access is felt, by what was changed. */

import { scopeOf } from './scope';

/**
 * `role` of Azure RBAC; `managementGroup` the same at a management group, where data takes longer; `cosmos` a role of Cosmos
 * DB's own; `policy` an access policy of a key vault; `use` an identity that a resource carries.
 */
export type Felt = 'role' | 'managementGroup' | 'cosmos' | 'policy' | 'use';

/** How an assignment at a scope, by its ARM ID, is felt. */
export function feltAt(scope: string): 'role' | 'managementGroup' {
  return scopeOf(scope)?.kind === 'managementGroup' ? 'managementGroup' : 'role';
}

/**
 * After so many milliseconds a change is read again and its mark goes. Azure names 10 minutes for roles and hours, without an
 * end, for data at management groups, which a mark cannot wait for.
 */
export const readAgainAfter: Readonly<Record<Felt, number>> = {
  role: 10 * 60_000,
  managementGroup: 30 * 60_000,
  cosmos: 10 * 60_000,
  policy: 5 * 60_000,
  use: 10 * 60_000,
};

/** Whether what was given at a moment, in milliseconds since 1970, is still to be marked. */
export function isMarked(felt: Felt, madeAt: number | undefined, now: number): boolean {
  return madeAt !== undefined && now - madeAt < readAgainAfter[felt];
}
