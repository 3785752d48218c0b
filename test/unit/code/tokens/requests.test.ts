/** Requests for tokens without an SDK in code: what is wrong with each is said, in every language, and what is right is left alone. */

import assert from 'node:assert/strict';
import { lookAt } from '../look';
import type { Looked } from '../look';
import { requestSamples } from './requestSamples';

async function variants(looked: Looked, text: string): Promise<(string | undefined)[]> {
  const found = await lookAt(looked, text);
  return found.filter(({ rule }) => rule === 'raw-token-request').map(({ variant }) => variant);
}

for (const [language, samples] of Object.entries(requestSamples)) {
  describe(`raw token requests in ${language}`, () => {
    for (const [what, [text, ...expected]] of Object.entries(samples.wrong)) {
      it(`are found: ${what}`, async () => assert.deepEqual(await variants(samples, text), expected, text));
    }
    for (const [what, text] of Object.entries(samples.right)) {
      it(`are left alone: ${what}`, async () => assert.deepEqual(await variants(samples, text), [], text));
    }
  });
}
