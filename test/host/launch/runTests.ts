/** `npm test`: builds, makes sure of editors and browser, runs every tier and ends in one summary. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build';
import { needBrowser } from './browser';
import { installEditor } from './editorInstall';
import { jobsOf } from './jobs';
import { resultsFolder } from './paths';
import { runJob } from './runJob';
import type { JobEnvironment, JobOutcome } from './runJob';
import { readRunOptions } from './runOptions';
import type { RunOptions, TierName } from './runOptions';
import { outcomeLine, summarize } from './summary';
import { lockTiers } from './tierLock';

/** Tiers that have their tests in another tier's bundle. */
const bundleOf: Partial<Record<TierName, string>> = { oldest: 'host' };

function needs(options: RunOptions, ...tiers: readonly TierName[]): boolean {
  return options.tiers.some((tier) => tiers.includes(tier));
}

/** Installs what the asked tiers run in, so that tiers that run at once do not install it twice. */
async function prepare(options: RunOptions): Promise<void> {
  const npmHost = options.host === 'npm' && needs(options, 'host', 'oldest');
  const workbench = process.platform !== 'win32' && needs(options, 'ui', 'vsix');
  if (npmHost || workbench) {
    needBrowser();
    await installEditor('current');
  }
  if (options.host === 'npm' && needs(options, 'oldest')) await installEditor('oldest');
}

async function main(): Promise<number> {
  const started = Date.now();
  const options = readRunOptions(process.argv.slice(2));
  const bundles = [...new Set(options.tiers.map((tier) => bundleOf[tier] ?? tier))];
  await lockTiers(bundles);
  build({
    extension: needs(options, 'host', 'oldest', 'ui', 'vsix'),
    tiers: bundles,
    sampleAzure: needs(options, 'host', 'oldest', 'ui'),
    only: options.only,
    sdk: options.sdk,
  });
  await prepare(options);
  rmSync(join(resultsFolder, 'workbench.log'), { force: true });
  const queue = jobsOf(options);
  const environment: JobEnvironment = {
    grep: options.grep,
    live: queue.length === 1,
    filtered: options.grep !== undefined || options.only !== undefined,
  };
  const outcomes: JobOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const outcome = await runJob(job, environment);
      outcomes.push(outcome);
      if (!environment.live) console.log(outcomeLine(outcome));
    }
  };
  const order = queue.map((job) => job.name);
  await Promise.all(Array.from({ length: options.jobs }, work));
  outcomes.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return summarize(outcomes, Date.now() - started);
}

main().then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
