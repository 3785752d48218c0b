/** Reads which repository a folder is a copy of, out of the files that git keeps. */

import type { Repository } from './exchange';

export interface GitFiles {
  readonly config: string;
  /** `.git/packed-refs`. */
  readonly packedRefs?: string;
  /** Names below `.git/refs`, such as `heads/main`. */
  readonly refs: readonly string[];
  /** `.git/refs/remotes/origin/HEAD`. */
  readonly remoteHead?: string;
  /** `.git/HEAD`. */
  readonly head?: string;
}

/** The remote `origin`, else the first one; `undefined` without a remote that names a host. */
export function repositoryOf(files: GitFiles): Repository | undefined {
  const remotes = remotesIn(files.config);
  const remote = remotes.find(({ name }) => name === 'origin') ?? remotes[0];
  const place = remote === undefined ? undefined : placeOf(remote.url);
  if (remote === undefined || place === undefined) return undefined;
  const refs = [...files.refs, ...packed(files.packedRefs ?? '')];
  const named = (start: string): string[] =>
    refs.flatMap((ref) => (ref.startsWith(start) ? ref.slice(start.length) : [])).filter(Boolean);
  const remoteBranches = named(`remotes/${remote.name}/`).filter((name) => name !== 'HEAD');
  const branches = [...new Set([...named('heads/'), ...remoteBranches])].sort();
  const defaultBranch =
    branchIn(files.remoteHead, `refs/remotes/${remote.name}/`) ?? usual(branches, files.head);
  return {
    ...place,
    ...(defaultBranch !== undefined && { defaultBranch }),
    branches,
    tags: [...new Set(named('tags/'))].sort(),
  };
}

/** Clones know the remote's default branch; what was begun on this machine does not, and then there are usual names. */
function usual(branches: readonly string[], head: string | undefined): string | undefined {
  const known = ['main', 'master'].find((name) => branches.includes(name));
  if (known !== undefined) return known;
  return branches.length === 0 ? branchIn(head, 'refs/heads/') : undefined;
}

function branchIn(ref: string | undefined, start: string): string | undefined {
  const [, name] = /^ref:\s*(\S+)/.exec(ref ?? '') ?? [];
  return name?.startsWith(start) === true ? name.slice(start.length) : undefined;
}

function packed(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => /^[0-9a-f]{40,64} refs\/(\S+)$/.exec(line)?.[1] ?? []);
}

function remotesIn(config: string): { readonly name: string; readonly url: string }[] {
  const found: { name: string; url: string }[] = [];
  let remote: string | undefined;
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[\s*([^\]"\s]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line);
    if (section !== null) remote = section[1]?.toLowerCase() === 'remote' ? section[2] : undefined;
    const url = /^\s*url\s*=\s*(.+?)\s*$/i.exec(line)?.[1];
    if (remote !== undefined && url !== undefined && found.every(({ name }) => name !== remote))
      found.push({ name: remote, url: url.replace(/^"(.*)"$/, '$1') });
  }
  return found;
}

/** Where a remote's address points: `https`, `ssh` and the short form of `ssh`. A file of this machine is no host. */
function placeOf(url: string): Pick<Repository, 'kind' | 'host' | 'path'> | undefined {
  const short = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/\/)(.+)$/.exec(url);
  const [host, path] =
    short !== null && !/^[a-z]:[\\/]/i.test(url) && !url.includes('://')
      ? [short[1] ?? '', short[2] ?? '']
      : addressOf(url);
  if (host === '' || path === '') return undefined;
  const parts = path
    .replace(/\.git\/*$/, '')
    .split('/')
    .filter(Boolean)
    .map(decoded);
  return devOps(host.toLowerCase(), parts) ?? others(host.toLowerCase(), parts);
}

function addressOf(url: string): readonly [string, string] {
  if (!/^(https?|ssh|git):\/\//i.test(url) || !URL.canParse(url)) return ['', ''];
  const { hostname, pathname } = new URL(url);
  return [hostname, pathname];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `dev.azure.com/ORG/PROJECT/_git/REPO`, `ORG.visualstudio.com/PROJECT/_git/REPO`, `ssh.dev.azure.com:v3/ORG/PROJECT/REPO`. */
function devOps(
  host: string,
  parts: readonly string[],
): Pick<Repository, 'kind' | 'host' | 'path'> | undefined {
  const made = (path: readonly (string | undefined)[]) => ({
    kind: 'azureDevOps' as const,
    host: 'dev.azure.com',
    path: path.filter((part) => part !== undefined),
  });
  if (host === 'ssh.dev.azure.com' || host === 'vs-ssh.visualstudio.com') return made(parts.slice(1));
  const old = /^([^.]+)\.visualstudio\.com$/.exec(host)?.[1];
  if (host !== 'dev.azure.com' && old === undefined) return undefined;
  const own = old === undefined ? parts : [old, ...parts.filter((part) => part !== 'DefaultCollection')];
  const at = own.indexOf('_git');
  const repository = own[at + 1];
  // A repository that is called as its project is left out of the address.
  return at === 1 ? made([own[0], repository, repository]) : made([own[0], own[1], repository]);
}

function others(
  host: string,
  path: readonly string[],
): Pick<Repository, 'kind' | 'host' | 'path'> | undefined {
  if (path.length < 2) return undefined;
  if (host === 'ssh.github.com') return { kind: 'github', host: 'github.com', path };
  if (host === 'github.com' || host.endsWith('.ghe.com') || /(^|\.)github\./.test(host))
    return { kind: 'github', host, path };
  if (/(^|\.)gitlab\./.test(host)) return { kind: 'gitLab', host, path };
  return { kind: 'other', host, path };
}
