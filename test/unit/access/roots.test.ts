import assert from 'node:assert/strict';
import { createStore } from '../../../src/access/store';
import { aFailure, aSubscription, aTenant } from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { noSignal } from './signals';

const contoso = aTenant('contoso');
const fabrikam = aTenant('fabrikam');
const prod = aSubscription('Prod', contoso);
const dev = aSubscription('dev', contoso);
const lab = aSubscription('Lab', fabrikam);

function rig(filter: readonly string[] = []) {
  const azure = createFakeAzure({ tenants: [contoso, fabrikam], subscriptions: [prod, lab, dev] });
  const store = createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => filter });
  const names = async () =>
    (await store.roots(noSignal)).items.map(({ subscription }) => subscription.displayName);
  return { ...azure, azure, store, names };
}

describe('the subscriptions of the tree', () => {
  it('those of all tenants stand together by name, whatever its case, each with its tenant', async () => {
    const { store, names } = rig();
    assert.deepEqual(await names(), ['dev', 'Lab', 'Prod']);
    const { items } = await store.roots(noSignal);
    assert.equal(items[1]?.tenant.displayName, 'fabrikam');
  });

  it('for one tenant two requests are enough, and none the second time', async () => {
    const { world, traffic, names } = rig();
    world.tenants = [contoso];
    await names();
    await names();
    assert.deepEqual(traffic.calls, ['tenants', `subscriptions ${contoso.tenantId}`]);
  });

  it('a tenant that refuses is a problem with its ID and domain, and the others still show', async () => {
    const { store, traffic } = rig();
    traffic.fail(`subscriptions ${fabrikam.tenantId}`, aFailure('tenantRefuses'));
    const { items, problems } = await store.roots(noSignal);
    assert.deepEqual(
      items.map(({ subscription }) => subscription.displayName),
      ['dev', 'Prod'],
    );
    assert.deepEqual(
      problems.map(({ where, whereName, failure }) => [where, whereName, failure.code]),
      [[fabrikam.tenantId, 'fabrikam.example', 'tenantRefuses']],
    );
  });

  it('a tenant that refused is asked again only after it was refreshed', async () => {
    const { store, traffic, names } = rig();
    traffic.fail(`subscriptions ${fabrikam.tenantId}`, aFailure('tenantRefuses'), 1);
    await names();
    assert.deepEqual(await names(), ['dev', 'Prod']);
    store.invalidate(fabrikam.tenantId);
    assert.deepEqual(await names(), ['dev', 'Lab', 'Prod']);
    assert.equal(traffic.count(`subscriptions ${contoso.tenantId}`), 1);
  });

  it('when the tenants themselves cannot be read it throws, and the next look asks again', async () => {
    const { traffic, names } = rig();
    traffic.fail('tenants', aFailure('signInNeeded'), 1);
    await assert.rejects(names(), { code: 'signInNeeded' });
    assert.deepEqual(await names(), ['dev', 'Lab', 'Prod']);
  });

  it('a filter leaves out subscriptions, and tenants without any are not even asked', async () => {
    const { traffic, names } = rig([`${contoso.tenantId.toUpperCase()}/${dev.subscriptionId.toUpperCase()}`]);
    assert.deepEqual(await names(), ['dev']);
    assert.equal(traffic.count(`subscriptions ${fabrikam.tenantId}`), 0);
  });

  it('a filter that names a tenant outside the list asks that tenant too', async () => {
    const { world, names } = rig([`${fabrikam.tenantId}/${lab.subscriptionId}`]);
    world.tenants = [contoso];
    assert.deepEqual(await names(), ['Lab']);
  });

  it('the list to choose from holds every subscription whatever is chosen', async () => {
    const { store } = rig([`${contoso.tenantId}/${dev.subscriptionId}`]);
    const { items } = await store.subscriptions(noSignal);
    assert.equal(items.length, 3);
  });

  it('a subscription seen through two tenants shows once, read through the first', async () => {
    const { world, store } = rig();
    world.subscriptions = [...world.subscriptions, { ...prod, tenantId: fabrikam.tenantId }];
    const { items } = await store.roots(noSignal);
    const found = items.filter(({ subscription }) => subscription.subscriptionId === prod.subscriptionId);
    assert.deepEqual(
      found.map(({ subscription }) => subscription.tenantId),
      [contoso.tenantId],
    );
  });

  it('at most five tenants are asked side by side', async () => {
    const { world, traffic, names } = rig();
    world.tenants = Array.from({ length: 12 }, (_, at) => aTenant(`t${String(at)}`));
    await names();
    assert.equal(traffic.count('subscriptions'), 12);
    assert.equal(traffic.busiest(), 5);
  });

  it('cancelling throws and keeps nothing', async () => {
    const { traffic, store, names } = rig();
    const release = traffic.hold('subscriptions');
    const stop = new AbortController();
    const read = store.roots(stop.signal);
    stop.abort();
    await assert.rejects(read, { code: 'cancelled' });
    release();
    assert.deepEqual(await names(), ['dev', 'Lab', 'Prod']);
  });
});

describe('the tenant of a subscription', () => {
  it('is found although the subscription is not among the chosen ones', async () => {
    const { store } = rig([`${contoso.tenantId}/${dev.subscriptionId}`]);
    assert.equal(await store.tenantOf(lab.subscriptionId, noSignal), fabrikam.tenantId);
  });

  it('is found without asking other tenants when it is among the chosen ones', async () => {
    const { store, traffic } = rig([`${contoso.tenantId}/${dev.subscriptionId}`]);
    assert.equal(await store.tenantOf(dev.subscriptionId.toUpperCase(), noSignal), contoso.tenantId);
    assert.equal(traffic.count(`subscriptions ${fabrikam.tenantId}`), 0);
  });

  it('is not made up when no tenant has the subscription', async () => {
    const { store } = rig();
    await assert.rejects(store.tenantOf('00000000-0000-0000-0000-000000000001', noSignal), {
      code: 'notFound',
    });
  });
});
