/** Going back while a role is assigned in the sample tenant: the question before carries the answer it was given. */

import assert from 'node:assert/strict';
import { assignRole } from '../../../src/commands/assignRole';
import { scopeOf } from '../../../src/model/scope';
import { ordersWeb } from '../../../src/sampleTenant/data/identities';
import { ordersStorage } from '../../../src/sampleTenant/data/services';
import { back, identitiesNamed, rolesNamed } from '../../unit/commands/fakeUi';
import { writesIn } from '../deskViews';
import { sampleDesk } from '../sampleDesk';

describe('going back while a role is assigned', () => {
  it('offers the place and the identity that were chosen', async () => {
    const scope = scopeOf(ordersStorage.id);
    assert.ok(scope);
    const storage = { scope, name: 'stordersprod' };
    const offered: unknown[] = [];
    const made = sampleDesk({
      identity: [
        identitiesNamed('id-orders-web'),
        (request) => {
          offered.push(request.checked);
          return identitiesNamed('id-orders-worker')(request);
        },
      ],
      scope: [
        () => storage,
        ({ chosen }) => {
          offered.push(chosen);
          return 'back';
        },
        ({ chosen }) => {
          offered.push(chosen);
          return 'cancelled';
        },
      ],
      roles: [rolesNamed('Storage Blob Data Reader'), back],
      review: [back],
    });
    assert.equal(await assignRole(made.deps)({ from: 'nothing' }), undefined);
    assert.deepEqual(offered, [storage, [ordersWeb.id], storage]);
    assert.deepEqual(writesIn(made.sent), []);
  });
});
