/** Spreads pieces of work that are asked for all at once over turns of the event loop. */

import { turn } from './turn';

/** Does a piece of work: at once while this turn has room for it, else in the first later turn that has. */
export type InSlices = <T>(work: () => T) => T | Promise<T>;

/** @param most pieces done in one turn, with whatever waits for each of them */
export function createSlices(most: number): InSlices {
  let room = most;
  /** The last turn that pieces are put off to. */
  let later: Promise<void> | undefined;

  const openAfter = (end: Promise<void>): void => {
    void end.then(() => {
      if (later !== undefined && later !== end) return;
      later = undefined;
      room = most;
    });
  };

  return (work) => {
    if (later === undefined && room === most) openAfter(turn());
    if (room === 0) {
      later = later === undefined ? turn() : later.then(turn);
      openAfter(later);
      room = most;
    }
    room -= 1;
    return later === undefined ? work() : later.then(work);
  };
}
