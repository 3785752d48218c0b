/** What is handed over when an identity is dragged, and what is refused from elsewhere. */

import assert from 'node:assert/strict';
import { draggedIdentity, dragIdentity } from '../../../src/ui/draggedIdentity';

const id =
  '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id "quoted"';

describe('a dragged identity', () => {
  it('comes out as it went in', () => {
    assert.equal(draggedIdentity(dragIdentity(id)), id);
  });

  it('is none in anything else', () => {
    for (const text of [
      undefined,
      '',
      '{',
      '[]',
      'null',
      '{"identityId":7}',
      '{"identityId":"id-orders"}',
      '{"id":"/x"}',
    ]) {
      assert.equal(draggedIdentity(text), undefined, text);
    }
  });
});
