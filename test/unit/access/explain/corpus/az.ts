/** As the Azure CLI prints what was refused. */

import { group, id, identity, site, vault, type Sample } from './sample';
import { armLinked, armRefused, vaultRefused } from './wire';

const unixLines = (text: string): string => text.replaceAll('\r\n', '\n');

/** Code and message in one line, then both once more. */
const coded = (code: string, message: string): string =>
  unixLines(`ERROR: (${code}) ${message}\nCode: ${code}\nMessage: ${message}`);

const denial = `The client '${id.app}' with object id '${id.object}' has permission to perform action 'Microsoft.Storage/storageAccounts/write' on scope '${group}/providers/Microsoft.Storage/storageAccounts/stshop'; however, the access is denied because of the deny assignment with name 'Managed by the shop platform' and Id '0b9c4d5e6f7a4b8c9d0e1f2a3b4c5d6e' at scope '${group}'.`;
const policy = `Resource 'stshop' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"Only our regions","id":"${group}/providers/Microsoft.Authorization/policyAssignments/only-our-regions"},"policyDefinition":{"name":"Allowed locations","id":"/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c"}}]'.`;
const assignAction = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

export const az: readonly Sample[] = [
  {
    title: 'az: a person who may not create a group',
    text: coded(
      'AuthorizationFailed',
      armRefused(
        'Microsoft.Resources/subscriptions/resourcegroups/write',
        group,
        'live.com#alice@contoso.example',
      ),
    ),
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      who: { objectId: id.object, name: 'alice@contoso.example' },
      operations: ['Microsoft.Resources/subscriptions/resourcegroups/write'],
      scopes: [group],
    },
  },
  {
    title: 'az: an action at a management group, whose IDs the log hides',
    text: `##[error]ERROR: {"error":{"code":"AuthorizationFailed","message":"The client '***' with object id '***' does not have authorization to perform action 'Microsoft.Resources/deployments/whatIf/action' over scope '/subscriptions/***' or the scope is invalid. If access was recently granted, please refresh your credentials."}}`,
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      operations: ['Microsoft.Resources/deployments/whatIf/action'],
      absent: ['who hidden', 'where hidden'],
    },
  },
  {
    title: 'az: a role with a condition that does not let assign this role',
    text: `ERROR: (AuthorizationFailed) The client '${id.app}' with object id '${id.object}' does not have authorization or an ABAC condition not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${group}/providers/Microsoft.Authorization/roleAssignments/0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'AuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: ['Microsoft.Authorization/roleAssignments/write'],
      scopes: [
        `${group}/providers/Microsoft.Authorization/roleAssignments/0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e`,
      ],
      obstacle: 'condition',
    },
    roles: ['Role Based Access Control Administrator', 'User Access Administrator', 'Owner'],
  },
  {
    title: 'az: attaching an identity that the caller may not use',
    text: coded(
      'LinkedAuthorizationFailed',
      armLinked('Microsoft.Web/sites/write', site, assignAction, identity).replace(
        `action '${assignAction}' on the linked scope(s) '${identity}'`,
        `action(s) '${assignAction}' on the linked scope(s) '${identity},${identity}-2' (respectively)`,
      ),
    ),
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'LinkedAuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: [assignAction],
      scopes: [identity, `${identity}-2`],
    },
    roles: ['Managed Identity Operator', 'Contributor'],
  },
  {
    title: 'az: a deny assignment',
    text: coded('DenyAssignmentAuthorizationFailed', denial),
    reads: {
      by: 'arm',
      kind: 'denied',
      code: 'DenyAssignmentAuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: ['Microsoft.Storage/storageAccounts/write'],
      scopes: [`${group}/providers/Microsoft.Storage/storageAccounts/stshop`],
      obstacle: 'Managed by the shop platform',
    },
  },
  {
    title: 'az: a policy',
    text: coded('RequestDisallowedByPolicy', policy),
    reads: {
      by: 'arm',
      kind: 'policy',
      code: 'RequestDisallowedByPolicy',
      scopes: [group],
      resourceName: 'stshop',
      obstacle: 'Only our regions',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
  {
    title: 'az: a lock',
    text: coded(
      'ScopeLocked',
      `The scope '${group}/providers/Microsoft.Storage/storageAccounts/stshop' cannot perform delete operation because following scope(s) are locked: '${group}'. Please remove the lock and try again.`,
    ),
    reads: {
      by: 'arm',
      kind: 'lock',
      code: 'ScopeLocked',
      scopes: [`${group}/providers/Microsoft.Storage/storageAccounts/stshop`],
      obstacle: group,
      absent: ['who notSaid', 'action notSaid'],
    },
  },
  {
    title: 'az: a token of another tenant',
    text: `ERROR: (InvalidAuthenticationTokenTenant) The access token is from the wrong issuer 'https://sts.windows.net/${id.otherTenant}/'. It must match the tenant 'https://sts.windows.net/${id.tenant}/' associated with this subscription. Please use the authority (URL) 'https://login.windows.net/${id.tenant}' to get the token.`,
    reads: {
      by: 'arm',
      kind: 'wrongTenant',
      code: 'InvalidAuthenticationTokenTenant',
      who: { tenantId: id.otherTenant },
      expected: [id.tenant],
      absent: ['action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'az: a secret of a vault with roles',
    text: coded(
      'Forbidden',
      vaultRefused('Microsoft.KeyVault/vaults/secrets/setSecret/action', 'secrets/psp-key'),
    ),
    reads: {
      by: 'keyVault',
      kind: 'noRole',
      who: { clientId: id.app, objectId: id.object, tenantId: id.tenant },
      operations: ['Microsoft.KeyVault/vaults/secrets/setSecret/action'],
      service: 'keyVaultSecrets',
      scopes: [`${vault}/secrets/psp-key`],
      resourceName: 'kv-shop',
    },
    roles: ['Key Vault Secrets Officer', 'Key Vault Administrator'],
  },
  {
    title: 'az: blobs, in the words of the CLI itself',
    text: `
You do not have the required permissions needed to perform this operation.
Depending on your operation, you may need to be assigned one of the following roles:
    "Storage Blob Data Owner"
    "Storage Blob Data Contributor"
    "Storage Blob Data Reader"

If you want to use the old authentication method and allow querying for the right account key, please use the "--auth-mode" parameter and "key" value.
                `,
    reads: {
      by: 'storage',
      kind: 'noRole',
      service: 'blob',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'az: a storage account whose network is closed, in the words of the CLI itself',
    text: `ERROR:
The request may be blocked by network rules of storage account. Please check network rule set using 'az storage account show -n accountname --query networkRuleSet'.
If you want to change the default action to apply when no rule matches, please use 'az storage account update'.`,
    reads: {
      by: 'storage',
      kind: 'network',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'az: conditional access',
    text: `ERROR: AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance. Trace ID: 0b9c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e Correlation ID: ${id.correlation} Timestamp: 2026-03-02 10:11:12Z
Interactive authentication is needed. Please run:
az logout
az login`,
    reads: {
      by: 'entra',
      kind: 'conditionalAccess',
      code: 'AADSTS53003',
      correlationId: id.correlation,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: 'az: signing in at a registry',
    text: `ERROR: You may want to use 'az acr login -n crshop --expose-token' to get an access token, which does not require Docker to be installed.
ERROR: 2026-03-02 10:11:12.345678 An error occurred: CONNECTIVITY_REFRESH_TOKEN_ERROR
Access to registry 'crshop.azurecr.io' was denied. Response code: 401. Please try running 'az login' again to refresh permissions.`,
    reads: {
      by: 'containerRegistry',
      kind: 'noRole',
      host: 'crshop.azurecr.io',
      resourceName: 'crshop',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
];
