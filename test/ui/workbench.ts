/** A real workbench in a headless browser, with the extension installed in it as a user has it: for the UI tests. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/launch/browser';
import { temporaryFolder } from '../host/launch/cleanUp';
import { installEditor } from '../host/launch/editorInstall';
import { startServer } from '../host/launch/editorServer';
import { copyWorkspace, placeCompanion, placeExtension, writeUserSettings } from '../host/launch/hostProfile';
import { resultsFolder } from '../host/launch/paths';

export type Theme = 'light' | 'dark';

export interface WorkbenchOptions {
  /** Whether the sample tenant is open from the start; yes by default. */
  readonly sample?: boolean;
  readonly theme?: Theme;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A package to install with the editor's own `--install-extension`, instead of the files just built. */
  readonly vsix?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly size?: { readonly width: number; readonly height: number };
}

export interface Workbench {
  readonly page: Page;
  /** The copy of the sample app that is open. */
  readonly folder: string;
  /** Replaces the user settings given at the start; the editor reads them anew by itself. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

/** Workbenches that are open now. */
const open = new Set<Page>();

// In every bundle of tests that has this module in it, for all of them.
if ('afterEach' in globalThis) afterEach(keepPicture);

async function keepPicture(this: Mocha.Context): Promise<void> {
  const { currentTest } = this;
  if (currentTest?.state !== 'failed') return;
  const name = currentTest.fullTitle().replace(/\W+/g, '-').slice(0, 80);
  for (const [index, page] of [...open].entries()) {
    const path = join(resultsFolder, `${name}${index === 0 ? '' : `-${index + 1}`}.png`);
    // The failure itself is what counts: a page that cannot be drawn adds nothing to it.
    await page.screenshot({ path, timeout: 5000 }).catch(() => undefined);
  }
}

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' } as const;

/** Starts editor and browser and waits until the workbench stands; about 5 seconds on a resting machine. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const dataFolder = temporaryFolder('data');
  const extensionsFolder = temporaryFolder('extensions');
  const folder = copyWorkspace();
  const changeSettings: Workbench['changeSettings'] = (settings) => {
    writeUserSettings(dataFolder, {
      'workbench.colorTheme': themes[options.theme ?? 'dark'],
      // Sticky rows lie over those that a test wants to click.
      'workbench.tree.enableStickyScroll': false,
      ...settings,
    });
  };
  changeSettings(options.settings ?? {});
  if (options.vsix === undefined) placeExtension(extensionsFolder);
  else await installPackage(options.vsix, dataFolder, extensionsFolder);
  if (options.sample !== false) placeCompanion(extensionsFolder);
  const server = await startServer({
    dataFolder,
    extensionsFolder,
    logFile: join(resultsFolder, 'workbench.log'),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  const browser = await launchBrowser();
  const close = async (): Promise<void> => {
    for (const page of browser.contexts().flatMap((context) => context.pages())) open.delete(page);
    await browser.close();
    server.stop();
  };
  try {
    const page = await openPage(browser, server.address(folder), options);
    open.add(page);
    return { page, folder, changeSettings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(browser: Browser, address: string, options: WorkbenchOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await page.locator('.monaco-workbench .part.activitybar .action-item').first().waitFor({ timeout: 60_000 });
  return page;
}

/** Installs a `.vsix` as `code --install-extension` does. Throws with the editor's message. */
async function installPackage(vsix: string, dataFolder: string, extensionsFolder: string): Promise<void> {
  const editor = await installEditor('current');
  const result = spawnSync(
    editor.node,
    [
      editor.serverMain,
      ...['--install-extension', vsix, '--accept-server-license-terms'],
      ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
    ],
    { encoding: 'utf8' },
  );
  if (result.status !== 0 || !result.stdout.includes('was successfully installed')) {
    throw new Error(`The package could not be installed:\n${result.stdout}${result.stderr}`);
  }
}
