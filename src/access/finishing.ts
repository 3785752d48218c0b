/** Lets a write that is under way come to its end after a stop, so that its outcome is known. */

import { Failure } from '../model/failure';
import type { Clock } from '../model/ports';

/** How long a write may take after a stop, in milliseconds. */
const graceMilliseconds = 5_000;

/**
 * Runs one write. When `signal` fires before it began nothing is sent; when it fires while it runs, it gets five more
 * seconds before it is given up. Throws what `write` throws, or `cancelled`.
 */
export async function finishing<T>(
  clock: Clock,
  signal: AbortSignal,
  write: (own: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw new Failure('cancelled');
  const giveUp = new AbortController();
  const done = new AbortController();
  const onAbort = () => {
    clock.sleep(graceMilliseconds, done.signal).then(
      () => {
        giveUp.abort();
      },
      () => undefined,
    );
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await write(giveUp.signal);
  } finally {
    signal.removeEventListener('abort', onAbort);
    done.abort();
  }
}
