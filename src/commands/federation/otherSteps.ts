/** What is asked for the issuers that are typed: Azure DevOps, GitLab, HCP Terraform, Google Cloud and any other. */

import { exchangeAudience } from '../../model/federation';
import { gitLabIssuer } from '../../model/subjects';
import {
  audienceProblem,
  issuerProblem,
  pairProblem,
  subjectProblem,
  textStep,
  type AddContext,
  type AddDraft,
  type AddStep,
  type IssuerKind,
} from './draft';
import { isTyped, offerStep } from './offerSteps';

const is =
  (kind: IssuerKind) =>
  (draft: AddDraft): boolean =>
    draft.kind === kind;

export function devOpsSteps(context: AddContext): AddStep[] {
  return [
    offerStep(context, 'azureDevOps', ['federation.whichConnection'], 'one'),
    textStep(context, 'issuer', {
      question: ['federation.issuer'],
      prompt: ['federation.devOpsIssuerPrompt'],
      check: (text) => issuerProblem(text),
      needed: is('azureDevOps'),
    }),
    textStep(context, 'subject', {
      question: ['federation.subject'],
      prompt: ['federation.devOpsSubjectPrompt'],
      // The newer issuer's subjects are numbers that only Azure DevOps knows.
      proposal: ({ issuer, chosen }) => {
        const known = chosen?.[0]?.subject;
        return issuer?.includes('vstoken.dev.azure.com') === true && known?.includes('…') === false
          ? known
          : undefined;
      },
      check: (text, { issuer }) => subjectProblem(text, issuer),
      against: (text, { issuer = '' }, existing) => pairProblem(issuer, text, existing),
      needed: is('azureDevOps'),
    }),
  ];
}

export function gitLabSteps(context: AddContext): AddStep[] {
  const place = context.workspace.repositories.find(({ kind }) => kind === 'gitLab');
  const typed = (draft: AddDraft): boolean => isTyped(context, 'gitLab', draft);
  return [
    offerStep(context, 'gitLab', ['federation.which']),
    textStep(context, 'project', {
      question: ['federation.gitLabProject'],
      prompt: ['federation.gitLabProjectPrompt'],
      proposal: () => place?.path.join('/'),
      check: (text) => (/^[^\s/:]+(\/[^\s/:]+)+$/.test(text) ? undefined : ['federation.pathForm']),
      needed: typed,
    }),
    textStep(context, 'ref', {
      question: ['federation.gitLabRef'],
      prompt: ['federation.contextPrompt'],
      proposal: () => place?.defaultBranch,
      check: (text) => subjectProblem(text, undefined),
      needed: typed,
    }),
    textStep(context, 'issuer', {
      question: ['federation.issuer'],
      prompt: ['federation.issuerPrompt'],
      proposal: ({ chosen }) =>
        chosen?.[0]?.issuer ?? (place === undefined ? gitLabIssuer : `https://${place.host}`),
      check: (text) => issuerProblem(text),
      needed: is('gitLab'),
    }),
    audienceStep(context, is('gitLab')),
  ];
}

export function terraformSteps(context: AddContext): AddStep[] {
  return [
    offerStep(context, 'terraform', ['federation.whichPhases']),
    textStep(context, 'workspace', {
      question: ['federation.terraformWorkspace'],
      prompt: ['federation.terraformPrompt'],
      check: (text) => (/^[^/:]+\/[^/:]+\/[^/:\s]+$/.test(text) ? undefined : ['federation.terraformForm']),
      needed: (draft) => isTyped(context, 'terraform', draft),
    }),
  ];
}

export function googleSteps(context: AddContext): AddStep[] {
  return [
    textStep(context, 'subject', {
      question: ['federation.subject'],
      prompt: ['federation.googlePrompt'],
      check: (text) => (/^\d+$/.test(text) ? undefined : ['federation.googleForm']),
      needed: is('google'),
    }),
  ];
}

export function anySteps(context: AddContext): AddStep[] {
  return [
    textStep(context, 'issuer', {
      question: ['federation.issuer'],
      prompt: ['federation.issuerPrompt'],
      check: (text) => issuerProblem(text),
      against: (text, _draft, existing) =>
        issuerProblem(
          text,
          existing.map(({ issuer }) => issuer),
        ),
      needed: is('other'),
    }),
    textStep(context, 'subject', {
      question: ['federation.subject'],
      prompt: ['federation.subjectPrompt'],
      check: (text, { issuer }) => subjectProblem(text, issuer),
      against: (text, { issuer = '' }, existing) => pairProblem(issuer, text, existing),
      needed: is('other'),
    }),
    audienceStep(context, is('other')),
  ];
}

function audienceStep(context: AddContext, needed: (draft: AddDraft) => boolean): AddStep {
  return textStep(context, 'audience', {
    question: ['federation.audience'],
    prompt: ['federation.audiencePrompt'],
    proposal: ({ chosen }) => chosen?.[0]?.audience ?? exchangeAudience(context.connection.cloud.name),
    check: (text) => audienceProblem(text),
    needed,
  });
}
