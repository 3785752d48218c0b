/** Gives roles at one place, Azure's and Cosmos DB's own alike: whoever chose them need not know which is which. */

import { cosmosPlaceOf, isCosmosOwn } from '../model/cosmosPlaces';
import { Failure } from '../model/failure';
import type { RoleDefinition } from '../model/role';
import { assignRoles } from './assignRoles';
import type { AssignOutcome, AssignRolesNeeds, AssignRolesRequest } from './assignRoles';
import { assignCosmosRole } from './cosmos/assignCosmosRole';
import type { CosmosNeeds } from './cosmos/assignCosmosRole';

export interface AssignAtPlace extends Omit<AssignRolesRequest, 'roleGuids'> {
  readonly roles: readonly RoleDefinition[];
}

/** Identities × roles, one outcome for each in that order; nothing is thrown. */
export async function assignAtPlace(
  needs: AssignRolesNeeds & CosmosNeeds,
  request: AssignAtPlace,
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly AssignOutcome[]> {
  const { identities, roles, scope } = request;
  const azureRoles = roles.filter((role) => !isCosmosOwn(role));
  const total = identities.length * roles.length;
  const roleGuids = azureRoles.map(({ guid }) => guid);
  const assigned = await assignRoles(needs, { ...request, roleGuids }, signal, (done) =>
    onProgress?.(done, total),
  );
  const place = cosmosPlaceOf(scope);
  const outcomes: AssignOutcome[] = [];
  let done = assigned.length;
  for (const [at, identity] of identities.entries()) {
    const own = assigned.slice(at * roleGuids.length, (at + 1) * roleGuids.length).values();
    for (const role of roles) {
      if (!isCosmosOwn(role)) {
        outcomes.push(own.next().value ?? { error: new Failure('cancelled') });
        continue;
      }
      outcomes.push(
        place === undefined
          ? { error: new Failure('badArgument', { field: 'scope' }) }
          : await assignCosmosRole(needs, identity, place, role, signal),
      );
      onProgress?.((done += 1), total);
    }
  }
  return outcomes;
}
