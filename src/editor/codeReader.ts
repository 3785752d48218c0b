/** Reads what code does: of the file in front of the person, of files that are named, or of the whole workspace. */

import { Uri, window, workspace, type TextDocument } from 'vscode';
import { clientSites } from '../code/clients/sites';
import type { ClientSite } from '../code/language';
import type { CodeReader } from '../commands/deps';
import { Failure, isCancelled } from '../model/failure';
import { applyFileEdits } from './fileEdits';
import { readWorkspaceFederation } from './federationReader';
import { textOf } from './nearestFile';
import type { Sources } from './sources';

/** Where code of the served languages is, and where it is somebody else's. */
const codeFiles = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,py,cs,java,go,cpp,cc,cxx,h,hpp,rs}';
const foreign = '**/{node_modules,bin,obj,dist,out,build,target,vendor,.venv,venv,__pycache__}/**';
const mostFiles = 300;

export function createCodeReader(sources: Sources): CodeReader {
  const sitesOf = async (document: TextDocument, signal: AbortSignal): Promise<readonly ClientSite[]> => {
    let sites: readonly ClientSite[] = [];
    await sources.plan(
      document,
      (language, file) => {
        sites = clientSites(language, file);
        return undefined;
      },
      signal,
    );
    return sites;
  };
  return {
    edit: applyFileEdits,
    federation: (signal) => readWorkspaceFederation(sources.syntax, signal),
    clients: async (files) => {
      const { signal } = new AbortController();
      const active = window.activeTextEditor?.document;
      if (files === undefined && active !== undefined && sources.serves(active))
        return sitesOf(active, signal);
      const uris =
        files === undefined ? await found(codeFiles) : (await Promise.all(files.map(named))).flat();
      const all: ClientSite[] = [];
      for (const uri of uris.slice(0, mostFiles)) {
        const text = await textOf(uri);
        // Opening a document costs more than reading it.
        if (text === undefined || !/azure/i.test(text)) continue;
        all.push(...(await sitesOf(await workspace.openTextDocument(uri), signal)));
      }
      return all;
    },
  };
}

async function found(pattern: string): Promise<readonly Uri[]> {
  return workspace.findFiles(pattern, foreign, mostFiles);
}

/** A URI, a path, or a pattern of paths in the workspace. Throws `badArgument` for a file that is not there. */
async function named(file: string): Promise<readonly Uri[]> {
  if (file.includes('*')) return found(file);
  const isAbsolute = /^(?:\/|\\\\|[a-z]:[\\/])/i.test(file);
  const folders = workspace.workspaceFolders ?? [];
  const candidates = /^[a-z][a-z0-9+.-]+:/i.test(file)
    ? [Uri.parse(file)]
    : isAbsolute
      ? [Uri.file(file)]
      : folders.map(({ uri }) => Uri.joinPath(uri, file));
  for (const uri of candidates) {
    try {
      await workspace.fs.stat(uri);
      return [uri];
    } catch (error) {
      if (isCancelled(error)) throw error;
    }
  }
  throw new Failure('badArgument', { field: 'files', values: { reason: 'file', given: file } });
}
