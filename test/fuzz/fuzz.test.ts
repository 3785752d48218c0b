/** Spoilt files in every language: nothing crashes, and no offer breaks a file. 20,000 cases, or `FUZZ_CASES`. */

import assert from 'node:assert/strict';
import { languageIds } from '../../src/names';
import type { Tally } from './check';
import { allCases, seedOfRun } from './seed';
import { startThreads } from './threads';

const seed = seedOfRun();
const cases = Number(process.env['FUZZ_CASES'] ?? allCases);
const each = Math.ceil(cases / languageIds.length);
const atOnce = 2;

describe(`${each} spoilt files of each language, seed ${seed}`, () => {
  const threads = startThreads(atOnce);
  let results: Promise<Tally | Error>[] = [];

  before(() => {
    results = languageIds.map((languageId) =>
      threads.run({ languageId, count: each, seed }).catch((error: unknown) => error as Error),
    );
  });
  after(() => {
    threads.close();
  });

  for (const [index, languageId] of languageIds.entries()) {
    it(`of ${languageId} crash nothing, and no offer breaks one`, async function () {
      this.timeout(10 * 60_000);
      const result = await results[index];
      if (result instanceof Error) throw result;
      assert.ok(result && result.plans > 0, 'no offer was ever made, so nothing was proven');
    });
  }
});
