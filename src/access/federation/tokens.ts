/** The issuer and subject that a token will have, as a credential has to hold them. */

import type { Claim } from '../../code/federation/exchange';
import type { FederatedCredential } from '../../model/federation';
import {
  devOpsSubject,
  githubIssuer,
  githubIssuerOf,
  githubSubject,
  gitLabSubject,
  kubernetesSubject,
  terraformSubject,
  type GithubRepository,
} from '../../model/subjects';
import { trustOf, type GithubTrust } from '../../model/trust';

export interface Token {
  /** Absent where the workspace cannot say it: of a cluster, and of an Azure DevOps organization. */
  readonly issuer?: string;
  readonly subject: string;
}

type Known = Pick<FederatedCredential, 'issuer' | 'subject'>;

/** @param known credentials that were seen: what they say of the same repository holds for this token too. */
export function tokenOf(claim: Claim, known: readonly Known[]): Token {
  switch (claim.kind) {
    case 'github': {
      const { repository, issuer } = asTokensSayIt(claim, known);
      return { issuer, subject: githubSubject(repository, claim.context) };
    }
    case 'kubernetes':
      return { subject: kubernetesSubject(claim.namespace ?? 'default', claim.account) };
    case 'azureDevOps':
      return {
        // What is not known here is left open for a person to see.
        subject: devOpsSubject(claim.organization ?? '…', claim.project ?? '…', claim.connection),
      };
    case 'gitLab':
      return {
        issuer: `https://${claim.host}`,
        subject: gitLabSubject(claim.project, claim.refType, claim.ref),
      };
    case 'terraform':
      return {
        issuer: `https://${claim.host}`,
        subject: terraformSubject(claim.organization, claim.project, claim.workspace, claim.phase),
      };
  }
}

/** How GitHub writes a repository into its tokens: with IDs where a credential has them, and with an enterprise's own issuer. */
export function asTokensSayIt(
  { host, owner, repository }: { readonly host: string; readonly owner: string; readonly repository: string },
  known: readonly Known[],
): { readonly repository: GithubRepository; readonly issuer: string } {
  const same = known.flatMap((credential): { trust: GithubTrust; issuer: string }[] => {
    const trust = trustOf(credential);
    const isSame =
      trust.kind === 'github' &&
      trust.owner === owner &&
      trust.repository === repository &&
      isGithubIssuer(credential.issuer, host);
    return isSame ? [{ trust, issuer: credential.issuer.replace(/\/+$/, '') }] : [];
  });
  const ids = same.find(({ trust }) => trust.ids !== undefined)?.trust.ids;
  return {
    repository: { owner, repository, ...(ids !== undefined && { ids }) },
    issuer: same.at(-1)?.issuer ?? githubIssuerOf(host),
  };
}

/** Whether tokens of this GitHub can have the issuer: an enterprise may add its name to it. */
export function isGithubIssuer(issuer: string, host: string): boolean {
  const own = githubIssuerOf(host);
  return issuer === own || (own === githubIssuer && issuer.startsWith(`${own}/`) && !issuer.endsWith('/'));
}
