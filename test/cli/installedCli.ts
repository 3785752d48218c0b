/** The real Azure CLI, pinned, in `.sdk-cache/azure-cli/`: whether it is there, and how it gets there. */

import { readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../host/launch/paths';
import { cacheFolder, installedOnce, isInstalled, writeFiles } from '../sdk/kit/cache';
import { mustRun } from '../sdk/kit/processes';
import { findToolchain, type Toolchain } from '../sdk/kit/toolchain';

export interface InstalledCli {
  /** A PATH on which its `az` comes first. */
  readonly path: string;
}

/** Whether it can be used without installing anything. */
export function isCliInstalled(): boolean {
  const python = pythonHere();
  return 'version' in python && isInstalled(folder(), keyOf(python.version));
}

/** Installs it unless it is there: some minutes, and 0.7 GB. Otherwise why it cannot be had here, in words. */
export async function installCli(): Promise<InstalledCli | { readonly missing: string }> {
  const python = pythonHere();
  if ('missing' in python) return python;
  const programs = join(folder(), 'venv', process.platform === 'win32' ? 'Scripts' : 'bin');
  try {
    await installedOnce(folder(), keyOf(python.version), () => install(python.command, programs));
  } catch (error) {
    const said = error instanceof Error ? error.message.trimEnd().split('\n').at(-1) : String(error);
    return { missing: `the Azure CLI could not be installed: ${said ?? ''}` };
  }
  return { path: [programs, process.env['PATH']].join(delimiter) };
}

async function install(python: string, programs: string): Promise<void> {
  writeFiles(folder(), { 'requirements.txt': requirements() });
  await mustRun({ command: python, args: ['-m', 'venv', '--clear', 'venv'], cwd: folder() });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'];
  const args = [...pip, '-r', 'requirements.txt'];
  await mustRun({ command: join(programs, 'python'), args, cwd: folder() });
}

/** Where it really lies: what pip writes names this path, and runs nowhere else. */
function folder(): string {
  return realpathSync(cacheFolder('azure-cli'));
}

function requirements(): string {
  return readFileSync(join(root, 'test', 'cli', 'requirements.txt'), 'utf8');
}

function keyOf(python: string): readonly string[] {
  return [requirements(), python, folder()];
}

function pythonHere(): Toolchain {
  return findToolchain({
    programs: ['python3', 'python'],
    versionArgs: ['--version'],
    minimum: '3.10',
  });
}
