/** What stands against a change of a resource's identities although nothing forbids to try: locks, denials, dead references. */

import { permits } from '../../model/actions';
import { bounded } from '../../model/bounded';
import { isCancelled, toFailure } from '../../model/failure';
import type { Carrier } from '../../model/identityBlocksPort';
import type { Listing, Problem } from '../../model/listing';
import type { Azure } from '../../model/ports';
import type { DenyAssignment, Lock } from '../../model/role';

export interface Obstacles {
  /** Read-only ones: nothing below them can be changed. */
  readonly locks: readonly Lock[];
  /** Those that forbid the change to everybody; what forbids it to some is not known before. */
  readonly denials: readonly DenyAssignment[];
  /** Attached identities that are gone. Azure may refuse every change that does not take them away. */
  readonly dead: readonly string[];
  readonly problems: readonly Problem[];
}

const everyone = '00000000-0000-0000-0000-000000000000';
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
  const problems: Problem[] = [];
  const orProblem = async <T>(read: Promise<Listing<T>>): Promise<readonly T[]> => {
    try {
      return (await read).items;
    } catch (error) {
      if (isCancelled(error)) throw error;
      problems.push({ where: id, failure: toFailure(error) });
      return [];
    }
  };
  const [locks, denials, dead] = await Promise.all([
    orProblem(azure.guards.locks(tenantId, id, signal)),
    orProblem(azure.guards.denyAssignments(tenantId, id, everyone, signal)),
    deadIn(
      azure,
      tenantId,
      block.userAssigned.map((one) => one.id),
      signal,
    ),
  ]);
  return {
    locks: locks.filter(({ level }) => level === 'ReadOnly'),
    denials: denials.filter(({ permissions }) => permits(permissions, action, 'control')),
    dead,
    problems,
  };
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
