import assert from 'node:assert/strict';
import { removeAssignments, restoreAssignments } from '../../../src/access/removeAssignments';
import type { RemovedAssignment } from '../../../src/access/removeAssignments';
import { createStore } from '../../../src/access/store';
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
import { noSignal } from './signals';

const tenant = aTenant();
const prod = aSubscription('prod', tenant);
const orders = anIdentity('id-orders', prod);
const reader = aRole();
const first = anAssignment(orders, reader, storageScope(prod, 'first'), {
  condition: '@Resource[name] StringEquals "x"',
  description: 'costs $5',
});
const second = anAssignment(orders, reader, storageScope(prod, 'second'));

function rig() {
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod],
    identities: [orders],
    roles: [reader],
    assignments: [first, second],
  });
  azure.freezeGraph();
  const clock = createFakeClock();
  const log = createFakeLog();
  const store = createStore({ azure, clock, subscriptionFilter: () => [] });
  const needs = { azure, store, clock, log };
  const shown = async () =>
    (await store.roleAssignments(orders, tenant.tenantId, noSignal)).items.map(
      ({ assignment }) => assignment.id,
    );
  const of = ({ id }: typeof first) => ({
    assignmentId: id,
    tenantId: tenant.tenantId,
    identityId: orders.id,
  });
  const remove = (...which: readonly (typeof first)[]) => removeAssignments(needs, which.map(of), noSignal);
  const removed = async (...which: readonly (typeof first)[]): Promise<RemovedAssignment[]> =>
    (await remove(...which)).flatMap((outcome) => ('removed' in outcome ? [outcome.removed] : []));
  return { ...azure, azure, log, needs, shown, of, remove, removed };
}

describe('removing role assignments', () => {
  it('removes each, gives back what it takes to make them again, and they disappear at once', async () => {
    const { world, shown, removed } = rig();
    const gone = await removed(first, second);
    assert.deepEqual(
      gone.map(({ assignment }) => assignment),
      [first, second],
    );
    assert.deepEqual([world.assignments, await shown()], [[], []]);
  });

  it('one that was gone already counts as gone and disappears too', async () => {
    const { world, shown, of, remove } = rig();
    world.assignments = [second];
    assert.deepEqual(await remove(first), [{ gone: of(first) }]);
    assert.deepEqual(await shown(), [second.id]);
  });

  it('one that fails stays, with the reason, and the others go', async () => {
    const { traffic, shown, of, remove } = rig();
    const failure = aFailure('locked');
    traffic.fail(`remove ${tenant.tenantId} ${first.id}`, failure);
    const outcomes = await remove(first, second);
    assert.deepEqual(outcomes[0], { error: failure, of: of(first) });
    assert.ok(outcomes[1] !== undefined && 'removed' in outcomes[1]);
    assert.deepEqual(await shown(), [first.id]);
  });

  it('logs what undoes it, with nothing that a shell would read otherwise', async () => {
    const { log, removed } = rig();
    await removed(first);
    const [line = ''] = log.lines;
    assert.ok(line.startsWith(`info Removed ${first.id}.`));
    assert.ok(
      line.includes(`--assignee-object-id ${orders.principalId} --assignee-principal-type ServicePrincipal`),
    );
    assert.ok(line.includes('--condition "@Resource[name] StringEquals \\"x\\"" --condition-version 2.0'));
    assert.ok(line.includes('--description "costs \\$5"'));
  });

  it('a stop leaves the rest as it is and says so', async () => {
    const { world, needs, of } = rig();
    const outcomes = await removeAssignments(needs, [of(first)], AbortSignal.abort());
    assert.ok(outcomes[0] !== undefined && 'error' in outcomes[0] && outcomes[0].error.code === 'cancelled');
    assert.equal(world.assignments.length, 2);
  });
});

describe('undoing a removal', () => {
  it('makes the same scope, principal, role, condition and description again', async () => {
    const { world, needs, shown, removed } = rig();
    const [outcome] = await restoreAssignments(needs, await removed(first), noSignal);
    const [made] = world.assignments.filter(({ scope }) => scope === first.scope);
    const { principalId, roleGuid, condition, description } = first;
    assert.deepEqual(
      {
        principalId: made?.principalId,
        roleGuid: made?.roleGuid,
        condition: made?.condition,
        description: made?.description,
      },
      { principalId, roleGuid, condition, description },
    );
    assert.ok(outcome !== undefined && 'assignment' in outcome);
    assert.equal(outcome.assignment.roleName, reader.roleName);
    assert.deepEqual((await shown()).sort(), [first.id, second.id].sort());
  });

  it('what somebody else has made again meanwhile is shown again', async () => {
    const { world, needs, shown, removed } = rig();
    const gone = await removed(second);
    world.assignments = [...world.assignments, { ...second, id: `${second.id}-by-hand` }];
    const [outcome] = await restoreAssignments(needs, gone, noSignal);
    assert.ok(outcome !== undefined && 'assignment' in outcome);
    assert.ok((await shown()).includes(second.id));
  });

  it('one that fails is told and does not stop the others', async () => {
    const { traffic, needs, removed } = rig();
    const gone = await removed(first, second);
    traffic.fail('create', aFailure('principalNotFound'), 1);
    const outcomes = await restoreAssignments(needs, gone, noSignal);
    assert.deepEqual(
      outcomes.map((outcome) => ('error' in outcome ? outcome.error.code : 'made')),
      ['principalNotFound', 'made'],
    );
    assert.ok(needs.log.lines.some((line) => /^warn .* was not restored: /.test(line)));
  });
});
