/** What stands against an operation at a scope, whoever does it: locks, and denials that mean everybody. */

import { permits } from '../../model/actions';
import type { Problem } from '../../model/listing';
import type { Guards } from '../../model/ports';
import type { DenyAssignment, Lock } from '../../model/role';
import { collecting } from '../collecting';

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
  const { problems, items } = collecting(scope);
  const [locks, denials] = await Promise.all([
    items(guards.locks(tenantId, scope, signal)),
    items(guards.denyAssignments(tenantId, scope, everyone, signal)),
  ]);
  const deletes = /\/delete$/i.test(action);
  return {
    locks: locks.filter(({ level }) => level === 'ReadOnly' || deletes),
    denials: denials.filter(({ permissions }) => permits(permissions, action, 'control')),
    problems,
  };
}
