/** Deletes a user-assigned identity, and only after that what Azure leaves behind of it: its role assignments. */

import { isCancelled, toFailure } from '../../model/failure';
import type { LocatedUserAssigned } from '../../model/identity';
import type { Azure, Clock, Log } from '../../model/ports';
import { finishing } from '../finishing';
import { removeAssignments, type AssignmentToRemove, type RemoveOutcome } from '../removeAssignments';
import type { Store } from '../store';
import { existing } from './createIdentity';

export interface DeleteNeeds {
  readonly azure: Pick<Azure, 'identities' | 'identityWrites' | 'roleAssignments'>;
  readonly store: Pick<Store, 'recordAssigned' | 'recordRemoved' | 'recordDeleted'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface DeleteOutcome {
  /** It had been deleted already by somebody else. */
  readonly wasGone: boolean;
  readonly roles: readonly RemoveOutcome[];
}

/**
 * Throws what keeps the identity from being deleted: then nothing else was touched. Once it is deleted nothing is thrown
 * any more, and each assignment has its outcome; after a stop those left are `cancelled`.
 * @param assignmentIds as they were read before: afterwards nobody finds them by the identity.
 * @param undo what is to be logged as the way back.
 */
export async function deleteIdentity(
  needs: DeleteNeeds,
  located: LocatedUserAssigned,
  assignmentIds: readonly string[],
  undo: string,
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<DeleteOutcome> {
  const { store, log } = needs;
  const { identity, tenantId } = located;
  const total = assignmentIds.length + 1;
  const wasGone = (await send(needs, located, signal)) === 'gone';
  store.recordDeleted(located);
  log.info(
    `Deleted ${identity.id} (client ID ${identity.clientId}, object ID ${identity.principalId}). Undo: ${undo}`,
  );
  onProgress?.(1, total);
  const left = assignmentIds.map((assignmentId): AssignmentToRemove => ({
    ...{ assignmentId, tenantId },
    orphaned: true,
  }));
  const roles = await removeAssignments(needs, left, signal, (done) => onProgress?.(done + 1, total));
  return { wasGone, roles };
}

/** An answer that is lost on the way does not say what became of the identity: then it is looked for. */
async function send(
  { azure, clock, log }: DeleteNeeds,
  { identity, tenantId }: LocatedUserAssigned,
  signal: AbortSignal,
): Promise<'deleted' | 'gone'> {
  try {
    return await finishing(clock, signal, (own) => azure.identityWrites.delete(tenantId, identity.id, own));
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'notFound') return 'gone';
    if (failure.code === 'offline' && (await isKnownToBeGone(azure, identity.id, tenantId, signal)))
      return 'deleted';
    if (!isCancelled(failure)) log.warn(`${identity.id} was not deleted: ${failure.message}`);
    throw failure;
  }
}

async function isKnownToBeGone(
  azure: Pick<Azure, 'identities'>,
  id: string,
  tenantId: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return (await existing(azure, tenantId, id, signal)) === undefined;
  } catch {
    return false;
  }
}
