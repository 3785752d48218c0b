/** Giving and taking Cosmos DB's own roles: twice is once, a wait is waited out, a stop leaves Azure to go on. */

import assert from 'node:assert/strict';
import { assignAtPlace } from '../../../../src/access/assignAtPlace';
import { assignCosmosRole } from '../../../../src/access/cosmos/assignCosmosRole';
import { removeHeld, restoreHeld } from '../../../../src/access/removeHeld';
import { createStore } from '../../../../src/access/store';
import { Failure } from '../../../../src/model/failure';
import type { RoleDefinition } from '../../../../src/model/role';
import {
  aFailure,
  anIdentity,
  aPermission,
  aRole,
  aSubscription,
  aTenant,
  subscriptionScope,
} from '../../fakes/builders';
import { createFakeAzure } from '../../fakes/fakeAzure';
import { createFakeClock } from '../../fakes/fakeClock';
import { createFakeLog } from '../../fakes/fakeLog';
import { noSignal } from '../signals';

const tenant = aTenant();
const { tenantId } = tenant;
const identity = anIdentity('id-orders');
const found = { identity, tenantId };
const accountId = `${subscriptionScope(aSubscription())}/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/c1`;
const place = { accountId, path: '/dbs/Orders' };
const role: RoleDefinition = {
  guid: '00000000-0000-0000-0000-000000000002',
  id: `${accountId}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
  roleName: 'Cosmos DB Built-in Data Contributor',
  description: '',
  type: 'BuiltInRole',
  permissions: [aPermission()],
  assignableScopes: [accountId],
};

function rig() {
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [aSubscription()],
    identities: [identity],
    cosmos: { accounts: [{ id: accountId, name: 'c1' }], roles: [role], assignments: [] },
  });
  const clock = createFakeClock();
  const log = createFakeLog();
  const store = createStore({ azure, clock, subscriptionFilter: () => [] });
  const needs = { azure, store, clock, log };
  const assign = (signal = noSignal) => assignCosmosRole(needs, found, place, role, signal);
  return { azure, clock, log, store, needs, assign, held: azure.world.cosmos.assignments };
}

describe('assigning a role of Cosmos DB itself', () => {
  it('makes it, follows it to its end, logs what undoes it, and shows it at once', async () => {
    const { assign, azure, log, store } = rig();
    const outcome = await assign();
    assert.ok('assignment' in outcome && !outcome.already);
    assert.equal(outcome.assignment.scope, `${accountId}/sqlDatabases/Orders`);
    assert.equal(azure.traffic.count('cosmosFinish'), 1);
    assert.match(
      log.lines.at(-1) ?? '',
      /at .*\/dbs\/Orders\. Undo: az cosmosdb sql role assignment delete .*--account-name "c1" /,
    );
    const { items } = await store.cosmos.ofPrincipal(tenantId, identity.principalId, noSignal);
    assert.equal(items[0]?.roleName, role.roleName);
  });

  it('a second time, or where another name holds the same, sends nothing', async () => {
    const { assign, azure, held } = rig();
    await assign();
    const again = await assign();
    assert.ok('assignment' in again && again.already);
    assert.equal(azure.traffic.count('cosmosAssign '), 1);
    assert.equal(held.length, 1);
  });

  it('tells two databases apart that differ in case only', async () => {
    const { assign, needs, azure } = rig();
    await assign();
    const lower = await assignCosmosRole(needs, found, { accountId, path: '/dbs/orders' }, role, noSignal);
    assert.ok('assignment' in lower && !lower.already);
    assert.equal(azure.traffic.count('cosmosAssign '), 2);
  });

  it('waits for a principal that the directory does not know yet, and for another change of the account', async () => {
    const { assign, azure, clock } = rig();
    azure.traffic.fail('cosmosAssign ', aFailure('principalNotFound'), 2);
    azure.traffic.fail('cosmosFinish', new Failure('conflict', { status: 412 }), 1);
    const before = clock.now();
    const outcome = await assign();
    assert.ok('assignment' in outcome);
    assert.ok(clock.now() - before >= 14_000, String(clock.now() - before));
  });

  it('gives up on a principal after two minutes, with the reason', async () => {
    const { assign, azure, clock } = rig();
    azure.traffic.fail('cosmosAssign ', aFailure('principalNotFound'));
    const before = clock.now();
    const outcome = await assign();
    assert.ok('error' in outcome && outcome.error.code === 'principalNotFound');
    assert.equal(clock.now() - before, 120_000);
  });

  it('counts one that somebody else made meanwhile as there', async () => {
    const { assign, azure, held, store } = rig();
    await store.cosmos.inAccount(tenantId, accountId, noSignal);
    held.push({
      id: `${accountId}/sqlRoleAssignments/theirs`,
      scope: `${accountId}/sqlDatabases/Orders`,
      roleGuid: role.guid,
      principalId: identity.principalId,
    });
    azure.traffic.fail('cosmosAssign ', new Failure('conflict', { status: 409 }));
    const outcome = await assign();
    assert.ok('assignment' in outcome && outcome.already && outcome.assignment.id.endsWith('/theirs'));
  });

  it('when stopped after Azure has taken it counts as made', async () => {
    const { assign, azure, log } = rig();
    const stop = new AbortController();
    azure.traffic.hold('cosmosFinish');
    const pending = assign(stop.signal);
    while (azure.traffic.count('cosmosFinish') === 0) await new Promise(setImmediate);
    stop.abort();
    const outcome = await pending;
    assert.ok('assignment' in outcome && !outcome.already);
    assert.ok(log.lines.some((line) => line.includes('is still being made')));
  });

  it('stands beside roles of Azure in one call, in the order they were chosen', async () => {
    const { needs, azure } = rig();
    const reader = aRole('Reader');
    const other = anIdentity('id-other');
    const outcomes = await assignAtPlace(
      needs,
      {
        identities: [found, { identity: other, tenantId }],
        scope: accountId,
        roles: [reader, role],
      },
      noSignal,
    );
    assert.deepEqual(
      outcomes.map((outcome) =>
        'assignment' in outcome ? [outcome.assignment.roleGuid, outcome.assignment.principalId] : outcome,
      ),
      [
        [reader.guid, identity.principalId],
        [role.guid, identity.principalId],
        [reader.guid, other.principalId],
        [role.guid, other.principalId],
      ],
    );
    assert.deepEqual([azure.traffic.count('create '), azure.traffic.count('cosmosAssign ')], [2, 2]);
  });
});

describe('removing a role of Cosmos DB itself', () => {
  it('removes it, logs what undoes it, and gives it back', async () => {
    const { assign, needs, held, log } = rig();
    const made = await assign();
    assert.ok('assignment' in made);
    const { assignment } = made;
    const of = { assignmentId: assignment.id, tenantId, identityId: identity.id, assignment };
    const [outcome] = await removeHeld(needs, [of], noSignal);
    assert.ok(outcome !== undefined && 'removed' in outcome);
    assert.deepEqual(held, []);
    assert.match(
      log.lines.at(-1) ?? '',
      new RegExp(
        `Undo: az cosmosdb sql role assignment create .*--principal-id ${identity.principalId} --scope ".*/dbs/Orders"`,
      ),
    );
    const [restored] = await restoreHeld(needs, [outcome.removed], noSignal);
    assert.ok(restored !== undefined && 'assignment' in restored);
    assert.equal(held.length, 1);
    assert.match(
      log.lines.at(-1) ?? '',
      /Restored .*\. Undo: az cosmosdb sql role assignment delete .*--account-name "c1" /,
    );
  });

  it('gives it back when stopped after Azure has taken it, or logs why it does not', async () => {
    const { needs, azure, log } = rig();
    const assignment = {
      id: `${accountId}/sqlRoleAssignments/before`,
      scope: `${accountId}/sqlDatabases/Orders`,
      roleGuid: role.guid,
      principalId: identity.principalId,
    };
    const of = { assignmentId: assignment.id, tenantId, assignment };
    azure.traffic.fail('cosmosAssign ', aFailure('locked'), 1);
    const [refused] = await restoreHeld(needs, [of], noSignal);
    assert.ok(refused !== undefined && 'error' in refused && refused.error.code === 'locked');
    assert.match(log.lines.at(-1) ?? '', /^warn .*\/before was not restored: /);
    const stop = new AbortController();
    azure.traffic.hold('cosmosFinish');
    const pending = restoreHeld(needs, [of], stop.signal);
    while (azure.traffic.count('cosmosFinish') === 0) await new Promise(setImmediate);
    stop.abort();
    const [restored] = await pending;
    assert.ok(restored !== undefined && 'assignment' in restored);
    assert.match(log.lines.at(-2) ?? '', /is still being made: Azure goes on/);
    assert.match(log.lines.at(-1) ?? '', /Restored .* Undo: az cosmosdb/);
  });

  it('of one that is gone says so, and of one that is refused why', async () => {
    const { needs, azure } = rig();
    const assignment = {
      id: `${accountId}/sqlRoleAssignments/gone`,
      scope: accountId,
      roleGuid: role.guid,
      principalId: identity.principalId,
    };
    const of = { assignmentId: assignment.id, tenantId, assignment };
    const [gone] = await removeHeld(needs, [of], noSignal);
    assert.ok(gone !== undefined && 'gone' in gone);
    azure.traffic.fail('cosmosRemove', aFailure('locked'));
    const [refused] = await removeHeld(needs, [of], noSignal);
    assert.ok(refused !== undefined && 'error' in refused && refused.error.code === 'locked');
  });
});
