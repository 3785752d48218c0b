/** Lists read side by side of which each may fail: what fails is a problem beside what the others gave. */

import { isCancelled, toFailure } from '../model/failure';
import type { Listing, Problem } from '../model/listing';

export interface Collecting {
  /** All problems so far: those that came in the lists, and the lists that did not come. */
  readonly problems: Problem[];
  /** The items of a list; none when it fails. Throws `cancelled` only. */
  items<T>(list: Promise<Listing<T>>): Promise<readonly T[]>;
}

/** @param where stands in the problem of a list that failed. */
export function collecting(where: string, whereName?: string): Collecting {
  const problems: Problem[] = [];
  return {
    problems,
    async items(list) {
      try {
        const found = await list;
        problems.push(...found.problems);
        return found.items;
      } catch (error) {
        if (isCancelled(error)) throw error;
        problems.push({ where, ...(whereName !== undefined && { whereName }), failure: toFailure(error) });
        return [];
      }
    },
  };
}
