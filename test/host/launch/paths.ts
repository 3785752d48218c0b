/** Where things lie in the repository, seen from the bundled test programs. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package-lock.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The test programs were moved out of the repository');
  return findRoot(parent);
}

/** The repository. The bundles run from out/test/<name>/, at whatever working directory. */
export const root = findRoot(__dirname);
/** Editors and other downloads that survive a run. */
export const cacheFolder = join(root, '.vscode-test');
/** What a run leaves to read: one `.jsonl` and one `.log` per tier. */
export const resultsFolder = join(root, 'out', 'results');
/** The sample app that tests and `npm start` open a copy of. */
export const sampleWorkspace = join(root, 'test', 'workspace');

/** A bundled file under out/test/. */
export function testBundle(...parts: string[]): string {
  return join(root, 'out', 'test', ...parts);
}
