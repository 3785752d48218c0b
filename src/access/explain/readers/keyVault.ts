/** Key Vault: roles, access policies, the firewall, tokens of other tenants and for other services. */

import { isGuid } from '../../../model/armId';
import type { Service } from '../../../code/clients/client';
import type { ErrorText } from '../errorText';
import { between, betweenAny, firstCode, guidAfter, isAction, isScope, says } from '../find';
import { addressOf } from '../hosts';
import type { Caller, RefusalDraft } from '../refusal';

const codes = ['ForbiddenByRbac', 'ForbiddenByFirewall', 'ForbiddenByConnection', 'ForbiddenByPolicy'];

/** Of its objects the client of code, by how errors and addresses call them. */
const services: Readonly<Record<string, Service>> = {
  secrets: 'keyVaultSecrets',
  keys: 'keyVaultKeys',
  certificates: 'keyVaultCertificates',
};

export function readKeyVault(text: ErrorText): RefusalDraft | undefined {
  const draft = kindOf(text);
  if (draft === undefined) return undefined;
  const code = firstCode(text, codes);
  const address = addressOf(text, ['vault']);
  const vault = between(text, 'Vault: ', ';', isName).value ?? address?.name;
  const [kind = '', object] = address?.path?.split('/') ?? [];
  const service = draft.service ?? services[kind.toLowerCase()];
  return {
    by: 'keyVault',
    ...(code !== undefined && { code }),
    who: callerOf(text),
    ...(vault !== undefined && { resourceName: vault }),
    ...(address?.host !== undefined && { host: address.host }),
    ...(service !== undefined && { service }),
    ...(object !== undefined && object !== '' && { entity: object }),
    ...draft,
  };
}

function kindOf(text: ErrorText): Omit<RefusalDraft, 'by'> | undefined {
  if (says(text, 'Caller is not authorized to perform action on resource')) return byRole(text);
  if (says(text, 'permission on key vault')) return byPolicy(text);
  if (says(text, 'Caller was not found on any access policy'))
    return { kind: 'accessPolicy', tells: ['who', 'where'] };
  if (says(text, 'Client address is not authorized and caller is not a trusted service'))
    return { kind: 'network', tells: ['where'] };
  if (says(text, 'request is not from a trusted service nor via an approved private link'))
    return { kind: 'network', tells: ['where'] };
  if (says(text, 'is not allowed on a disabled')) return { kind: 'disabled' };
  if (says(text, 'AKV10032')) return { kind: 'wrongTenant', ...tenants(text) };
  if (says(text, 'AKV10022')) return { kind: 'wrongAudience', ...audiences(text) };
  if (says(text, 'AKV10000') || says(text, 'Request is missing a Bearer')) return { kind: 'noToken' };
  return says(text, 'ForbiddenByRbac') ? byRole(text) : undefined;
}

function byRole(text: ErrorText): Omit<RefusalDraft, 'by'> {
  const action = between(text, "Action: '", "'", isAction);
  const resource = between(text, "Resource: '", "'", isScope);
  const denial = between(text, 'DenyAssignmentId: ', 'DecisionReason').value?.replaceAll("'", '');
  const isDenied = denial !== undefined && denial !== 'null' && denial !== '';
  const service = services[action.value?.split('/')[2]?.toLowerCase() ?? ''];
  return {
    kind: isDenied ? 'denied' : 'noRole',
    operations: action.value === undefined ? [] : [{ plane: 'data', anyOf: [action.value] }],
    scopes: resource.value === undefined ? [] : [resource.value],
    ...(service !== undefined && { service }),
    ...(isDenied && { obstacle: denial }),
    tells: ['who', 'action', 'where'],
    hidden: [
      ...(action.hidden ? (['action'] as const) : []),
      ...(resource.hidden ? (['where'] as const) : []),
    ],
  };
}

/** "… does not have secrets get permission on key vault 'kv;location=westeurope'". */
function byPolicy(text: ErrorText): Omit<RefusalDraft, 'by'> {
  const found =
    /doesnothave(secrets|keys|certificates|storage)([a-z]{2,20})permissiononkeyvault'([a-z0-9-]{2,60})[;']/i.exec(
      text.compact,
    );
  const [, kind = '', verb = '', vault] = found ?? [];
  const service = services[kind.toLowerCase()];
  return {
    kind: 'accessPolicy',
    permissions: kind === '' ? [] : [`${kind.toLowerCase()} ${verb.toLowerCase()}`],
    ...(vault !== undefined && { resourceName: vault }),
    ...(service !== undefined && { service }),
    tells: ['who', 'action', 'where'],
  };
}

/** "Caller: appid=…;oid=…;iss=https://sts.windows.net/…/", the order of which differs. */
function callerOf(text: ErrorText): Caller {
  const clientId = guidAfter(text, 'appid=');
  const objectId = guidAfter(text, 'oid=');
  const tenantId = between(text, 'iss=https://sts.windows.net/', '/', isGuid).value;
  return {
    ...(clientId !== undefined && { clientId }),
    ...(objectId !== undefined && { objectId }),
    ...(tenantId !== undefined && { tenantId }),
  };
}

function tenants(text: ErrorText): Partial<RefusalDraft> {
  const given = betweenAny(
    text,
    ['found https://sts.windows.net/', 'found: https://sts.windows.net/'],
    '/',
    isGuid,
  );
  const wanted = betweenAny(
    text,
    ['Expected one of https://sts.windows.net/', 'Expected https://sts.windows.net/'],
    '/',
    isGuid,
  );
  return {
    ...(given.value !== undefined && { who: { tenantId: given.value } }),
    ...(wanted.value !== undefined && { expected: [wanted.value] }),
  };
}

function audiences(text: ErrorText): Partial<RefusalDraft> {
  const found =
    /Invalidaudience\.Expected(https:\/\/[\w.-]{4,80}),found:(https:\/\/[\w.-]{4,80}?)\/?[."'}<\s]/i.exec(
      text.compact,
    );
  const [, wanted, given] = found ?? [];
  return {
    ...(given !== undefined && { obstacle: given }),
    ...(wanted !== undefined && { expected: [wanted] }),
  };
}

function isName(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,62}$/i.test(value);
}
