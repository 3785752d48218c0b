/** Places in a Cosmos DB account: the same one by either name, databases and containers in their exact case. */

import assert from 'node:assert/strict';
import {
  cosmosAccountOf,
  cosmosArmId,
  cosmosPlaceOf,
  cosmosScope,
  isCosmosOwn,
  isCosmosPath,
} from '../../../src/model/cosmosPlaces';

const account =
  '/subscriptions/s/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-orders';

describe('a place in a Cosmos DB account', () => {
  const places: readonly (readonly [arm: string, own: string, path: string])[] = [
    ['', '', '/'],
    ['/sqlDatabases/Orders', '/dbs/Orders', '/dbs/Orders'],
    [
      '/sqlDatabases/Orders/containers/Open items',
      '/dbs/Orders/colls/Open items',
      '/dbs/Orders/colls/Open items',
    ],
  ];

  for (const [arm, own, path] of places) {
    it(`${path} is read from both of its names, and named so again`, () => {
      const place = { accountId: account, path };
      assert.deepEqual(cosmosPlaceOf(account + arm), place);
      assert.deepEqual(cosmosPlaceOf(account + own), place);
      assert.equal(cosmosArmId(place), account + arm);
      assert.equal(cosmosScope(place), account + own);
      assert.ok(isCosmosPath(path));
    });
  }

  it('is read whatever the case of what Resource Manager names', () => {
    const shouted = `${account.toUpperCase()}/SQLDATABASES/Orders`;
    assert.deepEqual(cosmosPlaceOf(shouted), { accountId: account.toUpperCase(), path: '/dbs/Orders' });
  });

  it('is nothing else', () => {
    const others = [
      '/',
      '/subscriptions/s',
      account.replace('DocumentDB', 'Storage'),
      `${account}/sqlRoleDefinitions/x`,
      `${account}/mongodbDatabases/x`,
      `${account}/sqlDatabases/x/containers/y/items/z`,
      `${account}/sqlDatabases`,
    ];
    for (const id of others) assert.equal(cosmosPlaceOf(id), undefined, id);
    for (const path of ['', 'dbs/x', '/dbs', '/dbs/x/', '/colls/x', '/dbs/x/colls', '/dbs/x/colls/y/z'])
      assert.ok(!isCosmosPath(path), path);
  });
});

describe('a role of Cosmos DB itself', () => {
  it('is told by its ID, and so is an assignment of one', () => {
    for (const kind of ['sqlRoleDefinitions', 'sqlRoleAssignments']) {
      const id = `${account}/${kind}/00000000-0000-0000-0000-000000000001`;
      assert.ok(isCosmosOwn({ id }));
      assert.equal(cosmosAccountOf(id), account);
    }
    assert.ok(!isCosmosOwn({ id: '/providers/Microsoft.Authorization/roleDefinitions/x' }));
    assert.ok(!isCosmosOwn({ id: account }));
  });
});
