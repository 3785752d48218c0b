/** Finds what in the workspace trades tokens: the repositories that its folders are copies of, and the files that say how. */

import { FileType, Uri, workspace } from 'vscode';
import type { Syntax } from '../code/entry';
import type { Repository, WorkspaceFederation } from '../code/federation/exchange';
import { readFederation, type FederationFile } from '../code/federation/readAll';
import { bounded } from '../model/bounded';
import { readRepository } from './gitFolder';
import { textOf, workspaceFiles } from './nearestFile';

const yamlFiles = '**/*.{yml,yaml}';
const terraformFiles = '**/*.tf';
const mostFiles = 1_000;
const readAtOnce = 16;

interface Home {
  readonly root: Uri;
  readonly repository?: Repository;
}

export async function readWorkspaceFederation(
  syntax: Pick<Syntax, 'plan'>,
  signal: AbortSignal,
): Promise<WorkspaceFederation> {
  const homes = await Promise.all(
    (workspace.workspaceFolders ?? []).map(async ({ uri }): Promise<Home> => {
      const found = await readRepository(uri);
      return found ?? { root: uri };
    }),
  );
  signal.throwIfAborted();
  const listed = [
    ...(await workspaceFiles(yamlFiles, mostFiles)),
    ...(await workspaceFiles(terraformFiles, mostFiles)),
    ...(await Promise.all(homes.map(({ root }) => workflowsOf(root)))).flat(),
  ];
  const uris = [...new Map(listed.map((uri) => [uri.toString(), uri])).values()];
  const texts = await bounded(uris, readAtOnce, textOf, signal);
  const files = uris.flatMap((uri, at): FederationFile[] => {
    const outcome = texts[at];
    if (outcome === undefined || !('value' in outcome) || outcome.value === undefined) return [];
    const home = homes.find(({ root }) => isBelow(uri, root));
    const place = home === undefined ? uri.path : uri.path.slice(home.root.path.length);
    return [
      {
        uri: uri.toString(),
        path: workspace.asRelativePath(uri),
        place: place.replace(/^\/+/, ''),
        text: outcome.value,
        ...(home?.repository !== undefined && { repository: home.repository }),
      },
    ];
  });
  const repositories = homes.flatMap(({ repository }) => repository ?? []);
  return readFederation(syntax, files, distinct(repositories), signal);
}

/** Folders of one repository are one repository. */
function distinct(repositories: readonly Repository[]): readonly Repository[] {
  const key = ({ host, path }: Repository): string => [host, ...path].join('/').toLowerCase();
  return [...new Map(repositories.map((each) => [key(each), each])).values()];
}

/** Workflows stand at the top of a repository, which may be above the folder that is open. */
async function workflowsOf(root: Uri): Promise<readonly Uri[]> {
  const folder = Uri.joinPath(root, '.github', 'workflows');
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.flatMap(([name, type]) =>
      (type & FileType.File) !== 0 && /\.ya?ml$/.test(name) ? [Uri.joinPath(folder, name)] : [],
    );
  } catch {
    // No such folder: the repository has no workflows.
    return [];
  }
}

function isBelow(uri: Uri, root: Uri): boolean {
  const folder = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(folder);
}
