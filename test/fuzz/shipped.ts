/** Files that packages ship: some are installed with this project, those of other languages once the tests with the real SDKs ran. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { cacheRoot, pinned } from '../sdk/kit/cache';
import { crateCache, cratesOf } from '../sdk/trees/crates';
import { goCache, goModules } from '../sdk/trees/goRepositories';

interface Shipped {
  readonly ending: RegExp;
  folders(root: string): readonly string[];
}

/** Larger files make a case slow and prove no more. */
const largest = 6_000;
/** Enough to choose from; looking at more takes its time. */
const most = 2_000;

/** Installed with the project, so that they are the same on every machine; and the sample app. */
const own: Shipped['folders'] = (root) =>
  ['node_modules/@azure', 'test/workspace'].map((name) => path.join(root, name));
const go = (manifest: string, names: RegExp): readonly string[] =>
  goModules(pinned(manifest))
    .filter((name) => names.test(name))
    .map((name) => path.join(goCache(), name));
const repositories = (): readonly string[] => go('trees/go.mod', /thrift|docker|flatbuffers/);

const shipped: Readonly<Record<string, Shipped>> = {
  typescript: { ending: /\.ts$/, folders: own },
  javascript: { ending: /\.js$/, folders: own },
  json: { ending: /\.json$/, folders: own },
  python: {
    ending: /\.py$/,
    folders: (root) => [...own(root), ...under('python/venv/lib', 'site-packages/azure')],
  },
  java: { ending: /\.java$/, folders: () => inFolder(path.join(cacheRoot, 'java', 'sources'), /^azure-/) },
  go: { ending: /(?<!_test)\.go$/, folders: () => go('go/go.mod', /azure-sdk-for-go/) },
  rust: {
    ending: /\.rs$/,
    folders: () =>
      cratesOf(pinned('rust/Cargo.lock'))
        .filter((name) => name.startsWith('azure_'))
        .map((name) => path.join(crateCache(), name)),
  },
  csharp: { ending: /\.cs$/, folders: (root) => [...own(root), ...repositories()] },
  cpp: { ending: /\.(cpp|cc|hpp)$/, folders: repositories },
  shellscript: { ending: /\.sh$/, folders: repositories },
  powershell: { ending: /\.ps1$/, folders: repositories },
  yaml: { ending: /\.ya?ml$/, folders: repositories },
};

/** The files of a language that are on this machine, in the order of their paths. */
export function shippedFiles(root: string, languageId: string): readonly string[] {
  const wanted = shipped[languageId];
  if (!wanted) return [];
  const files: string[] = [];
  for (const folder of wanted.folders(root).filter((each) => existsSync(each))) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const file = path.join(folder, name);
      if (files.length === most) return files;
      if (wanted.ending.test(name) && statSync(file).isFile() && statSync(file).size <= largest)
        files.push(file);
    }
  }
  return files;
}

/** The text of one; `undefined` where another run has taken it away meanwhile. */
export function textOfShipped(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** This folder in each of those that are in one of the cache. */
function under(outer: string, inner: string): string[] {
  return inFolder(path.join(cacheRoot, outer), /./).map((name) => path.join(name, inner));
}

function inFolder(folder: string, names: RegExp): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => names.test(name))
        .map((name) => path.join(folder, name))
    : [];
}
