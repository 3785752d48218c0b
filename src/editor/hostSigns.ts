/** Keeps what the files of the workspace say about where its apps run; each file is read again when it changes. */

import { workspace, type Uri } from 'vscode';
import type { Disposable } from '../access/connection';
import { hostFiles, hostsOf, type Host } from '../code/hosts';
import { folderKey, isInstalled, textOf, workspaceFiles } from './nearestFile';

export interface HostSigns extends Disposable {
  /** The hosts that the files of the document's folder are for; none until they were read. */
  hosts(document: Uri): ReadonlySet<Host>;
}

/** Of each pattern: a workspace with more of them says it in the first ones, or not at all. */
const maxFiles = 200;

/** `changed` is called after what a document's folder is for may have changed. */
export function createHostSigns(changed: () => void): HostSigns {
  /** By the file's address, of those that tell something. */
  const told = new Map<string, { readonly folder: string; readonly hosts: readonly Host[] }>();
  let reading: Promise<void> | undefined;

  const read = async (uri: Uri): Promise<boolean> => {
    const hosts = hostsOf({ path: uri.path, text: (await textOf(uri)) ?? '' });
    const before = told.get(uri.toString())?.hosts ?? [];
    if (hosts.length === 0) told.delete(uri.toString());
    else told.set(uri.toString(), { folder: folderKey(uri), hosts });
    return hosts.join() !== before.join();
  };
  const readAll = async (): Promise<void> => {
    const lists = await Promise.all(hostFiles.map((pattern) => workspaceFiles(pattern, maxFiles)));
    const changes = await Promise.all(lists.flat().map(read));
    if (changes.includes(true)) changed();
  };
  const again = (uri: Uri): void => {
    if (reading === undefined || isInstalled(uri)) return;
    void read(uri).then((isChanged) => {
      if (isChanged) changed();
    });
  };
  const parts = hostFiles.flatMap((pattern) => {
    const watcher = workspace.createFileSystemWatcher(pattern);
    return [
      watcher,
      watcher.onDidChange(again),
      watcher.onDidCreate(again),
      watcher.onDidDelete((uri) => {
        if (told.delete(uri.toString())) changed();
      }),
    ];
  });
  return {
    hosts: (document) => {
      reading ??= readAll();
      const folder = folderKey(document);
      return new Set([...told.values()].filter((one) => one.folder === folder).flatMap(({ hosts }) => hosts));
    },
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  };
}
