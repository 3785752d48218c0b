import assert from 'node:assert/strict';
import { createIdentityMemory } from '../../../src/access/identityMemory';
import { anIdentity, aSubscription, aSystemAssigned } from '../fakes/builders';

const prod = aSubscription('prod');
const orders = anIdentity('id-orders', prod);
const billing = anIdentity('id-billing', prod);

function rig(stored?: unknown) {
  const values = new Map<string, unknown>(stored === undefined ? [] : [['identities', stored]]);
  const memory = createIdentityMemory({
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, JSON.parse(JSON.stringify(value)));
    },
  });
  return { memory, values };
}

describe('the identities this machine remembers', () => {
  it('the one used last is offered next, whatever else was seen since', () => {
    const { memory } = rig();
    memory.remember(orders, false, true);
    memory.remember(billing, false, false);
    assert.equal(memory.last()?.name, 'id-orders');
    memory.remember(billing, false, true);
    assert.equal(memory.last()?.name, 'id-billing');
  });

  it('one is found by its ID in any case, once however often it was used', () => {
    const { memory, values } = rig();
    memory.remember(orders, false, true);
    memory.remember({ ...orders, id: orders.id.toUpperCase() }, true, true);
    assert.equal(memory.recall(orders.id.toLowerCase())?.sample, true);
    assert.ok(Array.isArray(values.get('identities')));
    assert.deepEqual(JSON.stringify(values.get('identities')).match(/"name"/g)?.length, 1);
  });

  it('keeps IDs and names and nothing else', () => {
    const { memory } = rig();
    memory.remember({ ...orders, tags: { secret: 'x' } }, false, true);
    assert.deepEqual(memory.last(), {
      id: orders.id,
      kind: 'userAssigned',
      name: 'id-orders',
      clientId: orders.clientId,
      principalId: orders.principalId,
      sample: false,
    });
  });

  it('a system-assigned one has no client ID until it is known', () => {
    const { memory } = rig();
    memory.remember(aSystemAssigned('app', prod), false, true);
    assert.ok(!('clientId' in (memory.last() ?? {})));
  });

  it('keeps fifty', () => {
    const { memory, values } = rig();
    for (let at = 0; at < 60; at += 1) memory.remember(anIdentity(`id-${String(at)}`, prod), false, true);
    assert.equal(JSON.stringify(values.get('identities')).match(/"name"/g)?.length, 50);
    assert.equal(memory.last()?.name, 'id-59');
  });

  for (const stored of ['text', [1, null, { id: 1 }], { id: 'x' }, [{ ...orders, sample: 'no' }]]) {
    it(`what somebody else stored is passed over: ${JSON.stringify(stored).slice(0, 30)}`, () => {
      assert.equal(rig(stored).memory.last(), undefined);
    });
  }
});
