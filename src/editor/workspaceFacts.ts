/** What the files around a document say: the module kind, C#'s global usings, and whether the credential chain is pinned. */

import { EventEmitter, Uri, workspace, type Event, type TextDocument } from 'vscode';
import type { Disposable } from '../access/connection';
import type { Service } from '../code/clients/client';
import { columnOf } from '../code/clients/columns';
import { othersListed } from '../code/clients/others';
import type { Host } from '../code/hosts';
import { csproj, packageJson, pyproject, requirements } from '../code/manifests/kinds';
import type { ManifestKind } from '../code/manifests/manifest';
import { nugetDirective } from '../code/manifests/nugetDirectives';
import { setsClientId, setsTokenCredentials } from '../code/tokenCredentials';
import { createHostSigns } from './hostSigns';
import {
  createNearestFiles,
  folderKey,
  isCell,
  notebookOf,
  textOf,
  workspaceFiles,
  type FoundFile,
} from './nearestFile';

/** What stands around a document. */
export interface Surroundings {
  /** What the nearest `package.json` says a `.js` file is. */
  readonly moduleKind?: 'esm' | 'commonjs';
  /** Namespaces that every C# file of the project sees: the project's `Using` items and `global using` lines. */
  readonly ambientImports?: readonly string[];
  /** The services that the project uses the language's other package for. */
  readonly others?: readonly Service[];
}

export interface WorkspaceFacts extends Disposable {
  /** Something here changed: what the rules say may change with it. */
  readonly onDidChange: Event<void>;
  /** Whether a settings file of the document's folder sets `AZURE_TOKEN_CREDENTIALS`; false until the first scan has ended. */
  tokenCredentialsSet(document: Uri): boolean;
  /** Whether one sets `AZURE_CLIENT_ID` for an identity; false until the first scan has ended. */
  clientIdSet(document: Uri): boolean;
  /** The hosts that the files of the document's folder are for; none until they were read. */
  hosts(document: Uri): ReadonlySet<Host>;
  /** Looks up what the files around a document say; afterwards `known` has it. */
  ready(document: Uri, languageId: string): Promise<void>;
  /** What was looked up before, without looking. */
  known(document: Uri, languageId: string): Surroundings;
  /** The nearest file that lists packages for a language: of one of the kinds it has. `of` tells apart what is looked for. */
  manifest(
    document: Uri,
    languageId: string,
    kinds: readonly ManifestKind[],
    of?: 'manifest' | 'module',
  ): Promise<FoundFile | undefined>;
}

/** Where an app is told which credentials to try, beside the files that are told by their content (`hostSigns`). */
const settingsFiles =
  '**/{.env,.env.*,local.settings.json,launch.json,launchSettings.json,Dockerfile,docker-compose*.yml,docker-compose*.yaml,compose*.yml,compose*.yaml,*.bicep,*.bicepparam,*.tf}';
const manifestFiles =
  '**/{package.json,requirements.txt,pyproject.toml,*.csproj,GlobalUsings.cs,pom.xml,build.gradle,build.gradle.kts,go.mod,Cargo.toml,vcpkg.json,module-info.java}';
const maxSettingsFiles = 100;

/** Namespaces that `ImplicitUsings` brings to a web project, from the SDK's `Microsoft.NET.Sdk.Web` props. */
const implicitUsings = {
  base: [
    'System',
    'System.Collections.Generic',
    'System.IO',
    'System.Linq',
    'System.Net.Http',
    'System.Threading',
    'System.Threading.Tasks',
  ],
  web: [
    'System.Net.Http.Json',
    'Microsoft.AspNetCore.Builder',
    'Microsoft.AspNetCore.Hosting',
    'Microsoft.AspNetCore.Http',
    'Microsoft.AspNetCore.Routing',
    'Microsoft.Extensions.Configuration',
    'Microsoft.Extensions.DependencyInjection',
    'Microsoft.Extensions.Hosting',
    'Microsoft.Extensions.Logging',
  ],
  worker: [
    'Microsoft.Extensions.Configuration',
    'Microsoft.Extensions.DependencyInjection',
    'Microsoft.Extensions.Hosting',
    'Microsoft.Extensions.Logging',
  ],
} as const;

