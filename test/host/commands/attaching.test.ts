/** Attaching identities by command, in the host: the result says what the resource carries, and a repeat does no harm. */

import assert from 'node:assert/strict';
import { call, sample } from '../calls';

interface Changed {
  readonly resourceId: string;
  readonly state: string;
  readonly identity: {
    readonly type: string;
    readonly principalId?: string;
    readonly userAssignedIdentities: Readonly<Record<string, { readonly clientId?: string }>>;
  };
  readonly lost: readonly string[];
}

const names = ({ identity }: Changed): string[] =>
  Object.keys(identity.userAssignedIdentities).map((id) => id.split('/').at(-1) ?? '');

describe('attaching identities by command', () => {
  beforeEach(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('adds to what the app carries and keeps the rest', async () => {
    const changed = await call<Changed>('attachToResource', {
      identityId: sample.ordersWorker,
      resourceId: sample.appOrders,
    });
    assert.equal(changed.state, 'done');
    assert.deepEqual(names(changed), ['id-orders-api', 'id-orders-worker']);
    assert.equal(changed.identity.type, 'SystemAssigned, UserAssigned');
    assert.deepEqual(changed.lost, []);
  });

  it('takes a second time for a success', async () => {
    const values = { identityId: sample.ordersWorker, resourceId: sample.appOrders };
    await call('attachToResource', values);
    assert.equal((await call<Changed>('attachToResource', values)).state, 'unchanged');
  });

  it('waits for a machine that Azure goes on with', async () => {
    const identityIds = [sample.ordersApi, sample.ordersWorker];
    const changed = await call<Changed>('attachToResource', { identityIds, resourceId: sample.vmReports });
    assert.equal(changed.state, 'done');
    assert.deepEqual(names(changed), ['id-orders-reports', 'id-orders-api', 'id-orders-worker']);
  });
});
