/** The credentials that all answers together make. */

import {
  kubernetesSubject,
  gitLabSubject,
  googleIssuer,
  terraformIssuer,
  terraformSubject,
  credentialName,
} from '../../model/subjects';
import type { FederatedCredential, NewFederatedCredential } from '../../model/federation';
import { audienceOf, type AddContext, type AddDraft } from './draft';
import { githubPairs } from './githubSteps';
import { isTyped } from './offerSteps';
import { wordsOfSubject } from './offers';

export interface Pair {
  readonly issuer: string;
  readonly subject: string;
  readonly words: readonly string[];
}

/** Each pair once, with a name for each: the one that was typed when it is the only one. */
export function credentialsOf(
  context: AddContext,
  draft: AddDraft,
  existing: readonly FederatedCredential[],
): readonly NewFederatedCredential[] {
  const { on, name } = draft;
  if (on === undefined) return [];
  const pairs = [
    ...new Map(
      pairsOf(context, draft, existing).map((pair) => [`${pair.issuer}\n${pair.subject}`, pair]),
    ).values(),
  ];
  const taken = existing.map((each) => each.name);
  return pairs.map(({ issuer, subject, words }) => {
    const own = pairs.length === 1 && name !== undefined ? name : credentialName(words, taken);
    taken.push(own);
    return { identityId: on.identity.id, name: own, issuer, subject, audience: audienceOf(context, draft) };
  });
}

function pairsOf(
  context: AddContext,
  draft: AddDraft,
  existing: readonly FederatedCredential[],
): readonly Pair[] {
  const { kind, chosen = [], issuer, subject } = draft;
  const pair = (from: string, about: string): Pair => ({
    issuer: from,
    subject: about,
    words: wordsOfSubject(from, about),
  });
  const typed = kind !== undefined && kind !== 'google' && kind !== 'other' && isTyped(context, kind, draft);
  if (kind === undefined) return issuer === undefined || subject === undefined ? [] : [pair(issuer, subject)];
  switch (kind) {
    case 'github':
      return githubPairs(context, draft, existing);
    case 'kubernetes': {
      if (issuer === undefined) return [];
      const [namespace, account] = draft.account?.split('/') ?? [];
      const offered = chosen.flatMap(({ claim }) =>
        claim.kind === 'kubernetes'
          ? [pair(issuer, kubernetesSubject(claim.namespace ?? draft.namespace ?? 'default', claim.account))]
          : [],
      );
      const own =
        typed && namespace !== undefined && account !== undefined
          ? [pair(issuer, kubernetesSubject(namespace, account))]
          : [];
      return [...offered, ...own];
    }
    case 'gitLab': {
      if (issuer === undefined) return [];
      const own =
        typed && draft.project !== undefined && draft.ref !== undefined
          ? [pair(issuer, gitLabSubject(draft.project, 'branch', draft.ref))]
          : [];
      return [...chosen.map((offer) => pair(issuer, offer.subject)), ...own];
    }
    case 'terraform': {
      const [organization, project, workspace] = draft.workspace?.split('/') ?? [];
      const own =
        typed && organization !== undefined && project !== undefined && workspace !== undefined
          ? (['plan', 'apply'] as const).map((phase) =>
              pair(terraformIssuer, terraformSubject(organization, project, workspace, phase)),
            )
          : [];
      return [...chosen.map((offer) => pair(offer.issuer ?? terraformIssuer, offer.subject)), ...own];
    }
    case 'google':
      return subject === undefined ? [] : [pair(googleIssuer, subject)];
    case 'azureDevOps':
    case 'other':
      return issuer === undefined || subject === undefined ? [] : [pair(issuer, subject)];
  }
}
