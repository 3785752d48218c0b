/** Spoilt files in every language: nothing crashes, and no offer breaks a file. 20,000 cases, or `FUZZ_CASES`. */

import assert from 'node:assert/strict';
import { languageIds } from '../../src/names';
import { fuzzLanguage, seedOfRun } from './run';

const seed = seedOfRun();
const cases = Number(process.env['FUZZ_CASES'] ?? 20_000);
const each = Math.ceil(cases / languageIds.length);

describe(`${each} spoilt files of each language, seed ${seed}`, () => {
  for (const languageId of languageIds) {
    it(`of ${languageId} crash nothing, and no offer breaks one`, async () => {
      const { plans } = await fuzzLanguage(languageId, each, seed);
      assert.ok(plans > 0, 'no offer was ever made, so nothing was proven');
    });
  }
});
