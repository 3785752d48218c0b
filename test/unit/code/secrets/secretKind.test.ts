/** What counts as a secret in a text, and what only looks like one. */

import assert from 'node:assert/strict';
import { secretKind } from '../../../../src/code/secrets/secretKind';

const key = 'bm90IGEga2V5LCBidXQgc2hhcGVkIGFzIG9uZSwgb2YgdGhlIHJpZ2h0IGxlbmd0aCBmb3IgaXQhIQ==';
const token = 'A'.repeat(3) + 'b4Z9'.repeat(9);

const secrets: Readonly<Record<string, readonly string[]>> = {
  connectionString: [
    `DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=${key};EndpointSuffix=core.windows.net`,
    `Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`,
    `AccountEndpoint=https://cosmos-orders.documents.azure.com:443/;AccountKey=${key};`,
    `Endpoint=https://appcs-orders.azconfig.io;Id=abc;Secret=${key}`,
  ],
  sas: [`https://stordersprod.blob.core.windows.net/c/b?sv=2022-11-02&sp=r&sig=${encodeURIComponent(key)}`],
  sqlPassword: ['Server=tcp:sql-orders.database.windows.net,1433;Database=o;User ID=sa;Password=N0tThat!One'],
  vault: [
    'redis-orders.redis.cache.windows.net:6380,password=q7Zk2mB1xYc9=,ssl=True,abortConnect=False',
    'mongodb+srv://app:q7Zk2mB1xYc9@cluster0.abcde.mongodb.net/orders',
    'mysql://app:q7Zk2mB1xYc9@db.contoso.com:3306/orders',
    'Server=mysql-orders.mysql.database.azure.com;User=app;Pwd=q7Zk2mB1xYc9;',
    'rediss://:q7Zk2mB1xYc9@cache.contoso.com:6380',
    `sk_live_${token.slice(0, 24)}`,
    `ghp_${token.slice(0, 36)}`,
  ],
};

const harmless: readonly string[] = [
  'UseDevelopmentStorage=true',
  'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;',
  'AccountEndpoint=https://localhost:8081/;AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==',
  'Endpoint=sb://localhost;SharedAccessKeyName=Root;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=<account-key>',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=your-account-key',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${key}',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey={0}',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=$(STORAGE_KEY)',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=',
  '@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/x)',
  `@Microsoft.KeyVault(VaultName=kv;SecretName=x)`,
  'Server=tcp:s.database.windows.net;Password=%DB_PASSWORD%',
  'Server=localhost;User=root;Password=Secret123!',
  'mongodb://root:example@localhost:27017',
  'mongodb://root:q7Zk2mB1xYc9@mongo:27017',
  'mongodb://user:password@db.contoso.com',
  'mongodb://${user}:${pass}@db.contoso.com',
  'postgres://postgres:postgres@db.contoso.com/app',
  'amqp://guest:guest@broker.contoso.com',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'https://contoso.com/page?sig=short&sv=1',
  'The password=hunter2 is in the story',
  'AccountKey=',
];

describe('a secret in a text', () => {
  for (const [kind, texts] of Object.entries(secrets)) {
    it(`is told as ${kind}`, () => {
      for (const text of texts) assert.equal(secretKind(text), kind, text);
    });
  }

  it('is not seen in emulators, placeholders, references and texts about secrets', () => {
    for (const text of harmless) assert.equal(secretKind(text), undefined, text);
  });
});
