/** What stands in the errors of the corpus, as they are printed and as terminals, logs and pipelines leave them. */

import assert from 'node:assert/strict';
import { readRefusal } from '../../../../src/access/explain/readRefusal';
import { corpus } from './corpus/all';
import { plain } from './corpus/plain';

describe('the corpus of access errors', () => {
  it('has at least 60 of them, of six SDKs and the Azure CLI', () => {
    assert.ok(corpus.length >= 60, String(corpus.length));
    for (const program of ['JavaScript', 'Python', '.NET', 'Java', 'Go', 'Rust', 'az'])
      assert.ok(corpus.filter(({ title }) => title.startsWith(`${program}:`)).length >= 5, program);
  });

  for (const { title, text, reads } of corpus) {
    it(`is read: ${title}`, () => {
      assert.deepEqual(plain(readRefusal(text)), reads);
    });
  }
});
