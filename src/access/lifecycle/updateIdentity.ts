/** Changes the tags and the isolation scope of a user-assigned identity: only what differs is sent. */

import { Failure, isCancelled, toFailure } from '../../model/failure';
import type { LocatedUserAssigned, UserAssignedIdentity } from '../../model/identity';
import type { IdentityChange, IsolationScope } from '../../model/identityWrites';
import type { Azure, Clock, Log } from '../../model/ports';
import { shellQuoted } from '../../model/shellText';
import { sameTags } from '../../model/tags';
import { finishing } from '../finishing';
import type { Store } from '../store';

export interface UpdateNeeds {
  readonly azure: Pick<Azure, 'identities' | 'identityWrites'>;
  readonly store: Pick<Store, 'recordWritten'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What an identity is to have; what is absent stays. */
export type WantedSettings = Omit<IdentityChange, 'identityId'>;

/** What of the wanted differs from what the identity has; `undefined` when nothing does. */
export function changeOf(
  identity: UserAssignedIdentity,
  { tags, isolationScope }: WantedSettings,
): IdentityChange | undefined {
  const newTags = tags !== undefined && !sameTags(tags, identity.tags);
  const newScope = isolationScope !== undefined && isolationScope !== isolationOf(identity);
  if (!newTags && !newScope) return undefined;
  return {
    identityId: identity.id,
    ...(newTags && { tags }),
    ...(newScope && { isolationScope }),
  };
}

/** What would make it as it is now again. */
export function undoing(identity: UserAssignedIdentity, change: IdentityChange): IdentityChange {
  return {
    identityId: identity.id,
    ...(change.tags !== undefined && { tags: identity.tags }),
    ...(change.isolationScope !== undefined && { isolationScope: isolationOf(identity) }),
  };
}

/** Azure's default where nothing is said. */
export function isolationOf({ isolationScope }: UserAssignedIdentity): IsolationScope {
  return isolationScope === 'Regional' ? 'Regional' : 'None';
}

/** An identity as it was at a moment, in milliseconds since 1970. */
export interface SeenIdentity extends LocatedUserAssigned {
  readonly at: number;
}

/** The identity as it is in Azure now. Throws `notFound` and what else keeps it from being read. */
export async function freshIdentity(
  { azure, clock }: Pick<UpdateNeeds, 'azure' | 'clock'>,
  { identity, tenantId }: LocatedUserAssigned,
  signal: AbortSignal,
): Promise<SeenIdentity> {
  const read = await azure.identities.get(tenantId, identity.id, signal);
  if (read.kind !== 'userAssigned') throw new Failure('untrustedAnswer', { resource: identity.id });
  return { identity: read, tenantId, at: clock.now() };
}

/** Azure lets one identity be read about once in two seconds only: what was read just before is not read again. */
const stillFreshMilliseconds = 5_000;

/**
 * Sends a change that was made up from `seen`. Azure takes all tags or none: where somebody else changed them meanwhile,
 * nothing is sent, and `conflict` says so. Throws what Azure refuses.
 */
export async function updateIdentity(
  needs: UpdateNeeds,
  seen: SeenIdentity,
  change: IdentityChange,
  signal: AbortSignal,
): Promise<UserAssignedIdentity> {
  const { azure, store, clock, log } = needs;
  const { tenantId } = seen;
  const isFresh = clock.now() - seen.at < stillFreshMilliseconds;
  const { identity: now } = isFresh ? seen : await freshIdentity(needs, seen, signal);
  if (change.tags !== undefined && !sameTags(now.tags, seen.identity.tags))
    throw new Failure('conflict', { resource: now.id, values: { reason: 'tags' } });
  try {
    const updated = await finishing(clock, signal, (own) =>
      azure.identityWrites.update(tenantId, change, own),
    );
    store.recordWritten({ identity: updated, tenantId });
    const { path, apiVersion, body } = azure.identityWrites.updateRequest(undoing(now, change));
    log.info(
      `Updated ${now.id}. Undo: az rest --method patch --url ${shellQuoted(`${path}?api-version=${apiVersion}`)} ` +
        `--body ${shellQuoted(JSON.stringify(body))}`,
    );
    return updated;
  } catch (error) {
    if (!isCancelled(error)) log.warn(`${now.id} was not updated: ${toFailure(error).message}`);
    throw error;
  }
}
