/** What the light bulb offers at a place: decided from the parsed file alone, without an edit, a request or a prompt. */

import { identityFromId } from '../access/identityMemory';
import type { IdentityMemory, RememberedIdentity } from '../access/identityMemory';
import type { ClientTarget } from '../code/clients/client';
import type { CredentialSite, Finding, Language, ParsedFile, Plan } from '../code/language';
import type { CredentialRequest, Identifier } from '../code/request';
import { keyVaultRead, vaultTarget } from '../code/secrets/keyVaultRead';
import type { Span } from '../code/text';
import { clientOffers } from './clientOffers';
import type { CodeSettings } from './codeSettings';
import { requestFor, type Choice } from './requests';

/** Writes a credential over `over`, or at the cursor where there is none. */
export interface WriteOffer {
  readonly does: 'write';
  readonly request: CredentialRequest;
  /** Absent where the code does not say which identity it will run as. */
  readonly identity?: RememberedIdentity;
  readonly over?: Span;
  /** The literal that a read from a key vault takes the place of; the request is one of the flavour `client`. */
  readonly secret?: Span;
  readonly finding?: Finding;
}

export type Offer =
  /** Repairs a finding without asking anything. */
  | { readonly does: 'mend'; readonly finding: Finding }
  | WriteOffer
  /** Asks for the identity first: a command, never an edit. */
  | { readonly does: 'choose'; readonly over?: Span; readonly finding?: Finding; readonly first: boolean };

/** The identity that offers name: the workspace's, else the one used last; `undefined` when none is known here. */
export function identityToOffer(
  memory: IdentityMemory,
  settings: CodeSettings,
): RememberedIdentity | undefined {
  const { workspaceIdentity } = settings;
  if (workspaceIdentity === '') return memory.last();
  return memory.recall(workspaceIdentity) ?? identityFromId(workspaceIdentity);
}

/** What an offer writes into a parsed file; `undefined` where it does not go. `cursor` is an offset. */
export function planIn(
  language: Language,
  file: ParsedFile,
  offer: Exclude<Offer, { does: 'choose' }>,
  cursor: number,
): Plan | undefined {
  if (offer.does === 'mend') {
    const { edits } = offer.finding;
    return edits ? { edits, needs: [] } : language.mend(file, offer.finding);
  }
  const { secret, over } = offer;
  const place = over ?? { start: cursor, end: cursor };
  const request: CredentialRequest = isChosen(language, file, place, offer.request)
    ? { ...offer.request, flavour: 'credential' }
    : offer.request;
  if (secret !== undefined) return keyVaultRead(language, file, secret, request);
  return over === undefined ? language.insert(file, cursor, request) : language.replace(file, over, request);
}

/** Whether a test of the environment chooses around a place already what a request wants to choose there. */
function isChosen(
  language: Language,
  file: ParsedFile,
  place: Span,
  { flavour }: CredentialRequest,
): boolean {
  return flavour === 'localAndAzure' && (language.sides?.(file, place).size ?? 0) > 0;
}

/**
 * The quick fixes of one finding that can be made in the file as it is parsed. Where a place takes one ID and not the
 * other, or no read at run time, they are tried; where nothing can be written, no identity is asked for.
 */
export function possibleFixes(
  language: Language,
  file: ParsedFile,
  finding: Finding,
  all: readonly Offer[],
): readonly Offer[] {
  const fixes = all.filter((fix) => fix.does !== 'write' || !isChosen(language, file, finding, fix.request));
  const isSecret = finding.variant === 'vault';
  if (finding.fix !== 'replace' || (!isSecret && !language.isPicky)) return fixes;
  const { start } = finding;
  const isOpen = anyIdentifier.some((identifier) => {
    const plain = neededFor(identifier);
    const offer: WriteOffer = isSecret
      ? { does: 'write', secret: finding, request: { ...plain, flavour: 'client', target: vaultTarget('') } }
      : { does: 'write', over: finding, request: plain };
    return planIn(language, file, offer, start) !== undefined;
  });
  if (!isOpen) return [];
  return fixes.filter((fix) => fix.does === 'choose' || planIn(language, file, fix, start) !== undefined);
}

const anyIdentifier: readonly Identifier[] = ['clientId', 'resourceId', 'objectId', 'systemAssigned'];

/** The quick fixes of one finding, the best first. */
export function fixesOf(
  finding: Finding,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  keyVaultSuffix = 'vault.azure.net',
  vault?: string,
): readonly Offer[] {
  if (finding.fix === 'none') return [];
  // A text that is put right needs no identity.
  if (finding.fix === 'mend' && finding.edits) return [{ does: 'mend', finding }];
  if (finding.variant === 'vault')
    return vaultFixes(finding, identity, settings, vaultTarget(keyVaultSuffix, vault));
  const choose: Offer = { does: 'choose', over: finding, finding, first: identity === undefined };
  const mend: readonly Offer[] = finding.fix === 'mend' ? [{ does: 'mend', finding }] : [];
  const fitting = best(identity, settings).filter(
    ({ request }) => finding.flavour === undefined || request.flavour === finding.flavour,
  );
  const written = writings(fitting, finding, finding);
  // Where no identity is known, choosing one is what most people want; the variable is for those who set it later.
  return identity === undefined ? [...mend, choose, ...written] : [...mend, ...written, choose];
}

