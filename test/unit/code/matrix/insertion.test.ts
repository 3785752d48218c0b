/** Every selector into every kind of file, its top, its imports and its layout; the flavours take turns. */

import assert from 'node:assert/strict';
import { checkInsertions, filesWith } from './insertion';
import { fileKinds } from './fileKinds';

describe('a credential inserted into', () => {
  for (const [name, kind] of Object.entries(fileKinds)) {
    for (const [state, imports] of Object.entries(kind.imports)) {
      it(`${name} with import: ${state} leaves no error, imports once, and is taken back whole`, async function () {
        this.timeout(20_000);
        let count = 0;
        for (const [turn, file] of filesWith(kind, imports).entries())
          count += await checkInsertions(kind, file, turn + (turn >> 2));
        assert.equal(count, Object.keys(kind.tops).length * 4 * 4);
      });
    }
  }
});
