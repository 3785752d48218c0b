/** Waits until an extension host has nothing left to do of its own. */

import { setTimeout as sleep } from 'node:timers/promises';
import { processorTime } from './stretches';

/** Until this thread has worked less than 5 % of half a second, twice in a row; at most 20 seconds. */
export async function comesToRest(): Promise<void> {
  let quiet = 0;
  for (let looks = 0; looks < 40 && quiet < 2; looks++) {
    const before = processorTime();
    await sleep(500);
    quiet = processorTime() - before < 25 ? quiet + 1 : 0;
  }
}
