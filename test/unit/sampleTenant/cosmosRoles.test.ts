/** Writing Cosmos DB's own role assignments: refused as the service refuses, made when the operation has ended. */

import assert from 'node:assert/strict';
import { cosmosData } from '../../../src/sampleTenant/data/cosmosData';
import { ordersWeb } from '../../../src/sampleTenant/data/identities';
import { archiveStorage, cosmos } from '../../../src/sampleTenant/data/services';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { assertRefused, sampleClient, type Caller } from './client';

const name = '5a3b1e00-1111-4111-8111-111111111111';
const query = '?api-version=2023-04-15';
const at = (guid: string, account = cosmos.id): string => `${account}/sqlRoleAssignments/${guid}${query}`;
const reader = `${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001`;
const appender = cosmosData.find(({ properties }) => properties['type'] === 'CustomRole')?.id ?? '';
const mongo = cosmosData.find(({ kind }) => kind === 'MongoDB')?.id ?? '';
const properties = { roleDefinitionId: reader, scope: cosmos.id, principalId: principalOf(ordersWeb) };

describe('sample tenant: Cosmos DB roles', () => {
  it('are taken on, and there once the operation has ended; a removal too', async () => {
    const { put, get, delete: remove } = sampleClient();
    const { status, headers } = await put(at(name), { properties });
    assert.equal(status, 202);
    assert.equal((await get(at(name))).status, 404);
    const address = headers['azure-asyncoperation'] ?? '';
    await get(address);
    assert.equal((await get(address)).status, 200);
    assert.equal((await get(at(name))).body.properties.principalId, properties.principalId);
    const removal = (await remove(at(name))).headers['azure-asyncoperation'] ?? '';
    await get(removal);
    await get(removal);
    assert.equal((await get(at(name))).status, 404);
    assert.equal((await remove(at(name))).status, 204);
  });

  it('are refused while another change of the account goes on', async () => {
    const { put, delete: remove } = sampleClient();
    await put(at(name), { properties });
    const second = await put(at(name.replaceAll('1111', '2222')), {
      properties: { ...properties, scope: `${cosmos.id}/dbs/orders` },
    });
    assertRefused(second, 412, 'PreconditionFailed');
    const [held] = cosmosData.filter(({ id }) => id.includes('/sqlRoleAssignments/'));
    assertRefused(await remove(`${held?.id ?? ''}${query}`), 412, 'PreconditionFailed');
  });

  const refusals: readonly (readonly [string, object, number, string])[] = [
    [
      'a role that is not there',
      { roleDefinitionId: `${cosmos.id}/sqlRoleDefinitions/x` },
      400,
      'BadRequest',
    ],
    [
      'a role of Azure',
      { roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/x' },
      400,
      'BadRequest',
    ],
    [
      'a place by the name that Resource Manager has',
      { scope: `${cosmos.id}/sqlDatabases/orders` },
      400,
      'BadRequest',
    ],
    ['a place elsewhere', { scope: archiveStorage.id }, 400, 'BadRequest'],
    ['a place where the role cannot be assigned', { roleDefinitionId: appender }, 400, 'BadRequest'],
    [
      'a principal that nobody knows',
      { principalId: '99999999-9999-9999-9999-999999999999' },
      400,
      'BadRequest',
    ],
    ['a member that it does not have', { principalType: 'ServicePrincipal' }, 400, 'InvalidRequestContent'],
  ];
  for (const [what, change, status, code] of refusals) {
    it(`are refused with ${what}`, async () => {
      const { put } = sampleClient();
      assertRefused(await put(at(name), { properties: { ...properties, ...change } }), status, code);
    });
  }

  it('are refused under a name that is no GUID, twice under two names, and in an account of another interface', async () => {
    const { put, get } = sampleClient();
    assertRefused(await put(at('x'), { properties }), 400, 'BadRequest');
    assertRefused(await put(at(name, mongo), { properties }), 400, 'BadRequest');
    const { headers } = await put(at(name), { properties });
    const address = headers['azure-asyncoperation'] ?? '';
    await get(address);
    await get(address);
    assertRefused(await put(at(name.replaceAll('1111', '2222')), { properties }), 409, 'Conflict');
  });

  it('are refused to those who only read, and for a principal too new', async () => {
    const { put } = sampleClient();
    for (const caller of ['reader', 'operator'] satisfies Caller[])
      assertRefused(await put(at(name), { properties }, caller), 403, 'AuthorizationFailed');
    const slow = sampleClient({ replicationSeconds: 60 });
    const identity = `${ordersWeb.id}-new?api-version=2024-11-30`;
    const { body } = await slow.put(identity, { location: 'westeurope' });
    const { principalId } = body.properties;
    assertRefused(
      await slow.put(at(name), { properties: { ...properties, principalId } }),
      400,
      'BadRequest',
    );
  });
});
