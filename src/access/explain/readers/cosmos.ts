/** Cosmos DB for NoSQL: its own data roles, what only Azure Resource Manager may do, keys switched off, its firewall. */

import { isGuid } from '../../../model/armId';
import type { ErrorText } from '../errorText';
import { between, isAction, says } from '../find';
import { addressOf } from '../hosts';
import type { RefusalDraft } from '../refusal';

export function readCosmos(text: ErrorText): RefusalDraft | undefined {
  const draft = draftOf(text);
  if (draft === undefined) return undefined;
  const address = addressOf(text, ['documents', 'sql.cosmos', 'sqlx.cosmos']);
  const account = between(text, 'Request blocked by Auth ', ' : ', isName).value ?? address?.name;
  return {
    by: 'cosmos',
    service: 'cosmos',
    ...(account !== undefined && { resourceName: account }),
    ...(address?.host !== undefined && { host: address.host }),
    ...draft,
  };
}

function draftOf(text: ErrorText): Omit<RefusalDraft, 'by'> | undefined {
  if (says(text, 'does not have required RBAC permissions to perform action')) {
    const principal = between(text, 'because principal [', ']', isGuid);
    const action = between(text, 'to perform action [', ']', isAction);
    const path = between(text, 'on resource [', ']').value;
    return {
      kind: 'dataRole',
      ...(principal.value !== undefined && { who: { objectId: principal.value } }),
      permissions: action.value === undefined ? [] : [action.value],
      ...(path !== undefined &&
        /^\/?dbs\/[\w.-]{1,255}/.test(path) && { database: path.split('/').filter(Boolean)[1] ?? '' }),
      tells: ['who', 'action', 'where'],
      hidden: [
        ...(principal.hidden ? (['who'] as const) : []),
        ...(action.hidden ? (['action'] as const) : []),
      ],
    };
  }
  if (says(text, 'cannot be authorized by AAD token in data plane')) {
    const request = between(text, 'The given request [', ']').value;
    return {
      kind: 'managementOnly',
      ...(request !== undefined && { permissions: [requestOf(request)] }),
      tells: ['action', 'where'],
    };
  }
  if (says(text, 'Local Authorization is disabled')) return { kind: 'keysOff' };
  if (says(text, 'This is blocked by your Cosmos DB account firewall settings')) return { kind: 'network' };
  if (says(text, 'Provided AAD token is intended for [')) {
    const given = between(text, 'AAD token is intended for [', ']').value;
    const wanted = between(text, 'accepts tokens intended for [', ']').value;
    return {
      kind: 'wrongAudience',
      ...(given !== undefined && { obstacle: given }),
      ...(wanted !== undefined && { expected: wanted.split(',') }),
    };
  }
  return undefined;
}

/** `POST/dbs` without its blank, as the text is compared. */
function requestOf(request: string): string {
  return request.replace(/^([A-Z]{3,6})\//, '$1 /');
}

function isName(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,62}$/i.test(value);
}
