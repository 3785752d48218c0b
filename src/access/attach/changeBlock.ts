/** Changes the identities of a resource and follows the change to its end: what was made, what Azure made of it, what undoes it. */

import { Failure, isCancelled, toFailure } from '../../model/failure';
import { differenceAfter, isEmptyChange, neededChange } from '../../model/identityBlock';
import type { BlockChange, BlockDifference } from '../../model/identityBlock';
import type { Begun, Carrier } from '../../model/identityBlocksPort';
import { undoLine, upgradeLine } from '../../model/identityCommands';
import type { Azure, Clock, Log } from '../../model/ports';
import { finishing } from '../finishing';
import type { Store } from '../store';

export interface ChangeNeeds {
  readonly azure: Pick<Azure, 'identityBlocks'>;
  readonly store: Pick<Store, 'recordCarried'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ChangeOrder {
  readonly tenantId: string;
  /** As it was when the change was looked at. */
  readonly carrier: Carrier;
  readonly change: BlockChange;
}

export type ChangeOutcome =
  /** It was so already, and nothing was sent. */
  | { readonly kind: 'unchanged'; readonly carrier: Carrier }
  | {
      readonly kind: 'done';
      readonly before: Carrier;
      readonly after: Carrier;
      /** What was really to change. */
      readonly made: BlockChange;
      readonly difference: BlockDifference;
    }
  /** Azure has taken it and goes on; the person did not wait for the end. */
  | { readonly kind: 'running'; readonly before: Carrier; readonly made: BlockChange; readonly begun: Begun };

/**
 * Reads the block anew, sends the change and waits. Throws what Azure refuses or the operation fails with, and `conflict` when
 * the block is not as it was looked at, so that another request would have to be sent than the one that was shown. After a
 * stop, a request under way is waited for a few seconds; an operation under way is left running.
 */
export async function changeBlock(
  needs: ChangeNeeds,
  { tenantId, carrier, change }: ChangeOrder,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  const { azure, clock, log } = needs;
  const { identityBlocks } = azure;
  const before = await identityBlocks.read(tenantId, carrier.id, signal);
  const made = neededChange(before.block, change);
  if (isEmptyChange(made)) return { kind: 'unchanged', carrier: before };
  if (requestOf(before) !== requestOf(carrier))
    throw new Failure('conflict', { resource: carrier.id, values: { reason: 'changedMeanwhile' } });
  let begun: Begun;
  try {
    begun = await finishing(clock, signal, (own) => identityBlocks.begin(tenantId, before, change, own));
  } catch (error) {
    const failure = toFailure(error);
    if (!isCancelled(failure))
      log.warn(`The identities of ${before.id} were not changed: ${failure.message}`);
    throw failure;
  }
  log.info(`${wordsOf(before, made)} ${undoOf(before, made)}`);
  return followChange(needs, { tenantId, before, made, begun }, signal);

  function requestOf(read: Carrier): string {
    return JSON.stringify(identityBlocks.changeRequest(read, change)?.body);
  }
}

/** A change that Azure has taken. */
export interface UnderWay {
  readonly tenantId: string;
  readonly before: Carrier;
  readonly made: BlockChange;
  readonly begun: Begun;
}

/** Waits for its end and reads what has become of the block. Throws what it failed with; a stop leaves it running. */
export async function followChange(
  { azure, store, log }: ChangeNeeds,
  { tenantId, before, made, begun }: UnderWay,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  let done = false;
  try {
    await azure.identityBlocks.finish(tenantId, begun, signal);
    done = true;
    const after = await azure.identityBlocks.read(tenantId, before.id, signal);
    store.recordCarried(tenantId, before, after);
    const difference = differenceAfter(before.block, made, after.block);
    for (const id of difference.lost)
      log.warn(`${before.id} no longer has ${id}, which was not to be removed.`);
    if (difference.lostSystem) log.warn(`${before.id} no longer has its system-assigned identity.`);
    if (!isEmptyChange(difference.undone)) log.warn(`Azure did not make all of the change at ${before.id}.`);
    if (after.manualUpgrade === true) log.info(`The instances have it after: ${upgradeLine(after)}`);
    return { kind: 'done', before, after, made, difference };
  } catch (error) {
    const failure = toFailure(error);
    // What is made stays made, whether or not it can be read just now.
    if (isCancelled(failure) || done) {
      log.info(
        done
          ? `The change at ${before.id} is made, and could not be read back: ${failure.message}. Refresh to see it.`
          : `The change at ${before.id} goes on in Azure and was not waited for; refresh to see its end.`,
      );
      return { kind: 'running', before, made, begun };
    }
    log.warn(`The change at ${before.id} was accepted and failed: ${failure.message}`);
    throw failure;
  }
}

function wordsOf({ id }: Carrier, { add = [], remove = [], system }: BlockChange): string {
  const parts = [
    ...add.map((each) => `attached ${each}`),
    ...remove.map((each) => `detached ${each}`),
    ...(system === undefined ? [] : [`turned the system-assigned identity ${system}`]),
  ];
  return `Identities of ${id}: ${parts.join(', ')}.`;
}

function undoOf(before: Carrier, made: BlockChange): string {
  const line = undoLine(before, made, blockAfter(before, made));
  const gone = made.system === 'off' ? 'A deleted system-assigned identity cannot be brought back.' : '';
  return [...(line === undefined ? [] : [`Undo: ${line}`]), gone].filter((part) => part !== '').join(' ');
}

/** The block as the change leaves it, for the line that undoes it. */
function blockAfter({ block }: Carrier, { add = [], remove = [], system }: BlockChange): Carrier['block'] {
  const { system: own, ...rest } = block;
  const kept = rest.userAssigned.filter(({ id }) => !remove.includes(id));
  const keeps = system === undefined ? own !== undefined : system === 'on';
  return {
    ...rest,
    userAssigned: [...kept, ...add.map((id) => ({ id }))],
    ...(keeps && { system: own ?? { principalId: '' } }),
  };
}
