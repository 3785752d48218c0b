/** Changing identities by command: what is named is changed, the rest stays, and nothing is sent for nothing. */

import assert from 'node:assert/strict';
import type { UserAssignedIdentity } from '../../../src/model/identity';
import { call, refusalOf, sample } from '../calls';

const update = (values: object): Promise<UserAssignedIdentity | undefined> =>
  call<UserAssignedIdentity | undefined>('updateIdentity', { identityId: sample.ordersApi, ...values });

describe('updating identities by command', () => {
  beforeEach(async () => {
    // A tenant as new for each test.
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('changes the tags and keeps who may use it, and the other way round', async () => {
    const tagged = await update({ tags: { owner: 'ola' } });
    assert.deepEqual([tagged?.tags, tagged?.isolationScope], [{ owner: 'ola' }, 'None']);
    const isolated = await update({ isolationScope: 'Regional' });
    assert.deepEqual([isolated?.tags, isolated?.isolationScope], [{ owner: 'ola' }, 'Regional']);
    assert.equal(isolated?.principalId, sample.principalOfOrdersApi);
  });

  it('gives the identity as it is when nothing would change', async () => {
    const first = await update({ tags: { owner: 'ola' } });
    assert.deepEqual(await update({ tags: { owner: 'ola' } }), first);
  });

  it('refuses a resource that owns a system-assigned identity', async () => {
    const refusal = await refusalOf('updateIdentity', { identityId: sample.appOrders, tags: {} });
    assert.deepEqual([refusal.code, refusal.field], ['badArgument', 'identityId']);
    assert.match(refusal.message, /the resource ID of a user-assigned identity is wanted/);
  });
});
