/** Packs what was built into a `.vsix` with vsce. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';

export interface Package {
  readonly file: string;
  readonly output: string;
  /** vsce's lines that are neither progress nor the listing. */
  readonly warnings: readonly string[];
}

/** Packs dist/ as it is. `target` is the file to write; by default <name>-<version>.vsix at the root. Throws when vsce fails. */
export function makePackage(target?: string): Package {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const file = target ?? join(root, `${name}-${version}.vsix`);
  const result = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
      ...[
        'package',
        '--no-dependencies',
        '--allow-missing-repository',
        '--no-rewrite-relative-links',
        '--out',
        file,
      ],
    ],
    { cwd: root, encoding: 'utf8' },
  );
  const output = `${result.stdout}${result.stderr}`.trim();
  if (result.status !== 0) throw new Error(`vsce package failed:\n${output}`);
  return { file, output, warnings: output.split('\n').filter((line) => /warn/i.test(line)) };
}
