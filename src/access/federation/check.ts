/** Holds what a workspace will show against what an identity trusts: which sign-ins would fail at the exchange, and why. */

import type { Claim, Exchange, Expected, Open, WorkspaceFederation } from '../../code/federation/exchange';
import { sameId } from '../../model/armId';
import { publicExchangeAudience, type FederatedCredential, type TokenCluster } from '../../model/federation';
import type { UserAssignedIdentity } from '../../model/identity';
import { trustOf } from '../../model/trust';
import type { KnownIdentity } from '../identityIndex';
import { differenceOf, matches, type Difference } from './matching';
import { tokenOf, type Token } from './tokens';

export interface CheckInput {
  readonly workspace: WorkspaceFederation;
  readonly identity: UserAssignedIdentity;
  readonly credentials: readonly FederatedCredential[];
  readonly clusters: readonly TokenCluster[];
  /** The cloud's: what new credentials get, and what pods ask for. */
  readonly audience: string;
  /** Identities by any of their IDs. */
  lookup(guid: string): KnownIdentity | undefined;
}

/** A credential that would let a sign-in through; without an issuer where that has to be asked. */
export interface Remedy extends Token {
  readonly audience: string;
}

interface Found {
  /** `error`: it fails. `warning`: it fails if it gets that far. `hint`: good to know. `good`: it works. */
  readonly tone: 'error' | 'warning' | 'hint' | 'good';
}

export type CheckFinding = Found &
  (
    | {
        readonly code: 'works';
        readonly exchange: Exchange;
        readonly because: string;
        readonly credential: FederatedCredential;
      }
    | {
        readonly code: 'missing';
        readonly exchange: Exchange;
        readonly because: string;
        readonly token: Token;
        readonly remedy: Remedy;
      }
    | {
        readonly code: Difference;
        readonly exchange: Exchange;
        readonly because: string;
        readonly token: Token;
        readonly credential: FederatedCredential;
        /** What the token has where the credential has something else. */
        readonly wanted: string;
        readonly remedy: Remedy;
      }
    | { readonly code: 'cannotCompare'; readonly exchange: Exchange; readonly token: Token }
    | { readonly code: 'open'; readonly exchange: Exchange; readonly open: Open }
    | {
        readonly code: 'idToken' | 'podLabel' | 'podLabelType';
        readonly exchange: Exchange;
        readonly fixable: boolean;
      }
    /** The ID that is written is this identity's, but the wrong one. */
    | { readonly code: 'objectId'; readonly exchange: Exchange; readonly given: string }
    | { readonly code: 'otherIdentity'; readonly exchange: Exchange; readonly name: string }
    | { readonly code: 'unknownIdentity'; readonly exchange: Exchange; readonly given: string }
    | { readonly code: 'unused' | 'retiring'; readonly credential: FederatedCredential }
    /** So many credentials are about what is not in this workspace. */
    | { readonly code: 'elsewhere'; readonly count: number }
  );

const order: readonly Found['tone'][] = ['error', 'warning', 'hint', 'good'];

/** What fails first, then what may fail, then the rest; each as it comes in the workspace. */
export function checkFederation(input: CheckInput): readonly CheckFinding[] {
  const used = new Set<FederatedCredential>();
  const findings = input.workspace.exchanges.flatMap((exchange) => checkExchange(input, exchange, used));
  const all = distinct([...findings, ...ofCredentials(input, used)]);
  return [...all].sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
}

function checkExchange(
  input: CheckInput,
  exchange: Exchange,
  used: Set<FederatedCredential>,
): CheckFinding[] {
  const named = namedBy(input, exchange);
  if (named !== undefined && named.code !== 'objectId') return [named];
  return [
    ...(named === undefined ? [] : [named]),
    ...exchange.problems.map(({ fault, edits }): CheckFinding => ({
      code: fault,
      tone: 'error',
      exchange,
      fixable: edits !== undefined,
    })),
    ...exchange.expected.map((expected) => checkToken(input, exchange, expected, used)),
    ...exchange.open.map((open): CheckFinding => ({ code: 'open', tone: 'hint', exchange, open })),
  ];
}

/** What the written ID says when it is not this identity's client ID; an expression says nothing. */
function namedBy({ identity, lookup }: CheckInput, exchange: Exchange): CheckFinding | undefined {
  const given = exchange.clientId?.value ?? literalIn(exchange.clientIdText);
  if (given === undefined || sameId(given, identity.clientId)) return undefined;
  if (sameId(given, identity.principalId)) return { code: 'objectId', tone: 'error', exchange, given };
  const known = lookup(given);
  return known === undefined
    ? { code: 'unknownIdentity', tone: 'hint', exchange, given }
    : { code: 'otherIdentity', tone: 'hint', exchange, name: known.identity.name };
}

function literalIn(text: string | undefined): string | undefined {
  return text === undefined || text === '' || /[{}$<>()]/.test(text) ? undefined : text;
}

