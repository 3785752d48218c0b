import assert from 'node:assert/strict';
import { assignRoles } from '../../../src/access/assignRoles';
import type { AssignOutcome } from '../../../src/access/assignRoles';
import { createStore } from '../../../src/access/store';
import { Failure } from '../../../src/model/failure';
import {
  aFailure,
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  aTenant,
  storageScope,
} from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakeLog } from '../fakes/fakeLog';
import { noSignal, settled } from './signals';

const tenant = aTenant();
const prod = aSubscription('prod', tenant);
const orders = anIdentity('id-orders', prod);
const billing = anIdentity('id-billing', prod);
const blobs = aRole('Storage Blob Data Reader');
const queues = aRole('Storage Queue Data Reader');
const scope = storageScope(prod);
const located = (identity: typeof orders) => ({ identity, tenantId: tenant.tenantId });

function rig(byHand = false) {
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod],
    identities: [orders, billing],
    roles: [blobs, queues],
  });
  const clock = createFakeClock({ byHand });
  const log = createFakeLog();
  const store = createStore({ azure, clock, subscriptionFilter: () => [] });
  const assign = (given: Partial<Parameters<typeof assignRoles>[1]> = {}, signal = noSignal) =>
    assignRoles(
      { azure, store, clock, log },
      { identities: [located(orders)], scope, roleGuids: [blobs.guid], ...given },
      signal,
    );
  return { ...azure, azure, clock, log, store, assign };
}

/** Outcomes as words: `made`, `already`, or the failure's code. */
function words(outcomes: readonly AssignOutcome[]): string[] {
  return outcomes.map((each) => ('error' in each ? each.error.code : each.already ? 'already' : 'made'));
}

describe('assigning roles', () => {
  it('makes identities × roles, in that order, and counts them', async () => {
    const { azure, clock, log, store, traffic } = rig();
    const steps: string[] = [];
    const outcomes = await assignRoles(
      { azure, store, clock, log },
      { identities: [located(orders), located(billing)], scope, roleGuids: [blobs.guid, queues.guid] },
      noSignal,
      (done, total) => steps.push(`${String(done)}/${String(total)}`),
    );
    assert.deepEqual(words(outcomes), ['made', 'made', 'made', 'made']);
    assert.deepEqual(
      traffic.calls.filter((call) => call.startsWith('create')).map((call) => call.split(' ').slice(3)),
      [
        [orders.principalId, blobs.guid],
        [orders.principalId, queues.guid],
        [billing.principalId, blobs.guid],
        [billing.principalId, queues.guid],
      ],
    );
    assert.deepEqual(steps, ['1/4', '2/4', '3/4', '4/4']);
  });

  it('sends description and condition, and neither when they are empty', async () => {
    const { world, assign } = rig();
    await assign({ description: 'for orders', condition: 'true' });
    const [made] = world.assignments;
    assert.deepEqual([made?.description, made?.condition], ['for orders', 'true']);
    await assign({ roleGuids: [queues.guid], description: '', condition: '' });
    assert.ok(world.assignments[1] !== undefined && !('description' in world.assignments[1]));
  });

  it('shows what was made in the same window at once', async () => {
    const { azure, store, assign } = rig();
    azure.freezeGraph();
    await assign();
    const { items } = await store.roleAssignments(orders, tenant.tenantId, noSignal);
    assert.deepEqual(
      items.map(({ assignment }) => [assignment.scope, assignment.roleName]),
      [[scope, 'Storage Blob Data Reader']],
    );
  });

  it('logs one line for each, with what undoes it', async () => {
    const { world, log, assign } = rig();
    await assign();
    assert.equal(log.lines.length, 1);
    const [line = ''] = log.lines;
    assert.match(line, /^info .*id-orders/);
    assert.ok(line.includes(`az role assignment delete --ids "${world.assignments[0]?.id ?? ''}"`));
  });

  it('one that fails does not stop the others', async () => {
    const { traffic, log, assign } = rig();
    traffic.fail('create', aFailure('forbidden'), 1);
    assert.deepEqual(words(await assign({ roleGuids: [blobs.guid, queues.guid] })), ['forbidden', 'made']);
    assert.match(log.lines[0] ?? '', /^warn .*refused: forbidden/);
  });
});

