/** Finds the compilers and interpreters of the SDK tier, and says in words why one cannot be used. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from '../../host/launch/paths';

/** A program that can be used, or the reason why the cases that need it are skipped. */
export type Toolchain = { readonly command: string; readonly version: string } | { readonly missing: string };

export interface Wanted {
  /** The programs to look for, the best first: `python3`, `python`. */
  readonly programs: readonly string[];
  readonly versionArgs: readonly string[];
  /** The first version that will do, such as `1.23`. */
  readonly minimum: string;
}

/** Folders that installers use without putting them on the PATH of every shell. */
const usualFolders = ['/usr/local/go/bin', join(homedir(), '.cargo', 'bin'), join(homedir(), '.dotnet')];

/** Looks on the PATH and where installers put things; runs each program it finds once to ask for its version. */
export function findToolchain({ programs, versionArgs, minimum }: Wanted): Toolchain {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usualFolders]
    // What npm brought belongs to this repository, and stands for no toolchain of the machine.
    .filter((folder) => folder !== '' && !folder.startsWith(join(root, 'node_modules')));
  let found = `${programs[0] ?? ''} is not installed`;
  for (const program of programs) {
    for (const folder of folders) {
      const command = join(folder, process.platform === 'win32' ? `${program}.exe` : program);
      if (!existsSync(command)) continue;
      const { status, stdout, stderr } = spawnSync(command, [...versionArgs], { encoding: 'utf8' });
      const version = /\d+\.\d+(\.\d+)?/.exec(`${stdout}${stderr}`)?.[0];
      if (status !== 0 || version === undefined) {
        found = `${program} does not run`;
      } else if (isBelow(version, minimum)) {
        found = `${program} is ${version}; ${minimum} or later is needed`;
      } else {
        return { command, version };
      }
    }
  }
  return { missing: found };
}

/** The pinned Node this process runs on. */
export const pinnedNode: Toolchain = { command: process.execPath, version: process.versions.node };

function isBelow(version: string, minimum: string): boolean {
  const [a, b] = [version, minimum].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
