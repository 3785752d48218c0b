/** Removing by command what deleted identities left behind. */

import assert from 'node:assert/strict';
import { call, questionOf, refusalOf, role, sample } from '../calls';
import { roleAssignments } from '../../../src/sampleTenant/data/grants';
import { guidOf } from '../../../src/sampleTenant/guid';

interface Removed {
  readonly roleAssignmentId: string;
  readonly removed?: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

const gone = guidOf('identity id-orders-old, deleted');
const leftBehind = roleAssignments
  .filter(({ principalId }) => principalId === gone)
  .map(({ scope, guid }) => `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid}`);

describe('removing orphaned role assignments by command', () => {
  beforeEach(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
    assert.equal(leftBehind.length, 2);
  });

  it('asks first, and removes nothing unless each role is named', async () => {
    const asked = await questionOf('removeOrphans', { roleAssignmentIds: leftBehind });
    assert.match(asked, /Remove 2 orphaned role assignments\?/);
    await questionOf('removeOrphans', { roleAssignmentIds: leftBehind, confirm: 'Contributor' });
    for (const id of leftBehind) await call('viewProperties', { id });
  });

  it('removes with the roles’ names as the answer, and says of each what became of it', async () => {
    const confirm = ['Contributor', 'Storage Blob Data Contributor'];
    const results = await call<Removed[]>('removeOrphans', { roleAssignmentIds: leftBehind, confirm });
    assert.deepEqual(
      results.map(({ removed }) => removed),
      [true, true],
    );
    const { code } = await refusalOf('removeOrphans', { roleAssignmentId: leftBehind[0], confirm });
    assert.equal(code, 'notFound');
  });

  it('refuses an assignment whose identity is still there', async () => {
    const [made] = await call<{ assignment?: { id: string } }[]>('assignRole', {
      identityId: sample.ordersApi,
      scope: sample.unlockedStorage,
      roleDefinitionId: role.blobReader,
    });
    const roleAssignmentId = made?.assignment?.id;
    const { code, message } = await refusalOf('removeOrphans', {
      roleAssignmentId,
      confirm: 'Storage Blob Data Reader',
    });
    assert.equal(code, 'badArgument');
    assert.match(message, /still there, so it is not orphaned/);
  });
});
