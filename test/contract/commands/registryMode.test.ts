/** Assigning a role on a registry that judges each repository by itself: said in the review, before anything is sent. */

import assert from 'node:assert/strict';
import { assignRole } from '../../../src/commands/assignRole';
import { abacRegistry, containerRegistry } from '../../../src/sampleTenant/data/services';
import { leave, rolesNamed } from '../../unit/commands/fakeUi';
import { writesIn } from '../deskViews';
import { sampleDesk } from '../sampleDesk';
import { identityNamed } from '../sampleRig';

async function reviewAt(scope: string, ...roles: string[]) {
  const made = sampleDesk({ roles: [rolesNamed(...roles)], review: [leave] });
  const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
  await assignRole(made.deps)({ from: 'arguments', values: { identityId, scope } });
  assert.deepEqual(writesIn(made.sent), []);
  return made.ui.reviews[0];
}

describe('a role for all of a container registry', () => {
  it('is said to have no effect where each repository is judged by itself', async () => {
    const review = await reviewAt(abacRegistry.id, 'AcrPull', 'Container Registry Repository Reader');
    assert.deepEqual(review?.noEffect, ['AcrPull']);
    assert.equal(review.noEffectBecause, 'repositoryPermissions');
    assert.equal(review.policy, undefined);
  });

  it('works in a registry of the other mode', async () => {
    assert.deepEqual((await reviewAt(containerRegistry.id, 'AcrPull'))?.noEffect, []);
  });
});
