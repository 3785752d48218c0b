/** Attaching identities by command, in the host: the result says what the resource carries, and a repeat does no harm. */

import assert from 'node:assert/strict';
import { call, questionOf, sample } from '../calls';

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

describe('detaching identities by command', () => {
  beforeEach(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('asks with the identity and the resource, and takes the name as the answer', async () => {
    const values = { resourceId: sample.appOrders, identityIds: [sample.ordersApi] };
    assert.match(await questionOf('detachFromResource', values), /Detach id-orders-api from app-orders\?/);
    const changed = await call<Changed>('detachFromResource', { ...values, confirm: 'id-orders-api' });
    assert.deepEqual([changed.state, changed.identity.type], ['done', 'SystemAssigned']);
    assert.notEqual(changed.identity.principalId, undefined);
  });

  it('takes all by one request when each is named', async () => {
    const values = { resourceId: sample.appOrders, all: true };
    await questionOf('detachFromResource', { ...values, confirm: 'id-orders-api' });
    const changed = await call<Changed>('detachFromResource', {
      ...values,
      confirm: ['id-orders-api', 'app-orders'],
    });
    assert.equal(changed.identity.type, 'None');
  });
});

describe('system-assigned identities by command', () => {
  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('are turned off after a question that names what they may do, and on without one', async () => {
    const values = { resourceId: sample.appOrders };
    const asked = await questionOf('disableSystemAssigned', values);
    assert.match(asked, /Delete the system-assigned identity of app-orders for good\?/);
    const off = await call<Changed>('disableSystemAssigned', { ...values, confirm: 'app-orders' });
    assert.deepEqual([off.identity.type, off.identity.principalId], ['UserAssigned', undefined]);
    const on = await call<Changed>('enableSystemAssigned', values);
    assert.equal(on.state, 'done');
    assert.match(on.identity.principalId ?? '', /^5a3b1e00-/);
    assert.deepEqual(names(on), ['id-orders-api']);
  });
});

describe('telling an app its identity by command', () => {
  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('sets what names the identity and gives back names only', async () => {
    const values = { resourceId: sample.appOrders, identityId: sample.ordersApi };
    const settings = ['clientId', 'keyVaultReferences'];
    assert.deepEqual(await call('setAppIdentity', { ...values, settings }), {
      resourceId: sample.appOrders,
      state: 'done',
      set: ['AZURE_CLIENT_ID'],
      removed: [],
    });
    const again = await call<{ state: string }>('setAppIdentity', { ...values, settings });
    assert.equal(again.state, 'unchanged');
  });
});
