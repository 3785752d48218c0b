import assert from 'node:assert/strict';
import { createStore } from '../../../src/access/store';
import {
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  aTenant,
  storageScope,
  subscriptionScope,
} from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { noSignal } from './signals';

const tenant = aTenant();
const prod = aSubscription('prod', tenant);
const dev = aSubscription('dev', tenant);
const orders = anIdentity('id-orders', prod);
const reader = aRole();

function rig() {
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod, dev],
    identities: [orders, anIdentity('id-dev', dev)],
    roles: [reader],
  });
  const store = createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => [] });
  const told: unknown[] = [];
  const listener = store.onDidChange((change) => told.push(change));
  /** One look at everything that can be looked at. */
  const look = async () => {
    await store.roots(noSignal);
    await store.userAssigned(prod, noSignal);
    await store.userAssigned(dev, noSignal);
    await store.systemAssigned(prod, noSignal);
    await store.roleAssignments(orders, tenant.tenantId, noSignal);
    await store.throughGroups(orders, tenant.tenantId, noSignal);
    await store.usedBy(orders, tenant.tenantId, noSignal);
    await store.guards(orders.id, tenant.tenantId, orders.principalId, noSignal);
    await store.roleDefinitions(tenant.tenantId, orders.id, noSignal);
  };
  /** Which requests another look makes. */
  const asked = async () => {
    const before = azure.traffic.calls.length;
    await look();
    return azure.traffic.calls.slice(before).map((call) => call.split(' ').slice(0, 2).join(' '));
  };
  return { ...azure, store, told, listener, look, asked };
}

describe('an identity that this window writes', () => {
  it('stands in the list and the index at once, and what was read whole stays whole', async () => {
    const { store, look, told } = rig();
    await look();
    await store.systemAssigned(dev, noSignal);
    assert.equal(store.index.complete, true);
    const fresh = anIdentity('id-fresh', prod);
    store.recordWritten({ identity: fresh, tenantId: tenant.tenantId });
    assert.deepEqual(told, [{ subscriptionId: prod.subscriptionId }]);
    // Azure's own list does not have it yet.
    const listed = await store.userAssigned(prod, noSignal);
    assert.deepEqual(
      listed.items.map(({ name }) => name),
      ['id-fresh', 'id-orders'],
    );
    assert.equal(store.index.lookup(fresh.clientId)?.identity.name, 'id-fresh');
    assert.equal(store.index.complete, true);
  });

  it('is gone from both when it was deleted, though Azure lists it still', async () => {
    const { store, look } = rig();
    await look();
    await store.systemAssigned(dev, noSignal);
    store.recordDeleted({ identity: orders, tenantId: tenant.tenantId });
    assert.equal(store.index.lookup(orders.clientId), undefined);
    assert.deepEqual((await store.userAssigned(prod, noSignal)).items, []);
    assert.equal(store.index.lookup(orders.clientId), undefined);
    assert.equal(store.index.complete, true);
  });
});

describe('refreshing', () => {
  it('without it nothing is read twice', async () => {
    const { look, asked } = rig();
    await look();
    assert.deepEqual(await asked(), []);
  });

  it('of an identity reads its own parts and the list it stands in again, and no other', async () => {
    const { store, told, look, asked } = rig();
    await look();
    store.invalidate(orders.id);
    assert.deepEqual(told, [{ subscriptionId: prod.subscriptionId }]);
    assert.deepEqual((await asked()).map((call) => call.split(' ')[0]).sort(), [
      'denyAssignments',
      'locks',
      'ofPrincipal',
      'throughGroups',
      'throughGroups',
      'userAssigned',
      'usersOf',
    ]);
  });

  it('of a subscription reads its lists and its identities again, not those of others', async () => {
    const { store, told, look, asked } = rig();
    await look();
    store.invalidate(subscriptionScope(prod).toUpperCase());
    assert.deepEqual(told, [{ subscriptionId: prod.subscriptionId.toUpperCase() }]);
    const calls = await asked();
    assert.ok(calls.includes(`userAssigned ${prod.subscriptionId}`));
    assert.ok(calls.includes(`systemAssigned ${prod.subscriptionId}`));
    assert.ok(calls.some((call) => call.startsWith('ofPrincipal')));
    assert.ok(!calls.includes(`userAssigned ${dev.subscriptionId}`));
    assert.ok(!calls.some((call) => call.startsWith('tenants')));
  });

  it('of everything reads everything again, and tells so', async () => {
    const { traffic, store, told, look, asked } = rig();
    await look();
    const all = traffic.calls.length;
    store.invalidate();
    assert.deepEqual(told, [undefined]);
    assert.equal((await asked()).length, all);
  });

  it('of a tenant reads its subscriptions again and keeps their lists', async () => {
    const { store, told, look, asked } = rig();
    await look();
    store.invalidate(`/tenants/${tenant.tenantId}`);
    assert.deepEqual(told, [undefined]);
    assert.deepEqual(await asked(), ['tenants', `subscriptions ${tenant.tenantId}`]);
  });

  it('a listener that was disposed of is told nothing more', () => {
    const { store, told, listener } = rig();
    listener.dispose();
    store.invalidate();
    assert.deepEqual(told, []);
  });

  it('writes tell which identity they changed', () => {
    const { store, told } = rig();
    const assignment = anAssignment(orders, reader, storageScope(prod));
    store.recordAssigned(orders.id, assignment);
    store.recordRemoved(orders.id, assignment.id);
    assert.deepEqual(told, [{ identityId: orders.id }, { identityId: orders.id }]);
  });
});

describe('role definitions', () => {
  it('one list serves every resource of a group', async () => {
    const { traffic, store } = rig();
    await store.roleDefinitions(tenant.tenantId, storageScope(prod, 'a'), noSignal);
    await store.roleDefinitions(tenant.tenantId, storageScope(prod, 'b'), noSignal);
    assert.deepEqual(traffic.calls, [
      `roles ${tenant.tenantId} ${subscriptionScope(prod)}/resourceGroups/rg-data`,
    ]);
  });

  it('built-in roles are held once, custom ones as each place has them', async () => {
    const { world, store } = rig();
    const custom = aRole('Ours', {}, { type: 'CustomRole', assignableScopes: [subscriptionScope(prod)] });
    world.roles = [{ ...reader }, custom];
    const inProd = await store.roleDefinitions(tenant.tenantId, subscriptionScope(prod), noSignal);
    world.roles = [{ ...reader }, custom];
    const inDev = await store.roleDefinitions(tenant.tenantId, subscriptionScope(dev), noSignal);
    assert.deepEqual([inProd.length, inDev.map(({ roleName }) => roleName)], [2, ['Reader']]);
    assert.equal(inProd[0], inDev[0]);
  });
});
