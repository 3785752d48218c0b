/** Where the sources of the pinned packages lie once the languages of this tier have installed them. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root as repository } from '../../host/launch/paths';
import { cacheRoot, pinned } from '../kit/cache';
import { crateCache, cratesOf } from './crates';
import { goCache, goModules, goRepositories } from './goRepositories';
import { javaSources } from './javaSources';

/** Folders of a root that are read, or why there is nothing to read. */
export type Sources =
  { readonly root: string; readonly folders: readonly string[] } | { readonly missing: string };

export interface SourceTree {
  /** What is in it, for a title. */
  readonly name: string;
  /** Of these languages alone, by the editor's IDs; of all that are served when absent. */
  readonly only?: readonly string[];
  sources(): Promise<Sources> | Sources;
}

/** The folders of a root that are there. */
export function sourcesIn(root: string, folders: readonly string[]): Sources {
  const there = folders.filter((folder) => existsSync(join(root, folder)));
  return there.length > 0 ? { root, folders: there } : { missing: `nothing is installed in ${root}` };
}

/** What is in a folder; nothing when there is none. */
export function listed(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

export const sourceTrees: readonly SourceTree[] = [
  {
    name: 'the npm SDKs and what they need',
    sources: () => sourcesIn(join(cacheRoot, 'typescript'), ['node_modules']),
  },
  {
    name: 'the npm packages this repository is built with',
    sources: () => sourcesIn(repository, ['node_modules']),
  },
  {
    name: 'the PyPI SDKs and what they need',
    sources: () => {
      const environment = join(cacheRoot, 'python', 'venv');
      const versions = listed(join(environment, 'lib')).map((version) => `lib/${version}/site-packages`);
      return sourcesIn(environment, ['Lib/site-packages', ...versions]);
    },
  },
  {
    name: 'the Go SDKs and what they need',
    sources: () => sourcesIn(goCache(), goModules(pinned('go/go.mod'))),
  },
  {
    name: 'the Rust crates and what they need',
    sources: () => sourcesIn(crateCache(), cratesOf(pinned('rust/Cargo.lock'))),
  },
  {
    name: 'the Java SDKs and what they need',
    sources: async () => {
      const groups = 'com.azure,com.microsoft.azure,com.microsoft.sqlserver,io.projectreactor';
      const found = await javaSources('java', `-DincludeGroupIds=${groups}`);
      return 'missing' in found ? found : sourcesIn(found.root, listed(found.root));
    },
  },
  {
    name: 'Thrift, FlatBuffers, Docker and Kubernetes in C#, C++ and scripts',
    only: ['csharp', 'cpp', 'shellscript', 'powershell'],
    sources: async () => {
      const found = await goRepositories('trees');
      return 'missing' in found ? found : sourcesIn(found.root, found.folders);
    },
  },
];
