/** Runs cases in a thread of its own, so that one that never ends can be ended: esbuild.js bundles this by itself. */

import { parentPort } from 'node:worker_threads';
import { fuzzLanguage } from './run';
import type { Asked, Told } from './threads';

parentPort?.on('message', ({ languageId, count, seed }: Asked) => {
  const tell = (told: Told): void => parentPort?.postMessage(told);
  fuzzLanguage(languageId, count, seed, (current) => {
    tell({ kind: 'begins', seed: current });
  }).then(
    (tally) => {
      tell({ kind: 'ended', tally });
    },
    (error: unknown) => {
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    },
  );
});
