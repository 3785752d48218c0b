/** What can be wrong in Python and is put right. */

import { ids } from '../../unit/code/applied';
import type { Fixes } from '../kit/fixes';
import * as texts from './texts';

const made = (code: string): string =>
  `from azure.identity import ManagedIdentityCredential\n\nkind = ManagedIdentityCredential\ncredential = ${code}\n`;
const client = (module: string, name: string, code: string): string =>
  `"""Orders."""\n\nfrom ${module} import ${name}\n\nclient = ${name}${code}\n`;
const fromConnection = (module: string, name: string, code: string): string =>
  client(module, name, `.from_connection_string(${code})`);

export const fixes: Fixes = {
  default: 'from azure.identity import DefaultAzureCredential\n\ncredential = DefaultAzureCredential()\n',
  defaultKept:
    'from azure.identity import DefaultAzureCredential\n\ncredential = DefaultAzureCredential()\nother = DefaultAzureCredential\n',
  defaultInFunction:
    'import azure.identity\nfrom azure.core.credentials import TokenCredential\n\n\ndef credential() -> TokenCredential:\n    """Signs in."""\n    return azure.identity.DefaultAzureCredential()\n',
  defaultAsArgument:
    'from azure.identity import DefaultAzureCredential\nfrom azure.storage.blob import BlobServiceClient\n\nclient = BlobServiceClient(\n    "https://stordersprod.blob.core.windows.net",\n    credential=DefaultAzureCredential(),\n)\n',
  defaultAsync:
    'from azure.identity.aio import DefaultAzureCredential\nfrom azure.storage.blob.aio import BlobServiceClient\n\n\nasync def main() -> None:\n    async with DefaultAzureCredential() as credential:\n        async with BlobServiceClient("https://stordersprod.blob.core.windows.net", credential=credential) as client:\n            print(client.account_name)\n',
  defaultInClass:
    'from azure.identity import DefaultAzureCredential as Signs\n\n\nclass Orders:\n    def __init__(self) -> None:\n        self.credential = Signs()\n',
  missing: made('ManagedIdentityCredential()'),
  resourceAsClient: made(`ManagedIdentityCredential(client_id="${ids.resourceId}")`),
  objectAsClient: made(`ManagedIdentityCredential(client_id="${ids.objectId}")`),
  clientAsObject: made(`ManagedIdentityCredential(identity_config={"object_id": "${ids.clientId}"})`),
  ignoredArgument: made(`ManagedIdentityCredential(object_id="${ids.objectId}")`),
  ignoredKey: made(`ManagedIdentityCredential(identity_config={"mi_res_id": "${ids.resourceId}"})`),
  blanks: made(`ManagedIdentityCredential(client_id=" ${ids.clientId} ")`),
  twoIds: made(`ManagedIdentityCredential(client_id="a", identity_config={"object_id": "b"})`),
  clientSecret:
    'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential("t", "c", "s")\n',
  blobs: fromConnection('azure.storage.blob', 'BlobServiceClient', `"${texts.storage}"`),
  blobsByName: fromConnection('azure.storage.blob', 'BlobServiceClient', `conn_str="${texts.storage}"`),
  container: fromConnection('azure.storage.blob', 'ContainerClient', `"${texts.storage}", "orders"`),
  blob: fromConnection('azure.storage.blob', 'BlobClient', `"${texts.storage}", "orders", "today"`),
  blobKey: client(
    'azure.storage.blob',
    'BlobServiceClient',
    `("https://stordersprod.blob.core.windows.net", credential="${texts.accountKey}")`,
  ),
  blobsAsync: `from azure.storage.blob.aio import BlobServiceClient\n\n\nasync def main() -> None:\n    async with BlobServiceClient.from_connection_string("${texts.storage}") as client:\n        print(client.account_name)\n`,
  queue: fromConnection('azure.storage.queue', 'QueueClient', `"${texts.storage}", "orders"`),
  queues: fromConnection('azure.storage.queue', 'QueueServiceClient', `"${texts.storage}"`),
  table: fromConnection('azure.data.tables', 'TableClient', `"${texts.storage}", "orders"`),
  tables: fromConnection('azure.data.tables', 'TableServiceClient', `"${texts.storage}"`),
  bus: fromConnection('azure.servicebus', 'ServiceBusClient', `"${texts.bus}"`),
  producer: fromConnection(
    'azure.eventhub',
    'EventHubProducerClient',
    `"${texts.bus}", eventhub_name="orders"`,
  ),
  producerByPath: fromConnection('azure.eventhub', 'EventHubProducerClient', `"${texts.hub}"`),
  consumer: fromConnection('azure.eventhub', 'EventHubConsumerClient', `"${texts.hub}", "$Default"`),
  store: fromConnection('azure.appconfiguration', 'AzureAppConfigurationClient', `"${texts.store}"`),
  cosmos: fromConnection('azure.cosmos', 'CosmosClient', `"${texts.cosmos}"`),
  cosmosKey: client(
    'azure.cosmos',
    'CosmosClient',
    `("${texts.cosmosUrl}", credential="${texts.accountKey}")`,
  ),
  cosmosKeySecond: client('azure.cosmos', 'CosmosClient', `("${texts.cosmosUrl}", "${texts.accountKey}")`),
  openAi: client(
    'openai',
    'AzureOpenAI',
    `(azure_endpoint="https://oai-orders.openai.azure.com", api_version="2024-10-21", api_key="${texts.shortKey}")`,
  ),
  openAiAsync: client(
    'openai',
    'AsyncAzureOpenAI',
    `(azure_endpoint="https://oai-orders.openai.azure.com", api_version="2024-10-21", api_key="${texts.shortKey}")`,
  ),
  sql: `import mssql_python\n\nconnection = mssql_python.connect("Server=${texts.server};Database=orders;UID=app;PWD=${texts.sqlPassword};Encrypt=yes")\n`,
  misspelt: 'import os\n\nfound = os.environ.get("AZURE_TOKEN_CREDENTIAL")\n',
  badValue: 'import os\n\nos.environ["AZURE_TOKEN_CREDENTIALS"] = "production"\n',
  rawRequest: `import urllib.request\n\nanswer = urllib.request.Request("${texts.imds}", headers={"Metadata": "true"})\n`,
};
