/** Which assignments are called orphaned: only those whose principal the directory is known not to have. */

import assert from 'node:assert/strict';
import { createStore } from '../../../../src/access/store';
import type { RoleAssignment } from '../../../../src/model/role';
import {
  aFailure,
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  aTenant,
  storageScope,
  subscriptionScope,
} from '../../fakes/builders';
import { createFakeAzure } from '../../fakes/fakeAzure';
import { createFakeClock } from '../../fakes/fakeClock';
import type { World } from '../../fakes/world';

const never = new AbortController().signal;
const { tenantId } = aTenant();
const subscription = aSubscription();
const storage = storageScope(subscription);
const [reader, sender] = [aRole('Reader'), aRole('Queue Sender')];
const longAgo = '2024-05-01T00:00:00Z';

function held(principalId: string, over: Partial<RoleAssignment> = {}, scope = storage): RoleAssignment {
  return anAssignment({ principalId }, reader, scope, { createdOn: longAgo, ...over });
}

function start(world: Partial<World>) {
  const azure = createFakeAzure({
    tenants: [aTenant()],
    subscriptions: [subscription],
    roles: [reader, sender],
    ...world,
  });
  const clock = createFakeClock();
  const store = createStore({ azure, clock, subscriptionFilter: () => [] });
  const list = async () => (await store.orphans.list(tenantId, never)).items;
  const shown = async () =>
    (await list()).map(({ assignment, doubt }) => `${assignment.principalId} ${doubt?.code ?? 'gone'}`);
  return { azure, clock, store, list, shown };
}

describe('orphaned role assignments', () => {
  it('are those whose principal the directory does not know; applications are not', async () => {
    const { shown } = start({ assignments: [held('gone'), held('application')], gone: ['gone'] });
    assert.deepEqual(await shown(), ['gone gone']);
  });

  it('take one question for a principal, however much it holds, and are kept until they are read again', async () => {
    const assignments = [held('gone'), held('gone', {}, subscriptionScope(subscription))];
    const { azure, store, shown } = start({ assignments, gone: ['gone'] });
    assert.equal((await shown()).length, 2);
    await shown();
    assert.deepEqual([azure.traffic.count('strangers'), azure.traffic.count('isInDirectory')], [1, 1]);
    store.refreshOrphans();
    await shown();
    assert.deepEqual([azure.traffic.count('strangers'), azure.traffic.count('isInDirectory')], [2, 2]);
  });

  it('are doubted, with the reason, where the directory gives no answer', async () => {
    const { azure, shown } = start({ assignments: [held('gone'), held('unsure')], gone: ['gone', 'unsure'] });
    azure.traffic.fail(`isInDirectory ${tenantId} ${storage} unsure`, aFailure('throttled'));
    assert.deepEqual((await shown()).sort(), ['gone gone', 'unsure throttled']);
  });

  it('are doubted while they are so new that the directory may not have heard of the principal', async () => {
    const { clock, store } = start({ gone: ['new'] });
    const made = new Date(clock.now() - 10 * 60_000).toISOString();
    const young = held('new', { createdOn: made });
    assert.deepEqual(await start({ assignments: [young], gone: ['new'] }).shown(), ['new principalNotFound']);
    assert.equal(await store.orphans.isGone(tenantId, young, never), undefined);
    assert.equal(await store.orphans.isGone(tenantId, held('new'), never), true);
  });

  it('are proven once one of the principal’s assignments is old', async () => {
    const { clock } = start({});
    const made = new Date(clock.now() - 10 * 60_000).toISOString();
    const assignments = [
      held('gone', { createdOn: made }),
      held('gone', {}, subscriptionScope(subscription)),
    ];
    assert.deepEqual(await start({ assignments, gone: ['gone'] }).shown(), ['gone gone', 'gone gone']);
  });

  it('do not come back after they were removed, whatever Resource Graph still says', async () => {
    const assignments = [held('gone'), held('gone', {}, subscriptionScope(subscription))];
    const { store, list } = start({ assignments, gone: ['gone'] });
    const [first] = await list();
    assert.ok(first);
    store.recordOrphanRemoved(first.assignment.id);
    store.refreshOrphans();
    assert.deepEqual(
      (await list()).map(({ assignment }) => assignment.id),
      assignments.map(({ id }) => id).filter((id) => id !== first.assignment.id),
    );
  });

  it('count at once for an identity that this window deleted, without asking the directory', async () => {
    const identity = anIdentity();
    const left = anAssignment(identity, sender, storage, { createdOn: longAgo });
    const { azure, store, shown } = start({ identities: [identity], assignments: [left] });
    assert.deepEqual(await shown(), []);
    store.recordDeleted({ identity, tenantId });
    assert.deepEqual(await shown(), [`${identity.principalId} gone`]);
    assert.equal(azure.traffic.count('isInDirectory'), 0);
  });

  it('of more than 300 principals leave the rest to a problem that counts them', async () => {
    const many = Array.from({ length: 303 }, (_, at) => held(`principal-${at}`));
    const { azure, store } = start({ assignments: many });
    const { problems } = await store.orphans.list(tenantId, never);
    assert.equal(azure.traffic.count('isInDirectory'), 300);
    assert.deepEqual(
      problems.map(({ failure }) => failure.details.values),
      [{ missing: 'unasked', count: '3' }],
    );
  });

  it('have the names of their roles, narrowest place first', async () => {
    const nameless = anAssignment(
      { principalId: 'gone' },
      { guid: sender.guid },
      subscriptionScope(subscription),
      {
        createdOn: longAgo,
      },
    );
    const { list } = start({ assignments: [nameless, held('gone')], gone: ['gone'] });
    assert.deepEqual(
      (await list()).map(({ assignment }) => assignment.roleName),
      ['Reader', 'Queue Sender'],
    );
  });
});
