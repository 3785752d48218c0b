/** From what a role is held on to the client that reaches it. */

import assert from 'node:assert/strict';
import { clientTargets, type May } from '../../../../src/code/clients/targets';
import { cloudFrom, publicCloud } from '../../../../src/auth/clouds';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-orders/providers';
const { suffixes } = publicCloud;
const all: May = () => true;

function lines(id: string, may?: May, of = suffixes): string[] {
  return clientTargets(`${group}/${id}`, of, may).map(({ service, endpoint, entity, call }) =>
    [service, endpoint, entity, call ? 'call' : undefined].filter((one) => one !== undefined).join(' '),
  );
}

describe('the clients for a resource', () => {
  it('are those of each service that a storage account has', () => {
    assert.deepEqual(lines('Microsoft.Storage/storageAccounts/stordersprod'), [
      'blob https://stordersprod.blob.core.windows.net call',
      'queue https://stordersprod.queue.core.windows.net call',
      'table https://stordersprod.table.core.windows.net call',
    ]);
  });

  it('are only those on whose data something is allowed, with the call where that is', () => {
    const sender: May = (service, operation) => service === 'queue' && operation === 'receive';
    assert.deepEqual(lines('Microsoft.Storage/storageAccounts/stordersprod', sender), [
      'queue https://stordersprod.queue.core.windows.net',
    ]);
  });

  it('name the container, queue, hub, secret or database that the ID names', () => {
    assert.deepEqual(
      [
        'Microsoft.Storage/storageAccounts/st1/blobServices/default/containers/invoices',
        'Microsoft.KeyVault/vaults/kv-orders/secrets/smtp',
        'Microsoft.ServiceBus/namespaces/sb-orders/queues/orders~new',
        'Microsoft.EventHub/namespaces/eh-orders/eventhubs/clicks',
        'Microsoft.Sql/servers/sql-orders/databases/orders',
      ].flatMap((id) => lines(id, all).filter((line) => !line.startsWith('sql'))),
      [
        'blob https://st1.blob.core.windows.net invoices call',
        'keyVaultSecrets https://kv-orders.vault.azure.net smtp call',
        'serviceBus sb-orders.servicebus.windows.net orders/new call',
        'eventHubs eh-orders.servicebus.windows.net clicks call',
      ],
    );
    assert.deepEqual(lines('Microsoft.Sql/servers/sql-orders/databases/orders'), [
      'sql sql-orders.database.windows.net orders call',
    ]);
  });

  it('of a bus receive where nothing may be sent, from the group or subscription that the role is held on', () => {
    const receiver: May = (_, operation) => operation === 'receive';
    const from = (id: string, may: May): (string | undefined)[] =>
      clientTargets(`${group}/${id}`, suffixes, may).flatMap(({ receivesFrom, entity, call }) => {
        assert.ok(call);
        return [entity, receivesFrom];
      });
    const [hubs, bus] = [
      'Microsoft.EventHub/namespaces/eh-orders',
      'Microsoft.ServiceBus/namespaces/sb-orders',
    ];
    assert.deepEqual(from(hubs, receiver), [undefined, '$Default']);
    assert.deepEqual(from(`${hubs}/eventhubs/clicks`, receiver), ['clicks', '$Default']);
    assert.deepEqual(from(`${hubs}/eventhubs/clicks/consumergroups/audit`, receiver), ['clicks', 'audit']);
    assert.deepEqual(from(bus, receiver), [undefined, '']);
    assert.deepEqual(from(`${bus}/queues/orders`, receiver), ['orders', '']);
    assert.deepEqual(from(`${bus}/topics/orders`, receiver), ['orders', '<subscription>']);
    assert.deepEqual(from(`${bus}/topics/orders/subscriptions/audit`, receiver), ['orders', 'audit']);
    assert.deepEqual(from(`${bus}/topics/orders/subscriptions/audit`, all), ['orders', undefined]);
    assert.deepEqual(from(`${bus}/topics/orders/subscriptions/a"b`, receiver), []);
  });

  it('have the endpoints of the cloud', () => {
    const government = cloudFrom('AzureUSGovernment', undefined).suffixes;
    assert.deepEqual(
      [
        'Microsoft.KeyVault/vaults/kv/secrets/s',
        'Microsoft.CognitiveServices/accounts/ai-orders',
        'Microsoft.DocumentDB/databaseAccounts/cosmos-orders',
        'Microsoft.AppConfiguration/configurationStores/appcs-orders',
      ].flatMap((id) => lines(id, undefined, government).map((line) => line.split(' ')[1])),
      [
        'https://kv.vault.usgovcloudapi.net',
        'https://ai-orders.openai.azure.us',
        'https://cosmos-orders.documents.azure.us:443/',
        'https://appcs-orders.azconfig.azure.us',
      ],
    );
  });

  it('are none for anything else, or for names that no address may hold', () => {
    assert.deepEqual(lines('Microsoft.Web/sites/app-orders'), []);
    assert.deepEqual(lines("Microsoft.KeyVault/vaults/x';drop"), []);
    assert.deepEqual(lines('Microsoft.Sql/servers/s1/databases/a;Password=b'), []);
    assert.deepEqual(clientTargets('/subscriptions/11111111-1111-4111-8111-111111111111', suffixes), []);
  });
});
