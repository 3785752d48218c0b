/** What the workspace shows that an identity could trust, ready to be chosen: one offer for each token that will come. */

import { tokenOf } from '../../access/federation/tokens';
import type { ClaimKind, Claim, WorkspaceFederation } from '../../code/federation/exchange';
import type { FederatedCredential } from '../../model/federation';
import { trustOf } from '../../model/trust';
import type { Said } from '../../ui/said';

/** A credential to be: what it lacks is asked for. */
export interface Offer {
  readonly kind: ClaimKind;
  readonly claim: Claim;
  readonly issuer?: string;
  readonly subject: string;
  readonly audience?: string;
  /** What its name is made of. */
  readonly words: readonly string[];
  /** Where in the workspace it comes from. */
  readonly from: string;
}

/** Of one kind, each once, without those that the identity has. */
export function offersOf(
  { exchanges }: WorkspaceFederation,
  kind: ClaimKind,
  existing: readonly FederatedCredential[],
): readonly Offer[] {
  const found = new Map<string, Offer>();
  for (const exchange of exchanges.filter((each) => each.kind === kind)) {
    for (const { claims } of exchange.expected) {
      const [claim] = claims;
      const { issuer, subject } = tokenOf(claim, existing);
      const isThere = existing.some(
        (each) => each.subject === subject && (issuer === undefined || each.issuer === issuer),
      );
      if (isThere || found.has(subject)) continue;
      found.set(subject, {
        kind,
        claim,
        ...(issuer !== undefined && { issuer }),
        subject,
        ...(exchange.audience !== undefined && { audience: exchange.audience }),
        words: wordsOf(claim),
        from: exchange.path,
      });
    }
  }
  return [...found.values()];
}

function wordsOf(claim: Claim): readonly string[] {
  switch (claim.kind) {
    case 'github':
      return claim.context.what === 'pullRequest'
        ? [claim.repository, 'pull-request']
        : [claim.repository, claim.context.name];
    case 'kubernetes':
      return [claim.namespace ?? 'default', claim.account];
    case 'azureDevOps':
      return [claim.project ?? 'devops', claim.connection];
    case 'gitLab':
      return [claim.project.split('/').at(-1) ?? 'gitlab', claim.ref];
    case 'terraform':
      return [claim.workspace, claim.phase];
  }
}

/** What a name is made of for an issuer and subject that were typed. */
export function wordsOfSubject(issuer: string, subject: string): readonly string[] {
  const trust = trustOf({ issuer, subject });
  switch (trust.kind) {
    case 'github':
      return [trust.repository, trust.context?.name ?? '']
        .filter((word) => word !== '')
        .concat(trust.context?.what === 'pullRequest' ? ['pull-request'] : []);
    case 'kubernetes':
      return [trust.namespace, trust.account];
    case 'azureDevOps':
      return [trust.project, trust.connection];
    case 'azureDevOpsEntra':
      return ['service-connection'];
    case 'gitLab':
      return [trust.project.split('/').at(-1) ?? '', trust.ref];
    case 'terraform':
      return [trust.workspace, trust.phase];
    case 'google':
      return ['google', trust.account];
    case 'flexible':
    case 'other':
      return [URL.canParse(issuer) ? new URL(issuer).host : 'issuer', subject.slice(0, 40)];
  }
}

/** How many tokens of each kind the workspace shows. */
export function countsOf({ exchanges }: WorkspaceFederation): ReadonlyMap<ClaimKind, number> {
  const counts = new Map<ClaimKind, number>();
  for (const { kind } of exchanges) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Branches, tags and environments that no single credential matches, in words. */
export function openNotes({ exchanges }: WorkspaceFederation, kind: ClaimKind): readonly Said[] {
  const notes = exchanges
    .filter((each) => each.kind === kind)
    .flatMap(({ path, open }) => open.map(({ reason, pattern }) => [reason, pattern ?? '', path] as const));
  const distinct = new Map(notes.map((note) => [note.join('\n'), note]));
  return [...distinct.values()].map(([reason, pattern, path]): Said => [
    `federation.open.${reason}`,
    pattern,
    path,
  ]);
}
