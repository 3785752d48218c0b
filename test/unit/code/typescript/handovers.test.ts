/** Keys and connection strings that TypeScript hands to clients: found, and written over with an endpoint and a credential. */

import assert from 'node:assert/strict';
import { typescript } from '../../../../src/code/typescript/language';
import { applied, requestFor } from '../applied';
import { errorsIn } from '../parseText';
import { findingsIn, parseFile } from './edited';

const key = `${'A1b2'.repeat(21)}qQ==`;
const storage = `'DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=${key};EndpointSuffix=core.windows.net'`;
const bus = `'Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}'`;
const hub = bus.replace(/'$/, ";EntityPath=orders'");
const account = "'https://stordersprod.blob.core.windows.net";
const cosmos = `'AccountEndpoint=https://cosmos-orders.documents.azure.com:443/;AccountKey=${key};'`;

const imports = `import { BlobClient, BlobServiceClient, ContainerClient } from '@azure/storage-blob';
import { TableClient } from '@azure/data-tables';
import * as bus from '@azure/service-bus';
import { EventHubConsumerClient, EventHubProducerClient } from '@azure/event-hubs';
import { CosmosClient as Cosmos } from '@azure/cosmos';
import { AzureOpenAI } from 'openai';
`;

/** What stands there, and what an identity makes of it; `CREDENTIAL` stands for the expression. */
const rewritten: [before: string, after: string][] = [
  [
    `BlobServiceClient.fromConnectionString(${storage}, { a: 1 })`,
    `new BlobServiceClient(${account}', CREDENTIAL, { a: 1 })`,
  ],
  [`new ContainerClient(${storage}, 'orders')`, `new ContainerClient(${account}/orders', CREDENTIAL)`],
  [
    `new BlobClient(${storage}, 'orders', 'a.txt', o)`,
    `new BlobClient(${account}/orders/a.txt', CREDENTIAL, o)`,
  ],
  [
    `TableClient.fromConnectionString(${storage}, name)`,
    "new TableClient('https://stordersprod.table.core.windows.net', name, CREDENTIAL)",
  ],
  [
    `new bus.ServiceBusClient(${bus})`,
    "new bus.ServiceBusClient('sb-orders.servicebus.windows.net', CREDENTIAL)",
  ],
  [
    `new EventHubProducerClient(${bus}, 'orders')`,
    "new EventHubProducerClient('sb-orders.servicebus.windows.net', 'orders', CREDENTIAL)",
  ],
  [
    `new EventHubConsumerClient('$Default', ${hub}, { b: 2 })`,
    "new EventHubConsumerClient('$Default', 'sb-orders.servicebus.windows.net', 'orders', CREDENTIAL, { b: 2 })",
  ],
  [
    `new Cosmos(${cosmos})`,
    "new Cosmos({ endpoint: 'https://cosmos-orders.documents.azure.com:443/', aadCredentials: CREDENTIAL })",
  ],
  [`new Cosmos({ endpoint, key: '${key}' })`, 'new Cosmos({ endpoint, aadCredentials: CREDENTIAL })'],
  [
    `new AzureOpenAI({ apiKey: '${key}', endpoint })`,
    "new AzureOpenAI({ azureADTokenProvider: getBearerTokenProvider(CREDENTIAL, 'https://cognitiveservices.azure.com/.default'), endpoint })",
  ],
];

describe('secret-in-code in TypeScript', () => {
  for (const [before, after] of rewritten) {
    it(`is an endpoint and a credential in the place of ${before.slice(0, 40)}…`, async () => {
      const text = `${imports}\nexport const client = ${before};\n`;
      const file = await parseFile('typescript', text);
      const [finding, ...others] = typescript.findings(file, { tokenCredentialsSet: false });
      assert.ok(finding && others.length === 0);
      assert.equal(finding.rule, 'secret-in-code');
      assert.equal(JSON.stringify(finding.values).includes('A1b2'), false);
      const plan = typescript.replace(file, finding, requestFor());
      assert.ok(plan);
      const now = applied(text, plan);
      const credential =
        "new ManagedIdentityCredential({ clientId: '11111111-2222-3333-4444-555555555555' })";
      assert.ok(now.includes(`client = ${after.replace('CREDENTIAL', credential)};`), now);
      assert.match(now, /import \{ .*ManagedIdentityCredential.* \} from '@azure\/identity'/);
      assert.deepEqual(errorsIn(await parseFile('typescript', now)), []);
      assert.deepEqual(await findingsIn('typescript', now), []);
    });
  }

  const open: [what: string, code: string][] = [
    ['the name of the container is not known', `new ContainerClient(${storage}, name)`],
    ['the hub is not named', `new EventHubProducerClient(${bus})`],
  ];
  for (const [what, code] of open) {
    it(`is said without an edit where ${what}`, async () => {
      const [finding] = await findingsIn('typescript', `${imports}const c = ${code};\n`);
      assert.equal(finding?.rule, 'secret-in-code');
      assert.equal(finding.fix, 'none');
    });
  }

  it('is a hint where the connection string comes from elsewhere', async () => {
    const text = `${imports}const c = BlobServiceClient.fromConnectionString(process.env.STORAGE!);\n`;
    const [finding] = await findingsIn('typescript', text);
    assert.deepEqual([finding?.rule, finding?.weak, finding?.fix], ['secret-in-code', true, 'none']);
  });

  const quiet: Record<string, string> = {
    'the emulator': "BlobServiceClient.fromConnectionString('UseDevelopmentStorage=true')",
    'a value put in later': "BlobServiceClient.fromConnectionString('AccountName=a;AccountKey=<key>')",
    'a class of the same name from elsewhere': `new CosmosClient({ key: '${key}' })`,
    'a key that stands for one': "new Cosmos({ key: 'your-key-goes-here-1234567890' })",
    'a key from the environment': 'new Cosmos({ key: process.env.KEY })',
    'an address': "new ContainerClient('https://stordersprod.blob.core.windows.net/orders')",
  };
  for (const [title, code] of Object.entries(quiet)) {
    it(`is not said of ${title}`, async () => {
      assert.deepEqual(await findingsIn('typescript', `${imports}const c = ${code};\n`), []);
    });
  }

  it('is written over in the place of a key credential, whose import goes with it', async () => {
    const text = `import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';\n\nconst c = new BlobServiceClient(url, new StorageSharedKeyCredential(account, key));\n`;
    const file = await parseFile('typescript', text);
    const [site] = typescript.credentials(file);
    assert.deepEqual([site?.name, site?.type], ['StorageSharedKeyCredential', 'other']);
    const plan = site && typescript.replace(file, site, requestFor({ identifier: 'systemAssigned' }));
    assert.ok(plan);
    assert.equal(
      applied(text, plan),
      "import { BlobServiceClient } from '@azure/storage-blob';\nimport { ManagedIdentityCredential } from '@azure/identity';\n\nconst c = new BlobServiceClient(url, new ManagedIdentityCredential());\n",
    );
  });
});
