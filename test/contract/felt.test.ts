/** How long a change of access takes to be felt, over the sample tenant: the mark where it was made or taken away, and the look at the source after it. */

import assert from 'node:assert/strict';
import { removeAccessPolicy } from '../../src/commands/policies/removeAccessPolicy';
import { addAccessPolicy } from '../../src/commands/policies/addAccessPolicy';
import { assignCosmosRole } from '../../src/commands/cosmos/assignCosmosRole';
import { detachFromResource } from '../../src/commands/attach/detach';
import { removeOrphans } from '../../src/commands/orphans/removeOrphans';
import { removeRoleAssignment } from '../../src/commands/removeRoleAssignment';
import type { Gesture } from '../../src/commands/deps';
import { orphansList, type Recent } from '../../src/access/lately';
import { systemClock } from '../../src/azure/systemClock';
import { lastSegment, sameId } from '../../src/model/armId';
import { cosmos, ordersStorage, ordersVault } from '../../src/sampleTenant/data/services';
import { appOrders } from '../../src/sampleTenant/data/hosts';
import { scopeOf } from '../../src/model/scope';
import { childNodes } from '../../src/tree/children';
import type { Node } from '../../src/tree/nodes';
import { newsWords } from '../../src/ui/newsWords';
import { words } from '../unit/ui/words';
import { go } from '../unit/commands/fakeUi';
import { faultyRig } from './faultyRig';
import { never, refused } from './kit';
import { sampleDesk } from './sampleDesk';
import { identityNamed, sampleTenantId } from './sampleRig';

type Desk = ReturnType<typeof sampleDesk>;
type Group = 'roleAssignments' | 'accessPolicies' | 'cosmosRoles' | 'usedBy';

const minutes = 60_000;

/** A desk whose time can be moved. */
function timedDesk() {
  const time = { ahead: 0 };
  const clock = { ...systemClock, now: () => Date.now() + time.ahead };
  const faulty = faultyRig();
  return { ...sampleDesk({ plan: [go, go] }, { clock, rig: faulty }), faulty, time };
}

const run = (gesture: Gesture, made: Desk, values: Record<string, unknown>) =>
  gesture(made.deps)({ from: 'arguments', values });

async function below(made: Desk, name: string, kind: Group): Promise<Node[]> {
  const identity = await identityNamed(made.rig.azure.identities, name);
  return childNodes(made.store, { kind, identity, tenantId: sampleTenantId }, never());
}

const takenIn = (nodes: readonly Node[]): readonly Recent[] =>
  nodes.flatMap((node) => (node.kind === 'taken' ? [node.change] : []));

async function firstRole(made: Desk, name: string) {
  const node = (await below(made, name, 'roleAssignments')).find(({ kind }) => kind === 'roleAssignment');
  assert.ok(node?.kind === 'roleAssignment');
  return node;
}

describe('a role that was removed', () => {
  it('stands where it stood with what it was, is told of with its window, and is gone when read again', async () => {
    const made = timedDesk();
    const { assignment } = await firstRole(made, 'id-orders-web');
    const confirm = lastSegment(assignment.id);
    await run(removeRoleAssignment, made, { roleAssignmentId: assignment.id, confirm });
    const [news] = made.ui.told;
    assert.ok(news);
    assert.match(newsWords(words, news, false).text, /may last up to 10 minutes\. .* up to 24 hours/);
    const [change] = takenIn(await below(made, 'id-orders-web', 'roleAssignments'));
    assert.ok(change);
    assert.deepEqual(
      [change.felt, change.scope, change.roleName, change.confirmed],
      ['role', assignment.scope, assignment.roleName, undefined],
    );
    await made.store.settle(change, never());
    const again = takenIn(await below(made, 'id-orders-web', 'roleAssignments'));
    assert.deepEqual(
      again.map(({ confirmed }) => confirmed),
      [true],
    );
    assert.ok(made.sent.some(({ method, path }) => method === 'GET' && path === assignment.id));
    made.store.invalidate(change.listId);
    assert.deepEqual(takenIn(await below(made, 'id-orders-web', 'roleAssignments')), []);
  });

  it('is no longer marked once it is given back, under whatever name', async () => {
    const made = timedDesk();
    const { assignment, identity } = await firstRole(made, 'id-orders-web');
    await run(removeRoleAssignment, made, {
      roleAssignmentId: assignment.id,
      confirm: lastSegment(assignment.id),
    });
    made.store.recordAssigned(identity.id, { ...assignment, id: `${assignment.id}0` });
    assert.deepEqual(takenIn(await below(made, 'id-orders-web', 'roleAssignments')), []);
  });

  it('stands in the list when it is there all the same, and says so when it cannot be read again', async () => {
    const made = timedDesk();
    const { roleAssignments } = made.rig.azure;
    const { assignment: first } = await firstRole(made, 'id-orders-web');
    const wanted = { ...first, scope: ordersStorage.id };
    const { id } = await roleAssignments.create(sampleTenantId, wanted, never());
    await run(removeRoleAssignment, made, { roleAssignmentId: id, confirm: lastSegment(id) });
    await roleAssignments.create(sampleTenantId, wanted, never());
    const list = async () => below(made, 'id-orders-web', 'roleAssignments');
    const [change] = takenIn(await list());
    assert.ok(change);
    made.faulty.answerWith(() => refused(503, 'ServerBusy', 'Busy.'));
    await made.store.settle(change, never());
    made.faulty.answerWith();
    const [unread] = takenIn(await list());
    assert.equal(unread?.failure?.details.status, 503);
    await made.store.settle(unread, never());
    const nodes = await list();
    assert.deepEqual(takenIn(nodes), []);
    assert.ok(nodes.some((node) => node.kind === 'roleAssignment' && sameId(node.assignment.id, id)));
  });

  it('lasts longer at a management group', () => {
    const scope = scopeOf('/providers/Microsoft.Management/managementGroups/mg-platform');
    assert.ok(scope);
    const told = newsWords(
      words,
      {
        news: 'removed',
        roles: ['Reader'],
        at: { scope, name: 'mg-platform' },
        felt: 'managementGroup',
        gone: 0,
        failed: [],
      },
      false,
    ).text;
    assert.match(told, /to data for hours, since the role was assigned at a management group/);
  });
});

