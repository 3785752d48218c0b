/** As Python prints the errors of its SDKs: the end of a traceback, and the answer once more below. */

import { id, group, vault, type Sample } from './sample';
import {
  armRefused,
  chatAction,
  chatRefused,
  claimRefused,
  cosmosRefused,
  storageMessage,
  storageXml,
  tableJson,
  vaultRefused,
} from './wire';

const unixLines = (text: string): string => text.replaceAll('\r\n', '\n');

/** What `azure-core` prints of an error in the usual form: code, message, then both again. */
const coded = (code: string, message: string, inner?: string): string =>
  unixLines(
    `azure.core.exceptions.HttpResponseError: (${code}) ${message}\nCode: ${code}\nMessage: ${message}${inner === undefined ? '' : `\nInner error: {\n    "code": "${inner}"\n}`}`,
  );

const storageText = (content: string): string =>
  `azure.core.exceptions.HttpResponseError: ${storageMessage}\nErrorCode:AuthorizationPermissionMismatch\nContent: ${content.replace('\ufeff', '')}`;

const trace = (file: string, error: string): string => `Traceback (most recent call last):
  File "/app/main.py", line 41, in <module>
    run()
  File "/usr/local/lib/python3.12/site-packages/${file}", line 213, in process_error
    raise error from None
${error}`;

