/** Finds the place of an identity's ID at an offset: in a credential, a declaration or a setting, written or still empty. */

import type { CredentialSite, Language, OpenId, ParsedFile } from './language';
import type { Identifier } from './request';

/** Where the ID that `offset` is in stands, or would stand, and which of its IDs an identity is named by there. */
export function idPlaceAt(language: Language, file: ParsedFile, offset: number): OpenId | undefined {
  const site = language
    .credentials(file, [{ start: offset, end: offset }])
    .find(({ id }) => id !== undefined && id.start <= offset && offset <= id.end);
  if (site?.id === undefined) return language.openIdAt?.(file, offset);
  const { start, end } = site.id;
  return { start, end, identifier: wantedBy(site, file.text) };
}

/** An empty ID is none yet, so that the SDK would take the system-assigned identity: then the argument's name says which. */
function wantedBy({ identifier, id }: CredentialSite, text: string): Identifier {
  if (identifier !== undefined && identifier !== 'systemAssigned') return identifier;
  const before = text.slice(Math.max(0, (id?.start ?? 0) - 40), id?.start).toLowerCase();
  const named = /(resource|object|principal)\w*["']?\s*[:=(]*\s*["'`]?$/.exec(before)?.[1];
  if (named === undefined) return 'clientId';
  return named === 'resource' ? 'resourceId' : 'objectId';
}
