/** What a review shows beside the essential, where it can be read. */

import { isCancelled } from '../../model/failure';

/** `undefined` for what could not be read. Throws `cancelled` only. */
export async function orUnknown<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isCancelled(error)) throw error;
    return undefined;
  }
}
