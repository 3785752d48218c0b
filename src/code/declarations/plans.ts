/** What the writers of declarations share: plans without placeholders, and the comment beside an ID. */

import type { CredentialSite, Plan } from '../language';
import { touches } from '../nodes';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { sampleNote } from '../sampleNote';
import type { Edit, Span } from '../text';

export function planOfEdits(edits: readonly Edit[]): Plan {
  const [first, ...others] = edits;
  if (!first) return { edits, needs: [] };
  return planOf(others, { start: first.start, end: first.end, parts: [first.text] }, []);
}

/** The identity's name where the ID does not tell it, and that an ID is not real; empty for neither, and for no literal. */
export function noteOf(
  { idSource, identifier, identityName, sample }: CredentialRequest,
  mark: string,
): string {
  if (idSource !== 'literal') return '';
  const words = [identifier === 'resourceId' ? undefined : identityName, sample ? sampleNote : undefined];
  const said = words.filter((word) => word !== undefined).join('. ');
  return said === '' ? '' : ` ${mark} ${said.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`;
}

/**
 * Whether a request is for the kind of ID that the site takes: a map of identities takes resource IDs, a role
 * assignment the principal's, and another GUID in its place is another identity or none.
 */
export function fitsSite(
  sites: readonly CredentialSite[],
  { start, end }: Span,
  { identifier }: CredentialRequest,
): boolean {
  return sites.some((site) => site.start === start && site.end === end && site.identifier === identifier);
}

/** Those that reach into one of the stretches; all without any. */
export function inside<T extends Span>(all: readonly T[], within: readonly Span[] | undefined): T[] {
  return within ? all.filter((one) => within.some((span) => touches(span, one))) : [...all];
}
