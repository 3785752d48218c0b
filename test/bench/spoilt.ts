/** How long the whole fuzz tier takes when nothing runs beside it. */

import { languageIds } from '../../src/names';
import { allCases, seedOfRun } from '../fuzz/seed';
import { startThreads } from '../fuzz/threads';
import type { Figure } from './figures';

/** As many as the tier has at once. */
const atOnce = 2;

/** Throws when a case fails. */
export async function spoiltFigures(): Promise<Figure[]> {
  const seed = seedOfRun();
  const count = Math.ceil(allCases / languageIds.length);
  const threads = startThreads(atOnce);
  const [started, before] = [performance.now(), process.cpuUsage()];
  try {
    await Promise.all(languageIds.map((languageId) => threads.run({ languageId, count, seed })));
    const { user, system } = process.cpuUsage(before);
    const value = (performance.now() - started) / 1000;
    return [{ row: 'spoilt', of: `seed ${seed}`, value, processor: (user + system) / 1_000_000 / atOnce }];
  } finally {
    threads.close();
  }
}
