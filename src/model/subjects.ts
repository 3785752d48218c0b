/** Writes issuers and subjects as the services put them into their tokens, to the letter. */

import type { GithubContext, GithubTrust } from './trust';

export const githubIssuer = 'https://token.actions.githubusercontent.com';
export const gitLabIssuer = 'https://gitlab.com';
export const terraformIssuer = 'https://app.terraform.io';
export const googleIssuer = 'https://accounts.google.com';

/** Which issuer a GitHub has: github.com, an enterprise with data of its own on ghe.com, or a server. */
export function githubIssuerOf(host: string): string {
  const name = host.toLowerCase();
  if (name === 'github.com') return githubIssuer;
  return name.endsWith('.ghe.com') ? `https://token.actions.${name}` : `https://${name}/_services/token`;
}

export type GithubRepository = Pick<GithubTrust, 'owner' | 'repository' | 'ids'>;

export function githubSubject(repository: GithubRepository, context: GithubContext): string {
  return `${githubPrefix(repository)}:${contextText(context)}`;
}

/** What every subject of a repository begins with. */
export function githubPrefix({ owner, repository, ids }: GithubRepository): string {
  return ids === undefined
    ? `repo:${owner}/${repository}`
    : `repo:${owner}@${ids.owner}/${repository}@${ids.repository}`;
}

function contextText({ what, name }: GithubContext): string {
  const written = name.replaceAll(':', '%3A');
  switch (what) {
    case 'environment':
      return `environment:${written}`;
    case 'branch':
      return `ref:refs/heads/${written}`;
    case 'tag':
      return `ref:refs/tags/${written}`;
    case 'pullRequest':
      return 'pull_request';
  }
}

export function kubernetesSubject(namespace: string, account: string): string {
  return `system:serviceaccount:${namespace}:${account}`;
}

export function devOpsSubject(organization: string, project: string, connection: string): string {
  return `sc://${organization}/${project}/${connection}`;
}

export function gitLabSubject(project: string, refType: 'branch' | 'tag', ref: string): string {
  return `project_path:${project}:ref_type:${refType}:ref:${ref}`;
}

export function terraformSubject(
  organization: string,
  project: string,
  workspace: string,
  phase: 'plan' | 'apply',
): string {
  return `organization:${organization}:project:${project}:workspace:${workspace}:run_phase:${phase}`;
}

/** A name for a credential made of words: only what Azure takes in a name, not longer, and none of those that are taken. */
export function credentialName(words: readonly string[], taken: readonly string[]): string {
  const joined = words.join('-').replace(/[^a-zA-Z0-9_-]+/g, '-');
  const plain = joined
    .replace(/^[-_]+|[-_]+$/g, '')
    .replace(/-{2,}/g, '-')
    .slice(0, 110);
  const base = plain.length < 3 ? `fic-${plain}`.replace(/-+$/, '-1') : plain;
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(base.toLowerCase())) return base;
  let number = 2;
  while (used.has(`${base}-${number}`.toLowerCase())) number++;
  return `${base}-${number}`;
}
