/** Finds the file of a kind that stands nearest above a document, inside its workspace folder; remembers where. */

import type { ConfigurationScope, FileType, NotebookDocument, TextDocument } from 'vscode';
import { RelativePattern, Uri, workspace } from 'vscode';
import type { Disposable } from '../access/connection';

export interface FoundFile {
  readonly uri: Uri;
  readonly text: string;
}

export interface NearestFiles extends Disposable {
  /** The nearest file whose name `matches`, with its text; `undefined` for documents outside every folder. */
  find(document: Uri, matches: (name: string) => boolean, kind: string): Promise<FoundFile | undefined>;
}

/** A manifest larger than this is not one a person keeps. */
const maxBytes = 1_000_000;

/** `changed` is called after a file that could have been found is written, made or removed. */
export function createNearestFiles(pattern: string, changed: () => void): NearestFiles {
  const found = new Map<string, Promise<FoundFile | undefined>>();
  const watcher = workspace.createFileSystemWatcher(pattern);
  const forget = (): void => {
    found.clear();
    changed();
  };
  const watching = [
    watcher,
    watcher.onDidChange(forget),
    watcher.onDidCreate(forget),
    watcher.onDidDelete(forget),
  ];
  return {
    find: (document, matches, kind) => {
      const file = fileOf(document);
      const folder = workspace.getWorkspaceFolder(file);
      if (folder === undefined) return Promise.resolve(undefined);
      const start = Uri.joinPath(file, '..');
      const key = `${kind}:${start.toString()}`;
      const known = found.get(key);
      if (known !== undefined) return known;
      const searching = search(start, folder.uri, matches);
      found.set(key, searching);
      return searching;
    },
    dispose: () => {
      for (const one of watching) one.dispose();
    },
  };
}

/** The file that a document is stored in: that of the notebook for one of its cells, which belong to no folder by themselves. */
export function fileOf(document: Uri): Uri {
  return notebookOf(document)?.uri ?? document;
}

/** Whether a document is a cell of a notebook. */
export function isCell({ scheme }: Uri): boolean {
  return scheme === 'vscode-notebook-cell';
}

/** The notebook that a document is a cell of. */
export function notebookOf(document: Uri): NotebookDocument | undefined {
  if (!isCell(document)) return undefined;
  const address = document.toString();
  return workspace.notebookDocuments.find((one) =>
    one.getCells().some((cell) => cell.document.uri.toString() === address),
  );
}

/** What the settings for a document are read for. */
export function scopeOf({ uri, languageId }: TextDocument): ConfigurationScope {
  return { uri: fileOf(uri), languageId };
}

/** Tells workspace folders apart; empty for documents outside every folder. */
export function folderKey(document: Uri): string {
  return workspace.getWorkspaceFolder(fileOf(document))?.uri.toString() ?? '';
}

async function search(
  start: Uri,
  root: Uri,
  matches: (name: string) => boolean,
): Promise<FoundFile | undefined> {
  for (let directory = start; ; directory = Uri.joinPath(directory, '..')) {
    const here = await fileIn(directory, matches);
    if (here !== undefined) return here;
    if (directory.path === root.path || directory.path === '/' || !directory.path.startsWith(root.path))
      return undefined;
  }
}

async function fileIn(directory: Uri, matches: (name: string) => boolean): Promise<FoundFile | undefined> {
  let entries: [string, FileType][];
  try {
    entries = await workspace.fs.readDirectory(directory);
  } catch {
    // A folder that cannot be listed (some virtual file systems) holds no manifest we could use.
    return undefined;
  }
  const name = entries
    .map(([entry]) => entry)
    .filter(matches)
    .sort()[0];
  if (name === undefined) return undefined;
  const text = await textOf(Uri.joinPath(directory, name));
  return text === undefined ? undefined : { uri: Uri.joinPath(directory, name), text };
}

/** What is in a file, as the editor has it where it is open; `undefined` when it cannot be read or is too large. */
export async function textOf(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > maxBytes ? undefined : new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // Gone or unreadable since it was listed: the same as not being there.
    return undefined;
  }
}

const installed = ['node_modules', '.venv', 'venv', 'bin', 'obj', 'dist', 'out'];

/** Whether a file is one that package managers and compilers put there. */
export function isInstalled({ path }: Uri): boolean {
  return installed.some((folder) => path.includes(`/${folder}/`));
}

/** Files below the workspace folders by pattern, at most `limit`, without those that are installed. */
export async function workspaceFiles(pattern: string, limit: number): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  const lists = await Promise.all(
    folders.map((folder) =>
      workspace.findFiles(new RelativePattern(folder, pattern), `**/{${installed.join()}}/**`, limit),
    ),
  );
  return lists.flat().slice(0, limit);
}
