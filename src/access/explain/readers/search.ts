/** AI Search: a bare 403, told by its host; a path into the documents of an index tells what was done. */

import type { ErrorText } from '../errorText';
import { names, says } from '../find';
import { addressOf, placeOf, type Address } from '../hosts';
import type { NeededOperation, RefusalDraft } from '../refusal';
import { isForbidden, isUnauthorized } from '../status';

const documents = 'Microsoft.Search/searchServices/indexes/documents';

export function readSearch(text: ErrorText): RefusalDraft | undefined {
  const address = addressOf(text, ['search']);
  const isClient = names(text, 'search documents');
  if (address === undefined && !isClient) return undefined;
  const refused = isForbidden(text) || says(text, 'Authorization failed');
  if (!refused && !isUnauthorized(text)) return undefined;
  const index = address?.path === undefined ? undefined : indexIn(address.path);
  return {
    by: 'search',
    kind: refused ? 'noRole' : 'noToken',
    operations: operationsOf(address),
    ...placeOf(address),
    ...(index !== undefined && { entity: index }),
  };
}

function indexIn(path: string): string | undefined {
  return /^indexes(?:\('?|\/)([a-z0-9][a-z0-9-]{0,126})(?='?\)|\/|$)/i.exec(path)?.[1];
}

/** Searching is posted as well as writing; the end of the path tells them apart. */
function operationsOf(address: Address | undefined): readonly NeededOperation[] {
  const path = address?.path?.toLowerCase() ?? '';
  if (!path.includes('/docs')) return [];
  const writes = /\/docs\/(search\.)?index$/.test(path);
  return [{ plane: 'data', anyOf: [`${documents}/${writes ? 'write' : 'read'}`] }];
}
