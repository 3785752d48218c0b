/** Takes one of Cosmos DB's own roles away, and gives it back when that is undone. */

import { parseArmId } from '../../model/armId';
import { cosmosAccountOf, cosmosPlaceOf, cosmosScope } from '../../model/cosmosPlaces';
import { Failure, isCancelled, toFailure } from '../../model/failure';
import type { RoleAssignment } from '../../model/role';
import { shellQuoted } from '../../model/shellText';
import { finishing } from '../finishing';
import type { RemovedAssignment, RemoveOutcome, RestoreOutcome } from '../removeAssignments';
import { giveWhenReady, removeCommand, type CosmosNeeds } from './assignCosmosRole';

/** Nothing is thrown. After a stop Azure goes on with what it has taken, which then counts as removed. */
export async function removeCosmosRole(
  { azure, store, clock, log }: CosmosNeeds,
  of: RemovedAssignment,
  signal: AbortSignal,
): Promise<RemoveOutcome> {
  const { assignment, tenantId, identityId } = of;
  const { id } = assignment;
  const gone = () => {
    store.recordCosmosChange(cosmosAccountOf(id), identityId);
    return { gone: of };
  };
  try {
    const begun = await finishing(clock, signal, (own) => azure.cosmosRoles.beginRemove(tenantId, id, own));
    if (begun === undefined) return gone();
    try {
      await azure.cosmosRoles.finish(tenantId, begun, signal);
    } catch (error) {
      if (!isCancelled(error)) throw error;
      log.info(`${id} is still being removed: Azure goes on with it.`);
    }
    store.recordCosmosChange(cosmosAccountOf(id), identityId, { tenantId, assignment, taken: true });
    log.info(`Removed ${id}. Undo: ${assignCommand(assignment)}`);
    return { removed: of };
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'notFound') return gone();
    if (failure.code !== 'cancelled') log.warn(`${id} was not removed: ${failure.message}`);
    return { error: failure, of };
  }
}

/**
 * Makes a removed one again; its name may be another. Nothing is thrown. After a stop Azure goes on with what it has taken,
 * which then counts as made.
 */
export async function restoreCosmosRole(
  needs: CosmosNeeds,
  { assignment, tenantId, identityId }: RemovedAssignment,
  signal: AbortSignal,
): Promise<RestoreOutcome> {
  const { azure, store, log } = needs;
  const { roleGuid, principalId, scope } = assignment;
  const place = cosmosPlaceOf(scope);
  try {
    if (place === undefined) throw new Failure('badArgument', { field: 'scope' });
    const wanted = { ...place, roleGuid, principalId };
    await giveWhenReady(needs, tenantId, wanted, signal);
    const made = { ...assignment, id: azure.cosmosRoles.assignRequest(wanted).path };
    store.recordCosmosChange(place.accountId, identityId, { tenantId, assignment: made, taken: false });
    log.info(`Restored ${made.id}. Undo: ${removeCommand(made.id)}`);
    return { assignment: made };
  } catch (error) {
    const failure = toFailure(error);
    if (!isCancelled(failure)) log.warn(`${assignment.id} was not restored: ${failure.message}`);
    return { error: failure };
  }
}

function assignCommand({ id, scope, roleGuid, principalId }: RoleAssignment): string {
  const { subscriptionId = '', resourceGroup = '', names = [] } = parseArmId(id) ?? {};
  const place = cosmosPlaceOf(scope);
  return [
    'az cosmosdb sql role assignment create',
    `--subscription ${subscriptionId} --resource-group ${shellQuoted(resourceGroup)}`,
    `--account-name ${shellQuoted(names[0] ?? '')} --role-definition-id ${roleGuid}`,
    `--principal-id ${principalId} --scope ${shellQuoted(place === undefined ? scope : cosmosScope(place))}`,
  ].join(' ');
}
