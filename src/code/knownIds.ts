/** Compares the IDs that stand in credentials with the identities that are known; what is not known is never guessed. */

import { isGuid, isUserAssignedId } from '../model/armId';
import type { CredentialSite, Finding, KnownIds } from './language';

/** A GUID that stands for one to come. */
const blank = /^(?:0{8}(?:-0{4}){3}-0{12}|(.)\1{7}(?:-\1{4}){3}-\1{12})$/;

/** A finding for each literal ID that is another of the identity's IDs, or that no visible identity has. */
export function idFindings(sites: readonly CredentialSite[], known: KnownIds | undefined): Finding[] {
  if (known === undefined) return [];
  return sites.flatMap((site) => idFinding(site, known) ?? []);
}

function idFinding({ id, identifier }: CredentialSite, known: KnownIds): Finding | undefined {
  if (id === undefined || identifier === undefined || identifier === 'systemAssigned') return undefined;
  const { start, end } = id;
  const value = id.value.trim();
  const found = known.kindOf(value);
  if (found === undefined) {
    const isId = identifier === 'resourceId' ? isUserAssignedId(value) : isGuid(value) && !blank.test(value);
    return known.complete && isId
      ? { rule: 'unknown-identity', start, end, values: { id: value }, fix: 'none' }
      : undefined;
  }
  const { as, name, clientId, objectId } = found;
  if (identifier === 'clientId' && as === 'objectId')
    return swapped('object-id-as-client-id', id, name, clientId);
  if (identifier === 'objectId' && as === 'clientId')
    return swapped('client-id-as-object-id', id, name, objectId);
  return undefined;
}

/** The ID that belongs there is looked up too, and GUIDs need no escape in any language. */
function swapped(
  rule: Finding['rule'],
  { start, end }: { readonly start: number; readonly end: number },
  name: string,
  right: string | undefined,
): Finding {
  const finding = { rule, start, end, values: { name } };
  return right !== undefined && isGuid(right)
    ? { ...finding, fix: 'mend', edits: [{ start, end, text: right }] }
    : { ...finding, fix: 'none' };
}
