/** The machine's own clock, for waiting on Azure. */

import { setTimeout as delay } from 'node:timers/promises';
import { toFailure } from '../model/failure';
import type { Clock } from '../model/ports';

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await delay(milliseconds, undefined, { signal });
    } catch (error) {
      throw toFailure(error);
    }
  },
};
