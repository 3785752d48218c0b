/** Go modules, and repositories of other languages that are ones too: checked by go.sum, brought by the Go toolchain. */

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, installedOnce, pinned, writeFiles } from '../kit/cache';
import { mustRun } from '../kit/processes';
import { findToolchain } from '../kit/toolchain';

const go = findToolchain({ programs: ['go'], versionArgs: ['version'], minimum: '1.23' });

/** Where Go keeps modules on this machine. */
export function goCache(): string {
  const { GOMODCACHE, GOPATH } = process.env;
  return GOMODCACHE ?? join(GOPATH ?? join(homedir(), 'go'), 'pkg', 'mod');
}

/** The folders in there of the modules of a go.mod, which writes a capital letter as `!` and the small one. */
export function goModules(manifest: string): string[] {
  return modulesOf(manifest).map(
    ([name, version]) => `${name.replace(/[A-Z]/g, (at) => `!${at.toLowerCase()}`)}@${version}`,
  );
}

/** Brings what the go.mod in this folder of test/sdk names there if need be; gives its folders, or why that cannot be done. */
export async function goRepositories(
  folder: string,
): Promise<{ readonly root: string; readonly folders: readonly string[] } | { readonly missing: string }> {
  if ('missing' in go) return go;
  const manifest = pinned(`${folder}/go.mod`);
  const sums = pinned(`${folder}/go.sum`);
  const root = goCache();
  const folders = goModules(manifest);
  const cwd = cacheFolder(`${folder}/go`);
  writeFiles(cwd, { 'go.mod': manifest, 'go.sum': sums });
  // Another run may have emptied the cache of modules since.
  const key = [manifest, sums, String(folders.every((folder) => existsSync(join(root, folder))))];
  await installedOnce(cwd, key, async () => {
    const names = modulesOf(manifest).map(([name]) => name);
    await mustRun({ command: go.command, args: ['mod', 'download', ...names], cwd });
  });
  return { root, folders };
}

function modulesOf(manifest: string): (readonly [name: string, version: string])[] {
  return [...manifest.matchAll(/^\t(\S+) (v\S+)/gm)].map(([, name = '', version = '']) => [name, version]);
}
