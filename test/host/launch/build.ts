/** Calls esbuild.js for what a program is about to run. */

import { spawnSync } from 'node:child_process';
import { root } from './paths';

export interface BuildOptions {
  /** Whether dist/ is needed: the same production bundles that are shipped. */
  readonly extension: boolean;
  /** Test tiers to bundle. */
  readonly tiers?: readonly string[];
  /** Whether the server of the sample tenant is needed. */
  readonly sampleAzure?: boolean;
  /** Whether the programs of the benchmark are needed. */
  readonly bench?: boolean;
  /** Only test files whose path holds this. */
  readonly only?: string | undefined;
  /** The language of the sdk tier, or `all`. */
  readonly sdk?: string;
}

/** Builds, with esbuild's messages on the console. Throws when it failed. */
export function build(options: BuildOptions): void {
  const args = [
    'esbuild.js',
    options.extension ? '--production' : '--no-extension',
    ...(options.tiers === undefined ? [] : [`--tests=${options.tiers.join(',')}`]),
    ...(options.sampleAzure === true ? ['--sample-azure'] : []),
    ...(options.bench === true ? ['--tests=', '--bench'] : []),
    ...(options.only === undefined ? [] : [`--only=${options.only}`]),
    ...(options.sdk === undefined ? [] : [`--sdk=${options.sdk}`]),
  ];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed: see above');
}
