/** What the light bulb offers at a place: decided from the parsed file alone, without an edit, a request or a prompt. */

import type { IdentityMemory, RememberedIdentity } from '../access/identityMemory';
import type { CredentialSite, Finding, Language, ParsedFile } from '../code/language';
import type { CredentialRequest, Identifier } from '../code/request';
import type { Span } from '../code/text';
import type { CodeSettings } from './codeSettings';
import { requestFor } from './requests';

export type Offer =
  /** Repairs a finding without asking anything. */
  | { readonly does: 'mend'; readonly finding: Finding }
  /** Writes a credential over `over`, or at the cursor where there is none. */
  | {
      readonly does: 'write';
      readonly request: CredentialRequest;
      readonly identity: RememberedIdentity;
      readonly over?: Span;
      readonly finding?: Finding;
    }
  /** Asks for the identity first: a command, never an edit. */
  | { readonly does: 'choose'; readonly over?: Span; readonly finding?: Finding; readonly first: boolean };

/** The identity that offers name: the workspace's, else the one used last; `undefined` when none is known here. */
export function identityToOffer(
  memory: IdentityMemory,
  settings: CodeSettings,
): RememberedIdentity | undefined {
  if (settings.workspaceIdentity !== '') return memory.recall(settings.workspaceIdentity);
  return memory.last();
}

/** The quick fixes of one finding, the best first. */
export function fixesOf(
  finding: Finding,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
): readonly Offer[] {
  if (finding.fix === 'none') return [];
  const mend: Offer[] = finding.fix === 'mend' ? [{ does: 'mend', finding }] : [];
  return [
    ...mend,
    ...writings(identity, settings, finding),
    { does: 'choose', over: finding, finding, first: identity === undefined },
  ];
}

/** Offers without a finding: replace the credential under the cursor, or insert one at it. */
export function rewritesAt(
  language: Language,
  file: ParsedFile,
  cursor: Span,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  sites: readonly CredentialSite[],
): readonly Offer[] {
  const site = siteAt(sites, cursor);
  const over = site === undefined ? undefined : { start: site.start, end: site.end };
  const probe =
    identity === undefined
      ? neededFor('systemAssigned', settings.localSwitch)
      : (requestFor(identity, settings) ?? neededFor('systemAssigned', settings.localSwitch));
  const plan =
    over === undefined ? language.insert(file, cursor.start, probe) : language.replace(file, over, probe);
  if (plan === undefined) return [];
  return [
    ...writings(identity, settings, undefined, over),
    { does: 'choose', first: identity === undefined, ...(over !== undefined && { over }) },
  ];
}

/** The credential expression that the cursor is in or touches. */
export function siteAt(sites: readonly CredentialSite[], cursor: Span): CredentialSite | undefined {
  return sites.find((site) => site.start <= cursor.end && cursor.start <= site.end);
}

function writings(
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  finding: Finding | undefined,
  over: Span | undefined = finding,
): Offer[] {
  if (identity === undefined) return [];
  const flavours =
    settings.flavour === 'credential'
      ? (['credential', 'localAndAzure'] as const)
      : (['localAndAzure', 'credential'] as const);
  return flavours.flatMap((flavour): Offer[] => {
    const request = requestFor(identity, settings, { flavour });
    if (request === undefined) return [];
    return [
      {
        does: 'write',
        request,
        identity,
        ...(over !== undefined && { over: { start: over.start, end: over.end } }),
        ...(finding !== undefined && { finding }),
      },
    ];
  });
}

/** A request that names no identity: to learn whether a place can hold a credential, or which packages one needs. */
export function neededFor(identifier: Identifier, localSwitch = ''): CredentialRequest {
  return {
    identifier,
    flavour: 'credential',
    idSource: 'literal',
    id: '',
    variable: '',
    localSwitch,
    sample: false,
  };
}
