/** A clock that tests turn: by hand, or running ahead whenever somebody sleeps. */

import { Failure } from '../../../src/model/failure';
import type { Clock } from '../../../src/model/ports';

export interface FakeClock extends Clock {
  /** Every sleep so far, in milliseconds. */
  readonly slept: number[];
  /** Moves the time and wakes whoever is due. */
  advance(milliseconds: number): void;
}

/** @param byHand sleepers wake only through `advance`; without it a sleep moves the time itself and takes none. */
export function createFakeClock({ byHand = false, now = 1_800_000_000_000 } = {}): FakeClock {
  let time = now;
  const slept: number[] = [];
  const sleepers = new Set<{ readonly due: number; readonly wake: () => void }>();
  return {
    slept,
    now: () => time,
    sleep(milliseconds, signal) {
      slept.push(milliseconds);
      if (signal.aborted) return Promise.reject(new Failure('cancelled'));
      if (!byHand) {
        time += milliseconds;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const sleeper = {
          due: time + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(new Failure('cancelled'));
        });
      });
    },
    advance(milliseconds) {
      time += milliseconds;
      for (const sleeper of [...sleepers]) if (sleeper.due <= time) sleeper.wake();
    },
  };
}
