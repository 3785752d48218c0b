/** Cosmos DB's own roles in the fake Azure's world: written at once. */

import { idKey, sameId } from '../../../src/model/armId';
import { cosmosArmId } from '../../../src/model/cosmosPlaces';
import type { CosmosRoles, NewCosmosAssignment } from '../../../src/model/cosmosRoles';
import { isAtOrBelow } from '../../../src/model/armId';
import { listing } from '../../../src/model/listing';
import type { Traffic } from './traffic';
import type { World } from './world';

export function fakeCosmosRoles(world: World, traffic: Traffic): CosmosRoles {
  const { cosmos } = world;
  const idOf = ({ accountId, path, roleGuid, principalId }: NewCosmosAssignment) =>
    `${accountId}/sqlRoleAssignments/${[path, roleGuid, principalId].join(' ').replaceAll('/', '.')}`;
  return {
    accounts: (tenantId, signal) =>
      traffic.call(['cosmosAccounts', tenantId], signal, () => listing(cosmos.accounts)),
    definitions: (tenantId, accountId, signal) =>
      traffic.call(['cosmosRoles', tenantId, accountId], signal, () =>
        listing(cosmos.roles.filter(({ id }) => isAtOrBelow(id, accountId))),
      ),
    assignments: (tenantId, accountId, signal) =>
      traffic.call(['cosmosAssignments', tenantId, accountId], signal, () =>
        listing(cosmos.assignments.filter(({ id }) => isAtOrBelow(id, accountId))),
      ),
    assignRequest: (wanted) => ({ method: 'PUT', path: idOf(wanted), apiVersion: 'fake', body: wanted }),
    beginAssign: (tenantId, wanted, signal) =>
      traffic.call(['cosmosAssign', tenantId, wanted.accountId, wanted.path], signal, () => {
        const id = idOf(wanted);
        const { roleGuid, principalId } = wanted;
        cosmos.assignments.push({ id, scope: cosmosArmId(wanted), roleGuid, principalId });
        return { resource: id };
      }),
    removeRequest: (path) => ({ method: 'DELETE', path, apiVersion: 'fake' }),
    beginRemove: (tenantId, id, signal) =>
      traffic.call(['cosmosRemove', tenantId, id], signal, () => {
        const at = cosmos.assignments.findIndex((each) => sameId(each.id, id));
        if (at < 0) return undefined;
        cosmos.assignments.splice(at, 1);
        return { resource: idKey(id) };
      }),
    finish: (tenantId, { resource }, signal) =>
      traffic.call(['cosmosFinish', tenantId, resource], signal, () => undefined),
  };
}
