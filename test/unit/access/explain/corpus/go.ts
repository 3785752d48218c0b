/** As Go prints the errors of its SDKs: the request, then the answer between rules. */

import { group, id, vault, type Sample } from './sample';
import { armRefused, claimRefused, storageMessage, storageXml, vaultRefused, wrapped } from './wire';

const line = '-'.repeat(80);

function responseError(request: string, status: string, code: string | undefined, body: string): string {
  return [
    request,
    line,
    `RESPONSE ${status}`,
    code === undefined ? 'ERROR CODE UNAVAILABLE' : `ERROR CODE: ${code}`,
    line,
    body,
    line,
    '',
  ].join('\n');
}

const pretty = (json: string): string => JSON.stringify(JSON.parse(json), undefined, 2);

export const go: readonly Sample[] = [
  {
    title: 'Go: uploading a blob',
    text: responseError(
      'PUT https://stshop.blob.core.windows.net/receipts/a.pdf',
      '403: 403 This request is not authorized to perform this operation using this permission.',
      'AuthorizationPermissionMismatch',
      storageXml,
    ),
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'blob',
      operation: 'write',
      host: 'stshop.blob.core.windows.net',
      resourceName: 'stshop',
      entity: 'receipts',
      correlationId: id.request,
      absent: ['who notSaid'],
    },
    roles: ['Storage Blob Data Contributor', 'Storage Blob Data Owner'],
  },
  {
    title: 'Go: adding an entity to a table',
    text: responseError(
      'POST https://stshop.table.core.windows.net/carts',
      '403: 403 Forbidden',
      'AuthorizationPermissionMismatch',
      pretty(
        JSON.stringify({
          'odata.error': {
            code: 'AuthorizationPermissionMismatch',
            message: { lang: 'en-US', value: storageMessage },
          },
        }),
      ),
    ),
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'table',
      operation: 'write',
      host: 'stshop.table.core.windows.net',
      resourceName: 'stshop',
      entity: 'carts',
      correlationId: id.request,
      absent: ['who notSaid'],
    },
    roles: ['Storage Table Data Contributor'],
  },
  {
    title: 'Go: reading a secret of a vault with roles',
    text: responseError(
      'GET https://kv-shop.vault.azure.net/secrets/psp-key/',
      '403: 403 Forbidden',
      'Forbidden',
      pretty(
        wrapped(
          'Forbidden',
          vaultRefused('Microsoft.KeyVault/vaults/secrets/getSecret/action', 'secrets/psp-key'),
          'ForbiddenByRbac',
        ),
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
      host: 'kv-shop.vault.azure.net',
      resourceName: 'kv-shop',
      entity: 'psp-key',
    },
    roles: ['Key Vault Secrets User', 'Key Vault Certificate User', 'Key Vault Secrets Officer'],
  },
  {
    title: 'Go: a vault that a deny assignment guards',
    text: responseError(
      'GET https://kv-shop.vault.azure.net/secrets/psp-key/',
      '403: 403 Forbidden',
      'Forbidden',
      pretty(
        wrapped(
          'Forbidden',
          vaultRefused(
            'Microsoft.KeyVault/vaults/secrets/getSecret/action',
            'secrets/psp-key',
            "'0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e'",
          ),
          'ForbiddenByRbac',
        ),
      ),
    ),
    reads: {
      by: 'keyVault',
      kind: 'denied',
      code: 'ForbiddenByRbac',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      operations: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
      service: 'keyVaultSecrets',
      scopes: [`${vault}/secrets/psp-key`],
      host: 'kv-shop.vault.azure.net',
      resourceName: 'kv-shop',
      entity: 'psp-key',
      obstacle: '0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e',
    },
  },
  {
    title: 'Go: writing a setting of App Configuration',
    text: responseError(
      'PUT https://appcs-shop.azconfig.io/kv/theme',
      '403: 403 Forbidden',
      undefined,
      'Response contained no body',
    ),
    reads: {
      by: 'appConfiguration',
      kind: 'noRole',
      service: 'appConfiguration',
      operation: 'write',
      host: 'appcs-shop.azconfig.io',
      resourceName: 'appcs-shop',
      absent: ['who notSaid'],
    },
    roles: ['App Configuration Data Owner'],
  },
  {
    title: 'Go: a token for an identity that is not attached',
    text: `ManagedIdentityCredential authentication failed. the requested identity isn't assigned to this resource
GET http://169.254.169.254/metadata/identity/oauth2/token
${line}
RESPONSE 400: 400 Bad Request
${line}
{
  "error": "invalid_request",
  "error_description": "Identity not found"
}
${line}
To troubleshoot, visit https://aka.ms/azsdk/go/identity/troubleshoot#managed-id`,
    reads: {
      by: 'managedIdentity',
      kind: 'identityMissing',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'Go: sending to a Service Bus queue',
    text: `time="2026-03-02T10:11:12Z" level=error msg="azservicebus: *Error{Condition: amqp:unauthorized-access, Description: ${claimRefused('Send', 'sb-shop.servicebus.windows.net/orders')}, Info: map[]}"`,
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
    title: 'Go: a controller that may not write role assignments, in the log of klog',
    text: `E0302 10:11:12.123456       1 controller.go:73] "Reconciler error" err="PUT https://management.azure.com${group}/providers/Microsoft.Authorization/roleAssignments/0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e\\n${line}\\nRESPONSE 403: 403 Forbidden\\nERROR CODE: AuthorizationFailed\\n${line}\\n${pretty(
      wrapped(
        'AuthorizationFailed',
        armRefused(
          'Microsoft.Authorization/roleAssignments/write',
          `${group}/providers/Microsoft.Authorization/roleAssignments/0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e`,
        ),
      ),
    )
      .replaceAll('\n', '\\n')
      .replaceAll('"', '\\"')}"`,
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: ['Microsoft.Authorization/roleAssignments/write'],
      scopes: [
        `${group}/providers/Microsoft.Authorization/roleAssignments/0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e`,
      ],
    },
    roles: ['Role Based Access Control Administrator', 'User Access Administrator', 'Owner'],
  },
  {
    title: 'Go: a workload identity whose subject nobody trusts',
    text: `WorkloadIdentityCredential authentication failed.
POST https://login.microsoftonline.com/${id.tenant}/oauth2/v2.0/token
${line}
RESPONSE 401: 401 Unauthorized
${line}
{
  "error": "invalid_client",
  "error_description": "AADSTS700213: No matching federated identity record found for presented assertion subject 'system:serviceaccount:shop:shop-api'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e Correlation ID: ${id.correlation} Timestamp: 2026-03-02 10:11:12Z",
  "error_codes": [
    700213
  ]
}
${line}`,
    reads: {
      by: 'entra',
      kind: 'federation',
      code: 'AADSTS700213',
      permissions: ['system:serviceaccount:shop:shop-api'],
      obstacle: 'system:serviceaccount:shop:shop-api',
      correlationId: id.correlation,
      absent: ['who notSaid', 'where notSaid'],
    },
  },
];
