import assert from 'node:assert/strict';
import { createStore } from '../../../src/access/store';
import { anAssignment, anIdentity, aRole, aSubscription, aTenant, storageScope } from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { noSignal } from './signals';

const minute = 60_000;
const tenant = aTenant();
const prod = aSubscription('prod', tenant);
const orders = anIdentity('id-orders', prod);
const reader = aRole();
const first = anAssignment(orders, reader, storageScope(prod, 'first'));
const second = anAssignment(orders, reader, storageScope(prod, 'second'));

/** A store whose graph shows what was there at the start, until it is thawed. */
function rig(...there: readonly (typeof first)[]) {
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod],
    identities: [orders],
    roles: [reader],
    assignments: [...there],
  });
  azure.freezeGraph();
  const clock = createFakeClock();
  const store = createStore({ azure, clock, subscriptionFilter: () => [] });
  const scopes = async () =>
    (await store.roleAssignments(orders, tenant.tenantId, noSignal)).items.map(({ assignment }) =>
      assignment.scope.split('/').at(-1),
    );
  const assign = (assignment: typeof first) => {
    azure.world.assignments = [...azure.world.assignments, assignment];
    store.recordAssigned(orders.id, assignment);
  };
  const remove = ({ id }: typeof first) => {
    azure.world.assignments = azure.world.assignments.filter((each) => each.id !== id);
    store.recordRemoved(orders.id, id);
  };
  /** Reads anew, as "Refresh" does. */
  const refreshed = () => {
    store.invalidate(orders.id);
    return scopes();
  };
  return { ...azure, azure, clock, store, scopes, assign, remove, refreshed };
}

describe('what this window wrote, over a graph that is late', () => {
  it('an assignment made here shows at once, without asking the graph again', async () => {
    const { traffic, clock, store, scopes, assign } = rig(first);
    await scopes();
    assign(second);
    assert.deepEqual(await scopes(), ['first', 'second']);
    const { items } = await store.roleAssignments(orders, tenant.tenantId, noSignal);
    assert.deepEqual(
      items.map(({ madeAt }) => madeAt),
      [undefined, clock.now()],
    );
    assert.equal(traffic.count('ofPrincipal'), 1);
  });

  it('it stays through refreshes while the graph does not know it', async () => {
    const { assign, refreshed } = rig(first);
    assign(second);
    assert.deepEqual(await refreshed(), ['first', 'second']);
  });

  it('once the graph shows it, it shows once, still as new', async () => {
    const { azure, store, assign, refreshed } = rig(first);
    assign(second);
    azure.thawGraph();
    assert.deepEqual(await refreshed(), ['first', 'second']);
    const { items } = await store.roleAssignments(orders, tenant.tenantId, noSignal);
    assert.equal(items.filter(({ madeAt }) => madeAt !== undefined).length, 1);
  });

  it('once the graph has shown it and then does not, somebody has removed it', async () => {
    const { azure, world, assign, refreshed } = rig(first);
    assign(second);
    azure.thawGraph();
    await refreshed();
    world.assignments = [first];
    assert.deepEqual(await refreshed(), ['first']);
  });

  it('after 30 minutes the graph is believed', async () => {
    const { clock, assign, refreshed } = rig(first);
    assign(second);
    clock.advance(30 * minute - 1);
    assert.deepEqual(await refreshed(), ['first', 'second']);
    clock.advance(1);
    assert.deepEqual(await refreshed(), ['first']);
  });

  it('a removed one is gone at once and stays gone while the graph still shows it', async () => {
    const { scopes, remove, refreshed } = rig(first, second);
    await scopes();
    remove(first);
    assert.deepEqual(await scopes(), ['second']);
    assert.deepEqual(await refreshed(), ['second']);
  });

  it('a removed one that the graph has let go and shows again was made again by somebody', async () => {
    const { azure, world, remove, refreshed } = rig(first, second);
    remove(first);
    azure.thawGraph();
    assert.deepEqual(await refreshed(), ['second']);
    world.assignments = [second, first];
    assert.deepEqual(await refreshed(), ['first', 'second']);
  });

  it('made and at once removed it does not come back when the graph shows it late', async () => {
    const { azure, world, assign, remove, refreshed } = rig(first);
    assign(second);
    remove(second);
    assert.deepEqual(await refreshed(), ['first']);
    // The graph catches up with the making, not yet with the removal.
    azure.thawGraph();
    world.assignments = [first, second];
    assert.deepEqual(await refreshed(), ['first']);
  });

  it('removed and at once restored it stays when the graph shows the removal late', async () => {
    const { azure, world, assign, remove, refreshed } = rig(first, second);
    remove(first);
    assign(first);
    assert.deepEqual(await refreshed(), ['first', 'second']);
    azure.thawGraph();
    world.assignments = [second];
    assert.deepEqual(await refreshed(), ['first', 'second']);
  });

  it('survives a refresh of everything', async () => {
    const { store, scopes, assign } = rig(first);
    assign(second);
    store.invalidate();
    assert.deepEqual(await scopes(), ['first', 'second']);
  });

  it('IDs in another case are the same assignment', async () => {
    const { store, scopes } = rig(first);
    store.recordRemoved(orders.id.toUpperCase(), first.id.toUpperCase());
    assert.deepEqual(await scopes(), []);
  });

  it('belongs to its identity only', async () => {
    const { store } = rig(first);
    store.recordAssigned(anIdentity('other', prod).id, second);
    const { items } = await store.roleAssignments(orders, tenant.tenantId, noSignal);
    assert.equal(items.length, 1);
  });
});