describe('an access policy, a Cosmos DB role, an attachment and an orphan that were taken away', () => {
  it('an access policy is marked as new and, once removed, as ending within a minute', async () => {
    const made = timedDesk();
    const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const vaultId = ordersVault.id;
    await run(addAccessPolicy, made, { identityId, vaultId, secrets: ['get'] });
    const given = (await below(made, 'id-orders-web', 'accessPolicies')).find(
      ({ kind }) => kind === 'accessPolicy',
    );
    assert.ok(given?.kind === 'accessPolicy' && given.madeAt !== undefined);
    await run(removeAccessPolicy, made, { identityId, vaultId, confirm: 'kv-orders' });
    const [change] = takenIn(await below(made, 'id-orders-web', 'accessPolicies'));
    assert.equal(change?.felt, 'policy');
    await made.store.settle(change, never());
    assert.equal(takenIn(await below(made, 'id-orders-web', 'accessPolicies'))[0]?.confirmed, true);
  });

  it('a Cosmos DB role is marked as new and, once removed, as lasting some minutes', async () => {
    const made = timedDesk();
    const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const roleDefinitionId = '00000000-0000-0000-0000-000000000001';
    await run(assignCosmosRole, made, {
      identityId,
      accountId: cosmos.id,
      scope: '/dbs/archive',
      roleDefinitionId,
    });
    const given = (await below(made, 'id-orders-web', 'cosmosRoles')).find(
      ({ kind }) => kind === 'cosmosRole',
    );
    assert.ok(given?.kind === 'cosmosRole' && given.madeAt !== undefined);
    await run(removeRoleAssignment, made, {
      roleAssignmentId: given.assignment.id,
      confirm: lastSegment(given.assignment.id),
    });
    const [change] = takenIn(await below(made, 'id-orders-web', 'cosmosRoles'));
    assert.equal(change?.felt, 'cosmos');
    await made.store.settle(change, never());
    assert.equal(takenIn(await below(made, 'id-orders-web', 'cosmosRoles'))[0]?.confirmed, true);
  });

  it('a detached resource stands below its identity, whose tokens live on there', async () => {
    const made = timedDesk();
    const { id } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    await run(detachFromResource, made, {
      resourceId: appOrders.id,
      identityIds: [id],
      confirm: 'id-orders-api',
    });
    const [change] = takenIn(await below(made, 'id-orders-api', 'usedBy'));
    assert.deepEqual([change?.felt, lastSegment(change?.id ?? '')], ['use', 'app-orders']);
    assert.ok(change);
    await made.store.settle(change, never());
    assert.equal(takenIn(await below(made, 'id-orders-api', 'usedBy'))[0]?.confirmed, true);
  });

  it('an orphan stands among the orphans until it was read again and half an hour is over', async () => {
    const made = timedDesk();
    const [orphan] = (await made.store.orphans.list(sampleTenantId, never())).items.filter(
      ({ doubt, assignment }) => doubt === undefined && assignment.roleName === 'Reader',
    );
    assert.ok(orphan);
    const { id } = orphan.assignment;
    await run(removeOrphans, made, { roleAssignmentId: id, confirm: lastSegment(id) });
    const [change] = takenIn(await childNodes(made.store, { kind: 'orphans' }, never()));
    assert.deepEqual([change?.roleName, change?.listId], ['Reader', orphansList]);
    assert.ok(change);
    await made.store.settle(change, never());
    assert.equal(takenIn(await childNodes(made.store, { kind: 'orphans' }, never()))[0]?.confirmed, true);
    made.time.ahead = 31 * minutes;
    assert.deepEqual(takenIn(await childNodes(made.store, { kind: 'orphans' }, never())), []);
  });
});
