/** Gives one of Cosmos DB's own roles to an identity: repeated without harm, followed to its end, left to go on when stopped. */

import { idKey, parseArmId, sameId } from '../../model/armId';
import { cosmosArmId, cosmosScope, type CosmosPlace } from '../../model/cosmosPlaces';
import type { NewCosmosAssignment } from '../../model/cosmosRoles';
import { isCancelled, toFailure } from '../../model/failure';
import type { Failure } from '../../model/failure';
import type { Azure, Clock, Log } from '../../model/ports';
import type { RoleAssignment, RoleDefinition } from '../../model/role';
import { shellQuoted } from '../../model/shellText';
import type { AssignOutcome } from '../assignRoles';
import { finishing } from '../finishing';
import type { FoundIdentity } from '../identitySearch';
import type { Store } from '../store';

export interface CosmosNeeds {
  readonly azure: Pick<Azure, 'cosmosRoles'>;
  readonly store: Pick<Store, 'cosmos' | 'recordCosmosChange'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Waits for a new principal to reach the directory, and for another change of the account to end, in seconds. */
const backoffSeconds = [2, 4, 8, 16, 30, 30, 30];

/** Nothing is thrown. After a stop Azure goes on with what it has taken, which then counts as made. */
export async function assignCosmosRole(
  needs: CosmosNeeds,
  { identity, tenantId }: FoundIdentity,
  place: CosmosPlace,
  role: Pick<RoleDefinition, 'guid' | 'roleName'>,
  signal: AbortSignal,
): Promise<AssignOutcome> {
  const { azure, store, log } = needs;
  const { principalId } = identity;
  const wanted = { ...place, roleGuid: role.guid, principalId };
  const { path: id } = azure.cosmosRoles.assignRequest(wanted);
  const assignment = {
    id,
    scope: cosmosArmId(place),
    roleGuid: role.guid,
    roleName: role.roleName,
    principalId,
  };
  const before = await held(needs, tenantId, place, assignment, signal);
  if (before !== undefined) return { assignment: before, already: true };
  try {
    await giveWhenReady(needs, tenantId, wanted, signal);
    store.recordCosmosChange(place.accountId, identity.id, { tenantId, assignment, taken: false });
    log.info(
      `Assigned Cosmos DB role ${role.guid} to ${identity.name} (${principalId}) at ${cosmosScope(place)}. ` +
        `Undo: ${removeCommand(id)}`,
    );
    return { assignment, already: false };
  } catch (error) {
    const failure = toFailure(error);
    // Somebody else may have been faster, under another name.
    if (failure.code === 'conflict' || failure.code === 'alreadyExists') {
      store.cosmos.drop(place.accountId);
      const now = await held(needs, tenantId, place, assignment, signal);
      if (now !== undefined) return { assignment: now, already: true };
    }
    if (!isCancelled(failure))
      log.warn(`Cosmos DB role ${role.guid} was not assigned to ${identity.name}: ${failure.message}`);
    return { error: failure };
  }
}

/**
 * Makes it as soon as Cosmos DB takes it, and follows it to its end. After a stop Azure goes on with what it has taken:
 * then this ends as if it were made. Throws why it is not made.
 */
export async function giveWhenReady(
  { azure, clock, log }: CosmosNeeds,
  tenantId: string,
  wanted: NewCosmosAssignment,
  signal: AbortSignal,
): Promise<void> {
  const once = async () => {
    const begun = await finishing(clock, signal, (own) =>
      azure.cosmosRoles.beginAssign(tenantId, wanted, own),
    );
    try {
      await azure.cosmosRoles.finish(tenantId, begun, signal);
    } catch (error) {
      if (!isCancelled(error)) throw error;
      log.info(`${azure.cosmosRoles.assignRequest(wanted).path} is still being made: Azure goes on with it.`);
    }
  };
  await whenReady(once, clock, signal);
}

/** The assignment that is there already; `undefined` when there is none, or when that cannot be read: Azure has the last word. */
async function held(
  { store }: CosmosNeeds,
  tenantId: string,
  { accountId }: CosmosPlace,
  wanted: RoleAssignment,
  signal: AbortSignal,
): Promise<RoleAssignment | undefined> {
  try {
    const { items } = await store.cosmos.inAccount(tenantId, accountId, signal);
    return items.find((each) => isSameGrant(each, wanted));
  } catch {
    return undefined;
  }
}

/** Whether two assignments give the same role to the same principal at the same place: databases differ by case. */
export function isSameGrant(a: RoleAssignment, b: RoleAssignment): boolean {
  return a.roleGuid === b.roleGuid && sameId(a.principalId, b.principalId) && samePlace(a.scope, b.scope);
}

function samePlace(a: string, b: string): boolean {
  const inner = (id: string) => id.replace(/^.*\/databaseAccounts\/[^/]+/i, '');
  return idKey(a) === idKey(b) && namesOf(inner(a)) === namesOf(inner(b));
}

/** The names alone: the words between them have no case. */
function namesOf(path: string): string {
  return path
    .split('/')
    .filter((_, at) => at % 2 === 0)
    .join('/');
}

async function whenReady(once: () => Promise<void>, clock: Clock, signal: AbortSignal): Promise<void> {
  for (const seconds of backoffSeconds) {
    try {
      await once();
      return;
    } catch (error) {
      if (!isPassing(toFailure(error))) throw error;
      await clock.sleep(seconds * 1000, signal);
    }
  }
  await once();
}

/** A principal that is not replicated yet; or a change of the account that goes on, which Cosmos DB answers with 412. */
function isPassing({ code, details }: Failure): boolean {
  return code === 'principalNotFound' || (code === 'conflict' && details.status === 412);
}

/** The command that removes an assignment. */
export function removeCommand(assignmentId: string): string {
  const { subscriptionId = '', resourceGroup = '', names = [] } = parseArmId(assignmentId) ?? {};
  const [account = '', name = ''] = names;
  return [
    'az cosmosdb sql role assignment delete',
    `--subscription ${subscriptionId} --resource-group ${shellQuoted(resourceGroup)}`,
    `--account-name ${shellQuoted(account)} --role-assignment-id ${name} --yes`,
  ].join(' ');
}
