/** Reads what a federated credential trusts out of its issuer and subject. */

import type { FederatedCredential } from './federation';

/** What starts a workflow run, as the subject of its token says it. */
export interface GithubContext {
  readonly what: 'branch' | 'tag' | 'environment' | 'pullRequest';
  /** As it is spelled on GitHub; empty for a pull request. */
  readonly name: string;
}

export interface GithubTrust {
  readonly kind: 'github';
  readonly owner: string;
  readonly repository: string;
  /** The IDs that newer repositories put behind their names. */
  readonly ids?: { readonly owner: string; readonly repository: string };
  /** Absent when the subject was customized, or is cut short: then `rest` says what it has. */
  readonly context?: GithubContext;
  readonly rest: string;
}

export type Trust =
  | GithubTrust
  | { readonly kind: 'kubernetes'; readonly namespace: string; readonly account: string }
  | {
      readonly kind: 'azureDevOps';
      readonly organization: string;
      readonly project: string;
      readonly connection: string;
    }
  /** A service connection whose subject is a number that Entra ID issued: nobody can read a name in it. */
  | { readonly kind: 'azureDevOpsEntra' }
  | { readonly kind: 'gitLab'; readonly project: string; readonly refType: string; readonly ref: string }
  | {
      readonly kind: 'terraform';
      readonly organization: string;
      readonly project: string;
      readonly workspace: string;
      readonly phase: string;
    }
  | { readonly kind: 'google'; readonly account: string }
  /** Matches by an expression. */
  | { readonly kind: 'flexible' }
  | { readonly kind: 'other' };

export type TrustKind = Trust['kind'];

export function trustOf({ issuer, subject }: Pick<FederatedCredential, 'issuer' | 'subject'>): Trust {
  if (subject === undefined) return { kind: 'flexible' };
  return (
    githubTrust(subject) ??
    kubernetesTrust(subject) ??
    devOpsTrust(issuer, subject) ??
    gitLabTrust(subject) ??
    terraformTrust(subject) ??
    googleTrust(issuer, subject)
  );
}

function githubTrust(subject: string): GithubTrust | undefined {
  const form = /^repo:([^/:@]+)(?:@(\d+))?\/([^/:@]+)(?:@(\d+))?(?::(.*))?$/s.exec(subject);
  if (form === null) return undefined;
  const [, owner = '', ownerId, repository = '', repositoryId, rest = ''] = form;
  const context = contextIn(rest);
  return {
    kind: 'github',
    owner,
    repository,
    ...(ownerId !== undefined &&
      repositoryId !== undefined && { ids: { owner: ownerId, repository: repositoryId } }),
    ...(context !== undefined && { context }),
    rest,
  };
}

function contextIn(rest: string): GithubContext | undefined {
  if (rest === 'pull_request') return { what: 'pullRequest', name: '' };
  const [, word = '', name = ''] = /^(environment|ref:refs\/heads|ref:refs\/tags)[:/](.+)$/s.exec(rest) ?? [];
  switch (word) {
    case 'environment':
      // A customized subject goes on with further claims behind a colon.
      return name.includes(':') ? undefined : { what: 'environment', name: withColons(name) };
    case 'ref:refs/heads':
      return name.includes(':') ? undefined : { what: 'branch', name: withColons(name) };
    case 'ref:refs/tags':
      return name.includes(':') ? undefined : { what: 'tag', name: withColons(name) };
    default:
      return undefined;
  }
}

/** GitHub writes a colon inside a name as `%3A`. */
function withColons(name: string): string {
  return name.replaceAll('%3A', ':');
}

function kubernetesTrust(subject: string): Trust | undefined {
  const [, namespace, account] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(subject) ?? [];
  return namespace === undefined || account === undefined
    ? undefined
    : { kind: 'kubernetes', namespace, account };
}

function devOpsTrust(issuer: string, subject: string): Trust | undefined {
  const [, organization, project, connection] = /^sc:\/\/([^/]+)\/([^/]+)\/(.+)$/.exec(subject) ?? [];
  if (organization !== undefined && project !== undefined && connection !== undefined)
    return { kind: 'azureDevOps', organization, project, connection };
  return /^\/eid1\/.*\/sc\//.test(subject) && issuer.includes('/v2.0')
    ? { kind: 'azureDevOpsEntra' }
    : undefined;
}

function gitLabTrust(subject: string): Trust | undefined {
  const [, project, refType, ref] = /^project_path:([^:]+):ref_type:([^:]+):ref:(.+)$/.exec(subject) ?? [];
  return project === undefined || refType === undefined || ref === undefined
    ? undefined
    : { kind: 'gitLab', project, refType, ref };
}

function terraformTrust(subject: string): Trust | undefined {
  const form = /^organization:([^:]+):project:([^:]+):workspace:([^:]+):run_phase:([^:]+)$/.exec(subject);
  if (form === null) return undefined;
  const [, organization = '', project = '', workspace = '', phase = ''] = form;
  return { kind: 'terraform', organization, project, workspace, phase };
}

function googleTrust(issuer: string, subject: string): Trust {
  return /^https:\/\/accounts\.google\.com\/?$/.test(issuer)
    ? { kind: 'google', account: subject }
    : { kind: 'other' };
}
