/** As Rust prints the errors of its SDKs: with `{}` the status and the answer, with `{:?}` the whole value. */

import { id, vault, type Sample } from './sample';
import { claimRefused, storageXml, vaultRefused, wrapped } from './wire';

const debug = (code: string, headers: string, message: string): string =>
  `Error: Error { context: SimpleMessage(HttpResponse { status: Forbidden, error_code: Some("${code}"), raw_response: Some(RawResponse { status: Forbidden, headers: {${headers}}, body: ResponseBody }) }, ${JSON.stringify(message).replaceAll('\ufeff', '\\u{feff}')}), backtrace: <disabled> }`;

export const rust: readonly Sample[] = [
  {
    title: 'Rust: downloading a blob',
    text: `403: ${storageXml}`,
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      correlationId: id.request,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Rust: downloading a blob, printed for debugging',
    text: debug(
      'AuthorizationPermissionMismatch',
      `"x-ms-request-id": "${id.request}", "content-type": "application/xml", "server": "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0"`,
      `403: ${storageXml}`,
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
    title: 'Rust: reading a secret, printed for debugging',
    text: debug(
      '403',
      `"content-type": "application/json; charset=utf-8", "x-ms-request-id": "${id.correlation}"`,
      `403: ${wrapped('Forbidden', vaultRefused('Microsoft.KeyVault/vaults/secrets/getSecret/action', 'secrets/psp-key'), 'ForbiddenByRbac')}`,
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
      correlationId: id.correlation,
    },
    roles: ['Key Vault Secrets User', 'Key Vault Certificate User', 'Key Vault Secrets Officer'],
  },
  {
    title: 'Rust: a panic while sending to an event hub',
    text: `thread 'main' panicked at src/main.rs:41:10:
called \`Result::unwrap()\` on an \`Err\` value: EventHubsError { kind: AmqpError(AmqpDescribedError { condition: UnauthorizedAccess, description: Some("${claimRefused('Send', 'evhns-shop.servicebus.windows.net/clicks')}") }) } (azure_messaging_eventhubs)
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
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
    title: 'Rust: a token for an identity that is not attached',
    text: `Error: ManagedIdentityCredential authentication failed. The requested identity has not been assigned to this resource
To troubleshoot, visit https://aka.ms/azsdk/rust/identity/troubleshoot#managed-id`,
    reads: {
      by: 'managedIdentity',
      kind: 'identityMissing',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
];
