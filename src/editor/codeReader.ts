/** Reads what code does: of the file in front of the person, of files that are named, or of the whole workspace. */

import { Uri, window, workspace, type TextDocument } from 'vscode';
import type { KnownValues } from '../code/clients/followedValues';
import { knownValues } from '../code/clients/knownSettings';
import { clientSites } from '../code/clients/sites';
import type { ClientSite } from '../code/language';
import type { CodePlace, CodeReader } from '../commands/deps';
import { Failure, isCancelled } from '../model/failure';
import { applyFileEdits } from './fileEdits';
import { readWorkspaceFederation } from './federationReader';
import { fileOf, textOf } from './nearestFile';
import type { Sources } from './sources';

/** Where code and scripts of the served languages are, and where they are somebody else's. */
const codeFiles = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,py,cs,java,go,cpp,cc,cxx,h,hpp,rs}';
const scriptFiles =
  '**/{*.sh,*.bash,*.zsh,*.ksh,*.ps1,*.psm1,*.http,*.rest,Dockerfile,*azure-pipelines*.yml,*azure-pipelines*.yaml}';
const workflows = '.github/{workflows,actions}/**/*.{yml,yaml}';
/** Where values of variables are. */
const settingFiles =
  '**/{.env,.env.*,*.env,*settings*.json,launch.json,launchSettings.json,*.bicep,*.bicepparam,*.tf,*.tfvars,Dockerfile,*.yml,*.yaml,application*.properties}';
const foreign = '**/{node_modules,bin,obj,dist,out,build,target,vendor,.venv,venv,__pycache__}/**';
const mostFiles = 300;
/** What stands in every file that uses a service: its SDK, its host, or a command. */
const worthALook = /azure|windows\.net|azconfig|\baz[ \t]+(?:storage|keyvault|appconfig)|-Az[A-Z]/i;

export function createCodeReader(sources: Sources): CodeReader {
  const sitesOf = async (
    document: TextDocument,
    known: KnownValues,
    signal: AbortSignal,
  ): Promise<readonly ClientSite[]> => {
    let sites: readonly ClientSite[] = [];
    await sources.plan(
      document,
      (language, file) => {
        sites = clientSites(language, file, known);
        return undefined;
      },
      signal,
    );
    return sites;
  };
  const served = (): TextDocument | undefined => {
    const active = window.activeTextEditor?.document;
    return active !== undefined && sources.serves(active) ? active : undefined;
  };
  const documentsAt = async (where: CodePlace): Promise<readonly TextDocument[]> => {
    const open = where === 'open' ? served() : undefined;
    if (open !== undefined) return [open];
    const uris =
      typeof where === 'string'
        ? (await Promise.all([codeFiles, scriptFiles, workflows].map(found))).flat()
        : (await Promise.all(where.map(named))).flat();
    const documents: TextDocument[] = [];
    for (const uri of uris.slice(0, mostFiles)) {
      const text = await textOf(uri);
      // Opening a document costs more than reading it.
      if (text !== undefined && worthALook.test(text)) documents.push(await workspace.openTextDocument(uri));
    }
    return documents;
  };
  return {
    edit: applyFileEdits,
    federation: (signal) => readWorkspaceFederation(sources.syntax, signal),
    openFile: () => {
      const open = served();
      const name = open && fileOf(open.uri).path.split('/').at(-1);
      return Promise.resolve(name);
    },
    clients: async (where) => {
      const { signal } = new AbortController();
      const all: ClientSite[] = [];
      const documents = await documentsAt(where);
      const settings = await settingTexts();
      const set = knownValues(settings, []);
      let constants: KnownValues | undefined;
      for (const document of documents) {
        const sites = await sitesOf(document, set, signal);
        const isOpen = sites.some(({ hosts }) => hosts.length === 0);
        // Constants of other files are looked through only where nothing nearer says it.
        if (isOpen) constants ??= knownValues(settings, await textsAt(codeFiles));
        all.push(...(constants && isOpen ? await sitesOf(document, constants, signal) : sites));
      }
      return all;
    },
  };
}

async function settingTexts(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const uris = (await Promise.all([settingFiles, workflows].map(found))).flat();
  const texts = await Promise.all(uris.map(textOf));
  return uris.flatMap(({ path }, at) => {
    const text = texts[at];
    return text === undefined ? [] : [{ path, text }];
  });
}

async function textsAt(pattern: string): Promise<readonly string[]> {
  const texts = await Promise.all((await found(pattern)).map(textOf));
  return texts.filter((text) => text !== undefined);
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
