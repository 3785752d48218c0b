/** The roles that are remembered of identities, and what clients come of them. */

import assert from 'node:assert/strict';
import { createRoleMemory } from '../../../src/access/roleMemory';
import { reachableTargets, readableVault, targetFor } from '../../../src/access/targets';
import { publicCloud } from '../../../src/auth/clouds';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-orders';
const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const storage = `${group}/providers/Microsoft.Storage/storageAccounts/stordersprod`;
const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv-orders`;
const [blobReader, queueSender, secretsUser, readerOfAll] = [
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a',
  '4633458b-17de-408a-b874-0445c86b69e6',
  'acdd72a7-3385-48ef-bd42-f606fba81ae7',
];
const { suffixes } = publicCloud;

function memory(start?: unknown) {
  const kept = new Map<string, unknown>(start === undefined ? [] : [['roles', start]]);
  let writes = 0;
  const roles = createRoleMemory({
    get: (key) => kept.get(key),
    set: (key, value) => {
      writes += 1;
      kept.set(key, value);
    },
  });
  return { roles, kept, writes: () => writes };
}

describe('the roles of an identity', () => {
  it('are remembered by ID, those on resources first, and none that holds under a condition or above subscriptions', () => {
    const { roles, kept } = memory();
    roles.remember(identity, [
      { scope: '/', roleGuid: readerOfAll },
      { scope: group, roleGuid: readerOfAll },
      { scope: storage, roleGuid: blobReader.toUpperCase() },
      { scope: vault, roleGuid: secretsUser, condition: '@Resource[…]' },
    ]);
    assert.deepEqual(roles.of(identity.toUpperCase()), [
      { scope: storage, roleGuid: blobReader },
      { scope: group, roleGuid: readerOfAll },
    ]);
    assert.deepEqual(JSON.parse(JSON.stringify(kept.get('roles'))), kept.get('roles'));
  });

  it('are written only when they changed, and forgotten when there are none', () => {
    const { roles, writes } = memory();
    roles.remember(identity, []);
    assert.equal(writes(), 0);
    for (let time = 0; time < 3; time += 1)
      roles.remember(identity, [{ scope: storage, roleGuid: blobReader }]);
    assert.equal(writes(), 1);
    roles.remember(identity, []);
    assert.deepEqual(roles.of(identity), []);
  });

  it('stand beside the resources that were looked up, which roles that are read anew leave as they are', () => {
    const { roles } = memory();
    assert.equal(roles.placesOf(identity), undefined);
    roles.rememberPlaces(identity.toUpperCase(), [storage]);
    roles.remember(identity, [{ scope: group, roleGuid: blobReader }]);
    assert.deepEqual(roles.placesOf(identity), [storage]);
    roles.rememberPlaces(identity, []);
    assert.deepEqual(roles.placesOf(identity), []);
  });

  it('that somebody else’s hand stored in another form are passed over', () => {
    for (const odd of ['x', [1], [[identity, 'x']], [[identity, [{ scope: 1, roleGuid: blobReader }]]]])
      assert.deepEqual(memory(odd).roles.of(identity), []);
  });
});

describe('what an identity reaches', () => {
  it('is a client for each service that its roles are for', () => {
    const roles = [
      { scope: storage, roleGuid: queueSender },
      { scope: storage, roleGuid: blobReader },
      { scope: vault, roleGuid: secretsUser },
    ];
    assert.deepEqual(
      reachableTargets(roles, suffixes).map(({ service, resource, call }) => [service, resource, call]),
      [
        ['blob', 'stordersprod', true],
        ['queue', 'stordersprod', true],
        ['keyVaultSecrets', 'kv-orders', true],
      ],
    );
  });

  it('is nothing by roles that allow no data', () => {
    assert.deepEqual(reachableTargets([{ scope: storage, roleGuid: readerOfAll }], suffixes), []);
  });

  it('is what lies in a group by a role on the group, told as inherited', () => {
    const roles = [{ scope: group, roleGuid: blobReader }];
    assert.deepEqual(reachableTargets(roles, suffixes), []);
    const found = reachableTargets(roles, suffixes, [storage, vault]);
    assert.deepEqual(
      found.map(({ service, resource, roles: held }) => [service, resource, held]),
      [['blob', 'stordersprod', [{ name: 'Storage Blob Data Reader', guid: blobReader, isInherited: true }]]],
    );
  });

  it('is Cosmos DB and SQL where they were looked up, for which Azure has no role', () => {
    const cosmos = `${group}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
    const sql = `${group}/providers/Microsoft.Sql/servers/sql-orders/databases/orders`;
    assert.deepEqual(
      reachableTargets([], suffixes, [cosmos, sql]).map(({ service, endpoint, entity, roles }) => [
        ...[service, endpoint, entity, roles],
      ]),
      [
        ['cosmos', `https://cosmos-orders.${suffixes.cosmos}:443/`, undefined, undefined],
        ['sql', `sql-orders.${suffixes.sql}`, 'orders', undefined],
      ],
    );
  });

  it('names a vault whose secrets it may read, and none where it may only encrypt', () => {
    assert.equal(readableVault([{ scope: vault, roleGuid: secretsUser }], suffixes), 'kv-orders');
    const cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424';
    assert.equal(readableVault([{ scope: vault, roleGuid: cryptoUser }], suffixes), undefined);
    assert.equal(readableVault([{ scope: group, roleGuid: secretsUser }], suffixes, [vault]), 'kv-orders');
  });

  it('decides the service of a resource that somebody names', () => {
    const container = `${storage}/queueServices/default/queues/new`;
    assert.equal(targetFor(storage, [{ scope: storage, roleGuid: queueSender }], suffixes)?.service, 'queue');
    assert.equal(targetFor(storage, [], suffixes)?.service, 'blob');
    const hub = `${group}/providers/Microsoft.EventHub/namespaces/eh-orders/eventhubs/clicks`;
    const [sends, receives] = [
      '2b629674-e913-4c01-ae53-ef4638d8f975',
      'a638d3c7-ab3a-418d-83e6-5f17a39d4fde',
    ].map((roleGuid) => targetFor(hub, [{ scope: hub, roleGuid }], suffixes));
    assert.deepEqual([sends?.receivesFrom, receives?.receivesFrom], [undefined, '$Default']);
    assert.equal(targetFor(container, [], suffixes)?.entity, 'new');
    assert.equal(targetFor(identity, [], suffixes), undefined);
  });
});
