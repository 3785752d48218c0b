/** Keeps what the files of the workspace say about where its apps run, and what they tell its credentials; each file is read again when it changes. */

import { workspace, type Uri } from 'vscode';
import type { Disposable } from '../access/connection';
import { appVariables, type AppVariables } from '../code/appVariables';
import { hostFiles, hostsOf, type Host } from '../code/hosts';
import { folderKey, isInstalled, textOf, workspaceFiles } from './nearestFile';

export interface HostSigns extends Disposable {
  /** The hosts that the files of the document's folder are for; none until they were read. */
  hosts(document: Uri): ReadonlySet<Host>;
  /** Whether a template or a manifest of the document's folder gives an app the variable; false until they were read. */
  sets(document: Uri, what: keyof AppVariables): boolean;
}

interface Told {
  readonly folder: string;
  /** The folder at the top of the workspace that it lies in: one of several projects may. */
  readonly project: string;
  readonly hosts: readonly Host[];
  readonly variables: AppVariables;
}

/** Of each pattern: a workspace with more of them says it in the first ones, or not at all. */
const maxFiles = 200;

/** `changed` is called after what a document's folder is for may have changed. */
export function createHostSigns(changed: () => void): HostSigns {
  /** By the file's address, of those that tell something. */
  const told = new Map<string, Told>();
  let reading: Promise<void> | undefined;

  const read = async (uri: Uri): Promise<boolean> => {
    const file = { path: uri.path, text: (await textOf(uri)) ?? '' };
    const now: Told = {
      folder: folderKey(uri),
      project: workspace.asRelativePath(uri, false).split('/')[0] ?? '',
      hosts: hostsOf(file),
      variables: appVariables(file),
    };
    const before = told.get(uri.toString());
    if (saidBy(now) === '') told.delete(uri.toString());
    else told.set(uri.toString(), now);
    return saidBy(now) !== saidBy(before);
  };
  const around = (document: Uri): readonly Told[] => {
    reading ??= readAll();
    const folder = folderKey(document);
    return [...told.values()].filter((one) => one.folder === folder);
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
    hosts: (document) => new Set(around(document).flatMap(({ hosts }) => hosts)),
    sets: (document, what) => {
      const files = around(document);
      // Where pods exchange a token for their identity's, the exchange reads what they are given.
      const exchanging = files.filter(({ hosts }) => hosts.includes('aksWorkloadIdentity'));
      const exchanges = ({ project, variables }: Told): boolean =>
        variables.inPod && exchanging.some((one) => one.project === project);
      return files.some((one) => one.variables[what] && !exchanges(one));
    },
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  };
}

/** What a file told, to compare; empty where it told nothing. */
function saidBy(one: Told | undefined): string {
  if (!one) return '';
  const { chain, clientId, inPod } = one.variables;
  return [...one.hosts, ...(chain ? ['chain'] : []), ...(clientId ? [`clientId ${inPod}`] : [])].join();
}
