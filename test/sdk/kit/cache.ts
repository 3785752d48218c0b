/** Where packages and compiled cases lie: `.sdk-cache/`, so that a second run installs nothing. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../host/launch/paths';

export const cacheRoot = join(root, '.sdk-cache');
const stampName = '.installed';

/** The folder of one language in the cache; it exists. */
export function cacheFolder(language: string): string {
  const folder = join(cacheRoot, language);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The text of a pinned manifest or lock file in test/sdk/, by its path from there. */
export function pinned(path: string): string {
  return readFileSync(join(root, 'test', 'sdk', path), 'utf8');
}

/** Writes files into a folder, by their paths in it; one that has the same text already keeps its time. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Empties a folder of cases of an earlier run, which would be compiled along. */
export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Whether something was installed in this folder for the same `key`. */
export function isInstalled(folder: string, key: readonly string[]): boolean {
  const stamp = join(folder, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(key);
}

/** Runs `install` unless it has succeeded in this folder for the same `key` (the manifests' texts, the toolchain). */
export async function installedOnce(
  folder: string,
  key: readonly string[],
  install: () => Promise<void>,
): Promise<void> {
  if (isInstalled(folder, key)) return;
  const stamp = join(folder, stampName);
  rmSync(stamp, { force: true });
  await install();
  writeFileSync(stamp, digestOf(key));
}

function digestOf(key: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}
