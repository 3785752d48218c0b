/** Runs one part of the benchmark inside the extension host of an editor that is started for it alone. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { temporaryFolder } from '../host/launch/cleanUp';
import { copyWorkspace, writeUserSettings } from '../host/launch/hostProfile';
import { root, testBundle } from '../host/launch/paths';
import { logFile } from '../host/launch/results';

/** @param part a bundle in out/test/bench/. Throws when the part did not come to its end. */
export async function runInHost(part: 'inActivation' | 'inWork', results: string): Promise<void> {
  const data = temporaryFolder('data');
  writeUserSettings(data);
  await runTests({
    extensionDevelopmentPath: part === 'inActivation' ? root : manifestAlone(),
    extensionTestsPath: testBundle('bench', `${part}.js`),
    vscodeExecutablePath: process.execPath,
    launchArgs: [
      testBundle('launch', 'npmHost.js'),
      // Any file of a served language, such as a package.json that the editor itself looks at, would activate it early.
      part === 'inActivation' ? temporaryFolder('workspace') : copyWorkspace(),
      `--user-data-dir=${data}`,
      `--extensions-dir=${temporaryFolder('extensions')}`,
      '--editor=current',
      `--log-file=${logFile('bench')}`,
    ],
    extensionTestsEnv: {
      VSCODE_CLI: '1',
      BENCH_RESULTS: results,
      BENCH_TENANT: testBundle('bench', 'tenantWorker.js'),
      BENCH_ROOT: root,
    },
  });
}

/** Languages that an editor knows by other extensions only. */
const otherLanguages = [
  { id: 'vue', extensions: ['.vue'] },
  { id: 'bicep', extensions: ['.bicep'] },
  { id: 'terraform', extensions: ['.tf'] },
  { id: 'http', extensions: ['.http'] },
  { id: 'dotenv', extensions: ['.env'] },
];

/** The extension without its code: its view is there, and what is measured can stand behind it. */
function manifestAlone(): string {
  const folder = temporaryFolder('manifest');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  delete manifest['main'];
  delete manifest['activationEvents'];
  manifest['contributes'] = { ...(manifest['contributes'] as object), languages: otherLanguages };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const name of ['package.nls.json', 'media'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  return folder;
}
