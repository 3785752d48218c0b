/** What was asked of a fake, in order; and which of it fails, waits, or is counted. */

import { Failure } from '../../../src/model/failure';

export interface Traffic {
  /** Every call as words: its name, then its arguments. */
  readonly calls: string[];
  /** The most calls that were under way side by side. */
  readonly busiest: () => number;
  /** Calls that begin so throw this failure, `times` of them. */
  fail(beginning: string, failure: Failure, times?: number): void;
  /** Calls that begin so wait until the returned function is called; an aborted one throws `cancelled`. */
  hold(beginning: string): () => void;
  /** How many calls began so. */
  count(beginning: string): number;
  /** Runs one call through all this. */
  call<T>(words: readonly string[], signal: AbortSignal, answer: () => T): Promise<T>;
}

export function createTraffic(): Traffic {
  const calls: string[] = [];
  const failures: { readonly beginning: string; readonly failure: Failure; left: number }[] = [];
  const held: { readonly beginning: string; readonly until: Promise<void> }[] = [];
  let underWay = 0;
  let most = 0;

  async function pass(words: string, signal: AbortSignal): Promise<void> {
    // Every answer takes a turn, as one from the network would.
    await Promise.resolve();
    for (const { beginning, until } of [...held]) {
      if (words.startsWith(beginning)) await Promise.race([until, aborted(signal)]);
    }
    if (signal.aborted) throw new Failure('cancelled');
    const failing = failures.find(({ beginning, left }) => left > 0 && words.startsWith(beginning));
    if (failing === undefined) return;
    failing.left -= 1;
    throw failing.failure;
  }

  return {
    calls,
    busiest: () => most,
    fail(beginning, failure, times = Infinity) {
      failures.push({ beginning, failure, left: times });
    },
    hold(beginning) {
      let release = () => {};
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      const entry = { beginning, until };
      held.push(entry);
      return () => {
        held.splice(held.indexOf(entry), 1);
        release();
      };
    },
    count: (beginning) => calls.filter((call) => call.startsWith(beginning)).length,
    async call(words, signal, answer) {
      const text = words.join(' ');
      calls.push(text);
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        await pass(text, signal);
        return answer();
      } finally {
        underWay -= 1;
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