function checkToken(
  input: CheckInput,
  exchange: Exchange,
  { claims, sure, because }: Expected,
  used: Set<FederatedCredential>,
): CheckFinding {
  const { credentials, clusters } = input;
  const audience = audienceIn(exchange, input.audience);
  const fits = (claim: Claim): FederatedCredential | undefined =>
    credentials.find((each) => matches(each, claim, audience, clusters));
  const held = claims.map(fits).find((each) => each !== undefined);
  if (held !== undefined) {
    used.add(held);
    return { code: 'works', tone: 'good', exchange, because, credential: held };
  }
  const [claim] = claims;
  const token = tokenOf(claim, credentials);
  const remedy = remedyFor(input, exchange, token, claim);
  const tone = sure && claims.length === 1 ? 'error' : 'warning';
  for (const each of credentials) {
    const difference = differenceOf(each, claim, audience, token, clusters);
    if (difference === undefined) continue;
    used.add(each);
    const { code, wanted } = difference;
    // A token for another audience is changed where it is asked for, or by another credential.
    // A cluster can be set to ask for another one, which is not seen from here.
    const isGuess = code === 'audienceDiffers' && claim.kind === 'kubernetes';
    return {
      code,
      tone: isGuess ? 'warning' : tone,
      exchange,
      because,
      token,
      credential: each,
      wanted,
      remedy,
    };
  }
  return mayMatch(credentials, claim)
    ? { code: 'cannotCompare', tone: 'hint', exchange, token }
    : { code: 'missing', tone, exchange, because, token, remedy };
}

/** What the token is for: of GitHub what the step says, which is the public cloud's unless told; of pods the cloud's; of others what they are set to. */
function audienceIn({ kind, audience }: Exchange, cloudAudience: string): string | undefined {
  const unlessTold = { github: publicExchangeAudience, kubernetes: cloudAudience };
  return audience ?? (kind === 'github' || kind === 'kubernetes' ? unlessTold[kind] : undefined);
}

/** Credentials by an expression, and service connections by number, may match what nobody here can compare. */
function mayMatch(credentials: readonly FederatedCredential[], claim: Claim): boolean {
  return credentials.some((each) => {
    const { kind } = trustOf(each);
    if (kind === 'azureDevOpsEntra') return claim.kind === 'azureDevOps';
    return kind === 'flexible' && each.issuer === tokenOf(claim, credentials).issuer;
  });
}

function remedyFor(
  { audience, clusters }: CheckInput,
  exchange: Exchange,
  token: Token,
  claim: Claim,
): Remedy {
  const issuers = new Set(clusters.flatMap(({ issuer }) => issuer ?? []));
  // Where there is one cluster only, it is the one.
  const only = claim.kind === 'kubernetes' && issuers.size === 1 ? [...issuers][0] : undefined;
  const issuer = token.issuer ?? only;
  return {
    subject: token.subject,
    ...(issuer !== undefined && { issuer }),
    audience: exchange.audience ?? audience,
  };
}

/** Credentials that nothing here uses, though they are about what is here; and those whose issuer ends. */
function ofCredentials(
  { credentials, workspace }: CheckInput,
  used: ReadonlySet<FederatedCredential>,
): CheckFinding[] {
  const unused = credentials.filter((each) => !used.has(each));
  const here = unused.filter((each) => isHere(each, workspace));
  const retiring = credentials.filter(({ issuer }) => issuer.startsWith('https://vstoken.dev.azure.com/'));
  const away = unused.length - here.length;
  return [
    ...here.map((credential): CheckFinding => ({ code: 'unused', tone: 'hint', credential })),
    ...retiring.map((credential): CheckFinding => ({ code: 'retiring', tone: 'hint', credential })),
    ...(away > 0 ? [{ code: 'elsewhere', tone: 'hint', count: away } as const] : []),
  ];
}

function isHere(credential: FederatedCredential, { repositories, exchanges }: WorkspaceFederation): boolean {
  const trust = trustOf(credential);
  switch (trust.kind) {
    case 'github':
      return repositories.some(
        ({ kind, path: [owner = '', name = ''] }) =>
          kind === 'github' && sameId(`${owner}/${name}`, `${trust.owner}/${trust.repository}`),
      );
    case 'gitLab':
      return repositories.some(
        ({ kind, path }) => kind === 'gitLab' && sameId(path.join('/'), trust.project),
      );
    case 'kubernetes':
    case 'azureDevOps':
    case 'terraform':
      return exchanges.some(({ kind }) => kind === trust.kind);
    default:
      return false;
  }
}

/** A workflow that signs in twice the same way fails once. */
function distinct(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  const keyOf = (finding: CheckFinding): string => {
    if (!('exchange' in finding)) return JSON.stringify(finding);
    const { uri, line, name } = finding.exchange;
    const about =
      'token' in finding ? finding.token.subject : 'credential' in finding ? finding.credential.id : '';
    const open = finding.code === 'open' ? `${finding.open.reason} ${finding.open.pattern ?? ''}` : '';
    return [finding.code, uri, line, name, about, open].join('\n');
  };
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
