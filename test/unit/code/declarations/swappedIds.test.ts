/** Identities that declarations name by the wrong one of their IDs: the repair writes the one that is due. */

import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/code/text';
import { lookAt } from '../look';
import { objectByName, resourceAsPrincipal, resourceByName } from '../matrix/identifiers';
import { places } from '../matrix/places';

for (const place of ['Bicep', 'Terraform', 'ARM'] as const) {
  describe(`an identity that is named by the wrong ID in ${place}`, () => {
    for (const [what, cells] of Object.entries({ resourceByName, objectByName, resourceAsPrincipal })) {
      const cell = cells[place];
      if (!cell) continue;
      const [wrong, right] = cell;
      it(`is named by the one that is due: ${what}`, async () => {
        const edits = (await lookAt(places[place], wrong)).flatMap((finding) => finding.edits ?? []);
        assert.equal(applyEdits(wrong, edits), right);
      });
    }
  });
}
