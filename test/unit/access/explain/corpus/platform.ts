/** As other programs print what was refused: Kubernetes, Docker, Terraform, GitHub Actions, sqlcmd, psql, curl, the portal. */

import { group, id, vault, type Sample } from './sample';
import { armRefused, storageMessage, vaultFirewall, vaultRefused } from './wire';

/** Terraform draws a frame at the left, and quotes the answer with its escapes. */
const framed = (text: string): string =>
  ['╷', ...text.split('\n').map((line) => `│ ${line}`), '╵'].join('\n');

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

export const platform: readonly Sample[] = [
  {
    title: 'Kubernetes: an image that may not be pulled',
    text: `  Warning  Failed     58m (x5 over 60m)    kubelet  Failed to pull image "crshop.azurecr.io/shop/api:1.4.2": failed to pull and unpack image "crshop.azurecr.io/shop/api:1.4.2": failed to resolve reference "crshop.azurecr.io/shop/api:1.4.2": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://crshop.azurecr.io/oauth2/token?scope=repository%3Ashop%2Fapi%3Apull&service=crshop.azurecr.io: 401 Unauthorized`,
    reads: {
      by: 'containerRegistry',
      kind: 'noRole',
      operations: ['Microsoft.ContainerRegistry/registries/pull/read'],
      host: 'crshop.azurecr.io',
      resourceName: 'crshop',
      entity: 'shop/api',
      absent: ['who notSaid'],
    },
    roles: ['AcrPull', 'AcrPush'],
  },
  {
    title: 'Docker: a pull from a registry behind its firewall',
    text: `Error response from daemon: Get "https://crshop.azurecr.io/v2/shop/api/manifests/1.4.2": denied: {"errors":[{"code":"DENIED","message":"client with IP '203.0.113.17' is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}`,
    reads: {
      by: 'containerRegistry',
      kind: 'network',
      host: 'crshop.azurecr.io',
      resourceName: 'crshop',
      entity: 'shop/api',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
  {
    title: 'Terraform: a secret of a vault with roles',
    text: framed(
      `Error: checking for presence of existing Secret "psp-key" (Key Vault "https://kv-shop.vault.azure.net/"): keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=403 -- Original Error: autorest/azure: Service returned an error. Status=403 Code="Forbidden" Message="${escaped(
        vaultRefused('Microsoft.KeyVault/vaults/secrets/getSecret/action', 'secrets/psp-key'),
      )}" InnerError={"code":"ForbiddenByRbac"}\n\n  with azurerm_key_vault_secret.psp,\n  on main.tf line 46, in resource "azurerm_key_vault_secret" "psp":`,
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
    },
    roles: ['Key Vault Secrets User', 'Key Vault Certificate User', 'Key Vault Secrets Officer'],
  },
  {
    title: 'Terraform: a vault that only private links reach',
    text: framed(
      `Error: Service returned an error. Status=403 Code="Forbidden" Message="Public network access is disabled and request is not from a trusted service nor via an approved private link.\\r\\nCaller: appid=${id.app};oid=${id.object};iss=https://sts.windows.net/${id.tenant}/\\r\\nVault: kv-shop;location=westeurope" InnerError={"code":"ForbiddenByConnection"}`,
    ),
    reads: {
      by: 'keyVault',
      kind: 'network',
      code: 'ForbiddenByConnection',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      resourceName: 'kv-shop',
      absent: ['action notSaid'],
    },
  },
  {
    title: 'Terraform: no right to assign roles',
    text: framed(
      `Error: authorization.RoleAssignmentsClient#Create: Failure responding to request: StatusCode=403 -- Original Error: autorest/azure: Service returned an error. Status=403 Code="AuthorizationFailed" Message="${armRefused('Microsoft.Authorization/roleAssignments/write', group)}"`,
    ),
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: ['Microsoft.Authorization/roleAssignments/write'],
      scopes: [group],
    },
    roles: ['Role Based Access Control Administrator', 'User Access Administrator', 'Owner'],
  },
  {
    title: 'GitHub Actions: a subject that differs in its case',
    text: `2026-03-02T10:11:12.1234567Z ##[error]AADSTS7002138: No matching federated identity record found for presented assertion subject 'repo:Contoso/shop:environment:production'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. Trace ID: 0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e Correlation ID: ${id.correlation} Timestamp: 2026-03-02 10:11:12Z`,
    reads: {
      by: 'entra',
      kind: 'federation',
      code: 'AADSTS7002138',
      permissions: ['repo:Contoso/shop:environment:production'],
      obstacle: 'repo:Contoso/shop:environment:production',
      correlationId: id.correlation,
      absent: ['who notSaid', 'where notSaid'],
    },
  },
  {
    title: 'GitHub Actions: an application that is not in the directory',
    text: `Error: AADSTS700016: Application with identifier '${id.app}' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    reads: {
      by: 'entra',
      kind: 'unknownApplication',
      code: 'AADSTS700016',
      who: { clientId: id.app },
      obstacle: 'Contoso',
      absent: ['action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'a container: an audience that the tenant does not know',
    text: `{"error":"invalid_resource","error_description":"AADSTS500011: The resource principal named https://storage.azure.example was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.\\r\\nCorrelation ID: ${id.correlation}","error_codes":[500011]}`,
    reads: {
      by: 'entra',
      kind: 'wrongAudience',
      code: 'AADSTS500011',
      obstacle: 'https://storage.azure.example',
      correlationId: id.correlation,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'curl: storage with a token for another service',
    text: `<?xml version="1.0" encoding="utf-8"?><Error><Code>InvalidAuthenticationInfo</Code><Message>Server failed to authenticate the request. Please refer to the information in the www-authenticate header.\nRequestId:${id.request}\nTime:2026-03-02T10:11:12.1234567Z</Message><AuthenticationErrorDetail>Audience validation failed. Audience did not match.</AuthenticationErrorDetail></Error>`,
    reads: {
      by: 'storage',
      kind: 'wrongAudience',
      code: 'InvalidAuthenticationInfo',
      correlationId: id.request,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'curl: storage without a token',
    text: `> GET https://stshop.blob.core.windows.net/receipts/a.pdf\n< HTTP/1.1 401 Server failed to authenticate the request. Please refer to the information in the www-authenticate header.\n<?xml version="1.0" encoding="utf-8"?><Error><Code>NoAuthenticationInformation</Code><Message>Server failed to authenticate the request. Please refer to the information in the www-authenticate header.\nRequestId:${id.request}</Message></Error>`,
    reads: {
      by: 'storage',
      kind: 'noToken',
      code: 'NoAuthenticationInformation',
      service: 'blob',
      operation: 'read',
      host: 'stshop.blob.core.windows.net',
      resourceName: 'stshop',
      entity: 'receipts',
      correlationId: id.request,
      absent: ['who notSaid'],
    },
  },
  {
    title: 'azcopy: storage that takes no keys',
    text: `failed to perform copy command due to error: RESPONSE Status: 403 Key based authentication is not permitted on this storage account. ERROR CODE: KeyBasedAuthenticationNotPermitted https://stshop.blob.core.windows.net/receipts?comp=list`,
    reads: {
      by: 'storage',
      kind: 'keysOff',
      code: 'KeyBasedAuthenticationNotPermitted',
      service: 'blob',
      host: 'stshop.blob.core.windows.net',
      resourceName: 'stshop',
      entity: 'receipts',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
  {
    title: 'curl: the endpoint of a virtual machine, asked for an identity by name',
    text: `$ curl -H Metadata:true 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net&client_id=${id.app}'
{"error":"invalid_request","error_description":"Identity not found"}`,
    reads: {
      by: 'managedIdentity',
      kind: 'identityMissing',
      who: { clientId: id.app },
      absent: ['action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'App Service: an identity that is not attached to the app',
    text: `ManagedIdentityCredential authentication unavailable. Response: {"statusCode":400,"message":"No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.","correlationId":"${id.correlation}"}`,
    reads: {
      by: 'managedIdentity',
      kind: 'identityMissing',
      correlationId: id.correlation,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'sqlcmd: a server behind its firewall',
    text: `Sqlcmd: Error: Microsoft ODBC Driver 18 for SQL Server : Cannot open server 'sql-shop' requested by the login. Client with IP address '203.0.113.17' is not allowed to access the server. To enable access, use the Azure Management Portal or run sp_set_firewall_rule.`,
    reads: {
      by: 'sql',
      kind: 'network',
      code: '40615',
      service: 'sql',
      resourceName: 'sql-shop',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
  {
    title: 'psql: a user that the database does not have',
    text: `psql: error: connection to server at "psql-shop.postgres.database.azure.com" (203.0.113.40), port 5432 failed: FATAL:  role "id-shop-api" does not exist`,
    reads: {
      by: 'postgreSql',
      kind: 'databaseUser',
      who: { name: 'id-shop-api' },
      host: 'psql-shop.postgres.database.azure.com',
      resourceName: 'psql-shop',
      absent: ['action notSaid'],
    },
  },
  {
    title: 'Microsoft Graph: the roles that a call wants',
    text: `{"error":{"code":"Forbidden","message":"{\\"errorCode\\":\\"PermissionScopeNotGranted\\",\\"message\\":\\"The app is missing application roles. API requires one of 'User.Read.All, Directory.Read.All'. Application roles on the request ''.\\"}","innerError":{"request-id":"${id.correlation}"}}}`,
    reads: {
      by: 'graph',
      kind: 'appRole',
      permissions: ['User.Read.All', 'Directory.Read.All'],
      host: 'graph.microsoft.com',
      correlationId: id.correlation,
      absent: ['who notSaid'],
    },
  },
  {
    title: 'a proxy: AI Search asked for documents',
    text: `2026-03-02T10:11:12Z "POST https://srch-shop.search.windows.net/indexes/articles/docs/search.post.search?api-version=2025-09-01" 403 Forbidden {"error":{"code":"","message":"Authorization failed."}}`,
    reads: {
      by: 'search',
      kind: 'noRole',
      operations: ['Microsoft.Search/searchServices/indexes/documents/read'],
      host: 'srch-shop.search.windows.net',
      resourceName: 'srch-shop',
      entity: 'articles',
      absent: ['who notSaid'],
    },
    roles: ['Search Index Data Reader', 'Search Index Data Contributor'],
  },
  {
    title: 'docker compose: a vault behind its firewall, in a coloured log',
    text: vaultFirewall
      .split('\r\n')
      .map((line) => `\u001b[36mapi-1  |\u001b[0m \u001b[31m${line}\u001b[0m`)
      .join('\n'),
    reads: {
      by: 'keyVault',
      kind: 'network',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      resourceName: 'kv-shop',
      absent: ['action notSaid'],
    },
  },
  {
    title: 'Azure Functions: a host that cannot read its own storage',
    text: `[2026-03-02T10:11:12.123Z] Azure.Storage.Blobs: ${storageMessage.split('\n')[0] ?? ''} Status: 403. ErrorCode: AuthorizationPermissionMismatch, GET https://stshop.blob.core.windows.net/azure-webjobs-hosts/locks/shop`,
    reads: {
      by: 'storage',
      kind: 'noRole',
      code: 'AuthorizationPermissionMismatch',
      service: 'blob',
      operation: 'read',
      host: 'stshop.blob.core.windows.net',
      resourceName: 'stshop',
      entity: 'azure-webjobs-hosts',
      absent: ['who notSaid'],
    },
    roles: ['Storage Blob Data Reader', 'Storage Blob Data Contributor', 'Storage Blob Data Owner'],
  },
];
