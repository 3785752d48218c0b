/** As Node prints the errors of the SDKs for JavaScript: those of REST clients, from storage to App Configuration. */

import { id, vault, type Sample } from './sample';
import { storageMessage, tableJson, vaultPolicy, vaultRefused } from './wire';

/** The ID that the client gave the request, where the service's own is not printed. */
export const clientRequest = '0d4f6a80-3b5e-4f21-9c7d-1a2b3c4d5e6f';

const agent = (client: string): string =>
  `azsdk-js-${client} core-rest-pipeline/1.25.0 Node/22.20.0 (Linux 6.8.0; x64)`;

/** How a `RestError` looks: its message, then itself as JSON. */
export function restError(
  message: string,
  request: { readonly url: string; readonly method: string; readonly client: string },
  error: Readonly<Record<string, unknown>>,
): string {
  const { url, method, client } = request;
  const whole = {
    ...error,
    name: 'RestError',
    request: {
      url,
      method,
      headers: {
        accept: 'application/xml',
        'user-agent': agent(client),
        'x-ms-client-request-id': clientRequest,
        authorization: 'REDACTED',
      },
      timeout: 0,
      withCredentials: false,
      requestId: clientRequest,
    },
  };
  return `RestError: ${message} \n ${JSON.stringify(whole, undefined, 2)}`;
}

const storageDetails = {
  code: 'AuthorizationPermissionMismatch',
  statusCode: 403,
  details: {
    errorCode: 'AuthorizationPermissionMismatch',
    'x-ms-request-id': id.request,
    'content-type': 'application/xml',
  },
};

export const javascriptRest: readonly Sample[] = [
  {
    title: 'JavaScript: downloading a blob',
    text: restError(
      storageMessage,
      {
        url: 'https://stshop.blob.core.windows.net/receipts/2026/03/a.pdf',
        method: 'GET',
        client: 'azure-storage-blob/12.34.0',
      },
      storageDetails,
    ),
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'blob',
      operation: 'read',
      host: 'stshop.blob.core.windows.net',
      resourceName: 'stshop',
      entity: 'receipts',
      correlationId: id.request,
      absent: ['who notSaid'],
    },
    roles: ['Storage Blob Data Reader', 'Storage Blob Data Contributor', 'Storage Blob Data Owner'],
  },
  {
    title: 'JavaScript: sending to a storage queue',
    text: restError(
      storageMessage,
      {
        url: 'https://stshop.queue.core.windows.net/incoming/messages',
        method: 'POST',
        client: 'azure-storage-queue/12.28.0',
      },
      storageDetails,
    ),
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'queue',
      operation: 'send',
      host: 'stshop.queue.core.windows.net',
      resourceName: 'stshop',
      entity: 'incoming',
      correlationId: id.request,
      absent: ['who notSaid'],
    },
    roles: ['Storage Queue Data Message Sender', 'Storage Queue Data Contributor'],
  },
  {
    title: 'JavaScript: reading an entity of a table',
    text: restError(
      tableJson,
      {
        url: "https://stshop.table.core.windows.net/carts(PartitionKey='a',RowKey='b')",
        method: 'GET',
        client: 'data-tables/13.1.2',
      },
      { statusCode: 403, details: { 'x-ms-request-id': id.request } },
    ),
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
    title: 'JavaScript: reading a secret of a vault with roles',
    text: restError(
      vaultRefused('Microsoft.KeyVault/vaults/secrets/getSecret/action', 'secrets/psp-key'),
      {
        url: 'https://kv-shop.vault.azure.net/secrets/psp-key/?api%2Dversion=7.6',
        method: 'GET',
        client: 'keyvault-secrets/4.12.0',
      },
      {
        code: 'Forbidden',
        statusCode: 403,
        details: {
          error: {
            code: 'Forbidden',
            message: vaultRefused('Microsoft.KeyVault/vaults/secrets/getSecret/action', 'secrets/psp-key'),
            innerError: { code: 'ForbiddenByRbac' },
          },
        },
      },
    ),
    reads: {
      correlationId: clientRequest,
      by: 'keyVault',
      kind: 'noRole',
      code: 'ForbiddenByRbac',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      operations: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
      service: 'keyVaultSecrets',
      scopes: [`${vault}/secrets/psp-key`],
      host: 'kv-shop.vault.azure.net',
      resourceName: 'kv-shop',
      entity: 'psp-key',
    },
    roles: ['Key Vault Secrets User', 'Key Vault Certificate User', 'Key Vault Secrets Officer'],
  },
  {
    title: 'JavaScript: setting a secret of a vault with access policies',
    text: restError(
      vaultPolicy('secrets set'),
      {
        url: 'https://kv-shop.vault.azure.net/secrets/psp-key?api%2Dversion=7.6',
        method: 'PUT',
        client: 'keyvault-secrets/4.12.0',
      },
      {
        code: 'Forbidden',
        statusCode: 403,
        details: {
          error: {
            code: 'Forbidden',
            message: vaultPolicy('secrets set'),
            innerError: { code: 'AccessDenied' },
          },
        },
      },
    ),
    reads: {
      correlationId: clientRequest,
      by: 'keyVault',
      kind: 'accessPolicy',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      permissions: ['secrets set'],
      service: 'keyVaultSecrets',
      host: 'kv-shop.vault.azure.net',
      resourceName: 'kv-shop',
      entity: 'psp-key',
    },
  },
  {
    title: 'JavaScript: reading a setting of App Configuration',
    text: restError(
      'Unexpected status code: 403',
      {
        url: 'https://appcs-shop.azconfig.io/kv/theme?api-version=2026-04-01',
        method: 'GET',
        client: 'app-configuration/1.13.0',
      },
      { statusCode: 403, details: {} },
    ),
    reads: {
      correlationId: clientRequest,
      by: 'appConfiguration',
      kind: 'noRole',
      service: 'appConfiguration',
      operation: 'read',
      host: 'appcs-shop.azconfig.io',
      resourceName: 'appcs-shop',
      absent: ['who notSaid'],
    },
    roles: ['App Configuration Data Reader', 'App Configuration Data Owner'],
  },
];
