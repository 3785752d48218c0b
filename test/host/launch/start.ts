/**
 * `npm start`: builds the extension and opens it at work on a copy of the sample app, with the sample tenant open unless
 * `--azure` is given. In desktop VS Code where `code` is on the PATH, else in the npm-only host; `--host` decides.
 */

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build';
import { temporaryFolder } from './cleanUp';
import { startServer } from './editorServer';
import {
  companionFolder,
  copyWorkspace,
  placeCompanion,
  placeExtension,
  writeUserSettings,
} from './hostProfile';
import { cacheFolder, root } from './paths';

const windows = process.platform === 'win32';
/** Milliseconds below which `code` cannot have waited for a person to close its window. */
const minimumSession = 10_000;

function hasDesktopCode(): boolean {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: windows }).status === 0;
}

/** Whether a browser window could be seen here. */
function hasDesktop(): boolean {
  return (
    windows ||
    process.platform === 'darwin' ||
    Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  );
}

/** The developer's own VS Code with its own settings and accounts; of the two extensions both are under development. */
async function openDesktop(sample: boolean): Promise<void> {
  const workspace = copyWorkspace();
  const development = [root, ...(sample ? [companionFolder] : [])];
  const args = [
    ...['--new-window', '--wait', workspace],
    ...development.map((folder) => `--extensionDevelopmentPath=${folder}`),
  ];
  console.log('Opening desktop VS Code. Close its window, or press Ctrl+C here, to end.');
  const started = Date.now();
  const child = spawn('code', windows ? args.map((arg) => `"${arg}"`) : args, {
    stdio: 'inherit',
    shell: windows,
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      // Where `--wait` does not wait, the copy of the workspace must not go while the window is open.
      if (Date.now() - started > minimumSession) resolve();
      else setInterval(() => undefined, 60_000);
    });
  });
}

async function openNpmHost(sample: boolean): Promise<void> {
  const workspace = copyWorkspace();
  // With a real account what was chosen on this machine is worth keeping; the sample starts fresh every time.
  const dataFolder = sample ? temporaryFolder('data') : join(cacheFolder, 'start');
  const extensionsFolder = temporaryFolder('extensions');
  mkdirSync(dataFolder, { recursive: true });
  writeUserSettings(dataFolder);
  placeExtension(extensionsFolder);
  if (sample) placeCompanion(extensionsFolder);
  const server = await startServer({ dataFolder, extensionsFolder, online: true });
  const address = server.address(workspace);
  console.log(`Managed Identities for Azure is at work in VS Code's web workbench:\n\n  ${address}\n`);
  console.log('The address holds a key: whoever has it can use this workbench. Ctrl+C ends it.');
  if (hasDesktop()) openInBrowser(address);
  await server.ended;
  throw new Error("The editor's server ended by itself");
}

function openInBrowser(address: string): void {
  const [command, ...args] = openerOf(address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address was printed: a machine without an opener is no failure.
  child.on('error', () => undefined);
  child.unref();
}

function openerOf(address: string): [string, ...string[]] {
  if (process.platform === 'darwin') return ['open', address];
  if (windows) return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { azure: { type: 'boolean', default: false }, host: { type: 'string' } },
  });
  const host = values.host ?? (hasDesktopCode() ? 'desktop' : 'npm');
  if (host !== 'npm' && host !== 'desktop') throw new Error(`No such host: ${host} (npm or desktop)`);
  if (host === 'desktop' && !hasDesktopCode())
    throw new Error('There is no `code` on the PATH: install VS Code or use --host npm');
  build({ extension: true });
  await (host === 'desktop' ? openDesktop(!values.azure) : openNpmHost(!values.azure));
}

main().then(
  () => {
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
