/** Ages in words: rounded down to what is worth reading, in the singular where there is one. */

import assert from 'node:assert/strict';
import { ageText } from '../../../src/ui/age';
import { t } from './words';

const minute = 60_000;
const day = 24 * 60 * minute;

const ages: readonly (readonly [number, string])[] = [
  [-5000, 'just now'],
  [59_999, 'just now'],
  [minute, 'a minute ago'],
  [3.9 * minute, '3 minutes ago'],
  [60 * minute, 'an hour ago'],
  [23.5 * 60 * minute, '23 hours ago'],
  [day, 'a day ago'],
  [30 * day, '30 days ago'],
  [45 * day, 'a month ago'],
  [364 * day, '11 months ago'],
  [366 * day, 'a year ago'],
  [900 * day, '2 years ago'],
];

describe('an age in words', () => {
  for (const [milliseconds, words] of ages) {
    it(`of ${milliseconds} ms is "${words}"`, () => {
      assert.equal(ageText(t, milliseconds), words);
    });
  }
});
