/** Reads what git keeps of a folder: its remotes and the names of its branches, without running git. */

import { FileType, Uri, workspace } from 'vscode';
import type { Repository } from '../code/federation/exchange';
import { repositoryOf } from '../code/federation/repository';

/** Folders looked at, upwards from the one that is open. */
const mostLevels = 8;
const mostRefs = 2_000;

/** The repository that a folder lies in, and where its top is; `undefined` when it lies in none or has no remote. */
export async function readRepository(
  folder: Uri,
): Promise<{ readonly root: Uri; readonly repository?: Repository } | undefined> {
  let root = folder;
  for (let level = 0; level < mostLevels; level++) {
    const git = await gitFolderOf(root);
    if (git !== undefined) {
      const repository = await read(git);
      return { root, ...(repository !== undefined && { repository }) };
    }
    const above = Uri.joinPath(root, '..');
    if (above.path === root.path) return undefined;
    root = above;
  }
  return undefined;
}

/** `.git` is a folder, or a file that says where that is: of a worktree or a submodule. */
async function gitFolderOf(root: Uri): Promise<Uri | undefined> {
  const git = Uri.joinPath(root, '.git');
  try {
    const { type } = await workspace.fs.stat(git);
    if ((type & FileType.Directory) !== 0) return git;
    const place = /^gitdir:\s*(.+?)\s*$/m.exec((await textIn(git)) ?? '')?.[1];
    if (place === undefined) return undefined;
    const own =
      place.startsWith('/') || /^[a-z]:/i.test(place)
        ? git.with({ path: absolute(place) })
        : Uri.joinPath(root, place);
    const common = (await textIn(Uri.joinPath(own, 'commondir')))?.trim();
    return common === undefined ? own : Uri.joinPath(own, common);
  } catch {
    // Not there.
    return undefined;
  }
}

function absolute(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}

async function read(git: Uri): Promise<Repository | undefined> {
  const config = await textIn(Uri.joinPath(git, 'config'));
  if (config === undefined) return undefined;
  const packedRefs = await textIn(Uri.joinPath(git, 'packed-refs'));
  const remoteHead = await textIn(Uri.joinPath(git, 'refs', 'remotes', 'origin', 'HEAD'));
  const head = await textIn(Uri.joinPath(git, 'HEAD'));
  return repositoryOf({
    config,
    refs: await namesBelow(Uri.joinPath(git, 'refs'), ''),
    ...(packedRefs !== undefined && { packedRefs }),
    ...(remoteHead !== undefined && { remoteHead }),
    ...(head !== undefined && { head }),
  });
}

async function namesBelow(folder: Uri, prefix: string): Promise<string[]> {
  let entries: [string, FileType][];
  try {
    entries = await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
  const names: string[] = [];
  for (const [name, type] of entries) {
    if (names.length >= mostRefs) break;
    if ((type & FileType.Directory) !== 0)
      names.push(...(await namesBelow(Uri.joinPath(folder, name), `${prefix}${name}/`)));
    else names.push(prefix + name);
  }
  return names;
}

async function textIn(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // Not there, or not readable, which here is the same.
    return undefined;
  }
}