export function createWorkspaceFacts(): WorkspaceFacts {
  const changed = new EventEmitter<void>();
  const nearest = createNearestFiles(manifestFiles, () => {
    surroundings.clear();
    changed.fire();
  });
  const surroundings = new Map<string, Surroundings>();
  const keyOf = (document: Uri, languageId: string): string =>
    `${languageId}:${isCell(document) ? document.toString() : Uri.joinPath(document, '..').toString()}`;

  const lookAround = async (document: Uri, languageId: string): Promise<Surroundings> => {
    if (/^(typescript|javascript|vue)/.test(languageId)) {
      const found = await nearest.find(document, (name) => name === 'package.json', 'package');
      if (found === undefined) return {};
      return { moduleKind: isModule(found.text) ? 'esm' : 'commonjs', ...othersIn(found, languageId) };
    }
    if (languageId === 'python') {
      const isList = (name: string): boolean => [requirements, pyproject].some((kind) => kind.matches(name));
      return othersIn(await nearest.find(document, isList, 'manifest of python'), languageId);
    }
    if (languageId !== 'csharp') return {};
    if (isCell(document)) {
      // What a cell imports is there for those that run after it.
      const cells = cellsAround(document);
      const own = cells.findIndex((cell) => cell.uri.toString() === document.toString());
      return { ambientImports: cells.slice(0, own).flatMap((cell) => usings(cell.getText())) };
    }
    const project = await nearest.find(document, (name) => name.endsWith('.csproj'), 'project');
    const globals = await nearest.find(document, (name) => name === 'GlobalUsings.cs', 'globals');
    return {
      ambientImports: [...projectUsings(project?.text ?? ''), ...globalUsings(globals?.text ?? '')],
      ...othersIn(project, languageId),
    };
  };
  /** The folders in which each thing is set. */
  let set = { chain: new Set<string>(), clientId: new Set<string>() };
  let scanning: Promise<void> | undefined;
  const signs = createHostSigns(() => {
    changed.fire();
  });

  const scan = async (): Promise<void> => {
    const files = await workspaceFiles(settingsFiles, maxSettingsFiles);
    const texts = await Promise.all(files.map(async (uri) => (await textOf(uri)) ?? ''));
    const where = (sets: (text: string) => boolean): Set<string> =>
      new Set(files.filter((_uri, at) => sets(texts[at] ?? '')).map(folderKey));
    const now = { chain: where(setsTokenCredentials), clientId: where(setsClientId) };
    const same = [...now.chain, 0, ...now.clientId].join() === [...set.chain, 0, ...set.clientId].join();
    set = now;
    if (!same) changed.fire();
  };
  const watcher = workspace.createFileSystemWatcher(settingsFiles);
  const rescan = (): void => {
    scanning = scan();
  };
  const parts = [
    watcher,
    watcher.onDidChange(rescan),
    watcher.onDidCreate(rescan),
    watcher.onDidDelete(rescan),
  ];

  return {
    onDidChange: changed.event,
    tokenCredentialsSet: (document) => {
      scanning ??= scan();
      return set.chain.has(folderKey(document)) || signs.sets(document, 'chain');
    },
    clientIdSet: (document) => {
      scanning ??= scan();
      return set.clientId.has(folderKey(document)) || signs.sets(document, 'clientId');
    },
    hosts: signs.hosts,
    ready: async (document, languageId) => {
      const key = keyOf(document, languageId);
      // Cells change without a file being written.
      if (!surroundings.has(key) || isCell(document))
        surroundings.set(key, await lookAround(document, languageId));
    },
    known: (document, languageId) => surroundings.get(keyOf(document, languageId)) ?? {},
    manifest: (document, languageId, kinds, of = 'manifest') => {
      const cell = languageId === 'csharp' ? cellWithPackages(document) : undefined;
      if (cell !== undefined) return Promise.resolve({ uri: cell.uri, text: cell.getText() });
      return nearest.find(
        document,
        (name) => kinds.some((kind) => kind.matches(name)),
        `${of} of ${languageId}`,
      );
    },
    dispose: () => {
      for (const part of [...parts, nearest, signs, changed]) part.dispose();
    },
  };
}

function othersIn(found: FoundFile | undefined, languageId: string): Pick<Surroundings, 'others'> {
  const column = columnOf({ languageIds: [languageId] });
  const name = found?.uri.path.replace(/^.*\//, '') ?? '';
  const kind = [packageJson, csproj, requirements, pyproject].find((one) => one.matches(name));
  const manifest = found && kind?.read(found.text);
  const others = column && manifest ? othersListed(column, manifest) : [];
  return others.length > 0 ? { others } : {};
}

/** What `"type"` says at the top of a `package.json`; a file that is no JSON says nothing. */
function isModule(text: string): boolean {
  try {
    const manifest: unknown = JSON.parse(text);
    return (
      typeof manifest === 'object' && manifest !== null && 'type' in manifest && manifest.type === 'module'
    );
  } catch {
    return false;
  }
}

function projectUsings(project: string): readonly string[] {
  const named = [...project.matchAll(/<Using\s+Include="([^"]+)"/g)].map((match) => match[1] ?? '');
  if (!/<ImplicitUsings>\s*(enable|true)\s*</i.test(project)) return named;
  const sdk = /Sdk="([^"]+)"/.exec(project)?.[1] ?? '';
  const more = sdk.endsWith('.Web')
    ? implicitUsings.web
    : sdk.endsWith('.Worker')
      ? implicitUsings.worker
      : [];
  return [...named, ...implicitUsings.base, ...more];
}

/** The C# cells of the notebook that a document is a cell of. */
function cellsAround(document: Uri): readonly TextDocument[] {
  const cells = notebookOf(document)?.getCells() ?? [];
  return cells.map((cell) => cell.document).filter((cell) => cell.languageId === 'csharp');
}

/** The cell that lists packages: one that has the SDK's, else any, else the one that needs them. */
function cellWithPackages(document: Uri): TextDocument | undefined {
  const cells = cellsAround(document);
  const listing = cells.filter((cell) => nugetDirective.test(cell.getText()));
  return (
    listing.find((cell) => /nuget:\s*Azure\./i.test(cell.getText())) ??
    listing[0] ??
    cells.find((cell) => cell.uri.toString() === document.toString())
  );
}

function usings(text: string): readonly string[] {
  return [...text.matchAll(/^\s*using\s+([\w.]+)\s*;/gm)].map((match) => match[1] ?? '');
}

function globalUsings(text: string): readonly string[] {
  return [...text.matchAll(/^\s*global\s+using\s+([\w.]+)\s*;/gm)].map((match) => match[1] ?? '');
}
