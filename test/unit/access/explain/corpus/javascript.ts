/** As Node prints the errors of the SDKs for JavaScript: the other clients, tokens and management. */

import { clientRequest, restError } from './javascriptRest';
import { id, identity, group, type Sample } from './sample';
import { armRefused, chatAction, chatRefused, claimRefused, cosmosRefused, wrapped } from './wire';

export const javascript: readonly Sample[] = [
  {
    title: 'JavaScript: reading an item of Cosmos DB, its body printed in parts',
    text: `ErrorResponse: ${cosmosRefused('Microsoft.DocumentDB/databaseAccounts/readMetadata').replace('\r\n', '\n')}
    at httpRequest (/app/node_modules/@azure/cosmos/dist/commonjs/request/RequestHandler.js:131:27)
    at async read (/app/node_modules/@azure/cosmos/dist/commonjs/client/Item/Item.js:129:20) {
  code: 403,
  substatus: 5301,
  body: {
    code: 'Forbidden',
    message: 'Request blocked by Auth cosmos-shop : Request is blocked because principal [${id.object}] does not have required RBAC permissions to perform action [Microsoft.DocumentDB/databaseAccounts/readMetadata] on resource [/]. Learn more: https://aka.ms/cosmos-native-rbac.\\r\\n' +
      'ActivityId: ${id.correlation}, Microsoft.Azure.Documents.Common/2.14.0'
  },
  activityId: '${id.correlation}'
}`,
    reads: {
      by: 'cosmos',
      kind: 'dataRole',
      who: { objectId: id.object },
      permissions: ['Microsoft.DocumentDB/databaseAccounts/readMetadata'],
      service: 'cosmos',
      resourceName: 'cosmos-shop',
      correlationId: id.correlation,
    },
  },
  {
    title: 'JavaScript: sending to a Service Bus queue',
    text: `ServiceBusError: UnauthorizedAccess: ${claimRefused('Send', 'sb-shop.servicebus.windows.net/orders')}
    at translateServiceBusError (/app/node_modules/@azure/service-bus/dist/commonjs/serviceBusError.js:174:12)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5) {
  retryable: false,
  code: 'UnauthorizedAccess',
  condition: 'amqp:unauthorized-access'
}`,
    reads: {
      by: 'serviceBus',
      kind: 'noRole',
      service: 'serviceBus',
      operations: ['Microsoft.ServiceBus/namespaces/messages/send/action'],
      permissions: ['Send'],
      host: 'sb-shop.servicebus.windows.net',
      resourceName: 'sb-shop',
      entity: 'orders',
      correlationId: '2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11',
      absent: ['who notSaid'],
    },
    roles: ['Azure Service Bus Data Sender', 'Azure Service Bus Data Owner'],
  },
  {
    title: 'JavaScript: reading from an event hub',
    text: `MessagingError: ${claimRefused('Listen', 'evhns-shop.servicebus.windows.net/clicks/consumergroups/$default/partitions/1')}
    at translate (/app/node_modules/@azure/core-amqp/dist/commonjs/errors.js:583:19)
    at Receiver.onAmqpError (/app/node_modules/@azure/event-hubs/dist/commonjs/partitionReceiver.js:331:45) {
  name: 'UnauthorizedError',
  retryable: false,
  code: 'UnauthorizedError'
}`,
    reads: {
      by: 'eventHubs',
      kind: 'noRole',
      service: 'eventHubs',
      operations: ['Microsoft.EventHub/namespaces/messages/receive/action'],
      permissions: ['Listen'],
      host: 'evhns-shop.servicebus.windows.net',
      resourceName: 'evhns-shop',
      entity: 'clicks',
      correlationId: '2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11',
      absent: ['who notSaid'],
    },
    roles: ['Azure Event Hubs Data Receiver', 'Azure Event Hubs Data Owner'],
  },
  {
    title: 'JavaScript: a chat completion of Azure OpenAI',
    text: `AuthenticationError: 401 ${chatRefused}
    at APIError.generate (/app/node_modules/openai/core/error.js:42:20)
    at AzureOpenAI.makeStatusError (/app/node_modules/openai/client.js:168:32) {
  status: 401,
  headers: Headers { 'apim-request-id': '${id.correlation}', 'content-type': 'application/json' },
  error: {
    code: 'PermissionDenied',
    message: '${chatRefused}'
  },
  code: 'PermissionDenied'
}`,
    reads: {
      by: 'cognitiveServices',
      kind: 'noRole',
      code: 'PermissionDenied',
      who: { objectId: id.object },
      operations: [chatAction],
      service: 'openAi',
      correlationId: id.correlation,
      absent: ['where notSaid'],
    },
    roles: ['Cognitive Services OpenAI User', 'Cognitive Services OpenAI Contributor', 'Azure AI Developer'],
  },
  {
    title: 'JavaScript: a token for an identity that is not attached',
    text: `CredentialUnavailableError: ManagedIdentityCredential: Authentication failed. Message invalid_request: Error(s): Not Available - Timestamp: Not Available - Description: Identity not found - Correlation ID: Not Available - Trace ID: Not Available
    at /app/node_modules/@azure/identity/dist/commonjs/credentials/managedIdentityCredential/index.js:223:15 {
  [cause]: ServerError: invalid_request: Error(s): Not Available - Description: Identity not found
      at ResponseHandler.validateTokenResponse (/app/node_modules/@azure/msal-node/lib/msal-node.cjs:6448:33) {
    errorCode: 'invalid_request',
    status: 400
  }
}`,
    reads: {
      by: 'managedIdentity',
      kind: 'identityMissing',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'JavaScript: a management client that reads a resource group',
    text: restError(
      armRefused('Microsoft.Resources/subscriptions/resourcegroups/read', group),
      {
        url: `https://management.azure.com${group}?api-version=2025-04-01`,
        method: 'GET',
        client: 'arm-resources/7.0.0',
      },
      {
        code: 'AuthorizationFailed',
        statusCode: 403,
        details: JSON.parse(
          wrapped(
            'AuthorizationFailed',
            armRefused('Microsoft.Resources/subscriptions/resourcegroups/read', group),
          ),
        ) as unknown,
      },
    ),
    reads: {
      correlationId: clientRequest,
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: ['Microsoft.Resources/subscriptions/resourcegroups/read'],
      scopes: [group],
    },
    roles: ['Reader'],
  },
  {
    title: 'JavaScript: a management client that attaches an identity, as one line of a JSON log',
    text: JSON.stringify({
      level: 50,
      time: 1772446272123,
      msg: `AuthorizationFailed: ${armRefused('Microsoft.ManagedIdentity/userAssignedIdentities/assign/action', identity)}`,
      'x-ms-correlation-request-id': id.correlation,
    }),
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'],
      scopes: [identity],
      correlationId: id.correlation,
    },
    roles: ['Managed Identity Operator', 'Contributor'],
  },
];
