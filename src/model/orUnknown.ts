/** Reading what can be done without. */

import { isCancelled } from './failure';

/** What was read; `undefined` when it could not be, whatever the reason. Throws `cancelled` only. */
export async function orUnknown<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isCancelled(error)) throw error;
    return undefined;
  }
}
