/** Makes a user-assigned identity, and its resource group first where that is new; what is there already is never written over. */

import { Failure, isCancelled, toFailure } from '../../model/failure';
import type { UserAssignedIdentity } from '../../model/identity';
import type { NewIdentity } from '../../model/identityWrites';
import type { Azure, Clock, Log } from '../../model/ports';
import { shellQuoted } from '../../model/shellText';
import { sameTags } from '../../model/tags';
import { finishing } from '../finishing';
import type { Store } from '../store';

export interface CreateNeeds {
  readonly azure: Pick<Azure, 'identities' | 'identityWrites' | 'provisioning' | 'scopes'>;
  readonly store: Pick<Store, 'recordWritten'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface CreateRequest {
  readonly tenantId: string;
  readonly identity: NewIdentity;
  /** Its resource group is to be made too, in the same region. */
  readonly newGroup: boolean;
}

/** `groupMade`: the resource group was made by this call, whatever became of the identity. */
export type CreateOutcome =
  /** `already`: it was there before, exactly as it was wanted, and nothing was sent. */
  | { readonly identity: UserAssignedIdentity; readonly already: boolean; readonly groupMade: boolean }
  | { readonly failure: Failure; readonly groupMade: boolean };

/** The failure for a name that something else has: it says so, and what is there stays as it is. */
export function nameTaken(id: string): Failure {
  return new Failure('alreadyExists', { resource: id, values: { reason: 'identity' } });
}

/** Throws nothing. After a stop, a write under way gets a few seconds, so that its outcome is known. */
export async function createIdentity(
  needs: CreateNeeds,
  request: CreateRequest,
  signal: AbortSignal,
): Promise<CreateOutcome> {
  const { azure, store, log } = needs;
  const { tenantId, identity: wanted, newGroup } = request;
  let groupMade = false;
  try {
    const there = newGroup ? undefined : await existing(azure, tenantId, identityIdOf(wanted), signal);
    if (there !== undefined) {
      if (!isAsWanted(there, wanted)) throw nameTaken(there.id);
      return { identity: there, already: true, groupMade };
    }
    if (newGroup) {
      await makeGroup(needs, request, signal);
      groupMade = true;
    }
    const made = await send(needs, request, signal);
    store.recordWritten({ identity: made, tenantId });
    log.info(
      `Created ${made.id} (client ID ${made.clientId}, object ID ${made.principalId}). ` +
        `Undo: az identity delete --ids ${shellQuoted(made.id)}`,
    );
    return { identity: made, already: false, groupMade };
  } catch (error) {
    const failure = toFailure(error);
    if (!isCancelled(failure)) log.warn(`${wanted.name} was not created: ${failure.message}`);
    return { failure, groupMade };
  }
}

/** An answer that is lost on the way does not say what became of the request: then it is looked for. */
async function send(
  { azure, clock }: CreateNeeds,
  { tenantId, identity: wanted }: CreateRequest,
  signal: AbortSignal,
): Promise<UserAssignedIdentity> {
  try {
    return await finishing(clock, signal, (own) => azure.identityWrites.create(tenantId, wanted, own));
  } catch (error) {
    if (toFailure(error).code !== 'offline') throw error;
    const there = await existing(azure, tenantId, identityIdOf(wanted), signal).catch(() => undefined);
    if (there === undefined || !isAsWanted(there, wanted)) throw error;
    return there;
  }
}

export function identityIdOf({ subscriptionId, resourceGroup, name }: NewIdentity): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
}

/** The user-assigned identity with this ID; `undefined` when there is none, or no such group. Throws what keeps from knowing. */
export async function existing(
  azure: Pick<Azure, 'identities'>,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<UserAssignedIdentity | undefined> {
  try {
    const found = await azure.identities.get(tenantId, id, signal);
    return found.kind === 'userAssigned' ? found : undefined;
  } catch (error) {
    if (toFailure(error).code === 'notFound') return undefined;
    throw error;
  }
}

/** Whether there is a resource group with this ID. Throws what keeps from knowing. */
export async function groupExists(
  azure: Pick<Azure, 'scopes'>,
  tenantId: string,
  groupId: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await azure.scopes.document(tenantId, groupId, signal);
    return true;
  } catch (error) {
    if (toFailure(error).code === 'notFound') return false;
    throw error;
  }
}

/** Asked once more just before: writing over a group would take its tags away. */
async function makeGroup(
  { azure, clock, log }: CreateNeeds,
  { tenantId, identity }: CreateRequest,
  signal: AbortSignal,
): Promise<void> {
  const { subscriptionId, resourceGroup: name, location } = identity;
  const id = `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
  if (await groupExists(azure, tenantId, id, signal)) {
    throw new Failure('alreadyExists', { resource: id, values: { reason: 'group' } });
  }
  const wanted = { subscriptionId, name, location };
  const group = await finishing(clock, signal, (own) =>
    azure.provisioning.createGroup(tenantId, wanted, own),
  );
  log.info(
    `Created resource group ${group.id}. ` +
      `Undo, with all that is in it by then: az group delete --name ${shellQuoted(name)} --subscription ${subscriptionId}`,
  );
}

function isAsWanted(there: UserAssignedIdentity, wanted: NewIdentity): boolean {
  return (
    there.location.toLowerCase() === wanted.location.toLowerCase() &&
    (there.isolationScope ?? 'None') === (wanted.isolationScope ?? 'None') &&
    sameTags(there.tags, wanted.tags ?? {})
  );
}