describe('assigning what is there already', () => {
  it('under another name is success, and says which it is', async () => {
    const { world, log, assign } = rig();
    const there = anAssignment(orders, blobs, scope, { id: `${scope}/x/y/by-hand`, description: 'by hand' });
    world.assignments = [there];
    const [outcome] = await assign();
    assert.deepEqual(outcome, { assignment: there, already: true });
    assert.deepEqual([world.assignments, log.lines], [[there], []]);
  });

  it('is success too when the graph does not know it yet, with the ID that Azure names', async () => {
    const { azure, world, traffic, assign } = rig();
    azure.freezeGraph();
    world.assignments = [anAssignment(orders, blobs, scope, { id: `${scope}/x/y/by-hand` })];
    traffic.fail(
      'create',
      new Failure('alreadyExists', {
        serviceMessage: 'The ID of the existing role assignment is 0123456789abcdef0123456789abcdef.',
      }),
    );
    const [outcome] = await assign();
    assert.ok(outcome !== undefined && 'assignment' in outcome);
    assert.equal(
      outcome.assignment.id,
      `${scope}/providers/Microsoft.Authorization/roleAssignments/01234567-89ab-cdef-0123-456789abcdef`,
    );
    assert.equal(outcome.already, true);
  });

  it('is never changed: a condition or description it has stays', async () => {
    const { world, traffic, assign } = rig();
    const there = anAssignment(orders, blobs, scope, {
      condition: 'only some blobs',
      description: 'careful',
    });
    world.assignments = [there];
    assert.deepEqual(words(await assign()), ['already']);
    assert.deepEqual(world.assignments, [there]);
    assert.equal(traffic.count('create'), 0);
  });

  it('with another condition has an outcome of its own, whoever tells of it', async () => {
    const { world, assign } = rig();
    const there = anAssignment(orders, blobs, scope, { condition: 'only some blobs' });
    const foreign = { ...there, id: `${scope}/providers/Microsoft.Authorization/roleAssignments/other` };
    world.assignments = [there];
    assert.deepEqual(await assign({ condition: 'all of them' }), [
      { assignment: there, already: true, otherCondition: true },
    ]);
    assert.deepEqual(await assign({ condition: 'only some blobs', description: 'new' }), [
      { assignment: there, already: true },
    ]);
    const late = rig();
    late.azure.freezeGraph();
    late.world.assignments = [foreign];
    late.traffic.fail('create', aFailure('alreadyExists'));
    const held = late.store.roleAssignments(orders, tenant.tenantId, noSignal);
    assert.deepEqual((await held).items, []);
    late.azure.thawGraph();
    const [outcome] = await late.assign();
    assert.equal(outcome !== undefined && 'otherCondition' in outcome, true);
  });

  it('under our own name is told from a new one, so that undo leaves it alone', async () => {
    const { world, assign } = rig();
    world.assignments = [anAssignment(orders, blobs, scope)];
    assert.deepEqual(words(await assign()), ['already']);
  });

  it('under our own name is told by its age when the graph is silent', async () => {
    const { azure, clock, world, assign } = rig();
    azure.freezeGraph();
    const createdOn = new Date(clock.now() - 3_600_000).toISOString();
    world.assignments = [anAssignment(orders, blobs, scope, { createdOn })];
    assert.deepEqual(words(await assign()), ['already']);
  });

  it('doing it twice says already the second time and does no harm', async () => {
    const { azure, world, assign } = rig();
    azure.freezeGraph();
    assert.deepEqual(words(await assign()), ['made']);
    assert.deepEqual(words(await assign()), ['already']);
    assert.equal(world.assignments.length, 1);
  });

  it('not knowing what is there does not keep from assigning', async () => {
    const { traffic, assign } = rig();
    traffic.fail('ofPrincipal', aFailure('throttled'));
    assert.deepEqual(words(await assign()), ['made']);
  });
});

describe('assigning to an identity that is new', () => {
  const notThere = aFailure('principalNotFound');

  it('waits longer and longer until the directory knows it', async () => {
    const { traffic, clock, assign } = rig();
    traffic.fail('create', notThere, 3);
    assert.deepEqual(words(await assign()), ['made']);
    assert.deepEqual(clock.slept, [2000, 4000, 8000]);
  });

  it('gives up after two minutes, and asks only once for each further role', async () => {
    const { traffic, clock, assign } = rig();
    traffic.fail('create', notThere);
    const outcomes = await assign({ roleGuids: [blobs.guid, queues.guid] });
    assert.deepEqual(words(outcomes), ['principalNotFound', 'principalNotFound']);
    assert.equal(
      clock.slept.reduce((total, each) => total + each, 0),
      120_000,
    );
    assert.equal(traffic.count('create'), 9);
  });

  it('other failures are not waited for', async () => {
    const { traffic, clock, assign } = rig();
    traffic.fail('create', aFailure('limitExceeded'));
    assert.deepEqual(words(await assign()), ['limitExceeded']);
    assert.deepEqual(clock.slept, []);
  });
});

describe('stopping an assignment', () => {
  it('while it waits ends at once, with an outcome for each', async () => {
    const { traffic, assign } = rig(true);
    traffic.fail('create', aFailure('principalNotFound'));
    const stop = new AbortController();
    const running = assign({ roleGuids: [blobs.guid, queues.guid] }, stop.signal);
    await settled();
    stop.abort();
    assert.deepEqual(words(await running), ['cancelled', 'cancelled']);
  });

  it('what is on its way is waited for, so that the outcome is true, and nothing more is sent', async () => {
    const { world, traffic, assign } = rig(true);
    const release = traffic.hold('create');
    const stop = new AbortController();
    const running = assign({ roleGuids: [blobs.guid, queues.guid] }, stop.signal);
    await settled();
    stop.abort();
    await settled();
    release();
    assert.deepEqual(words(await running), ['made', 'cancelled']);
    assert.equal(world.assignments.length, 1);
  });

  it('what does not come back within five seconds is given up', async () => {
    const { traffic, clock, assign } = rig(true);
    traffic.hold('create');
    const stop = new AbortController();
    const running = assign({}, stop.signal);
    await settled();
    stop.abort();
    await settled();
    clock.advance(5000);
    assert.deepEqual(words(await running), ['cancelled']);
  });

  it('is not logged as a failure', async () => {
    const { log, assign } = rig();
    await assign({}, AbortSignal.abort());
    assert.deepEqual(log.lines, []);
  });
});
