/** Every selector, flavour and source of an ID into every kind of file, its top, its imports and its layout. */

import { fileKinds } from '../unit/code/matrix/fileKinds';
import { checkInsertions, filesWith } from '../unit/code/matrix/insertion';

describe('every credential inserted into', () => {
  for (const [name, kind] of Object.entries(fileKinds)) {
    it(`${name} leaves no error, imports once, and is taken back whole`, async function () {
      this.timeout(120_000);
      for (const imports of Object.values(kind.imports))
        for (const file of filesWith(kind, imports)) await checkInsertions(kind, file, 'every');
    });
  }
});
