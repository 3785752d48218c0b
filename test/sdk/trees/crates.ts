/** Where Cargo keeps the sources of crates, and which of them a lock file names. */

import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The one folder that Cargo makes for its registry. */
export function crateCache(): string {
  const registry = join(process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'), 'registry', 'src');
  return join(registry, (existsSync(registry) ? readdirSync(registry) : [])[0] ?? '');
}

/** The folders in there of the crates of a lock file. */
export function cratesOf(lock: string): string[] {
  return [...lock.matchAll(/^name = "(.+)"\nversion = "(.+)"$/gm)].map(
    ([, name = '', version = '']) => `${name}-${version}`,
  );
}
