/** Whether the caller may do something: the actions it takes, held against the caller's own permissions at each scope. */

import { bounded } from '../model/bounded';
import { permits } from '../model/actions';
import { idKey } from '../model/armId';
import type { Guards } from '../model/ports';

/** An operation that something takes, and where. */
export interface Need {
  /** Such as `Microsoft.ManagedIdentity/userAssignedIdentities/write`. */
  readonly action: string;
  /** ARM ID of a scope that is there already: of what is about to be made, the one above it. */
  readonly scope: string;
}

export interface MayI {
  /** What none of the caller's permissions lets do. */
  readonly missing: readonly Need[];
  /** Where the permissions could not be read: nothing is known of these. */
  readonly unknown: readonly Need[];
}

/** Scopes asked side by side. */
const scopesAtOnce = 4;

/**
 * Reads the caller's permissions once for each scope. Nothing missing is a hint, no promise: a deny assignment, a lock, a
 * policy, or a condition on the caller's own role may still refuse. Throws `cancelled` only.
 */
export async function mayI(
  guards: Pick<Guards, 'permissions'>,
  tenantId: string,
  needs: readonly Need[],
  signal: AbortSignal,
): Promise<MayI> {
  const scopes = [...new Map(needs.map(({ scope }) => [idKey(scope), scope])).entries()];
  const read = await bounded(
    scopes,
    scopesAtOnce,
    ([, scope]) => guards.permissions(tenantId, scope, signal),
    signal,
  );
  const outcomes = new Map(scopes.map(([key], at) => [key, read[at]]));
  const missing: Need[] = [];
  const unknown: Need[] = [];
  for (const need of needs) {
    const outcome = outcomes.get(idKey(need.scope));
    if (outcome === undefined || 'failure' in outcome) unknown.push(need);
    else if (!permits(outcome.value, need.action, 'control')) missing.push(need);
  }
  return { missing, unknown };
}
