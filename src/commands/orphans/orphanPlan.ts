/** The last look before orphaned assignments are removed: each with its place and age, and the locks that will keep some. */

import type { Connection } from '../../access/connection';
import type { Orphan } from '../../access/orphans/findOrphans';
import { idKey } from '../../model/armId';
import { bounded } from '../../model/bounded';
import type { Lock } from '../../model/role';
import type { Fact, Note, Plan } from '../../ui/formPorts';
import { placeOf, placeText } from '../placeText';
import { heldText, roleOf } from './orphanSubjects';

/** Places whose locks are read, and how many side by side: of more, Azure says itself what it keeps. */
const mostPlaces = 20;
const placesAtOnce = 4;

export async function removalPlan(
  connection: Connection,
  orphans: readonly Orphan[],
  now: number,
  signal: AbortSignal,
): Promise<Plan> {
  const { roleAssignments } = connection.azure;
  return {
    go: ['orphans.remove', orphans.length],
    sections: [{ heading: ['orphans.these'], facts: orphans.map((orphan) => factOf(orphan, now)) }],
    notes: [
      ...(await lockNotes(connection, orphans, signal)),
      { tone: 'warning', text: ['orphans.noUndo'], detail: ['orphans.noUndoWhy'] },
      { tone: 'info', text: ['orphans.restored'], detail: ['orphans.restoredWhy'] },
    ],
    requests: orphans.map(({ assignment }) => roleAssignments.removeRequest(assignment.id)),
  };
}

function factOf(orphan: Orphan, now: number): Fact {
  return {
    label: { data: roleOf(orphan) },
    description: placeText(placeOf(orphan.assignment.scope, orphan.target)),
    detail: heldText(orphan, now),
    icon: 'debug-disconnect',
  };
}

/** A lock at or above a place keeps what is assigned there. Locks that cannot be read are Azure's to tell of. */
async function lockNotes(
  { azure }: Connection,
  orphans: readonly Orphan[],
  signal: AbortSignal,
): Promise<readonly Note[]> {
  const places = [
    ...new Map(
      orphans
        .filter(({ assignment }) => assignment.scope.toLowerCase().startsWith('/subscriptions/'))
        .map((orphan) => [idKey(orphan.assignment.scope), orphan]),
    ).values(),
  ].slice(0, mostPlaces);
  const read = await bounded(
    places,
    placesAtOnce,
    ({ assignment, tenantId }) => azure.guards.locks(tenantId, assignment.scope, signal),
    signal,
  );
  const locks = new Map<string, { readonly lock: Lock; readonly at: Orphan }>();
  for (const [place, outcome] of read.entries()) {
    const at = places[place];
    if (at === undefined || 'failure' in outcome) continue;
    for (const lock of outcome.value.items) locks.set(idKey(lock.id), { lock, at });
  }
  return [...locks.values()].map(({ lock, at }): Note => ({
    tone: 'warning',
    text: ['orphans.locked', lock.name, placeOf(at.assignment.scope, at.target).name],
    detail: ['orphans.lockedWhy'],
  }));
}
