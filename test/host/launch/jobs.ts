/** What one run consists of: a job per tier and, when asked for, per check. Each writes its own results file. */

import { join } from 'node:path';
import { isCliInstalled } from '../../cli/installedCli';
import { root, testBundle } from './paths';
import type { RunOptions, TierName } from './runOptions';

export interface Job {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** A check passes or fails as a whole; a tier reports its own tests. */
  readonly kind: 'tier' | 'check';
  /** Milliseconds until it is ended, where it may take longer than others. */
  readonly limit?: number;
  /** Why it is not run here; the summary says so. */
  readonly skip?: string;
}

/** The jobs in the order in which they are to start. */
export function jobsOf(options: RunOptions): Job[] {
  return [...options.tiers.map((tier) => tierJob(tier, options)), ...(options.checks ? checks() : [])];
}

function tierJob(tier: TierName, options: RunOptions): Job {
  const node = (launcher: string, ...args: string[]): Job => ({
    name: tier,
    kind: 'tier',
    command: process.execPath,
    args: ['--enable-source-maps', testBundle('launch', `${launcher}.js`), ...args],
  });
  switch (tier) {
    case 'host':
      return node('hostTier', tier, options.host, 'current');
    case 'oldest':
      return node('hostTier', tier, options.host, 'oldest');
    case 'unit':
    case 'contract':
    case 'fuzz':
      return node('plainMocha', tier);
    case 'cli': {
      // The first run installs it.
      const job = { ...node('plainMocha', tier), limit: 45 * 60_000 };
      const skip = 'the Azure CLI is not installed here; npm run test:cli installs it';
      return options.installsCli || isCliInstalled() ? job : { ...job, skip };
    }
    case 'sdk':
      // The first run installs and compiles the SDKs of every language.
      return { ...node('plainMocha', tier), limit: 90 * 60_000 };
    case 'ui':
    case 'vsix': {
      // A browser that shares a small machine with the other tiers clicks slowly.
      const job = { ...node('plainMocha', tier), limit: 30 * 60_000 };
      const skip = 'the npm-only host is not available on Windows';
      return process.platform === 'win32' ? { ...job, skip } : job;
    }
  }
}

function checks(): Job[] {
  const tool = (name: string, file: string, ...args: string[]): Job => ({
    name,
    kind: 'check',
    command: process.execPath,
    args: [join(root, 'node_modules', file), ...args],
  });
  return [
    tool('lint', 'eslint/bin/eslint.js', '--max-warnings=0', '.'),
    tool('format', 'prettier/bin/prettier.cjs', '--check', '{src,test}/**/*.{ts,js,mjs}'),
    tool('types', 'typescript/bin/tsc', '-p', '.'),
  ];
}
