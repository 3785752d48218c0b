/** Whether a credential lets a token through, as Entra ID compares them: to the letter. */

import type { Claim } from '../../code/federation/exchange';
import type { FederatedCredential, TokenCluster } from '../../model/federation';
import { githubIssuerOf } from '../../model/subjects';
import { trustOf, type Trust } from '../../model/trust';
import { isGithubIssuer, type Token } from './tokens';

/** @param audience what the token is for; `undefined` where that is set elsewhere. */
export function matches(
  credential: FederatedCredential,
  claim: Claim,
  audience: string | undefined,
  clusters: readonly TokenCluster[],
): boolean {
  return (
    isAbout(trustOf(credential), claim) &&
    isIssuedBy(credential, claim, clusters) &&
    (audience === undefined || credential.audiences.includes(audience))
  );
}

/** Whether the subject is the token's. IDs in it are GitHub's to add, which the workspace does not know. */
function isAbout(trust: Trust, claim: Claim): boolean {
  if (trust.kind !== claim.kind) return false;
  switch (claim.kind) {
    case 'github':
      return (
        trust.kind === 'github' &&
        trust.owner === claim.owner &&
        trust.repository === claim.repository &&
        trust.context?.what === claim.context.what &&
        trust.context.name === claim.context.name
      );
    case 'kubernetes':
      return (
        trust.kind === 'kubernetes' &&
        trust.account === claim.account &&
        (claim.namespace === undefined || trust.namespace === claim.namespace)
      );
    case 'azureDevOps':
      return (
        trust.kind === 'azureDevOps' &&
        trust.connection === claim.connection &&
        (claim.organization === undefined || trust.organization === claim.organization) &&
        (claim.project === undefined || trust.project === claim.project)
      );
    case 'gitLab':
      return (
        trust.kind === 'gitLab' &&
        trust.project === claim.project &&
        trust.refType === claim.refType &&
        trust.ref === claim.ref
      );
    case 'terraform':
      return (
        trust.kind === 'terraform' &&
        trust.organization === claim.organization &&
        trust.project === claim.project &&
        trust.workspace === claim.workspace &&
        trust.phase === claim.phase
      );
  }
}

function isIssuedBy(
  { issuer }: FederatedCredential,
  claim: Claim,
  clusters: readonly TokenCluster[],
): boolean {
  switch (claim.kind) {
    case 'github':
      return isGithubIssuer(issuer, claim.host);
    case 'gitLab':
    case 'terraform':
      return issuer === `https://${claim.host}`;
    case 'kubernetes':
      // A cluster that Azure does not know may be anywhere; one that it knows is spelled as Azure spells it.
      return nearlyIssuer(issuer, clusters) === undefined;
    case 'azureDevOps':
      return true;
  }
}

/** The issuer of a cluster that differs from this one in case or in the slash at the end only. */
function nearlyIssuer(issuer: string, clusters: readonly TokenCluster[]): string | undefined {
  const issuers = clusters.flatMap((cluster) => cluster.issuer ?? []);
  if (issuers.includes(issuer)) return undefined;
  return issuers.find((each) => loose(each) === loose(issuer));
}

/** In what a credential that was meant for the token is not like it. */
export type Difference = 'caseDiffers' | 'issuerDiffers' | 'audienceDiffers' | 'otherNamespace';

/** `undefined` for a credential that is about something else. `wanted` is what the token has. */
export function differenceOf(
  credential: FederatedCredential,
  claim: Claim,
  audience: string | undefined,
  token: Token,
  clusters: readonly TokenCluster[],
): { readonly code: Difference; readonly wanted: string } | undefined {
  const trust = trustOf(credential);
  const { issuer, subject = '', audiences } = credential;
  if (isAbout(trust, claim)) {
    if (!isIssuedBy(credential, claim, clusters))
      return {
        code: 'issuerDiffers',
        wanted: nearlyIssuer(issuer, clusters) ?? token.issuer ?? issuerFor(claim),
      };
    if (audience !== undefined && !audiences.includes(audience))
      return { code: 'audienceDiffers', wanted: audience };
    return undefined;
  }
  // IDs that GitHub adds are no difference in case.
  const plain = (text: string): string => text.replace(/@\d+(?=[/:])/g, '').toLowerCase();
  if (plain(subject) === plain(token.subject)) return { code: 'caseDiffers', wanted: token.subject };
  const isMoved =
    claim.kind === 'kubernetes' && trust.kind === 'kubernetes' && trust.account === claim.account;
  return isMoved ? { code: 'otherNamespace', wanted: claim.namespace ?? '' } : undefined;
}

function issuerFor(claim: Claim): string {
  return claim.kind === 'github'
    ? githubIssuerOf(claim.host)
    : 'host' in claim
      ? `https://${claim.host}`
      : '';
}

function loose(text: string): string {
  return text.toLowerCase().replace(/\/+$/, '');
}
