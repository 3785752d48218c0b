import assert from 'node:assert/strict';
import { createStore } from '../../../src/access/store';
import { listing } from '../../../src/model/listing';
import type { TargetFacts } from '../../../src/model/role';
import {
  aFailure,
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  aSystemAssigned,
  aTenant,
  aUser,
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
const blobReader = aRole('Storage Blob Data Reader', { dataActions: ['Microsoft.Storage/x/read'] });
const account = storageScope(prod);
const group = '/providers/Microsoft.Management/managementGroups/mg-platform';

function rig(filter: readonly string[] = []) {
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod, dev],
    identities: [orders],
    roles: [blobReader],
    assignments: [anAssignment(orders, blobReader, account)],
    targets: [{ id: account.toUpperCase(), displayName: 'stordersprod', kind: 'StorageV2' }],
  });
  const clock = createFakeClock();
  const store = createStore({ azure, clock, subscriptionFilter: () => filter });
  const read = () => store.roleAssignments(orders, tenant.tenantId, noSignal);
  return { ...azure, azure, clock, store, read };
}

describe('the role assignments of an identity', () => {
  it('take two requests however many there are, with the target named', async () => {
    const { world, traffic, read } = rig();
    world.assignments = [
      ...world.assignments,
      anAssignment(orders, blobReader, storageScope(dev)),
      anAssignment(orders, blobReader, group),
      anAssignment(orders, blobReader, '/'),
    ];
    const { items, problems } = await read();
    await read();
    assert.equal(items.length, 4);
    assert.ok(items.some(({ target }) => target?.displayName === 'stordersprod'));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      traffic.calls.map((call) => call.split(' ')[0]),
      ['ofPrincipal', 'targets'],
    );
  });

  it('stand from single resources up to the root, then by place and role', async () => {
    const { world, read } = rig();
    const other = aRole('Reader');
    world.assignments = ['/', group, subscriptionScope(prod), account].map((scope) =>
      anAssignment(orders, blobReader, scope),
    );
    world.assignments.splice(3, 0, anAssignment(orders, other, account));
    const { items } = await read();
    assert.deepEqual(
      items.map(({ assignment }) => [assignment.scope, assignment.roleName]),
      [
        [account, 'Reader'],
        [account, 'Storage Blob Data Reader'],
        [subscriptionScope(prod), 'Storage Blob Data Reader'],
        [group, 'Storage Blob Data Reader'],
        ['/', 'Storage Blob Data Reader'],
      ],
    );
  });

  it('the root scope is never looked up', async () => {
    const { world, traffic, read } = rig();
    world.assignments = [anAssignment(orders, blobReader, '/')];
    await read();
    assert.equal(traffic.count('targets'), 0);
  });

  it('show without names when the targets cannot be read, and say so', async () => {
    const { traffic, read } = rig();
    traffic.fail('targets', aFailure('throttled'));
    const { items, problems } = await read();
    assert.equal(items.length, 1);
    assert.equal(items[0]?.target, undefined);
    assert.deepEqual(
      problems.map(({ failure }) => failure.code),
      ['throttled'],
    );
  });

  it('a target that is gone is not asked for with every look', async () => {
    const { world, traffic, read } = rig();
    world.targets = [];
    await read();
    await read();
    assert.equal(traffic.count('targets'), 1);
  });

  it('a target is asked for again when the answer was only a part', async () => {
    const { azure, clock } = rig();
    let asked = 0;
    const targets = () => {
      asked += 1;
      return Promise.resolve(
        listing<TargetFacts>([], [{ where: tenant.tenantId, failure: aFailure('service') }]),
      );
    };
    const store = createStore({
      azure: { ...azure, roleAssignments: { ...azure.roleAssignments, targets } },
      clock,
      subscriptionFilter: () => [],
    });
    const read = () => store.roleAssignments(orders, tenant.tenantId, noSignal);
    assert.equal((await read()).problems.length, 1);
    await read();
    assert.equal(asked, 2);
  });

  it('a role that came without its name gets it from the definitions, in one request', async () => {
    const { world, traffic, read } = rig();
    world.assignments = [account, storageScope(prod, 'other')].map((scope) =>
      anAssignment(orders, { guid: blobReader.guid }, scope),
    );
    const { items } = await read();
    assert.deepEqual(
      items.map(({ assignment }) => assignment.roleName),
      ['Storage Blob Data Reader', 'Storage Blob Data Reader'],
    );
    assert.equal(traffic.count('roles'), 1);
  });

  it('a role whose definition cannot be read shows all the same', async () => {
    const { world, traffic, read } = rig();
    world.assignments = [anAssignment(orders, { guid: blobReader.guid }, account)];
    traffic.fail('roles', aFailure());
    const { items } = await read();
    assert.deepEqual([items.length, items[0]?.assignment.roleName], [1, undefined]);
  });

  it('a failure throws and is not kept', async () => {
    const { traffic, read } = rig();
    traffic.fail('ofPrincipal', aFailure('offline'), 1);
    await assert.rejects(read(), { code: 'offline' });
    assert.equal((await read()).items.length, 1);
  });

  it('an identity made anew under the same name does not show the old one’s roles', async () => {
    const { store, read } = rig();
    await read();
    const again = { ...orders, principalId: '00000000-0000-0000-0000-00000000000a' };
    assert.deepEqual((await store.roleAssignments(again, tenant.tenantId, noSignal)).items, []);
  });
});

