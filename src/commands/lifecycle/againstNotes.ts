/** What stands against a change, as lines of its last look: it can be tried all the same, and Azure decides. */

import type { Connection } from '../../access/connection';
import { standsAgainst, type StandsAgainst } from '../../access/lifecycle/standsAgainst';
import type { Note } from '../../ui/formPorts';

/** Throws `cancelled` only: what cannot be read is left out. */
export async function readAgainst(
  { azure }: Connection,
  tenantId: string,
  operation: { readonly scope: string; readonly action: string },
  signal: AbortSignal,
): Promise<readonly Note[]> {
  return againstNotes(await standsAgainst(azure.guards, tenantId, operation, signal));
}

export function againstNotes({ locks, denials }: Pick<StandsAgainst, 'locks' | 'denials'>): readonly Note[] {
  return [
    ...locks.map(({ name }): Note => ({ tone: 'warning', text: ['against.lock', name] })),
    ...denials.map(({ name }): Note => ({ tone: 'warning', text: ['against.denial', name] })),
  ];
}
