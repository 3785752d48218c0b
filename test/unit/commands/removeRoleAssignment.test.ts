/** Removing role assignments: asked first with their scope, told in the tree, undone from the notification. */

import assert from 'node:assert/strict';
import { removeRoleAssignment } from '../../../src/commands/removeRoleAssignment';
import { lastSegment } from '../../../src/model/armId';
import { Failure } from '../../../src/model/failure';
import type { RoleAssignment } from '../../../src/model/role';
import type { Node } from '../../../src/tree/nodes';
import { anAssignment } from '../fakes/builders';
import { back, identitiesNamed, leave } from './fakeUi';
import type { Script } from './fakeUi';
import {
  blobReader,
  identityNode,
  office,
  orders,
  reader,
  storage,
  tenant,
  wholeSubscription,
} from './office';

const onStorage = anAssignment(orders, blobReader, storage, { condition: 'x', description: 'for the app' });
const onSubscription = anAssignment(orders, reader, wholeSubscription);

function officeWithAssignments(script: Script = {}) {
  const all = office(script);
  all.azure.world.assignments = [onStorage, onSubscription];
  return all;
}

function node(assignment: RoleAssignment, group?: string): Node {
  return {
    kind: 'roleAssignment',
    identity: orders,
    tenantId: tenant.tenantId,
    assignment,
    ...(group !== undefined && { group }),
  };
}

const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;

describe('removing a role assignment', () => {
  it('asks with the role, its own scope and the identity, then removes it and tells the tree', async () => {
    const { deps, ui, store, assigned } = officeWithAssignments({ confirm: [true] });
    await removeRoleAssignment(deps)({ from: 'nodes', nodes: [node(onStorage)] });
    const [question] = ui.questions;
    assert(question?.ask === 'remove');
    assert.deepEqual(
      question.roles.map(({ roleName, at, identity }) => [roleName, at.scope.id, at.name, identity]),
      [['Storage Blob Data Reader', storage, 'stordersprod', 'id-orders']],
    );
    assert.deepEqual(assigned(), [`Reader on ${lastSegment(wholeSubscription)} to id-orders`]);
    const { items } = await store.roleAssignments(orders, tenant.tenantId, new AbortController().signal);
    assert.deepEqual(
      items.map(({ assignment }) => assignment.id),
      [onSubscription.id],
    );
  });

  it('changes nothing when the question is declined', async () => {
    const { deps, ui, azure } = officeWithAssignments({ confirm: [false] });
    await removeRoleAssignment(deps)({ from: 'nodes', nodes: [node(onStorage)] });
    assert.equal(azure.traffic.count('remove'), 0);
    assert.deepEqual(ui.told, []);
  });

  it('makes it again with its condition and description when that is undone', async () => {
    const { deps, ui, azure } = officeWithAssignments({ confirm: [true] });
    await removeRoleAssignment(deps)({ from: 'nodes', nodes: [node(onStorage)] });
    await ui.followUps[0]?.undo?.();
    const again = azure.world.assignments.find(({ scope }) => scope === storage);
    assert.equal(again?.condition, 'x');
    assert.equal(again.description, 'for the app');
    assert.deepEqual(
      ui.told.map(({ news }) => news),
      ['removed', 'restored'],
    );
  });

  it('leaves alone what a group holds, and names the group', async () => {
    const { deps, ui, azure } = officeWithAssignments();
    await removeRoleAssignment(deps)({ from: 'nodes', nodes: [node(onStorage, 'group-1')] });
    assert.equal(azure.traffic.count('remove'), 0);
    assert.deepEqual(ui.told, [
      { news: 'heldThroughGroup', roleName: 'Storage Blob Data Reader', group: 'group-1' },
    ]);
  });

  it('asks for the identity and its assignments from the palette, with a way back', async () => {
    const { deps, ui, assigned } = officeWithAssignments({
      identity: [identitiesNamed('id-orders'), identitiesNamed('id-orders')],
      heldRoles: [
        back,
        async ({ load }) =>
          (await load(new AbortController().signal)).items.filter(({ roleName }) => roleName === 'Reader'),
      ],
      confirm: [true],
    });
    await removeRoleAssignment(deps)({ from: 'nothing' });
    assert.deepEqual(ui.asked, [
      'identity 1 of 2',
      'heldRoles 2 of 2',
      'identity 1 of 2',
      'heldRoles 2 of 2',
    ]);
    assert.deepEqual(assigned(), ['Storage Blob Data Reader on stordersprod to id-orders']);
  });

  it('changes nothing when the person leaves the list', async () => {
    const { deps, azure } = officeWithAssignments({ heldRoles: [leave] });
    await removeRoleAssignment(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    assert.equal(azure.traffic.count('remove'), 0);
  });
});

describe('removing a role assignment by arguments', () => {
  it('shows the modal with the names it looked up, unless confirm is the name of the role', async () => {
    const first = officeWithAssignments({ confirm: [false] });
    await removeRoleAssignment(first.deps)(call({ roleAssignmentId: onStorage.id }));
    const [question] = first.ui.questions;
    assert(question?.ask === 'remove');
    assert.deepEqual(
      question.roles.map(({ roleName, identity }) => [roleName, identity]),
      [['Storage Blob Data Reader', 'id-orders']],
    );

    const second = officeWithAssignments();
    await removeRoleAssignment(second.deps)(
      call({ roleAssignmentId: onStorage.id, confirm: 'Storage Blob Data Reader' }),
    );
    assert.deepEqual(second.ui.questions, []);
    assert.equal(second.assigned().length, 1);
  });

  it('takes the name of the assignment itself as confirm too', async () => {
    const { deps, assigned } = officeWithAssignments();
    await removeRoleAssignment(deps)(
      call({ roleAssignmentIds: [onStorage.id], confirm: lastSegment(onStorage.id) }),
    );
    assert.equal(assigned().length, 1);
  });

  it('refuses an assignment that a group holds', async () => {
    const { deps, azure } = officeWithAssignments();
    azure.world.assignments = [{ ...onStorage, principalType: 'Group' }];
    await assert.rejects(removeRoleAssignment(deps)(call({ roleAssignmentId: onStorage.id })), (error) => {
      assert(error instanceof Failure);
      assert.equal(error.details.values?.['reason'], 'heldByGroup');
      return true;
    });
    assert.equal(azure.traffic.count('remove'), 0);
  });

  for (const id of [
    'x',
    blobReader.guid,
    storage,
    `${storage}/providers/Microsoft.Authorization/roleAssignments/x`,
  ]) {
    it(`refuses ${id} as no ID of an assignment`, async () => {
      const { deps } = officeWithAssignments();
      await assert.rejects(removeRoleAssignment(deps)(call({ roleAssignmentId: id })), {
        code: 'badArgument',
      });
    });
  }

  it('tells which of several could not be removed', async () => {
    const { deps, ui, azure } = officeWithAssignments({ confirm: [true] });
    azure.traffic.fail(`remove ${tenant.tenantId} ${onSubscription.id}`, new Failure('locked'));
    await removeRoleAssignment(deps)({ from: 'nodes', nodes: [node(onStorage), node(onSubscription)] });
    const [news] = ui.told;
    assert(news?.news === 'removed');
    assert.deepEqual(
      news.failed.map(({ roleName, failure }) => [roleName, failure.code]),
      [['Reader', 'locked']],
    );
    assert.deepEqual(news.roles, ['Storage Blob Data Reader']);
  });
});
