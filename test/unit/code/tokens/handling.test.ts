/** Tokens that code gets itself, in every language: from a credential or from an endpoint, the same must not become of them. */

import assert from 'node:assert/strict';
import { lookAt } from '../look';
import type { Looked } from '../look';
import { handlingSamples } from './handlingSamples';

async function variants(looked: Looked, text: string): Promise<string[]> {
  const found = await lookAt(looked, text);
  return found
    .filter(({ rule }) => rule === 'token-handling')
    .map(({ variant, start, end }) => `${variant ?? ''}: ${text.slice(start, end)}`);
}

for (const [language, samples] of Object.entries(handlingSamples)) {
  describe(`token-handling in ${language}`, () => {
    const sources = [
      ['a credential', samples.fetched, samples.text],
      ['an endpoint', samples.asked, samples.answer],
    ] as const;
    for (const [from, file, text] of sources) {
      for (const [variant, code] of samples.wrong) {
        it(`says ${variant} of a token of ${from}: ${code('…').replace(/\s+/g, ' ')}`, async () => {
          const written = file(code(text));
          const found = await variants(samples, written);
          assert.deepEqual(
            found.map((one) => one.split(':')[0]),
            [variant],
            written,
          );
        });
      }
      for (const code of samples.right) {
        it(`says nothing of a token of ${from}: ${code('…')}`, async () => {
          const written = file(code(text));
          assert.deepEqual(await variants(samples, written), [], written);
        });
      }
    }

    const { anew } = samples;
    if (anew === undefined) {
      it('says nothing of a new credential, since all of a process share their tokens', async () => {
        assert.deepEqual(await variants(samples, samples.kept), []);
      });
    } else {
      it('says that a token is fetched anew where a function makes a credential for it', async () => {
        assert.match((await variants(samples, anew)).join(), /^uncached: /, anew);
      });
      it('says nothing where the credential is kept', async () => {
        assert.deepEqual(await variants(samples, samples.kept), []);
      });
    }

    it('says that a token is asked for anew where a file knows nothing of when it ends', async () => {
      assert.match((await variants(samples, samples.askedAnew)).join(), /^uncached: /, samples.askedAnew);
    });
  });
}
