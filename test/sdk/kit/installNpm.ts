/** Installs what a pinned package.json and its lock name, by the npm that runs these tests. */

import { installedOnce, pinned, writeFiles } from './cache';
import { mustRun } from './processes';

/** Into `folder` what the manifests in `from`, a folder of test/sdk, name; once, and without running their scripts. */
export async function installNpm(folder: string, from: string): Promise<void> {
  const manifests = {
    'package.json': pinned(`${from}/package.json`),
    'package-lock.json': pinned(`${from}/package-lock.json`),
  };
  writeFiles(folder, manifests);
  await installedOnce(folder, Object.values(manifests), async () => {
    const cli = process.env['npm_execpath'] ?? '';
    const isScript = cli.endsWith('.js');
    await mustRun({
      command: isScript ? process.execPath : 'npm',
      args: [...(isScript ? [cli] : []), 'ci', '--no-audit', '--no-fund', '--ignore-scripts'],
      cwd: folder,
    });
  });
}
