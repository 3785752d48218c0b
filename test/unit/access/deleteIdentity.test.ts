/** The order of a deletion: the identity first, then its assignments; and what a stop in between leaves. */

import assert from 'node:assert/strict';
import { deleteIdentity } from '../../../src/access/lifecycle/deleteIdentity';
import { createStore } from '../../../src/access/store';
import { isCancelled } from '../../../src/model/failure';
import { anAssignment, anIdentity, aRole, aSubscription, aTenant, storageScope } from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakeLog } from '../fakes/fakeLog';
import { noSignal } from './signals';

function rig() {
  const tenant = aTenant();
  const prod = aSubscription('prod', tenant);
  const identity = anIdentity('id-orders', prod);
  const assignments = [aRole('Reader'), aRole('Writer')].map((role) =>
    anAssignment(identity, role, storageScope(prod)),
  );
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod],
    identities: [identity],
    assignments,
  });
  const clock = createFakeClock();
  const log = createFakeLog();
  const store = createStore({ azure, clock, subscriptionFilter: () => [] });
  const located = { identity, tenantId: tenant.tenantId };
  const ids = assignments.map(({ id }) => id);
  const run = (signal: AbortSignal, onProgress?: (done: number, total: number) => void) =>
    deleteIdentity({ azure, store, clock, log }, located, ids, 'the script', signal, onProgress);
  const order = () => azure.traffic.calls.map((call) => call.split(' ')[0]);
  return { azure, log, run, order, assignments };
}

describe('deleting an identity', () => {
  it('deletes it before its assignments, and logs the way back', async () => {
    const { azure, run, order, log } = rig();
    const seen: string[] = [];
    const { roles, wasGone } = await run(noSignal, (done, total) => seen.push(`${done} of ${total}`));
    assert.deepEqual(order(), ['deleteIdentity', 'remove', 'remove']);
    assert.deepEqual(seen, ['1 of 3', '2 of 3', '3 of 3']);
    assert.deepEqual([wasGone, roles.every((outcome) => 'removed' in outcome)], [false, true]);
    assert.deepEqual([azure.world.identities, azure.world.assignments], [[], []]);
    assert.ok(log.lines[0]?.endsWith('Undo: the script'));
  });

  it('is not begun when it was stopped before', async () => {
    const { run, order } = rig();
    await assert.rejects(run(AbortSignal.abort()), (error: unknown) => isCancelled(error));
    assert.deepEqual(order(), []);
  });

  it('tells which assignments are left when it is stopped half-way', async () => {
    const { run, order, azure } = rig();
    const stop = new AbortController();
    const { roles } = await run(stop.signal, (done) => {
      if (done === 2) stop.abort();
    });
    assert.deepEqual(order(), ['deleteIdentity', 'remove']);
    assert.deepEqual(
      roles.map((outcome) => ('error' in outcome ? outcome.error.code : 'removed')),
      ['removed', 'cancelled'],
    );
    assert.equal(azure.world.assignments.length, 1);
  });
});
