/** As .NET prints the exceptions of its SDKs: message, status, content and headers. */

import { id, topic, vault, type Sample } from './sample';
import {
  claimRefused,
  cosmosRefused,
  storageMessage,
  storageXml,
  vaultFirewall,
  vaultRefused,
  wrapped,
} from './wire';

export function requestFailed(
  message: string,
  status: string,
  options: { readonly code?: string; readonly content?: string; readonly headers?: readonly string[] },
): string {
  const { code, content, headers = [] } = options;
  return [
    `Azure.RequestFailedException: ${message}`,
    `Status: ${status}`,
    ...(code === undefined ? [] : [`ErrorCode: ${code}`]),
    '',
    ...(content === undefined ? [] : ['Content:', content, '']),
    'Headers:',
    ...headers,
    'Date: Mon, 02 Mar 2026 10:11:12 GMT',
    '',
    '   at Shop.Api.Orders.LoadAsync(String id, CancellationToken token) in /src/Orders.cs:line 41',
  ].join('\n');
}

const eventGridMessage = `The principal associated with access token presented with the incoming request does not have permission to send data to ${topic}. Report '${id.correlation}:0:3/2/2026 10:11:12 AM (UTC)' to our forums for assistance or raise a support ticket.`;

export const dotnet: readonly Sample[] = [
  {
    title: '.NET: uploading a blob',
    text: requestFailed(
      storageMessage,
      '403 (This request is not authorized to perform this operation using this permission.)',
      {
        code: 'AuthorizationPermissionMismatch',
        content: storageXml,
        headers: [
          'Server: Windows-Azure-Blob/1.0,Microsoft-HTTPAPI/2.0',
          `x-ms-request-id: ${id.request}`,
          'x-ms-error-code: AuthorizationPermissionMismatch',
        ],
      },
    ),
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
    title: '.NET: a storage account whose network is closed',
    text: requestFailed(
      `This request is not authorized to perform this operation.\nRequestId:${id.request}\nTime:2026-03-02T10:11:12.1234567Z`,
      '403 (This request is not authorized to perform this operation.)',
      {
        code: 'AuthorizationFailure',
        headers: ['Server: Windows-Azure-Blob/1.0,Microsoft-HTTPAPI/2.0', `x-ms-request-id: ${id.request}`],
      },
    ),
    reads: {
      by: 'storage',
      kind: 'network',
      code: 'AuthorizationFailure',
      service: 'blob',
      correlationId: id.request,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: '.NET: listing the secrets of a vault with roles',
    text: requestFailed(
      vaultRefused('Microsoft.KeyVault/vaults/secrets/readMetadata/action', ''),
      '403 (Forbidden)',
      {
        code: 'Forbidden',
        content: wrapped(
          'Forbidden',
          vaultRefused('Microsoft.KeyVault/vaults/secrets/readMetadata/action', ''),
          'ForbiddenByRbac',
        ),
        headers: [`x-ms-request-id: ${id.correlation}`],
      },
    ),
    reads: {
      by: 'keyVault',
      kind: 'noRole',
      code: 'ForbiddenByRbac',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      operations: ['Microsoft.KeyVault/vaults/secrets/readMetadata/action'],
      service: 'keyVaultSecrets',
      scopes: [vault],
      resourceName: 'kv-shop',
      correlationId: id.correlation,
    },
    roles: ['Key Vault Secrets User', 'Key Vault Certificate User', 'Key Vault Reader'],
  },
  {
    title: '.NET: a vault behind its firewall',
    text: requestFailed(vaultFirewall, '403 (Forbidden)', {
      code: 'Forbidden',
      content: wrapped('Forbidden', vaultFirewall, 'ForbiddenByFirewall'),
    }),
    reads: {
      by: 'keyVault',
      kind: 'network',
      code: 'ForbiddenByFirewall',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      resourceName: 'kv-shop',
      absent: ['action notSaid'],
    },
  },
  {
    title: '.NET: reading App Configuration',
    text: `Unhandled exception. ${requestFailed('Service request failed.', '403 (Forbidden)', {
      headers: [
        'Server: openresty/1.27.1.2',
        `x-ms-request-id: ${id.request}`,
        `x-ms-correlation-request-id: ${id.correlation}`,
      ],
    })}\n   at Azure.Data.AppConfiguration.ConfigurationClient.GetConfigurationSettingsPageAsync(SettingSelector selector)`,
    reads: {
      by: 'appConfiguration',
      kind: 'noRole',
      service: 'appConfiguration',
      correlationId: id.correlation,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: '.NET: sending to a Service Bus topic',
    text: `System.UnauthorizedAccessException: ${claimRefused('Send', 'sb-shop.servicebus.windows.net/order-events')}
For troubleshooting information, see https://aka.ms/azsdk/net/servicebus/exceptions/troubleshoot.
   at Azure.Messaging.ServiceBus.Amqp.AmqpSender.SendBatchInternalAsync(AmqpMessage message)
   at Azure.Messaging.ServiceBus.ServiceBusSender.SendMessagesAsync(IEnumerable\`1 messages)`,
    reads: {
      by: 'serviceBus',
      kind: 'noRole',
      service: 'serviceBus',
      operations: ['Microsoft.ServiceBus/namespaces/messages/send/action'],
      permissions: ['Send'],
      host: 'sb-shop.servicebus.windows.net',
      resourceName: 'sb-shop',
      entity: 'order-events',
      correlationId: '2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11',
      absent: ['who notSaid'],
    },
    roles: ['Azure Service Bus Data Sender', 'Azure Service Bus Data Owner'],
  },
  {
    title: '.NET: a processor that wants more than to listen',
    text: `Azure.Messaging.ServiceBus.ServiceBusException: ${claimRefused('Listen,Manage', 'sb-shop.servicebus.windows.net/order-events/subscriptions/billing/$management')} (UnauthorizedAccess)`,
    reads: {
      by: 'serviceBus',
      kind: 'noRole',
      service: 'serviceBus',
      operations: ['Microsoft.ServiceBus/namespaces/messages/receive/action'],
      permissions: ['Listen', 'Manage'],
      host: 'sb-shop.servicebus.windows.net',
      resourceName: 'sb-shop',
      entity: 'order-events',
      correlationId: '2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11',
      absent: ['who notSaid'],
    },
    roles: ['Azure Service Bus Data Owner'],
  },
  {
    title: '.NET: reading an item of Cosmos DB',
    text: `Microsoft.Azure.Cosmos.CosmosException : Response status code does not indicate success: Forbidden (403); Substatus: 5301; ActivityId: ${id.correlation}; Reason: (${cosmosRefused('Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read')}, Windows/10.0.20348 cosmos-netstandard-sdk/3.50.0);`,
    reads: {
      by: 'cosmos',
      kind: 'dataRole',
      who: { objectId: id.object },
      permissions: ['Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read'],
      service: 'cosmos',
      resourceName: 'cosmos-shop',
      correlationId: id.correlation,
    },
  },
  {
    title: '.NET: creating a Cosmos DB database with a token for data',
    text: `Response status code does not indicate success: Forbidden (403); Substatus: 5300; ActivityId: ${id.correlation}; Reason: (Request blocked by Auth cosmos-shop : The given request [POST /dbs] cannot be authorized by AAD token in data plane. Learn more: https://aka.ms/cosmos-native-rbac.);`,
    reads: {
      by: 'cosmos',
      kind: 'managementOnly',
      permissions: ['POST /dbs'],
      service: 'cosmos',
      resourceName: 'cosmos-shop',
      correlationId: id.correlation,
      absent: ['who notSaid'],
    },
  },
  {
    title: '.NET: Azure OpenAI behind a firewall',
    text: `System.ClientModel.ClientResultException: HTTP 403 (: 403)\n\nAccess denied due to Virtual Network/Firewall rules.\n   at Azure.AI.OpenAI.ClientPipelineExtensions.ProcessMessageAsync(ClientPipeline pipeline, PipelineMessage message) https://oai-shop.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2025-04-01`,
    reads: {
      by: 'cognitiveServices',
      kind: 'network',
      host: 'oai-shop.openai.azure.com',
      resourceName: 'oai-shop',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
  {
    title: '.NET: sending to an Event Grid topic',
    text: requestFailed(eventGridMessage, `401 (${eventGridMessage})`, {
      code: 'Unauthorized',
      content: wrapped('Unauthorized', eventGridMessage),
    }),
    reads: {
      by: 'eventGrid',
      kind: 'noRole',
      operations: ['Microsoft.EventGrid/events/send/action'],
      scopes: [topic],
      absent: ['who notSaid'],
    },
    roles: ['EventGrid Data Sender', 'EventGrid Data Contributor'],
  },
];
