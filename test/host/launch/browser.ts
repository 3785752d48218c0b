/** Finds a Chromium-like browser on this machine, or installs Debian's where that is possible without asking. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const onPath = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome.exe',
  'msedge.exe',
];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function candidates(): string[] {
  const { env } = process;
  const named = env['BROWSER_PATH'] ?? '';
  const path = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const macFolders = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
  const windowsFolders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
  return [
    ...(named === '' ? [] : [named]),
    ...(process.platform === 'darwin'
      ? macFolders.flatMap((f) => macApplications.map((app) => join(f, app)))
      : []),
    ...windowsFolders.flatMap((f) =>
      f === undefined ? [] : windowsPrograms.map((program) => join(f, program)),
    ),
    ...onPath.flatMap((name) => path.map((folder) => join(folder, name))),
  ];
}

/** The browser's executable, or `undefined` when there is none. `BROWSER_PATH` names one explicitly. */
export function findBrowser(): string | undefined {
  return candidates().find((file) => existsSync(file));
}

/** What a machine without a browser is told. */
export const browserAdvice =
  'No browser found: install Google Chrome, Microsoft Edge or Chromium, or set BROWSER_PATH to one.';

/**
 * As `findBrowser`, but on Debian and Ubuntu root gets `chromium` from apt first. Throws `browserAdvice` when there is
 * no browser after that either.
 */
export function needBrowser(): string {
  const found = findBrowser() ?? (aptCanInstall() ? installChromium() : undefined);
  if (found === undefined) throw new Error(browserAdvice);
  return found;
}

function aptCanInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installChromium(): string | undefined {
  console.log('Installing chromium with apt-get (once)');
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (!apt('install', '--no-install-recommends', 'chromium')) {
    apt('update');
    if (!apt('install', '--no-install-recommends', 'chromium'))
      console.error('apt-get could not install chromium');
  }
  return findBrowser();
}

/** Keeps the browser away from the network; as root Chromium has no sandbox to offer. */
const browserArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser without a window; it ends with this process. */
export async function launchBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: needBrowser(),
    headless: true,
    args: asRoot ? [...browserArgs, '--no-sandbox'] : browserArgs,
  });
}
