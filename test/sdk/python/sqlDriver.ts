/** What the SQL driver of Python wants of the system: a small library that not every Linux has. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, emptied } from '../kit/cache';
import { run } from '../kit/processes';

const library = 'libltdl.so.7';

/**
 * The environment in which `python` loads the driver: as it is, or with the library that Debian's package has in it, put
 * into the cache. `undefined` where neither can be had.
 */
export async function driverEnvironment(
  python: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (process.platform !== 'linux') return {};
  const cwd = cacheFolder('python');
  const loads = async (env: Readonly<Record<string, string>>): Promise<boolean> =>
    (
      await run(
        { command: python, args: ['-c', `import ctypes; ctypes.CDLL('${library}')`], cwd, env },
        60_000,
      )
    ).code === 0;
  if (await loads({})) return {};
  const folder = cacheFolder('python/ltdl');
  const inCache = (): Readonly<Record<string, string>> => ({ LD_LIBRARY_PATH: folderOf(folder) });
  if (await loads(inCache())) return inCache();
  emptied(folder);
  await run({ command: 'apt-get', args: ['download', 'libltdl7'], cwd: folder }, 120_000, true);
  for (const file of readdirSync(folder))
    await run({ command: 'dpkg', args: ['-x', file, '.'], cwd: folder }, 60_000);
  return (await loads(inCache())) ? inCache() : undefined;
}

/** Where Debian's packages put it: a folder named by the architecture. */
function folderOf(folder: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith(library),
  );
  return found === undefined ? folder : join(folder, found, '..');
}
