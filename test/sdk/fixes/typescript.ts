/** What can be wrong in TypeScript and JavaScript and is put right. */

import { ids } from '../../unit/code/applied';
import type { Fixes } from '../kit/fixes';
import * as texts from './texts';

const identity = "import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\n";
const uses = 'export const all = [DefaultAzureCredential, ManagedIdentityCredential];\n';
const made = (code: string): string => `${identity}\n${uses}\nexport const credential = ${code};\n`;
const client = (names: string, module: string, code: string): string =>
  `import { ${names} } from '${module}';\n\nexport const client = ${code};\n`;

export const fixes: Fixes = {
  default: made('new DefaultAzureCredential()'),
  defaultInFunction: `import * as id from '@azure/identity';\n\nexport function credential(retries: number) {\n  const used = new id.DefaultAzureCredential({ retryOptions: { maxRetries: retries } });\n  return used;\n}\n`,
  defaultOnly: `import { DefaultAzureCredential } from '@azure/identity';\n\nexport const credential = new DefaultAzureCredential();\n`,
  defaultAsArgument: `import { BlobServiceClient } from '@azure/storage-blob';\nimport { DefaultAzureCredential } from '@azure/identity';\n\nexport const client = new BlobServiceClient('https://stordersprod.blob.core.windows.net', new DefaultAzureCredential());\n`,
  defaultInClass: `import { DefaultAzureCredential } from '@azure/identity';\n\nexport class Orders {\n  readonly credential = new DefaultAzureCredential();\n}\n`,
  defaultInChoice: `import { DefaultAzureCredential } from '@azure/identity';\n\nexport const credential = process.argv.length > 2 ? new DefaultAzureCredential() : undefined;\n`,
  missing: made('new ManagedIdentityCredential()'),
  resourceAsText: made(`new ManagedIdentityCredential('${ids.resourceId}')`),
  resourceAsClient: made(`new ManagedIdentityCredential({ clientId: '${ids.resourceId}' })`),
  objectAsClient: made(`new ManagedIdentityCredential({ clientId: '${ids.objectId}' })`),
  clientAsObject: made(`new ManagedIdentityCredential({ objectId: '${ids.clientId}' })`),
  blanks: made(`new ManagedIdentityCredential({ clientId: ' ${ids.clientId} ' })`),
  twoIds: made(`new ManagedIdentityCredential({ clientId: '${ids.clientId}', objectId: '${ids.objectId}' })`),
  clientSecret: client(
    'ClientSecretCredential',
    '@azure/identity',
    "new ClientSecretCredential('t', 'c', 's')",
  ),
  accountKey: client(
    'BlobServiceClient, StorageSharedKeyCredential',
    '@azure/storage-blob',
    `new BlobServiceClient('https://stordersprod.blob.core.windows.net', new StorageSharedKeyCredential('stordersprod', '${texts.accountKey}'))`,
  ),
  blobs: client(
    'BlobServiceClient',
    '@azure/storage-blob',
    `BlobServiceClient.fromConnectionString('${texts.storage}')`,
  ),
  container: client(
    'ContainerClient',
    '@azure/storage-blob',
    `new ContainerClient('${texts.storage}', 'orders')`,
  ),
  blob: client('BlobClient', '@azure/storage-blob', `new BlobClient('${texts.storage}', 'orders', 'today')`),
  queue: client('QueueClient', '@azure/storage-queue', `new QueueClient('${texts.storage}', 'orders')`),
  queues: client(
    'QueueServiceClient',
    '@azure/storage-queue',
    `QueueServiceClient.fromConnectionString('${texts.storage}')`,
  ),
  table: client(
    'TableClient',
    '@azure/data-tables',
    `TableClient.fromConnectionString('${texts.storage}', 'orders')`,
  ),
  tables: client(
    'TableServiceClient',
    '@azure/data-tables',
    `TableServiceClient.fromConnectionString('${texts.storage}')`,
  ),
  bus: client('ServiceBusClient', '@azure/service-bus', `new ServiceBusClient('${texts.bus}')`),
  producer: client(
    'EventHubProducerClient',
    '@azure/event-hubs',
    `new EventHubProducerClient('${texts.bus}', 'orders')`,
  ),
  producerByPath: client(
    'EventHubProducerClient',
    '@azure/event-hubs',
    `new EventHubProducerClient('${texts.hub}')`,
  ),
  consumer: client(
    'EventHubConsumerClient',
    '@azure/event-hubs',
    `new EventHubConsumerClient('$Default', '${texts.bus}', 'orders')`,
  ),
  store: client(
    'AppConfigurationClient',
    '@azure/app-configuration',
    `new AppConfigurationClient('${texts.store}')`,
  ),
  cosmos: client('CosmosClient', '@azure/cosmos', `new CosmosClient('${texts.cosmos}')`),
  cosmosKey: client(
    'CosmosClient',
    '@azure/cosmos',
    `new CosmosClient({ endpoint: '${texts.cosmosUrl}', key: '${texts.accountKey}' })`,
  ),
  openAi: client(
    'AzureOpenAI',
    'openai',
    `new AzureOpenAI({ endpoint: 'https://oai-orders.openai.azure.com', apiVersion: '2024-10-21', apiKey: '${texts.shortKey}' })`,
  ),
  tedious: client(
    'Connection',
    'tedious',
    `new Connection({ server: '${texts.server}', authentication: { type: 'default', options: { userName: 'app', password: '${texts.sqlPassword}' } } })`,
  ),
  misspelt: "export const found = process.env['AZURE_TOKEN_CREDENTIAL'];\n",
  badValue: "process.env['AZURE_TOKEN_CREDENTIALS'] = 'production';\n\nexport {};\n",
  rawRequest: `export const answer = fetch('${texts.imds}', { headers: { Metadata: 'true' } });\n`,
};

/** The same as CommonJS, without what only types make possible. */
export const scriptFixes: Fixes = Object.fromEntries(
  Object.entries(fixes)
    .filter(([name]) => name !== 'defaultInFunction')
    .map(([name, text]) => [name, commonJs(text)]),
);

function commonJs(text: string): string {
  return text
    .replaceAll('readonly ', '')
    .replaceAll(/^import (?:\* as )?(.+) from (.+);$/gm, 'const $1 = require($2);')
    .replaceAll(/^export (?=const|class)/gm, '')
    .replaceAll('export {};\n', '');
}
