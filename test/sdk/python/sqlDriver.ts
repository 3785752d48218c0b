/** What the SQL drivers of Python want of the system: a small library each that not every Linux has. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, emptied } from '../kit/cache';
import { run } from '../kit/processes';

/** The library of each driver, and the package of Debian that has it. */
export const libraries = {
  mssql_python: { file: 'libltdl.so.7', debian: 'libltdl7' },
  pyodbc: { file: 'libodbc.so.2', debian: 'libodbc2' },
} as const;

type Environment = Readonly<Record<string, string>>;

/** The environment that each driver is loaded in; none for one that cannot be. */
export type DriverEnvironments = Readonly<Partial<Record<keyof typeof libraries, Environment>>>;

/**
 * The environments in which `python` loads the drivers: as it is, or with the library that Debian's package has in it,
 * put into the cache.
 */
export async function driverEnvironments(python: string): Promise<DriverEnvironments> {
  const found: Partial<Record<keyof typeof libraries, Environment>> = {};
  for (const name of ['mssql_python', 'pyodbc'] as const) {
    const environment = await environmentOf(python, libraries[name]);
    if (environment) found[name] = environment;
  }
  return found;
}

async function environmentOf(
  python: string,
  { file, debian }: (typeof libraries)[keyof typeof libraries],
): Promise<Environment | undefined> {
  if (process.platform !== 'linux') return {};
  const cwd = cacheFolder('python');
  const loads = async (env: Environment): Promise<boolean> =>
    (await run({ command: python, args: ['-c', `import ctypes; ctypes.CDLL('${file}')`], cwd, env }, 60_000))
      .code === 0;
  if (await loads({})) return {};
  const folder = cacheFolder(`python/${debian}`);
  const inCache = (): Environment => ({ LD_LIBRARY_PATH: folderOf(folder, file) });
  if (await loads(inCache())) return inCache();
  emptied(folder);
  // Its own dependency among them is that of the other driver.
  const wanted = [...new Set([debian, libraries.mssql_python.debian])];
  await run({ command: 'apt-get', args: ['download', ...wanted], cwd: folder }, 120_000, true);
  for (const archive of readdirSync(folder))
    await run({ command: 'dpkg', args: ['-x', archive, '.'], cwd: folder }, 60_000);
  return (await loads(inCache())) ? inCache() : undefined;
}

/** Where Debian's packages put it: a folder named by the architecture. */
function folderOf(folder: string, file: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith(file),
  );
  return found === undefined ? folder : join(folder, found, '..');
}
