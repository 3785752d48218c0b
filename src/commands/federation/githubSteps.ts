/** What is asked for GitHub: which runs, and how GitHub writes the repository into its tokens. */

import { asTokensSayIt } from '../../access/federation/tokens';
import { listing } from '../../model/listing';
import { githubPrefix, githubSubject, type GithubRepository } from '../../model/subjects';
import type { GithubContext } from '../../model/trust';
import type { FederatedCredential } from '../../model/federation';
import { pairProblem, textStep, titled, type AddContext, type AddDraft, type AddStep } from './draft';
import { isTyped, offerStep } from './offerSteps';
import type { Pair } from './pairs';

export function githubSteps(context: AddContext): AddStep[] {
  const typed = (draft: AddDraft): boolean => isTyped(context, 'github', draft);
  return [
    offerStep(context, 'github', ['federation.which']),
    {
      needed: typed,
      ask: async (draft, place) => {
        const picked = await context.deps.ui.pick.choice<{ readonly what: GithubContext['what'] }>({
          ...titled(context, draft, place),
          question: ['federation.githubWhat'],
          placeholder: ['federation.githubWhatPlaceholder'],
          load: () =>
            Promise.resolve(
              listing(
                (['environment', 'branch', 'tag', 'pullRequest'] as const).map((what) => ({
                  value: { what },
                  label: [`federation.what.${what}`] as const,
                })),
              ),
            ),
        });
        return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, what: picked.what };
      },
    },
    textStep(context, 'contextName', {
      question: ['federation.contextName'],
      prompt: ['federation.contextPrompt'],
      proposal: ({ what }) => (what === 'branch' ? placeIn(context)?.defaultBranch : undefined),
      check: (text) =>
        text === ''
          ? ['federation.fault.empty']
          : /[*?]/.test(text)
            ? ['federation.fault.wildcard']
            : undefined,
      needed: (draft) => typed(draft) && draft.what !== 'pullRequest',
    }),
    textStep(context, 'repository', {
      question: ['federation.repository'],
      prompt: ['federation.repositoryPrompt'],
      proposal: (draft) => proposalFor(context, draft),
      check: (text) => (repositoryIn(text) === undefined ? ['federation.repositoryForm'] : undefined),
      against: (text, draft, existing) =>
        githubPairs(context, { ...draft, repository: text }, existing)
          .map(({ issuer, subject }) => pairProblem(issuer, subject, existing))
          .find((problem) => problem !== undefined),
      needed: (draft) => draft.kind === 'github' && repositoriesOf(draft).length < 2,
    }),
  ];
}

/** The credentials that the answers make. */
export function githubPairs(
  context: AddContext,
  draft: AddDraft,
  existing: readonly FederatedCredential[],
): readonly Pair[] {
  const { chosen = [], what, contextName = '' } = draft;
  const named = repositoryIn(draft.repository ?? '');
  const host = placeIn(context)?.host ?? 'github.com';
  const pair = (repository: GithubRepository, on: string, of: GithubContext): Pair => ({
    issuer: asTokensSayIt({ host: on, ...repository }, existing).issuer,
    subject: githubSubject(repository, of),
    words: [repository.repository, of.what === 'pullRequest' ? 'pull-request' : of.name],
  });
  const offered = chosen.flatMap(({ claim, issuer, subject, words }): Pair[] => {
    if (claim.kind !== 'github' || issuer === undefined) return [];
    return named === undefined ? [{ issuer, subject, words }] : [pair(named, claim.host, claim.context)];
  });
  const own =
    isTyped(context, 'github', draft) && named !== undefined && what !== undefined
      ? [
          pair(named, chosen[0]?.claim.kind === 'github' ? chosen[0].claim.host : host, {
            what,
            name: what === 'pullRequest' ? '' : contextName,
          }),
        ]
      : [];
  return [...offered, ...own];
}

/** `owner/name`, or both with their IDs. */
function repositoryIn(text: string): GithubRepository | undefined {
  const form = /^([\w.-]+)(?:@(\d+))?\/([\w.-]+)(?:@(\d+))?$/.exec(text);
  if (form === null) return undefined;
  const [, owner = '', ownerId, repository = '', repositoryId] = form;
  if ((ownerId === undefined) !== (repositoryId === undefined)) return undefined;
  return {
    owner,
    repository,
    ...(ownerId !== undefined &&
      repositoryId !== undefined && { ids: { owner: ownerId, repository: repositoryId } }),
  };
}

/** As the chosen tokens have it, which is how credentials of the same repository have it; else as the git remote does. */
function proposalFor(context: AddContext, draft: AddDraft): string | undefined {
  const prefix = repositoriesOf(draft)[0];
  if (prefix !== undefined) return prefix.slice('repo:'.length);
  const [owner, repository] = placeIn(context)?.path ?? [];
  return owner === undefined || repository === undefined
    ? undefined
    : githubPrefix({ owner, repository }).slice('repo:'.length);
}

/** The repositories of the chosen tokens, as their subjects begin. */
function repositoriesOf({ chosen = [] }: AddDraft): readonly string[] {
  return [...new Set(chosen.flatMap(({ subject }) => /^repo:[^:]+/.exec(subject)?.[0] ?? []))];
}

function placeIn({ workspace }: AddContext) {
  return workspace.repositories.find(({ kind }) => kind === 'github');
}
