/** Identities that this window made, changed or deleted, over lists that do not know it yet. */

import assert from 'node:assert/strict';
import { createOwnIdentities } from '../../../src/access/ownIdentities';
import { ownWriteMilliseconds } from '../../../src/access/ownWrites';
import type { UserAssignedIdentity } from '../../../src/model/identity';
import { anIdentity, aSubscription, aTenant, guid } from '../fakes/builders';
import { createFakeClock } from '../fakes/fakeClock';

const { tenantId } = aTenant();
const prod = aSubscription('prod');
const dev = aSubscription('dev');
const orders = anIdentity('id-orders', prod);
const billing = anIdentity('id-billing', prod);
const own = (identity: UserAssignedIdentity) => ({ identity, tenantId });
const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);

function rig() {
  const clock = createFakeClock({ byHand: true });
  const writes = createOwnIdentities(clock);
  return {
    clock,
    ...writes,
    listed: (...known: UserAssignedIdentity[]) => writes.inList(prod.subscriptionId, known),
    found: (text: string, ...known: UserAssignedIdentity[]) =>
      writes.inSearch(text, known.map(own)).map(({ identity }) => identity.name),
  };
}

describe('an identity that this window made', () => {
  it('stands in the list of its subscription by name, and in no other', () => {
    const { wrote, listed, inList } = rig();
    wrote(own(billing));
    assert.deepEqual(names(listed(orders)), ['id-billing', 'id-orders']);
    assert.deepEqual(inList(dev.subscriptionId, []), []);
  });

  it('is found by any part of its name and IDs', () => {
    const { wrote, found } = rig();
    wrote(own(billing));
    for (const text of ['ID-BILL', billing.clientId, billing.principalId.slice(3), billing.id])
      assert.deepEqual(found(text), ['id-billing'], text);
    assert.deepEqual(found('orders', orders), ['id-orders']);
  });

  it('is the list’s to tell of once the list has shown it, and the search’s once the search has', () => {
    const { wrote, listed, found } = rig();
    wrote(own(billing));
    assert.equal(listed(billing).length, 1);
    assert.deepEqual(listed(), []);
    assert.deepEqual(found('id-'), ['id-billing']);
    assert.deepEqual(found('id-', billing), ['id-billing']);
    assert.deepEqual(found('id-'), []);
  });

  it('is no news for ever', () => {
    const { wrote, listed, clock } = rig();
    wrote(own(billing));
    clock.advance(ownWriteMilliseconds);
    assert.deepEqual(listed(), []);
  });
});

describe('an identity that this window changed', () => {
  it('has its new tags and isolation until the list has them', () => {
    const changed = { ...orders, tags: { team: 'x' }, isolationScope: 'Regional' };
    const { wrote, listed } = rig();
    wrote(own(changed));
    assert.deepEqual(listed(orders), [changed]);
    const caughtUp = { ...changed, location: 'caught up' };
    assert.deepEqual(listed(caughtUp), [caughtUp]);
    assert.deepEqual(listed(orders), [orders]);
  });
});

describe('an identity that this window deleted', () => {
  it('is gone from list and search, though they show it still', () => {
    const { deleted, listed, found } = rig();
    deleted(own(orders));
    assert.deepEqual(names(listed(billing, orders)), ['id-billing']);
    assert.deepEqual(found('id-', billing, orders), ['id-billing']);
  });

  it('does not hide one that was made anew under its name', () => {
    const { deleted, listed, found } = rig();
    deleted(own(orders));
    const anew = { ...orders, principalId: guid('another principal') };
    assert.deepEqual(listed(anew), [anew]);
    assert.deepEqual(found('id-', anew), ['id-orders']);
  });
});
