import assert from 'node:assert/strict';
import { createStore } from '../../../src/access/store';
import { aFailure, anIdentity, aSubscription, aSystemAssigned, aTenant } from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { noSignal } from './signals';

const contoso = aTenant('contoso');
const fabrikam = aTenant('fabrikam');
const prod = aSubscription('prod', contoso);
const lab = aSubscription('lab', fabrikam);
const orders = anIdentity('id-orders', prod);
const oldOrders = anIdentity('old-id-orders', prod);
const labOrders = anIdentity('id-orders-lab', lab);
const app = aSystemAssigned('app-orders', prod);

function rig(filter: readonly string[] = []) {
  const azure = createFakeAzure({
    tenants: [contoso, fabrikam],
    subscriptions: [prod, lab],
    identities: [oldOrders, labOrders, orders, app],
    clientIds: { [app.id]: 'c0ffee00-0000-0000-0000-000000000000' },
  });
  const store = createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => filter });
  return { ...azure, azure, store };
}

describe('finding identities', () => {
  it('searches every tenant, chosen or not, and puts the closest first', async () => {
    const { store } = rig([`${contoso.tenantId}/${prod.subscriptionId}`]);
    const { items } = await store.find('ID-Orders', noSignal);
    assert.deepEqual(
      items.map(({ identity, tenantId }) => [identity.name, tenantId === contoso.tenantId]),
      [
        ['id-orders', true],
        ['id-orders-lab', false],
        ['old-id-orders', true],
      ],
    );
  });

  it('finds by any ID', async () => {
    const { store } = rig();
    for (const text of [orders.clientId, orders.principalId, orders.id]) {
      const { items } = await store.find(text.toUpperCase(), noSignal);
      assert.equal(items[0]?.identity.name, 'id-orders', text);
    }
  });

  it('a tenant that refuses is a problem beside what the others gave', async () => {
    const { store, traffic } = rig();
    traffic.fail(`find ${fabrikam.tenantId}`, aFailure('tenantRefuses'));
    const { items, problems } = await store.find('lab', noSignal);
    assert.deepEqual(items, []);
    assert.deepEqual(
      problems.map(({ where, whereName }) => [where, whereName]),
      [[fabrikam.tenantId, 'fabrikam.example']],
    );
  });

  it('one seen through two tenants is found once', async () => {
    const { store, world } = rig();
    world.subscriptions = [...world.subscriptions, { ...prod, tenantId: fabrikam.tenantId }];
    const { items } = await store.find(orders.clientId, noSignal);
    assert.deepEqual(
      items.map(({ tenantId }) => tenantId),
      [contoso.tenantId],
    );
  });

  it('what was found is known by its IDs from then on', async () => {
    const { store } = rig();
    await store.find('lab', noSignal);
    assert.equal(store.index.lookup(labOrders.clientId)?.as, 'clientId');
  });
});

describe('an identity by its ID', () => {
  it('is read from ARM, through the tenant of its subscription', async () => {
    const { store, traffic } = rig();
    const { identity, tenantId } = await store.identityById(labOrders.id.toLowerCase(), noSignal);
    assert.deepEqual([identity.name, tenantId], ['id-orders-lab', fabrikam.tenantId]);
    assert.equal(traffic.count(`get ${fabrikam.tenantId}`), 1);
  });

  it('is not read again when a list has it already', async () => {
    const { store, traffic } = rig();
    await store.userAssigned(prod, noSignal);
    await store.identityById(orders.id, noSignal);
    assert.equal(traffic.count('get'), 0);
  });

  it('is read again after it was refreshed, and its new IDs are known', async () => {
    const { store, world } = rig();
    await store.identityById(orders.id, noSignal);
    const again = { ...orders, principalId: '00000000-0000-0000-0000-00000000000a' };
    world.identities = [again];
    store.invalidate(orders.id);
    const { identity } = await store.identityById(orders.id, noSignal);
    assert.equal(identity.principalId, again.principalId);
    assert.equal(store.index.lookup(orders.principalId), undefined);
  });

  it('says badly formed IDs are', async () => {
    const { store } = rig();
    await assert.rejects(store.identityById('id-orders', noSignal), {
      code: 'badArgument',
      details: { field: 'identityId', resource: 'id-orders' },
    });
  });

  it('says when it does not exist', async () => {
    const { store } = rig();
    await assert.rejects(store.identityById(`${orders.id}-x`, noSignal), { code: 'notFound' });
  });
});

describe('the client ID of an identity', () => {
  it('of a user-assigned one is known without a request', async () => {
    const { store, traffic } = rig();
    assert.equal(await store.clientIdOf(orders, contoso.tenantId, noSignal), orders.clientId);
    assert.deepEqual(traffic.calls, []);
  });

  it('of a system-assigned one takes one request, and is in the index afterwards', async () => {
    const { store, traffic } = rig();
    await store.systemAssigned(prod, noSignal);
    await store.clientIdOf(app, contoso.tenantId, noSignal);
    const clientId = await store.clientIdOf(app, contoso.tenantId, noSignal);
    assert.equal(clientId, 'c0ffee00-0000-0000-0000-000000000000');
    assert.equal(traffic.count('get'), 1);
    assert.equal(store.index.lookup(clientId)?.identity.id, app.id);
  });

  it('a failure is not kept', async () => {
    const { store, traffic } = rig();
    traffic.fail('get', aFailure(), 1);
    await assert.rejects(store.clientIdOf(app, contoso.tenantId, noSignal), { code: 'forbidden' });
    assert.notEqual(await store.clientIdOf(app, contoso.tenantId, noSignal), undefined);
  });
});
