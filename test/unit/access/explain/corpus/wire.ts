/** What the services answer, before an SDK prints it. */

import { id, vault } from './sample';

export const armRefused = (action: string, scope: string, client: string = id.app): string =>
  `The client '${client}' with object id '${id.object}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;

export const armLinked = (action: string, scope: string, linkedAction: string, linked: string): string =>
  `The client '${id.app}' with object id '${id.object}' has permission to perform action '${action}' on scope '${scope}'; however, it does not have permission to perform action '${linkedAction}' on the linked scope(s) '${linked}' or the linked scope(s) are invalid.`;

/** Lines end as Key Vault ends them; without an object the vault itself is meant. */
export const vaultRefused = (action: string, object: string, denial = 'null'): string =>
  [
    'Caller is not authorized to perform action on resource.',
    'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
    `Caller: appid=${id.app};oid=${id.object};iss=https://sts.windows.net/${id.tenant}/`,
    `Action: '${action}'`,
    `Resource: '${vault}${object === '' ? '' : `/${object}`}'`,
    'Assignment: (not found)',
    `DenyAssignmentId: ${denial}`,
    'DecisionReason: null ',
    'Vault: kv-shop;location=westeurope',
    '',
  ].join('\r\n');

export const vaultPolicy = (permission: string): string =>
  `The user, group or application 'appid=${id.app};oid=${id.object};numgroups=3;iss=https://sts.windows.net/${id.tenant}/' does not have ${permission} permission on key vault 'kv-shop;location=westeurope'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`;

export const vaultFirewall = [
  'Client address is not authorized and caller is not a trusted service.',
  'Client address: 203.0.113.17',
  `Caller: appid=${id.app};oid=${id.object};iss=https://sts.windows.net/${id.tenant}/`,
  'Vault: kv-shop;location=westeurope',
].join('\r\n');

export const storageMessage = `This request is not authorized to perform this operation using this permission.\nRequestId:${id.request}\nTime:2026-03-02T10:11:12.1234567Z`;
export const storageXml = `\ufeff<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthorizationPermissionMismatch</Code><Message>${storageMessage}</Message></Error>`;
export const tableJson = JSON.stringify({
  'odata.error': {
    code: 'AuthorizationPermissionMismatch',
    message: { lang: 'en-US', value: storageMessage },
  },
});

export const claimRefused = (claim: string, resource: string): string =>
  `Unauthorized access. '${claim}' claim(s) are required to perform this operation. Resource: 'sb://${resource}'. TrackingId:2f6d8b1ac40e4e7f9b35d7c1a0e6f842_G11, SystemTracker:gateway7, Timestamp:2026-03-02T10:11:12`;

export const cosmosRefused = (action: string): string =>
  `Request blocked by Auth cosmos-shop : Request is blocked because principal [${id.object}] does not have required RBAC permissions to perform action [${action}] on resource [/]. Learn more: https://aka.ms/cosmos-native-rbac.\r\nActivityId: ${id.correlation}, Microsoft.Azure.Documents.Common/2.14.0`;

export const chatAction = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action';
export const chatRefused = `The principal \`${id.object}\` lacks the required data action \`${chatAction}\` to perform \`POST /openai/deployments/{deployment-id}/chat/completions\` operation.`;

/** As ARM, Key Vault and others wrap their error. */
export const wrapped = (code: string, message: string, inner?: string): string =>
  JSON.stringify({ error: { code, message, ...(inner !== undefined && { innererror: { code: inner } }) } });
