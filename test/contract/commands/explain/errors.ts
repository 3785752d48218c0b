/** Errors as services of the sample tenant would print them for its identities. */

import type { UserAssignedIdentity } from '../../../../src/model/identity';

type Named = Pick<UserAssignedIdentity, 'clientId' | 'principalId' | 'tenantId'>;

export function armError(who: Named, action: string, scope: string): string {
  return `ERROR: (AuthorizationFailed) The client '${who.clientId}' with object id '${who.principalId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.\nCode: AuthorizationFailed`;
}

export function vaultError(who: Named, action: string, vaultId: string): string {
  return [
    '(Forbidden) Caller is not authorized to perform action on resource.',
    'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
    `Caller: appid=${who.clientId};oid=${who.principalId};iss=https://sts.windows.net/${who.tenantId}/`,
    `Action: '${action}'`,
    `Resource: '${vaultId}/secrets/token'`,
    'Assignment: (not found)',
    'DenyAssignmentId: null',
    'DecisionReason: null ',
    'Vault: kv-payments;location=westeurope',
  ].join('\n');
}

export function policyError(who: Named, vault: string): string {
  return `The user, group or application 'appid=${who.clientId};oid=${who.principalId};numgroups=1;iss=https://sts.windows.net/${who.tenantId}/' does not have secrets get permission on key vault '${vault};location=westeurope'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`;
}

export function blobError(method: string, account: string): string {
  return `RestError: This request is not authorized to perform this operation using this permission.
RequestId:c3a7f2e4-001e-0042-5d18-6b9a4f000000
Time:2026-03-02T10:11:12.1234567Z
    at handleErrorResponse (/app/node_modules/@azure/core-client/dist/commonjs/deserializationPolicy.js:174:19) {
  code: 'AuthorizationPermissionMismatch',
  statusCode: 403,
  request: {
    "url": "https://${account}.blob.core.windows.net/orders/a.pdf",
    "method": "${method}"
  }
}`;
}

export function busError(claim: string, namespace: string, queue: string): string {
  return `UnauthorizedAccess: Unauthorized access. '${claim}' claim(s) are required to perform this operation. Resource: 'sb://${namespace}.servicebus.windows.net/${queue}'. TrackingId:2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11, SystemTracker:gateway7, Timestamp:2026-03-02T10:11:12`;
}

export function cosmosError(who: Named, account: string): string {
  return `Request blocked by Auth ${account} : Request is blocked because principal [${who.principalId}] does not have required RBAC permissions to perform action [Microsoft.DocumentDB/databaseAccounts/readMetadata] on resource [/]. Learn more: https://aka.ms/cosmos-native-rbac.`;
}
