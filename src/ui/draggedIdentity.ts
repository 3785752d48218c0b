/** What is handed over when an identity is dragged out of the view: its ARM ID, under a type of our own. */

import { parseArmId } from '../model/armId';

/** Never `text/plain`: the editor's own plain-text drop would take it. */
export const identityMime = 'application/vnd.managed-identities.identity+json';

export function dragIdentity(identityId: string): string {
  return JSON.stringify({ identityId });
}

/** The ARM ID that was dragged; `undefined` for anything that this extension did not make. */
export function draggedIdentity(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Another extension may use the type for something else.
    return undefined;
  }
  const id =
    typeof value === 'object' && value !== null && 'identityId' in value ? value.identityId : undefined;
  return typeof id === 'string' && parseArmId(id) !== undefined ? id : undefined;
}
