/** The suite that runs inside the editor's extension host; the editor calls `run`. */

import { join } from 'node:path';
import { runMocha } from './launch/runMocha';

/** Runs every test of this tier. Throws when one failed, so that the editor exits with a failure. */
export async function run(): Promise<void> {
  const resultsFile = process.env['TEST_RESULTS_FILE'];
  if (resultsFile === undefined)
    throw new Error('TEST_RESULTS_FILE is not set: start this suite with npm test');
  // The host was not started with --enable-source-maps.
  process.setSourceMapsEnabled(true);
  const failures = await runMocha({
    bundle: join(__dirname, 'tests.js'),
    resultsFile,
    timeout: 30_000,
    grep: process.env['TEST_GREP'],
    linePrefix: '%suite ',
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
