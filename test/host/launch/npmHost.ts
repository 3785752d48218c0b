/**
 * Stands in for the desktop editor's executable: takes the arguments that `runTests` of `@vscode/test-electron` gives,
 * runs the suite in the npm-only host with a browser as its window, and exits with the suite's code.
 */

import { appendFileSync } from 'node:fs';
import { startServer } from './editorServer';
import { launchBrowser } from './browser';

interface HostArguments {
  readonly folder: string;
  readonly developmentPath: string;
  readonly testsPath: string;
  readonly userData: string;
  readonly extensions: string;
  readonly oldest: boolean;
  readonly logFile: string | undefined;
}

/** Milliseconds until a suite that never reports is given up. */
const suiteLimit = 8 * 60_000;

function readArguments(args: readonly string[]): HostArguments {
  const optional = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const needed = (name: string): string => {
    const value = optional(name);
    if (value === undefined) throw new Error(`--${name} is missing`);
    return value;
  };
  const folder = args.find((arg) => !arg.startsWith('-'));
  if (folder === undefined) throw new Error('No folder to open');
  return {
    folder,
    developmentPath: needed('extensionDevelopmentPath'),
    testsPath: needed('extensionTestsPath'),
    userData: needed('user-data-dir'),
    extensions: needed('extensions-dir'),
    oldest: optional('editor') === 'oldest',
    logFile: optional('log-file'),
  };
}

/** The suite marks its own lines: the rest of the extension host's console is noise of the editor's. */
const ownLine = /^%suite /;

async function runSuite(host: HostArguments): Promise<number> {
  const note = (line: string): void => {
    if (host.logFile !== undefined) appendFileSync(host.logFile, `${line}\n`);
  };
  const server = await startServer({
    version: host.oldest ? 'oldest' : 'current',
    dataFolder: host.userData,
    extensionsFolder: host.extensions,
    testDriver: true,
    ...(host.logFile === undefined ? {} : { logFile: host.logFile }),
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('console', (message) => {
      note(`[page] ${message.text()}`);
    });
    const address = server.address(host.folder, [
      ['extensionDevelopmentPath', server.remote(host.developmentPath)],
      ['extensionTestsPath', server.remote(host.testsPath)],
      ['skipWelcome', 'true'],
    ]);
    return await new Promise<number>((resolve, reject) => {
      const giveUp = (why: string): void => {
        reject(new Error(why));
      };
      page.on('crash', () => {
        giveUp('The browser page crashed');
      });
      void server.ended.then(() => {
        giveUp("The editor's server ended during the suite");
      });
      setTimeout(giveUp, suiteLimit, `The suite did not end within ${suiteLimit / 60_000} minutes`).unref();
      const listen = async (): Promise<void> => {
        await page.exposeFunction('codeAutomationExit', resolve);
        await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
          const line = args.map(String).join(' ');
          note(`[suite] ${line}`);
          if (ownLine.test(line)) console.log(line.replace(ownLine, ''));
        });
        await page.goto(address);
      };
      listen().catch(reject);
    });
  } finally {
    await browser.close();
    server.stop();
  }
}

runSuite(readArguments(process.argv.slice(2))).then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
