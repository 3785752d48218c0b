/** What can be wrong in Java and is put right; each file is a package of its own. */

import { ids } from '../../unit/code/applied';
import type { Fixes } from '../kit/fixes';
import * as texts from './texts';

/** A class whose method makes something of this type with this expression. */
function made(imports: readonly string[], type: string, code: string): string {
  const lines = [...imports].sort().map((name) => `import ${name};\n`);
  return `package orders.fixes.NAME;\n\n${lines.join('')}\nfinal class Orders {\n    private Orders() {\n    }\n\n    static ${type} made() {\n        return ${code};\n    }\n}\n`;
}

const token = 'com.azure.core.credential.TokenCredential';
const byDefault = 'com.azure.identity.DefaultAzureCredentialBuilder';
const managed = 'com.azure.identity.ManagedIdentityCredentialBuilder';
const identity = (code: string): string =>
  made([token, managed], 'TokenCredential', `new ManagedIdentityCredentialBuilder()${code}.build()`);

/** A client whose builder is in the same package. */
function client(packageName: string, type: string, calls: string, builder = `${type}Builder`): string {
  return made([`${packageName}.${type}`, `${packageName}.${builder}`], type, `new ${builder}()${calls}`);
}

export const fixes: Fixes = {
  default: made([token, byDefault], 'TokenCredential', 'new DefaultAzureCredentialBuilder().build()'),
  defaultLocal: `package orders.fixes.NAME;\n\nimport com.azure.identity.DefaultAzureCredential;\nimport com.azure.identity.DefaultAzureCredentialBuilder;\n\nclass Orders {\n    boolean made() {\n        DefaultAzureCredential credential = new DefaultAzureCredentialBuilder().build();\n        return credential != null;\n    }\n}\n`,
  defaultField: `package orders.fixes.NAME;\n\nimport com.azure.core.credential.TokenCredential;\nimport com.azure.identity.*;\n\nclass Orders {\n    private final TokenCredential credential = new DefaultAzureCredentialBuilder()\n        .maxRetry(3)\n        .build();\n\n    TokenCredential made() {\n        return credential;\n    }\n}\n`,
  defaultAsArgument: made(
    [
      byDefault,
      'com.azure.storage.blob.BlobServiceClient',
      'com.azure.storage.blob.BlobServiceClientBuilder',
    ],
    'BlobServiceClient',
    'new BlobServiceClientBuilder()\n            .endpoint("https://stordersprod.blob.core.windows.net")\n            .credential(new DefaultAzureCredentialBuilder().build())\n            .buildClient()',
  ),
  missing: identity(''),
  resourceAsClient: identity(`.clientId("${ids.resourceId}")`),
  objectAsClient: identity(`.clientId("${ids.objectId}")`),
  clientAsObject: identity(`.objectId("${ids.clientId}")`),
  blanks: identity(`.clientId(" ${ids.clientId} ")`),
  twoIds: identity(`.clientId("${ids.clientId}").objectId("${ids.objectId}")`),
  clientSecret: made(
    [token, 'com.azure.identity.ClientSecretCredentialBuilder'],
    'TokenCredential',
    'new ClientSecretCredentialBuilder().tenantId("t").clientId("c").clientSecret("s").build()',
  ),
  accountKey: `package orders.fixes.NAME;\n\nimport com.azure.storage.blob.BlobServiceClient;\nimport com.azure.storage.blob.BlobServiceClientBuilder;\nimport com.azure.storage.common.StorageSharedKeyCredential;\n\nclass Orders {\n    BlobServiceClient made() {\n        return new BlobServiceClientBuilder()\n            .endpoint("https://stordersprod.blob.core.windows.net")\n            .credential(new StorageSharedKeyCredential("stordersprod", "${texts.accountKey}"))\n            .buildClient();\n    }\n}\n`,
  blobs: client(
    'com.azure.storage.blob',
    'BlobServiceClient',
    `.connectionString("${texts.storage}").buildClient()`,
  ),
  blobsOverLines: client(
    'com.azure.storage.blob',
    'BlobServiceClient',
    `\n            .connectionString("${texts.storage}")\n            .buildClient()`,
  ),
  container: client(
    'com.azure.storage.blob',
    'BlobContainerClient',
    `.connectionString("${texts.storage}").containerName("orders").buildClient()`,
  ),
  queue: client(
    'com.azure.storage.queue',
    'QueueClient',
    `.connectionString("${texts.storage}").queueName("orders").buildClient()`,
  ),
  table: client(
    'com.azure.data.tables',
    'TableClient',
    `.connectionString("${texts.storage}").tableName("orders").buildClient()`,
  ),
  bus: client(
    'com.azure.messaging.servicebus',
    'ServiceBusSenderClient',
    `.connectionString("${texts.bus}").sender().queueName("orders").buildClient()`,
    'ServiceBusClientBuilder',
  ),
  producer: client(
    'com.azure.messaging.eventhubs',
    'EventHubProducerClient',
    `.connectionString("${texts.bus}", "orders").buildProducerClient()`,
    'EventHubClientBuilder',
  ),
  producerByPath: client(
    'com.azure.messaging.eventhubs',
    'EventHubProducerClient',
    `.connectionString("${texts.hub}").buildProducerClient()`,
    'EventHubClientBuilder',
  ),
  store: client(
    'com.azure.data.appconfiguration',
    'ConfigurationClient',
    `.connectionString("${texts.store}").buildClient()`,
  ),
  cosmosKey: client(
    'com.azure.cosmos',
    'CosmosClient',
    `.endpoint("${texts.cosmosUrl}").key("${texts.accountKey}").buildClient()`,
  ),
  misspelt: made([], 'String', 'System.getenv("AZURE_TOKEN_CREDENTIAL")'),
  rawRequest: made(['java.net.URI'], 'URI', `URI.create("${texts.imds}")`),
};
