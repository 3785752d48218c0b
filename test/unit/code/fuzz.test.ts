/** 500 cases of the fuzz tier, so that a language that breaks files is noticed at once. */

import assert from 'node:assert/strict';
import { languageIds } from '../../../src/names';
import { fuzzLanguage, seedOfRun } from '../../fuzz/run';

const seed = seedOfRun();
const each = Math.ceil(500 / languageIds.length);

describe(`spoilt files, ${each} of each language, seed ${seed}`, () => {
  let offers = 0;
  for (const languageId of languageIds) {
    it(`crash nothing when they are ${languageId}, and no offer breaks one`, async () => {
      offers += (await fuzzLanguage(languageId, each, seed)).plans;
    });
  }
  it('made offers, so that something was proven', () => {
    assert.ok(offers > 100, `only ${offers} offers`);
  });
});
