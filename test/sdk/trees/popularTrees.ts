/** Popular packages of each registry, pinned beside this file, brought into the cache when they are first read. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, emptied, installedOnce, pinned, writeFiles } from '../kit/cache';
import { installNpm } from '../kit/installNpm';
import { mustRun } from '../kit/processes';
import { findToolchain } from '../kit/toolchain';
import { crateCache, cratesOf } from './crates';
import { goRepositories } from './goRepositories';
import { javaSources } from './javaSources';
import { listed, sourcesIn } from './sourceTrees';
import type { Sources, SourceTree } from './sourceTrees';

const manifests = 'trees/popular';
const python = findToolchain({
  programs: ['python3', 'python'],
  versionArgs: ['--version'],
  minimum: '3.10',
});
const cargo = findToolchain({ programs: ['cargo'], versionArgs: ['--version'], minimum: '1.88' });

async function npmPackages(): Promise<Sources> {
  const folder = cacheFolder(`${manifests}/npm`);
  await installNpm(folder, manifests);
  return sourcesIn(folder, ['node_modules']);
}

/** Without what they need: this is read, not run. `any` platform has the same files everywhere. */
async function pythonPackages(): Promise<Sources> {
  if ('missing' in python) return python;
  const folder = cacheFolder(`${manifests}/python`);
  const requirements = pinned(`${manifests}/requirements.txt`);
  writeFiles(folder, { 'requirements.txt': requirements });
  await installedOnce(folder, [requirements], async () => {
    emptied(join(folder, 'packages'));
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--no-compile',
    ];
    const same = ['--only-binary', ':all:', '--platform', 'any', '--python-version', '3.12'];
    const args = [...pip, ...same, '--require-hashes', '-r', 'requirements.txt', '--target', 'packages'];
    await mustRun({ command: python.command, args, cwd: folder });
  });
  return sourcesIn(join(folder, 'packages'), listed(join(folder, 'packages')));
}

/** Those that are named and what comes with them under their name, of all that Cargo brings. */
async function crates(): Promise<Sources> {
  if ('missing' in cargo) return cargo;
  const folder = cacheFolder(`${manifests}/rust`);
  const [manifest, lock] = [pinned(`${manifests}/Cargo.toml`), pinned(`${manifests}/Cargo.lock`)];
  const named = [...manifest.matchAll(/^([\w-]+) = .*"=[\d.]+"/gm)].map(([, name = '']) => `${name}-`);
  const folders = cratesOf(lock).filter((crate) => named.some((name) => crate.startsWith(name)));
  writeFiles(folder, { 'Cargo.toml': manifest, 'Cargo.lock': lock, 'lib.rs': '' });
  // Another run may have emptied Cargo's cache since.
  const isThere = String(folders.every((crate) => existsSync(join(crateCache(), crate))));
  await installedOnce(folder, [manifest, lock, isThere], async () => {
    await mustRun({ command: cargo.command, args: ['fetch', '--locked', '--quiet'], cwd: folder });
  });
  return sourcesIn(crateCache(), folders);
}

async function jars(): Promise<Sources> {
  const found = await javaSources(manifests, '-DexcludeTransitive=true');
  return 'missing' in found ? found : sourcesIn(found.root, listed(found.root));
}

async function modules(): Promise<Sources> {
  const found = await goRepositories(manifests);
  return 'missing' in found ? found : sourcesIn(found.root, found.folders);
}

export const popularTrees: readonly SourceTree[] = [
  { name: 'Express, Fastify, Nest, Knex and others from npm', sources: npmPackages },
  { name: 'Django, Flask, Requests, Ansible, Airflow and others from PyPI', sources: pythonPackages },
  { name: 'Gin, Terraform, Prometheus, KEDA, rclone and others in Go', sources: modules },
  { name: 'Spring, Hibernate, Camel and others from Maven Central', sources: jars },
  { name: 'Serde, Tokio, Axum, object_store and others from crates.io', sources: crates },
];
