/** Hands languages out to a few threads, and ends a thread whose case takes too long. */

import { Worker } from 'node:worker_threads';
import { testBundle } from '../host/launch/paths';
import type { Tally } from './check';

/** What a thread is asked to run. */
export interface Asked {
  readonly languageId: string;
  readonly count: number;
  readonly seed: number;
}

export type Told =
  | { readonly kind: 'begins'; readonly seed: number }
  | { readonly kind: 'ended'; readonly tally: Tally }
  | { readonly kind: 'failed'; readonly message: string };

/** Milliseconds one case may take: hundreds of times what it takes. */
const limit = 10_000;

export interface Threads {
  /** Throws when a case fails, or is still not done after `limit`. */
  run(asked: Asked): Promise<Tally>;
  close(): void;
}

/** Runs as many languages at once as there are threads, in the order in which they are asked for. */
export function startThreads(count: number): Threads {
  const idle: (Worker | undefined)[] = Array.from({ length: count }, () => undefined);
  const waiting: ((worker: Worker | undefined) => void)[] = [];
  const running = new Set<Worker>();

  function release(worker: Worker | undefined): void {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  }

  async function take(): Promise<Worker> {
    const free =
      idle.length > 0
        ? idle.pop()
        : await new Promise<Worker | undefined>((resolve) => waiting.push(resolve));
    const worker = free ?? new Worker(testBundle('fuzz', 'worker.js'));
    running.add(worker);
    return worker;
  }

  async function run(asked: Asked): Promise<Tally> {
    const worker = await take();
    try {
      const tally = await outcome(worker, asked);
      release(worker);
      return tally;
    } catch (error) {
      running.delete(worker);
      void worker.terminate();
      release(undefined);
      throw error;
    }
  }

  return {
    run,
    close: () => {
      for (const worker of running) void worker.terminate();
    },
  };
}

function outcome(worker: Worker, asked: Asked): Promise<Tally> {
  const { languageId } = asked;
  return new Promise((resolve, reject) => {
    let seed = asked.seed;
    const tooLong = (): void => {
      done();
      reject(new Error(`${languageId}, seed ${seed}: not done after ${limit} ms`));
    };
    let timer = setTimeout(tooLong, limit);
    const told = (message: Told): void => {
      if (message.kind === 'begins') {
        ({ seed } = message);
        clearTimeout(timer);
        timer = setTimeout(tooLong, limit);
        return;
      }
      done();
      if (message.kind === 'ended') resolve(message.tally);
      else reject(new Error(message.message));
    };
    const broken = (error: Error): void => {
      done();
      reject(new Error(`${languageId}, seed ${seed}: the thread broke`, { cause: error }));
    };
    const done = (): void => {
      clearTimeout(timer);
      worker.off('message', told).off('error', broken);
    };
    worker.on('message', told).on('error', broken);
    worker.postMessage(asked);
  });
}