/** A secret that no token replaces is read from a key vault, with the identity that is chosen. */
function vaultFixes(
  finding: Finding,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  target: ClientTarget,
): readonly Offer[] {
  const choose: Offer = { does: 'choose', over: finding, finding, first: identity === undefined };
  const choice = { flavour: 'client', target } as const;
  const { start, end } = finding;
  const read = writings(writing(identity, settings, choice), undefined, finding);
  return identity === undefined
    ? [choose]
    : [...read.map((offer) => ({ ...offer, secret: { start, end } })), choose];
}

/** Offers without a finding: replace the credential under the cursor, or insert one at it. */
export function rewritesAt(
  language: Language,
  file: ParsedFile,
  cursor: Span,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  site: CredentialSite | undefined,
  targets: readonly ClientTarget[] = [],
): readonly Offer[] {
  const over = site === undefined ? undefined : { start: site.start, end: site.end };
  const named = [...best(identity, settings), ...others(identity, settings)].filter(
    ({ request }) => !isChosen(language, file, over ?? cursor, request),
  );
  const canWrite = (request: CredentialRequest): boolean =>
    (over === undefined
      ? language.insert(file, cursor.start, request)
      : language.replace(file, over, request)) !== undefined;
  const probe = named[0]?.request ?? neededFor('systemAssigned', settings.localSwitch);
  // Where every request that can be written can be written anywhere, one is as good as all.
  const written = language.isPicky ? named.filter(({ request }) => canWrite(request)) : named;
  if (!language.isPicky && !canWrite(probe)) return [];
  const said = site?.type === 'managedIdentity' && site.identifier === 'systemAssigned';
  const news = written.filter(
    ({ request }) => !said || request.identifier !== 'systemAssigned' || request.flavour !== 'credential',
  );
  const clients = clientOffers(language, file, { cursor: cursor.start, over }, identity, settings, targets);
  const plain = writings(news, over);
  // A place that takes a role need not take an identity.
  if (language.isPicky && written.length === 0 && clients.length === 0) return [];
  return [
    ...(settings.flavour === 'client' ? [...clients, ...plain] : [...plain, ...clients]),
    { does: 'choose', first: identity === undefined, ...(over !== undefined && { over }) },
  ];
}

/** The credential expression that the cursor is in or touches, or whose ID it is in. */
export function siteAt(sites: readonly CredentialSite[], cursor: Span): CredentialSite | undefined {
  const isAt = ({ start, end }: Span): boolean => start <= cursor.end && cursor.start <= end;
  return sites.find((site) => isAt(site) || (site.id !== undefined && isAt(site.id)));
}

type Writing = Pick<WriteOffer, 'request' | 'identity'>;

/** What is wanted most often: the identity by the ID of the settings, in the flavour of the settings, then in the other. */
function best(identity: RememberedIdentity | undefined, settings: CodeSettings): readonly Writing[] {
  const [identifier] = identifiers(identity, settings);
  if (identity === undefined) return writing(undefined, settings, { idSource: 'environmentVariable' });
  if (identifier === undefined) return [];
  const flavours =
    settings.flavour === 'localAndAzure'
      ? (['localAndAzure', 'credential'] as const)
      : (['credential', 'localAndAzure'] as const);
  return flavours.flatMap((flavour) => writing(identity, settings, { identifier, flavour }));
}

/** The same identity by its other IDs; without one, the identity that belongs to the host. */
function others(identity: RememberedIdentity | undefined, settings: CodeSettings): readonly Writing[] {
  if (identity === undefined)
    return writing(undefined, settings, { identifier: 'systemAssigned', flavour: 'credential' });
  const byOtherIds = identifiers(identity, settings)
    .slice(1)
    .flatMap((identifier) => writing(identity, settings, { identifier, flavour: 'credential' }));
  // An identity that was never read may be one that a template makes later.
  const isPlanned = identity.kind === 'userAssigned' && identity.principalId === '';
  const planned = isPlanned ? writing(identity, settings, { idSource: 'parts', flavour: 'credential' }) : [];
  return [...byOtherIds, ...planned];
}

/** The IDs an identity can be named by here, that of the settings first. */
function identifiers(
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
): readonly Identifier[] {
  if (identity?.kind === 'systemAssigned') return ['systemAssigned'];
  const all = new Set([settings.identifier, 'clientId', 'resourceId', 'objectId'] as const);
  return [...all].filter((identifier) => writing(identity, settings, { identifier }).length > 0);
}

function writing(
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  choice: Choice,
): readonly Writing[] {
  const request = requestFor(identity, settings, choice);
  return request === undefined ? [] : [{ request, ...(identity !== undefined && { identity }) }];
}

function writings(of: readonly Writing[], over: Span | undefined, finding?: Finding): readonly WriteOffer[] {
  return of.map((one) => ({
    does: 'write',
    ...one,
    ...(over !== undefined && { over: { start: over.start, end: over.end } }),
    ...(finding !== undefined && { finding }),
  }));
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
