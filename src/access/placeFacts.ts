/** What Azure knows of a place: the name people see, and what of it decides whether a role has an effect. */

import { sameId } from '../model/armId';
import { orUnknown } from '../model/orUnknown';
import type { Azure } from '../model/ports';
import type { TargetFacts } from '../model/role';
import { scopeOf } from '../model/scope';

/** @returns `undefined` for the root, and when it could not be read: only a name is lost then. Throws `cancelled` only. */
export async function factsOf(
  roleAssignments: Pick<Azure['roleAssignments'], 'targets'>,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<TargetFacts | undefined> {
  if (scopeOf(id)?.kind === 'root') return undefined;
  const found = await orUnknown(roleAssignments.targets(tenantId, [id], signal));
  return found?.items.find((one) => sameId(one.id, id));
}
