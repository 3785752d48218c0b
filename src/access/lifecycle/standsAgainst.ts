/** What stands against an operation at a scope, whoever does it: locks, and denials that mean everybody. */

import { permits } from '../../model/actions';
import { isCancelled, toFailure } from '../../model/failure';
import type { Listing, Problem } from '../../model/listing';
import type { Guards } from '../../model/ports';
import type { DenyAssignment, Lock } from '../../model/role';

export interface StandsAgainst {
  readonly locks: readonly Lock[];
  readonly denials: readonly DenyAssignment[];
  /** What of it could not be read. */
  readonly problems: readonly Problem[];
}

const everyone = '00000000-0000-0000-0000-000000000000';

/** A read-only lock stops every change, the other level deletions only. Throws `cancelled` only. */
export async function standsAgainst(
  guards: Pick<Guards, 'locks' | 'denyAssignments'>,
  tenantId: string,
  { scope, action }: { readonly scope: string; readonly action: string },
  signal: AbortSignal,
): Promise<StandsAgainst> {
  const problems: Problem[] = [];
  const orProblem = async <T>(read: Promise<Listing<T>>): Promise<readonly T[]> => {
    try {
      const found = await read;
      problems.push(...found.problems);
      return found.items;
    } catch (error) {
      if (isCancelled(error)) throw error;
      problems.push({ where: scope, failure: toFailure(error) });
      return [];
    }
  };
  const [locks, denials] = await Promise.all([
    orProblem(guards.locks(tenantId, scope, signal)),
    orProblem(guards.denyAssignments(tenantId, scope, everyone, signal)),
  ]);
  const deletes = /\/delete$/i.test(action);
  return {
    locks: locks.filter(({ level }) => level === 'ReadOnly' || deletes),
    denials: denials.filter(({ permissions }) => permits(permissions, action, 'control')),
    problems,
  };
}
