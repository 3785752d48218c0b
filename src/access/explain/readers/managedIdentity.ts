/** The endpoint that gives managed identities their tokens: none there, none attached, another one attached, several. */

import { isGuid } from '../../../model/armId';
import type { ErrorText } from '../errorText';
import { between, betweenAny, isScope, says } from '../find';
import type { Caller, RefusalDraft, RefusalKind } from '../refusal';

const several = ['Multiple user assigned identities exist'];
const missing = [
  'Identity not found',
  'No User Assigned or Delegated Managed Identity found for specified',
  'identity has not been assigned to this resource',
  "identity isn't assigned to this resource",
  'no default identity is assigned to this resource',
  'Unable to load the proper Managed Identity',
  'The requested identity has not been assigned',
];
const nothing = [
  'No Managed Identity endpoint found',
  'no managed identity endpoint',
  'no response from the IMDS endpoint',
  'No response received from the managed identity endpoint',
  'IMDS endpoint is not available',
  'IMDS endpoint is unavailable',
  'Failed to connect to MSI',
  'The managed identity endpoint was not found',
  'Connection to IMDS endpoint cannot be established',
  'Timed out trying to connect to IMDS',
  'App Service managed identity configuration not found in environment',
];

export function readManagedIdentity(text: ErrorText): RefusalDraft | undefined {
  const kind = kindOf(text);
  if (kind === undefined) return undefined;
  return { by: 'managedIdentity', kind, who: callerOf(text) };
}

/** That nothing answers is said by some clients of an answer too: what the answer said goes before. */
function kindOf(text: ErrorText): RefusalKind | undefined {
  if (several.some((words) => says(text, words))) return 'severalIdentities';
  if (missing.some((words) => says(text, words))) return 'identityMissing';
  return nothing.some((words) => says(text, words)) ? 'noEndpoint' : undefined;
}

/** The request names the identity that was asked for, where it is printed. */
function callerOf(text: ErrorText): Caller {
  const clientId =
    guidBehind(text, 'client_id=') ??
    between(text, 'client_id":"', '"', isGuid).value ??
    between(text, "clientId: '", "'", isGuid).value;
  const objectId = guidBehind(text, 'object_id=') ?? guidBehind(text, 'principal_id=');
  const resource = betweenAny(text, ['msi_res_id=', 'mi_res_id='], '&', (value) =>
    isScope(decoded(value)),
  ).value;
  return {
    ...(clientId !== undefined && { clientId }),
    ...(objectId !== undefined && { objectId }),
    ...(resource !== undefined && { resourceId: decoded(resource) }),
  };
}

function guidBehind(text: ErrorText, name: string): string | undefined {
  const at = text.lower.indexOf(name);
  const value = at < 0 ? '' : text.lower.slice(at + name.length, at + name.length + 36);
  return isGuid(value) ? value : undefined;
}

function decoded(value: string): string {
  return value.replace(/%2F/gi, '/');
}