describe('access through groups', () => {
  it('is asked of the chosen subscriptions of the tenant, four at a time, with progress', async () => {
    const { world, traffic, store } = rig();
    const many = Array.from({ length: 9 }, (_, at) => aSubscription(`s${String(at)}`, tenant));
    world.subscriptions = many;
    await store.roots(noSignal);
    const steps: string[] = [];
    await store.throughGroups(orders, tenant.tenantId, noSignal, (done, total) =>
      steps.push(`${String(done)}/${String(total)}`),
    );
    assert.equal(traffic.count('throughGroups'), 9);
    assert.equal(traffic.busiest(), 4);
    assert.deepEqual([steps[0], steps.at(-1)], ['1/9', '9/9']);
  });

  it('what is assigned above the subscriptions shows once', async () => {
    const { world, store } = rig();
    const assignment = { ...anAssignment(orders, blobReader, group), principalId: 'the-group' };
    world.throughGroups = [{ principalId: orders.principalId, assignment }];
    const { items } = await store.throughGroups(orders, tenant.tenantId, noSignal);
    assert.deepEqual(
      items.map((item) => item.assignment.principalId),
      ['the-group'],
    );
  });

  it('a subscription that refuses is a problem beside what the others gave', async () => {
    const { world, traffic, store } = rig();
    const assignment = { ...anAssignment(orders, blobReader, account), principalId: 'the-group' };
    world.throughGroups = [{ principalId: orders.principalId, assignment }];
    traffic.fail(`throughGroups ${dev.subscriptionId}`, aFailure());
    const steps: number[] = [];
    const { items, problems } = await store.throughGroups(orders, tenant.tenantId, noSignal, (done) =>
      steps.push(done),
    );
    assert.equal(items.length, 1);
    assert.deepEqual(steps, [1, 2]);
    assert.deepEqual(
      problems.map(({ where, whereName }) => [where, whereName]),
      [[subscriptionScope(dev), 'dev']],
    );
  });

  it('subscriptions that are not chosen are left alone', async () => {
    const { traffic, store } = rig([`${tenant.tenantId}/${dev.subscriptionId}`]);
    await store.throughGroups(orders, tenant.tenantId, noSignal);
    assert.deepEqual(
      traffic.calls.filter((call) => call.startsWith('throughGroups')),
      [`throughGroups ${dev.subscriptionId} ${orders.principalId}`],
    );
  });
});

describe('who uses an identity', () => {
  it('is one request for a user-assigned one', async () => {
    const { world, traffic, store } = rig();
    world.users = [{ identityId: orders.id.toUpperCase(), user: aUser('app-orders', dev) }];
    const { items } = await store.usedBy(orders, tenant.tenantId, noSignal);
    await store.usedBy(orders, tenant.tenantId, noSignal);
    assert.deepEqual(
      items.map(({ name }) => name),
      ['app-orders'],
    );
    assert.equal(traffic.count('usersOf'), 1);
  });

  it('is asked of the tenant that reads its subscription, whatever tenant the identity names', async () => {
    const { traffic, store } = rig();
    await store.usedBy({ ...orders, tenantId: '' }, tenant.tenantId, noSignal);
    assert.equal(traffic.count(`usersOf ${tenant.tenantId}`), 1);
  });

  it('is its owner for a system-assigned one, without a request', async () => {
    const { traffic, store } = rig();
    const owned = aSystemAssigned('app-a', prod, { ownerKind: 'functionapp' });
    const { items } = await store.usedBy(owned, tenant.tenantId, noSignal);
    assert.deepEqual(
      [items[0]?.id, items[0]?.type, items[0]?.kind],
      [owned.id, 'Microsoft.Web/sites', 'functionapp'],
    );
    assert.deepEqual(traffic.calls, []);
  });
});

describe('what stands against an assignment', () => {
  it('deny assignments and locks come together, once', async () => {
    const { world, traffic, store } = rig();
    world.locks = [{ scope: account, lock: { id: 'lock', name: 'keep', level: 'ReadOnly' } }];
    const guards = () => store.guards(account, tenant.tenantId, orders.principalId, noSignal);
    await guards();
    const { locks, denyAssignments, problems } = await guards();
    assert.deepEqual([locks.length, denyAssignments.length, problems.length], [1, 0, 0]);
    assert.deepEqual([traffic.count('locks'), traffic.count('denyAssignments')], [1, 1]);
  });

  it('one that cannot be read leaves the other', async () => {
    const { world, traffic, store } = rig();
    world.locks = [{ scope: account, lock: { id: 'lock', name: 'keep', level: 'ReadOnly' } }];
    traffic.fail('denyAssignments', aFailure());
    const { locks, problems } = await store.guards(account, tenant.tenantId, orders.principalId, noSignal);
    assert.equal(locks.length, 1);
    assert.deepEqual(
      problems.map(({ where, failure }) => [where, failure.code]),
      [[account, 'forbidden']],
    );
  });

  it('what of it could not be read is a problem beside the rest', async () => {
    const { azure, store } = rig();
    const unread = { where: account, failure: aFailure('incomplete') };
    azure.guards.locks = () => Promise.resolve(listing([], [unread]));
    const { problems } = await store.guards(account, tenant.tenantId, orders.principalId, noSignal);
    assert.deepEqual(problems, [unread]);
  });

  it('management groups and the root have no locks to ask for', async () => {
    const { traffic, store } = rig();
    await store.guards(group, tenant.tenantId, orders.principalId, noSignal);
    await store.guards('/', tenant.tenantId, orders.principalId, noSignal);
    assert.equal(traffic.count('locks'), 0);
  });
});
