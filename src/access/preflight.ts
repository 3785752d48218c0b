/** Whether the caller may assign roles at a scope: a hint before the pickers, never a promise. */

import { isCancelled } from '../model/failure';
import { permits } from '../model/actions';
import type { Guards } from '../model/ports';

const writeAssignments = 'Microsoft.Authorization/roleAssignments/write';

/**
 * Reads the caller's permissions at a scope. `no` when none of them lets assign, `unknown` when they could not be read;
 * even after `yes` a deny assignment, a lock, a policy or a condition on the caller's own role may refuse.
 * Throws `cancelled` only.
 */
export async function mayAssign(
  guards: Pick<Guards, 'permissions'>,
  tenantId: string,
  scope: string,
  signal: AbortSignal,
): Promise<'yes' | 'no' | 'unknown'> {
  try {
    const permissions = await guards.permissions(tenantId, scope, signal);
    return permits(permissions, writeAssignments, 'control') ? 'yes' : 'no';
  } catch (error) {
    if (isCancelled(error)) throw error;
    return 'unknown';
  }
}
