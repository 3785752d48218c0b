/** Waits for something that happens by itself, for tests in any tier. */

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again every 50 ms until `ask` gives a value other than `undefined` or `false`, and gives that value. Throws
 * after `limit` milliseconds, with `what` in the message and the last error of `ask`, if it threw.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 15_000,
): Promise<T> {
  const until = Date.now() + limit;
  let problem: unknown;
  while (Date.now() < until) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    await sleep(50);
  }
  throw new Error(`Waited ${limit} ms in vain for ${what}`, problem === undefined ? {} : { cause: problem });
}
