/** IDs of another kind than the place takes, where their form or their name leaves no doubt, and IDs with blanks around them. */

import { isGuid, isUserAssignedId } from '../model/armId';
import type { CredentialSite, Finding } from './language';

/** What stands behind a name without changing what it is called. */
const behind =
  /(?:\.(?:to_string|to_owned|into|clone|unwrap\w*|expect|trim|strip|toString|ToString|Value|as_str|c_str)(?:\([^()]*\))?|\?\?\s*["'`]{2}|\|\|\s*["'`]{2}|[\s\])}!?"'`;])+$/;

/** A finding for every credential that is given such an ID; `mendsThem` leaves resource IDs for client IDs to the language. */
export function wrongKinds(sites: readonly CredentialSite[], mendsThem?: true): Finding[] {
  return sites.flatMap((site): Finding[] => {
    const { start, end, identifier, id, from } = site;
    if (id)
      return [...(mendsThem && identifier === 'clientId' ? [] : ofLiteral(site, id.value)), ...blanks(site)];
    if (identifier !== 'clientId' || from === undefined) return [];
    const name = /[\w-]+$/.exec(from.replace(behind, ''))?.[0].replace(/[_-]/g, '').toLowerCase() ?? '';
    const variant = /resourceid$/.test(name)
      ? 'namedResourceId'
      : /(?:object|principal)id$/.test(name)
        ? 'namedObjectId'
        : undefined;
    return variant === undefined
      ? []
      : [{ start, end, rule: 'string-is-client-id', variant, values: {}, fix: 'replace' }];
  });
}

/** A resource ID by its form; a client ID and an object ID look the same. */
function ofLiteral({ start, end, identifier }: CredentialSite, value: string): Finding[] {
  if (identifier !== 'clientId' && identifier !== 'objectId') return [];
  if (!isUserAssignedId(value.trim())) return [];
  const variant = identifier === 'clientId' ? 'clientIdOption' : 'objectIdOption';
  return [{ start, end, rule: 'string-is-client-id', variant, values: {}, fix: 'replace' }];
}

/** What was copied along with an ID is sent along with it, and no identity has such an ID. */
function blanks({ id }: CredentialSite): Finding[] {
  const bare = id?.value.replace(/^[\s"']+|[\s"']+$/g, '') ?? '';
  if (!id || bare === id.value || !(isGuid(bare) || isUserAssignedId(bare))) return [];
  const { start, end } = id;
  const edits = [{ start, end, text: bare }];
  return [
    { start, end, rule: 'unknown-identity', variant: 'blanks', values: { id: bare }, fix: 'mend', edits },
  ];
}
