/** Works through a list with at most so many at a time, in its order. */

import { Failure, toFailure } from './failure';

export type Outcome<R> = { readonly value: R } | { readonly failure: Failure };

/**
 * Runs `work` on every item, `limit` at a time; the outcomes are in the order of the items.
 * Throws `cancelled` when the signal fires; no other failure of one item stops the rest.
 */
export async function bounded<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
  signal: AbortSignal,
): Promise<readonly Outcome<R>[]> {
  const outcomes: Outcome<R>[] = [];
  // One iterator for all runners: each takes the next item that nobody has taken.
  const queue = items.entries();
  const run = async () => {
    for (const [at, item] of queue) {
      if (signal.aborted) throw new Failure('cancelled');
      outcomes[at] = await outcomeOf(work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  if (signal.aborted) throw new Failure('cancelled');
  return outcomes;
}

async function outcomeOf<R>(promise: Promise<R>): Promise<Outcome<R>> {
  try {
    return { value: await promise };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}
