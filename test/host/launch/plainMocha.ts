/** Runs a tier that needs no editor around it, in a process of its own: `plainMocha <tier>`. */

import { once } from 'node:events';
import { testBundle } from './paths';
import { resultsFile } from './results';
import { runMocha } from './runMocha';

/** Milliseconds one test may take. */
const timeouts: Readonly<Record<string, number>> = {
  unit: 10_000,
  contract: 20_000,
  sdk: 60_000,
  cli: 180_000,
  fuzz: 120_000,
  ui: 90_000,
  vsix: 120_000,
};

async function main(): Promise<void> {
  const [tier] = process.argv.slice(2);
  if (tier === undefined) throw new Error('Which tier?');
  const failures = await runMocha({
    bundle: testBundle(tier, 'tests.js'),
    resultsFile: resultsFile(tier),
    timeout: timeouts[tier] ?? 20_000,
    grep: process.env['TEST_GREP'],
  });
  // A handle that a test left open must not keep the run from ending, but what was printed must get out.
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  process.exit(failures === 0 ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
