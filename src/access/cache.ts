/** A keyed cache of answers on their way or there: callers of one key share one request, and failures are never kept. */

import { Failure } from '../model/failure';

export interface Cache<T> {
  /**
   * The value kept for `key`, else what `load` gives. Callers that meet share one `load`; one that aborts gets
   * `cancelled` while the others go on, and `load` itself is aborted when nobody waits any more.
   */
  read(key: string, load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** The value kept for `key`, without asking. */
  peek(key: string): T | undefined;
  /** Puts `value` in the place of `old`; `false`, and nothing done, when `old` is not what is kept any more. */
  replace(key: string, old: T, value: T): boolean;
  /** Forgets the matching keys. What is on its way for them still reaches those who wait, and is not kept. */
  drop(matches: (key: string) => boolean): void;
}

interface Flight<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

type Entry<T> = { readonly value: T } | { readonly flight: Flight<T> };

/** @param keep `false` shares requests that meet, and keeps no answer. */
export function createCache<T>(keep = true): Cache<T> {
  const entries = new Map<string, Entry<T>>();

  function start(key: string, load: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = { promise: load(controller.signal), controller, waiting: 0 };
    const entry: Entry<T> = { flight };
    entries.set(key, entry);
    const settle = (value?: { value: T }) => {
      // Only in its own place: after a drop, a newer request may have taken the key.
      if (entries.get(key) !== entry) return;
      if (value !== undefined && keep) entries.set(key, value);
      else entries.delete(key);
    };
    flight.promise.then(
      (value) => {
        settle({ value });
      },
      () => {
        settle();
      },
    );
    return flight;
  }

  return {
    async read(key, load, signal) {
      if (signal.aborted) throw new Failure('cancelled');
      const known = entries.get(key);
      if (known !== undefined && 'value' in known) return known.value;
      const flight = known?.flight ?? start(key, load);
      return waitFor(flight, signal, () => {
        const entry = entries.get(key);
        if (entry !== undefined && 'flight' in entry && entry.flight === flight) entries.delete(key);
      });
    },
    peek(key) {
      const entry = entries.get(key);
      return entry !== undefined && 'value' in entry ? entry.value : undefined;
    },
    replace(key, old, value) {
      const entry = entries.get(key);
      if (entry === undefined || !('value' in entry) || entry.value !== old) return false;
      entries.set(key, { value });
      return true;
    },
    drop(matches) {
      for (const key of entries.keys()) if (matches(key)) entries.delete(key);
    },
  };
}

function waitFor<T>(flight: Flight<T>, signal: AbortSignal, abandon: () => void): Promise<T> {
  flight.waiting += 1;
  return new Promise<T>((resolve, reject) => {
    const leave = () => {
      signal.removeEventListener('abort', onAbort);
      flight.waiting -= 1;
    };
    const onAbort = () => {
      leave();
      if (flight.waiting === 0) {
        abandon();
        flight.controller.abort();
      }
      reject(new Failure('cancelled'));
    };
    signal.addEventListener('abort', onAbort);
    flight.promise.then(
      (value) => {
        leave();
        resolve(value);
      },
      (error: unknown) => {
        leave();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
