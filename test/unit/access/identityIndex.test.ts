import assert from 'node:assert/strict';
import { createIdentityIndex } from '../../../src/access/identityIndex';
import { createStore } from '../../../src/access/store';
import {
  aFailure,
  anIdentity,
  aSubscription,
  aSystemAssigned,
  aTenant,
  subscriptionScope,
} from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { noSignal } from './signals';

const prod = aSubscription('prod');
const dev = aSubscription('dev');
const orders = anIdentity('id-orders', prod);
const billing = anIdentity('id-billing', prod);
const app = aSystemAssigned('app-orders', prod);
const whole = { subscriptionId: prod.subscriptionId, kind: 'userAssigned' } as const;

describe('the index of known identities', () => {
  it('says which ID of which identity a value is, in any case', () => {
    const index = createIdentityIndex();
    index.add([orders, app]);
    assert.deepEqual(index.lookup(orders.clientId.toUpperCase()), { identity: orders, as: 'clientId' });
    assert.deepEqual(index.lookup(orders.principalId), { identity: orders, as: 'objectId' });
    assert.deepEqual(index.lookup(orders.id.toUpperCase()), { identity: orders, as: 'resourceId' });
    assert.deepEqual(index.lookup(app.principalId), { identity: app, as: 'objectId' });
    assert.equal(index.lookup(billing.clientId), undefined);
  });

  it('forgets the IDs of an identity that was made anew', () => {
    const index = createIdentityIndex();
    index.add([orders]);
    index.add([{ ...orders, clientId: billing.clientId, principalId: billing.principalId }]);
    assert.equal(index.lookup(orders.clientId), undefined);
    assert.equal(index.lookup(orders.principalId), undefined);
    assert.equal(index.lookup(billing.clientId)?.identity.name, 'id-orders');
  });

  it('a list read whole takes out what is not in it, of its own kind and subscription only', () => {
    const index = createIdentityIndex();
    const elsewhere = anIdentity('id-orders', dev);
    index.add([orders, billing, app, elsewhere]);
    index.add([billing], { complete: whole });
    assert.equal(index.lookup(orders.id), undefined);
    for (const kept of [billing, app, elsewhere]) assert.notEqual(index.lookup(kept.id), undefined, kept.id);
  });

  it('keeps a client ID that was read once when a list without it comes along', () => {
    const index = createIdentityIndex();
    index.add([{ ...app, clientId: 'c0ffee00-0000-0000-0000-000000000000' }]);
    index.add([app]);
    assert.equal(index.lookup('c0ffee00-0000-0000-0000-000000000000')?.as, 'clientId');
    index.add([{ ...app, principalId: billing.principalId }]);
    assert.equal(index.lookup('c0ffee00-0000-0000-0000-000000000000'), undefined);
  });

  it('an ID that went over to another identity stays known when the first one goes', () => {
    const index = createIdentityIndex();
    index.add([orders]);
    index.add([{ ...billing, clientId: orders.clientId }]);
    index.forget(orders.id);
    assert.equal(index.lookup(orders.clientId)?.identity.name, 'id-billing');
  });

  it('is complete when both kinds of every expected subscription were read whole', () => {
    const index = createIdentityIndex();
    index.add([], { complete: whole });
    assert.equal(index.complete, false);
    index.expect([prod.subscriptionId.toUpperCase()]);
    assert.equal(index.complete, false);
    index.add([], { complete: { ...whole, kind: 'systemAssigned' } });
    assert.equal(index.complete, true);
    index.expect([prod.subscriptionId, dev.subscriptionId]);
    assert.equal(index.complete, false);
    index.expect([]);
    assert.equal(index.complete, false);
  });

  it('forgets below an ID, and is no longer complete then', () => {
    const index = createIdentityIndex();
    const elsewhere = anIdentity('id-dev', dev);
    index.expect([prod.subscriptionId]);
    index.add([orders], { complete: whole });
    index.add([app], { complete: { ...whole, kind: 'systemAssigned' } });
    index.add([elsewhere]);
    index.forget(subscriptionScope(prod));
    assert.deepEqual(
      [index.lookup(orders.clientId), index.lookup(app.id), index.complete],
      [undefined, undefined, false],
    );
    assert.notEqual(index.lookup(elsewhere.id), undefined);
  });
});

describe('the index as the store fills it', () => {
  function rig(filter: readonly string[] = []) {
    const tenant = aTenant();
    const azure = createFakeAzure({ tenants: [tenant], subscriptions: [prod], identities: [orders, app] });
    const store = createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => filter });
    const readAll = async () => {
      await store.roots(noSignal);
      await store.userAssigned(prod, noSignal);
      await store.systemAssigned(prod, noSignal);
    };
    return { ...azure, azure, tenant, store, readAll };
  }

  it('is complete once every list of every subscription was shown to its end', async () => {
    const { store, readAll } = rig();
    await store.roots(noSignal);
    await store.userAssigned(prod, noSignal);
    assert.equal(store.index.complete, false);
    await readAll();
    assert.equal(store.index.complete, true);
  });

  it('is not complete while a list has more pages', async () => {
    const { azure, world, store, readAll } = rig();
    world.identities = Array.from({ length: 501 }, (_, at) => anIdentity(`id-${String(at)}`, prod));
    azure.pageSize = 500;
    await readAll();
    assert.equal(store.index.complete, false);
    await store.loadMore(prod, 'userAssigned', noSignal);
    assert.equal(store.index.complete, true);
  });

  it('is not complete while a filter hides subscriptions', async () => {
    const { store, readAll } = rig([`${prod.tenantId}/${prod.subscriptionId}`]);
    await readAll();
    assert.equal(store.index.complete, false);
    assert.notEqual(store.index.lookup(orders.clientId), undefined);
  });

  it('is not complete while a tenant refuses', async () => {
    const { world, traffic, store, readAll } = rig();
    const refusing = aTenant('fabrikam');
    world.tenants = [...world.tenants, refusing];
    traffic.fail(`subscriptions ${refusing.tenantId}`, aFailure('tenantRefuses'));
    await readAll();
    assert.equal(store.index.complete, false);
  });

  it('knows nothing after everything was forgotten', async () => {
    const { store, readAll } = rig();
    await readAll();
    store.invalidate();
    assert.deepEqual([store.index.lookup(orders.clientId), store.index.complete], [undefined, false]);
  });
});