export const python: readonly Sample[] = [
  {
    title: 'Python: downloading a blob, whose address is not in the error',
    text: trace('azure/storage/blob/_shared/response_handlers.py', storageText(storageXml)),
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'blob',
      correlationId: id.request,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Python: asking a table, with the address in a line of the log',
    text: `2026-03-02 10:11:12,345 INFO azure.core.pipeline.policies.http_logging_policy: Request URL: 'https://stshop.table.core.windows.net/carts()?$filter=REDACTED'
Request method: 'GET'
${trace('azure/data/tables/_error.py', storageText(tableJson))}`,
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'table',
      operation: 'read',
      host: 'stshop.table.core.windows.net',
      resourceName: 'stshop',
      entity: 'carts',
      correlationId: id.request,
      absent: ['who notSaid'],
    },
    roles: ['Storage Table Data Reader', 'Storage Table Data Contributor'],
  },
  {
    title: 'Python: sending to a storage queue',
    text: trace('azure/storage/queue/_shared/response_handlers.py', storageText(storageXml)),
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'queue',
      correlationId: id.request,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Python: reading a secret of a vault with roles',
    text: trace(
      'azure/keyvault/secrets/_generated/_operations/_operations.py',
      coded(
        'Forbidden',
        vaultRefused('Microsoft.KeyVault/vaults/secrets/getSecret/action', 'secrets/psp-key'),
        'ForbiddenByRbac',
      ),
    ),
    reads: {
      by: 'keyVault',
      kind: 'noRole',
      code: 'ForbiddenByRbac',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      operations: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
      service: 'keyVaultSecrets',
      scopes: [`${vault}/secrets/psp-key`],
      resourceName: 'kv-shop',
    },
    roles: ['Key Vault Secrets User', 'Key Vault Certificate User', 'Key Vault Secrets Officer'],
  },
  {
    title: 'Python: unwrapping with a key, as the representation of the exception',
    text: `HttpResponseError(${JSON.stringify(vaultRefused('Microsoft.KeyVault/vaults/keys/unwrap/action', 'keys/card-data')).replaceAll("'", "\\'")})`,
    reads: {
      by: 'keyVault',
      kind: 'noRole',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      operations: ['Microsoft.KeyVault/vaults/keys/unwrap/action'],
      service: 'keyVaultKeys',
      scopes: [`${vault}/keys/card-data`],
      resourceName: 'kv-shop',
    },
    roles: ['Key Vault Crypto Service Encryption User', 'Key Vault Crypto User', 'Key Vault Crypto Officer'],
  },
  {
    title: 'Python: opening a Cosmos DB account',
    text: unixLines(`azure.cosmos.exceptions.CosmosHttpResponseError: (Forbidden) ${cosmosRefused('Microsoft.DocumentDB/databaseAccounts/readMetadata')}
Code: Forbidden
Message: ${cosmosRefused('Microsoft.DocumentDB/databaseAccounts/readMetadata')} , Endpoint: https://cosmos-shop.documents.azure.com , Sub Status: 5301`),
    reads: {
      by: 'cosmos',
      kind: 'dataRole',
      who: { objectId: id.object },
      permissions: ['Microsoft.DocumentDB/databaseAccounts/readMetadata'],
      service: 'cosmos',
      host: 'cosmos-shop.documents.azure.com',
      resourceName: 'cosmos-shop',
      correlationId: id.correlation,
    },
  },
  {
    title: 'Python: receiving from a Service Bus subscription',
    text: `azure.servicebus.exceptions.ServiceBusAuthorizationError: ${claimRefused('Listen', 'sb-shop.servicebus.windows.net/order-events/subscriptions/billing')}
Error condition: amqp:unauthorized-access
 Error Description: ${claimRefused('Listen', 'sb-shop.servicebus.windows.net/order-events/subscriptions/billing')}`,
    reads: {
      by: 'serviceBus',
      kind: 'noRole',
      service: 'serviceBus',
      operations: ['Microsoft.ServiceBus/namespaces/messages/receive/action'],
      permissions: ['Listen'],
      host: 'sb-shop.servicebus.windows.net',
      resourceName: 'sb-shop',
      entity: 'order-events',
      correlationId: '2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11',
      absent: ['who notSaid'],
    },
    roles: ['Azure Service Bus Data Receiver', 'Azure Service Bus Data Owner'],
  },
  {
    title: 'Python: sending to an event hub',
    text: `azure.eventhub.exceptions.AuthenticationError: ${claimRefused('Send', 'evhns-shop.servicebus.windows.net/clicks')}
Error condition: ErrorCondition.UnauthorizedAccess`,
    reads: {
      by: 'eventHubs',
      kind: 'noRole',
      service: 'eventHubs',
      operations: ['Microsoft.EventHub/namespaces/messages/send/action'],
      permissions: ['Send'],
      host: 'evhns-shop.servicebus.windows.net',
      resourceName: 'evhns-shop',
      entity: 'clicks',
      correlationId: '2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11',
      absent: ['who notSaid'],
    },
    roles: ['Azure Event Hubs Data Sender', 'Azure Event Hubs Data Owner'],
  },
  {
    title: 'Python: a chat completion of Azure OpenAI',
    text: `openai.AuthenticationError: Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': '${chatRefused}'}}`,
    reads: {
      by: 'cognitiveServices',
      kind: 'noRole',
      code: 'PermissionDenied',
      who: { objectId: id.object },
      operations: [chatAction],
      service: 'openAi',
      absent: ['where notSaid'],
    },
    roles: ['Cognitive Services OpenAI User', 'Cognitive Services OpenAI Contributor', 'Azure AI Developer'],
  },
  {
    title: 'Python: Azure OpenAI without telling who or what',
    text: `2026-03-02T10:11:12Z openai.AuthenticationError: Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': 'Principal does not have access to API/Operation.'}}`,
    reads: {
      by: 'cognitiveServices',
      kind: 'noRole',
      code: 'PermissionDenied',
      service: 'openAi',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Python: a token for an identity that is not attached',
    text: `ImdsCredential.get_token failed: ManagedIdentityCredential authentication unavailable, no response from the IMDS endpoint. Token request error: (invalid_request) Identity not found
azure.identity._exceptions.CredentialUnavailableError: ManagedIdentityCredential authentication unavailable, no response from the IMDS endpoint. Token request error: (invalid_request) Identity not found`,
    reads: {
      by: 'managedIdentity',
      kind: 'identityMissing',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Python: a token where no identity is',
    text: `ManagedIdentityCredential: ManagedIdentityCredential authentication unavailable, no response from the IMDS endpoint.`,
    reads: {
      by: 'managedIdentity',
      kind: 'noEndpoint',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Python: a search in an index',
    text: `2026-03-02 10:11:12,345 - ERROR - Exception while generating response stream: Operation returned an invalid status 'Forbidden'
Traceback (most recent call last):
  File "/app/approaches/chat.py", line 159, in search
    results = await self.search_client.search(text)
  File "/usr/local/lib/python3.12/site-packages/azure/search/documents/aio/_search_client_async.py", line 97, in search
azure.core.exceptions.HttpResponseError: Operation returned an invalid status 'Forbidden'`,
    reads: {
      by: 'search',
      kind: 'noRole',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Python: a management client that lists virtual machines',
    text: coded('AuthorizationFailed', armRefused('Microsoft.Compute/virtualMachines/read', group)),
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: ['Microsoft.Compute/virtualMachines/read'],
      scopes: [group],
    },
    roles: ['Reader'],
  },
  {
    title: 'Python: a login at Azure SQL',
    text: `pyodbc.InterfaceError: ('28000', "[28000] [Microsoft][ODBC Driver 18 for SQL Server][SQL Server]Login failed for user '<token-identified principal>'. (18456) (SQLDriverConnect); Server=tcp:sql-shop.database.windows.net,1433;Database=shop;")`,
    reads: {
      by: 'sql',
      kind: 'databaseUser',
      code: '18456',
      service: 'sql',
      host: 'sql-shop.database.windows.net',
      resourceName: 'sql-shop',
      database: 'shop',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
  {
    title: 'Python: reading settings of App Configuration',
    text: trace(
      'azure/appconfiguration/_azure_appconfiguration_client.py',
      "azure.core.exceptions.HttpResponseError: Operation returned an invalid status 'Forbidden'",
    ),
    reads: {
      by: 'appConfiguration',
      kind: 'noRole',
      service: 'appConfiguration',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
];
