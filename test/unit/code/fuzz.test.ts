/** 500 cases of the fuzz tier, so that a language that breaks files is noticed at once. */

import assert from 'node:assert/strict';
import { languageIds } from '../../../src/names';
import { seedOfRun } from '../../fuzz/seed';
import { startThreads } from '../../fuzz/threads';

const seed = seedOfRun();
const each = Math.ceil(500 / languageIds.length);

describe(`spoilt files, ${each} of each language, seed ${seed}`, () => {
  const threads = startThreads(1);
  let offers = 0;

  after(() => {
    threads.close();
  });

  for (const languageId of languageIds) {
    it(`crash nothing when they are ${languageId}, and no offer breaks one`, async function () {
      this.timeout(60_000);
      offers += (await threads.run({ languageId, count: each, seed })).plans;
    });
  }

  it('made offers, so that something was proven', () => {
    assert.ok(offers > 100, `only ${offers} offers`);
  });
});
