/** Microsoft Graph: application roles of Entra ID, which are no roles of Azure RBAC. */

import type { ErrorText } from '../errorText';
import { between, says } from '../find';
import type { RefusalDraft } from '../refusal';

export function readGraph(text: ErrorText): RefusalDraft | undefined {
  const denied = says(text, 'Authorization_RequestDenied');
  const lacking = says(text, 'is missing application roles');
  const about = denied || lacking || says(text, 'graph.microsoft');
  if (!about) return undefined;
  if (!denied && !lacking && !says(text, 'Insufficient privileges to complete the operation'))
    return undefined;
  const wanted = between(text, "API requires one of '", "'", (value) => /^[\w.,]{3,600}$/.test(value)).value;
  return {
    by: 'graph',
    kind: 'appRole',
    ...(denied && { code: 'Authorization_RequestDenied' }),
    permissions: wanted?.split(',') ?? [],
    host: 'graph.microsoft.com',
  };
}
