/** What stands against a change of a resource's identities although nothing forbids to try: locks, denials, dead references. */

import { bounded } from '../../model/bounded';
import type { Carrier } from '../../model/identityBlocksPort';
import type { Problem } from '../../model/listing';
import type { Azure } from '../../model/ports';
import type { DenyAssignment, Lock } from '../../model/role';
import { standsAgainst } from '../lifecycle/standsAgainst';

export interface Obstacles {
  /** Read-only ones: nothing below them can be changed. */
  readonly locks: readonly Lock[];
  /** Those that forbid the change to everybody; what forbids it to some is not known before. */
  readonly denials: readonly DenyAssignment[];
  /** Attached identities that are gone. Azure may refuse every change that does not take them away. */
  readonly dead: readonly string[];
  readonly problems: readonly Problem[];
}

/** An identity can be read some ten times a second, each of them once in two. */
const readsAtOnce = 4;

/** @param action the operation that the change takes at the resource. Throws `cancelled` only. */
export async function obstaclesOf(
  azure: Pick<Azure, 'guards' | 'identities'>,
  tenantId: string,
  { id, block }: Pick<Carrier, 'id' | 'block'>,
  action: string,
  signal: AbortSignal,
): Promise<Obstacles> {
  const [{ locks, denials, problems }, dead] = await Promise.all([
    standsAgainst(azure.guards, tenantId, { scope: id, action }, signal),
    deadIn(
      azure,
      tenantId,
      block.userAssigned.map((one) => one.id),
      signal,
    ),
  ]);
  return { locks, denials, dead, problems };
}

/** Of these identities those that are not there any more; one that may not be read counts as there. */
export async function deadIn(
  { identities }: Pick<Azure, 'identities'>,
  tenantId: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const read = await bounded(ids, readsAtOnce, (id) => identities.get(tenantId, id, signal), signal);
  return ids.filter((_id, at) => {
    const outcome = read[at];
    return outcome !== undefined && 'failure' in outcome && outcome.failure.code === 'notFound';
  });
}
