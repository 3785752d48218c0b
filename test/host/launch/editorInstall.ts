/** Puts VS Code's server and web workbench from npm into .vscode-test/, once: the editor of the npm-only host. */

import type { SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './cleanUp';
import { cacheFolder } from './paths';

export type EditorVersion = 'current' | 'oldest';

/** A server that can be started: `node` runs `serverMain`. */
export interface InstalledEditor {
  readonly version: string;
  readonly node: string;
  readonly serverMain: string;
}

/** code-server 4.x is VS Code 1.x; the oldest one is the lowest version that `engines.vscode` allows. */
const packages = { current: '4.139.1', oldest: '4.106.3' } as const;
/** VS Code 1.106 runs on Node 22: its own natives are not built for anything newer. */
const oldNode = '22.23.3';

const quiet = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs an editor if it is not there yet (npm only, no scripts, no compiler) and says where it is. */
export async function installEditor(version: EditorVersion): Promise<InstalledEditor> {
  const name = `code-server-${packages[version]}`;
  const folder = await cached(name, async (target) => {
    await npm(target, [`code-server@${packages[version]}`, ...quiet]);
    const server = serverFolder(target);
    if (version === 'current') await npm(server, quiet);
    else await installOldest(server);
  });
  const node = version === 'current' ? process.execPath : await installOldNode();
  return {
    version: packages[version],
    node,
    serverMain: join(serverFolder(folder), 'out', 'server-main.js'),
  };
}

function serverFolder(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** Fills `.vscode-test/<name>` by way of a folder that only takes the name when it is complete. */
async function cached(name: string, fill: (target: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  console.log(`Installing ${name} into .vscode-test (once)`);
  const partial = join(cacheFolder, `${name}.partial-${process.pid}`);
  mkdirSync(partial, { recursive: true });
  try {
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
    await fill(partial);
    // Another run may have been faster: its copy is as good.
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Its search binary comes as a package per platform since this version; older ones download it in a script. */
const ripgrep = '1.18.0';
/** What watches files comes so too. */
const watcher = '2.5.6';

/**
 * 1.106's own package file names `@parcel/watcher` by a repository address, which takes git and a network beyond npm:
 * the released one takes its place. It names `kerberos` too, which takes a compiler; it runs without. Without a search
 * binary, though, its extension host ends before any extension is activated.
 */
async function installOldest(server: string): Promise<void> {
  rewrite(join(server, 'package.json'), (manifest) => ({
    ...without(manifest, /^overrides$/),
    dependencies: {
      ...without(manifest['dependencies'], /^(@parcel\/watcher|kerberos)$/),
      '@vscode/ripgrep': ripgrep,
      [`@vscode/ripgrep-${process.platform}-${process.arch}`]: ripgrep,
      '@parcel/watcher': watcher,
      [`@parcel/watcher-${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`]:
        watcher,
    },
  }));
  rewrite(join(server, 'npm-shrinkwrap.json'), (lock) => ({
    ...lock,
    packages: without(lock['packages'], /^$|(^|\/)(@parcel\/watcher|kerberos|@vscode\/ripgrep)(\/|$)/),
  }));
  await npm(server, [...quiet, '--omit=optional']);
  // It has no switch to leave built-in extensions out; later versions do (see editorServer.ts).
  for (const name of ['microsoft-authentication', 'github-authentication', 'github', 'git']) {
    rmSync(join(server, 'extensions', name), { recursive: true, force: true });
  }
}

function rewrite(file: string, change: (content: Record<string, unknown>) => unknown): void {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(content)) throw new Error(`Not an object: ${file}`);
  writeFileSync(file, JSON.stringify(change(content), undefined, 2));
}

function without(value: unknown, names: RegExp): Record<string, unknown> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.test(name)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Node 22's own platform package: the `node` package would fetch it in an install script. */
async function installOldNode(): Promise<string> {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = await cached(`node-${oldNode}`, async (target) => {
    await npm(target, [`${name}@${oldNode}`, ...quiet]);
  });
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Runs `npm install` in a folder; its output is shown only when it fails. */
async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const cli = process.env['npm_execpath'];
  const options: SpawnOptions = { cwd, stdio: ['ignore', 'pipe', 'pipe'] };
  const child =
    cli?.endsWith('.js') === true
      ? startChild(process.execPath, [cli, 'install', ...args], options)
      : startChild('npm', ['install', ...args], { ...options, shell: process.platform === 'win32' });
  let output = '';
  const collect = (data: Buffer): void => {
    output += data.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`npm install ${args[0] ?? ''} failed in ${cwd}\n${output}`);
}
