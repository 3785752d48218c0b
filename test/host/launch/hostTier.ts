/**
 * Runs the host suite in one editor: `hostTier <result name> <npm|desktop> <current|oldest>`. The extension is taken
 * from the repository, the workspace is a copy of the sample app, and Azure is the sample over HTTPS.
 */

import { runTests } from '@vscode/test-electron';
import { copyWorkspace, writeUserSettings } from './hostProfile';
import { cacheFolder, root, testBundle } from './paths';
import { logFile, resultsFile } from './results';
import { temporaryFolder } from './cleanUp';
import { startSampleAzure } from './sampleAzure';

/** The oldest desktop VS Code supported, for test-electron to download. */
const oldestDesktop = '1.106.3';

async function main(): Promise<void> {
  const [name, host, version] = process.argv.slice(2);
  if (name === undefined) throw new Error('Usage: hostTier <result name> <npm|desktop> <current|oldest>');
  const data = temporaryFolder('data');
  const extensions = temporaryFolder('extensions');
  const workspace = copyWorkspace();
  writeUserSettings(data);
  const sample = await startSampleAzure();
  const npmOnly = host !== 'desktop';
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: testBundle('host', 'index.js'),
    ...(npmOnly ? { vscodeExecutablePath: process.execPath } : { cachePath: cacheFolder }),
    ...(!npmOnly && version === 'oldest' ? { version: oldestDesktop } : {}),
    launchArgs: [
      ...(npmOnly ? [testBundle('launch', 'npmHost.js')] : []),
      workspace,
      `--user-data-dir=${data}`,
      `--extensions-dir=${extensions}`,
      ...(npmOnly
        ? [`--editor=${version ?? 'current'}`, `--log-file=${logFile(name)}`]
        : ['--disable-extensions']),
    ],
    extensionTestsEnv: {
      TEST_RESULTS_FILE: resultsFile(name),
      TEST_WORKSPACE: workspace,
      // Keeps the PATH below: see editorServer.ts.
      VSCODE_CLI: '1',
      ...sample.environment,
    },
  });
}

main().then(
  () => {
    process.exit(0);
  },
  (error: unknown) => {
    // A failing suite has reported its tests already; test-electron only repeats the exit code.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
