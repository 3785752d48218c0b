import assert from 'node:assert/strict';
import { createStore } from '../../../src/access/store';
import type { UserAssignedIdentity } from '../../../src/model/identity';
import { listing } from '../../../src/model/listing';
import type { Listing } from '../../../src/model/listing';
import { aFailure, anIdentity, aSubscription, aSystemAssigned, aTenant } from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { noSignal } from './signals';

const prod = aSubscription('prod');

function rig(count: number, pageSize: number) {
  const padded = (at: number) => `id-${String(at).padStart(5, '0')}`;
  const azure = createFakeAzure({
    tenants: [aTenant()],
    subscriptions: [prod],
    identities: Array.from({ length: count }, (_, at) => anIdentity(padded(at), prod)),
  });
  azure.pageSize = pageSize;
  const store = createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => [] });
  const read = () => store.userAssigned(prod, noSignal);
  return { ...azure, azure, store, read };
}

describe('the identities of a subscription', () => {
  it('one page takes one request, and none the second time', async () => {
    const { traffic, read } = rig(3, 100);
    await read();
    const { items, next } = await read();
    assert.equal(items.length, 3);
    assert.equal(next, undefined);
    assert.equal(traffic.count('userAssigned'), 1);
  });

  it('stand by name, numbers as numbers', async () => {
    const { world, read } = rig(0, 100);
    world.identities = ['id-10', 'ID-2', 'id-1'].map((name) => anIdentity(name, prod));
    const { items } = await read();
    assert.deepEqual(
      items.map(({ name }) => name),
      ['id-1', 'ID-2', 'id-10'],
    );
  });

  it('of many pages at most 500 show, and "Load more" adds 500', async () => {
    const { traffic, store, read } = rig(1200, 200);
    const first = await read();
    assert.equal(first.items.length, 500);
    assert.notEqual(first.next, undefined);
    assert.equal(traffic.count('userAssigned'), 3);
    await store.loadMore(prod, 'userAssigned', noSignal);
    assert.equal((await read()).items.length, 1000);
    await store.loadMore(prod, 'userAssigned', noSignal);
    const last = await read();
    assert.equal(last.items.length, 1200);
    assert.equal(last.next, undefined);
    assert.equal(new Set(last.items.map(({ id }) => id)).size, 1200);
    assert.equal(traffic.count('userAssigned'), 6);
  });

  it('what ARM gave beyond 500 shows on "Load more" without a request', async () => {
    const { traffic, store, read } = rig(700, 1000);
    const first = await read();
    assert.equal(first.items.length, 500);
    assert.notEqual(first.next, undefined);
    await store.loadMore(prod, 'userAssigned', noSignal);
    const all = await read();
    assert.deepEqual([all.items.length, all.next], [700, undefined]);
    assert.equal(traffic.count('userAssigned'), 1);
  });

  it('"Load more" tells the tree which subscription to draw anew', async () => {
    const { store, read } = rig(700, 1000);
    await read();
    const told: unknown[] = [];
    store.onDidChange((change) => told.push(change));
    await store.loadMore(prod, 'userAssigned', noSignal);
    assert.deepEqual(told, [{ subscriptionId: prod.subscriptionId }]);
  });

  it('clicking "Load more" twice at once loads one page', async () => {
    const { traffic, store, read } = rig(2000, 500);
    await read();
    await Promise.all([
      store.loadMore(prod, 'userAssigned', noSignal),
      store.loadMore(prod, 'userAssigned', noSignal),
    ]);
    assert.equal((await read()).items.length, 1000);
    assert.equal(traffic.count('userAssigned'), 2);
  });

  it('a page that fails leaves what came before, says why, and can be asked for again', async () => {
    const { traffic, store, read } = rig(400, 200);
    traffic.fail(`userAssigned ${prod.subscriptionId} 200`, aFailure('throttled'), 1);
    const first = await read();
    assert.equal(first.items.length, 200);
    assert.notEqual(first.next, undefined);
    assert.deepEqual(
      first.problems.map(({ where, whereName, failure }) => [where, whereName, failure.code]),
      [[`/subscriptions/${prod.subscriptionId}`, 'prod', 'throttled']],
    );
    await store.loadMore(prod, 'userAssigned', noSignal);
    const all = await read();
    assert.deepEqual([all.items.length, all.problems.length, all.next], [400, 0, undefined]);
  });

  it('a first page that fails throws, and is asked for again by the next look', async () => {
    const { traffic, read } = rig(2, 200);
    traffic.fail('userAssigned', aFailure('forbidden'), 1);
    await assert.rejects(read(), { code: 'forbidden' });
    assert.equal((await read()).items.length, 2);
  });

  it('a page that was loading while the list was refreshed changes nothing', async () => {
    const { traffic, world, store, read } = rig(1000, 500);
    await read();
    const release = traffic.hold(`userAssigned ${prod.subscriptionId} 500`);
    const more = store.loadMore(prod, 'userAssigned', noSignal);
    store.invalidate(`/subscriptions/${prod.subscriptionId}`);
    world.identities = [anIdentity('only-one', prod)];
    assert.equal((await read()).items.length, 1);
    release();
    await more;
    assert.equal((await read()).items.length, 1);
    assert.equal(store.index.lookup(anIdentity('id-00999', prod).clientId), undefined);
  });

  it('a first page that a refresh has overtaken does not bring back what is gone', async () => {
    const { azure } = rig(0, 500);
    const gone = anIdentity('gone', prod);
    let answer: (page: Listing<UserAssignedIdentity>) => void = () => {};
    const pages = [
      new Promise<Listing<UserAssignedIdentity>>((resolve) => {
        answer = resolve;
      }),
      Promise.resolve(listing<UserAssignedIdentity>([])),
    ];
    const userAssigned = () => pages.shift() ?? Promise.resolve(listing<UserAssignedIdentity>([]));
    const store = createStore({
      azure: { ...azure, identities: { ...azure.identities, userAssigned } },
      clock: createFakeClock(),
      subscriptionFilter: () => [],
    });
    const late = store.userAssigned(prod, noSignal);
    store.invalidate();
    await store.userAssigned(prod, noSignal);
    answer(listing([gone]));
    await late;
    assert.equal(store.index.lookup(gone.id), undefined);
    assert.deepEqual((await store.userAssigned(prod, noSignal)).items, []);
  });

  it('system-assigned ones are a list of their own', async () => {
    const { world, store, read } = rig(1, 200);
    world.identities = [...world.identities, aSystemAssigned('app-b', prod), aSystemAssigned('app-a', prod)];
    const { items } = await store.systemAssigned(prod, noSignal);
    assert.deepEqual(
      items.map(({ name }) => name),
      ['app-a', 'app-b'],
    );
    assert.equal((await read()).items.length, 1);
  });

  it('all of 10,000 identities can be shown, 500 at a time', async () => {
    const { store, read } = rig(10_000, 1000);
    const shown = [(await read()).items.length];
    while ((await read()).next !== undefined) {
      await store.loadMore(prod, 'userAssigned', noSignal);
      shown.push((await read()).items.length);
    }
    assert.deepEqual(
      shown,
      Array.from({ length: 20 }, (_, at) => (at + 1) * 500),
    );
  });
});
