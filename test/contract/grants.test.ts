/** The two writes on role assignments, to the byte. */

import assert from 'node:assert/strict';
import { assignmentName } from '../../src/model/assignmentName';
import { failureOf, json, never, refused, rig } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const subscriptionId = '44444444-4444-4444-4444-444444444444';
const principalId = '33333333-3333-3333-3333-333333333333';
const roleGuid = 'BA92F5B4-2d11-453d-a403-e96b0029c9fe';
const storage = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders/providers/Microsoft.Storage/storageAccounts/stordersprod`;

function made(scope: string) {
  const name = assignmentName(scope, principalId, roleGuid);
  const properties = {
    roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid}`,
    principalId,
    principalType: 'ServicePrincipal',
    scope,
    createdOn: '2026-11-21T04:05:06.1234567Z',
    createdBy: principalId,
    description: null,
    condition: null,
  };
  return { id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`, name, properties };
}

describe('assigning a role', () => {
  it('puts exactly this under a name made of scope, principal and role', async () => {
    const { azure, sent } = rig(() => json(201, made(storage)));
    const assignment = await azure.roleAssignments.create(
      tenant,
      { scope: storage, principalId, roleGuid },
      never(),
    );
    const [put] = sent;
    const name = assignmentName(storage, principalId, roleGuid);
    assert.equal(sent.length, 1);
    assert.equal(put?.method, 'PUT');
    assert.equal(put.path, `${storage}/providers/Microsoft.Authorization/roleAssignments/${name}`);
    assert.deepEqual(put.query, { 'api-version': '2022-04-01' });
    assert.deepEqual(put.body, {
      properties: {
        roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid.toLowerCase()}`,
        principalId,
        principalType: 'ServicePrincipal',
      },
    });
    assert.deepEqual(assignment, {
      id: put.path,
      scope: storage,
      roleGuid: roleGuid.toLowerCase(),
      principalId,
      principalType: 'ServicePrincipal',
      createdOn: '2026-11-21T04:05:06.123Z',
      createdBy: principalId,
    });
  });

  it('sends what a review shows before', async () => {
    const assignment = { scope: storage, principalId, roleGuid, description: 'why', condition: 'true' };
    const { azure, sent } = rig(() => json(201, made(storage)));
    const shown = azure.roleAssignments.createRequest(assignment);
    await azure.roleAssignments.create(tenant, assignment, never());
    const [put] = sent;
    assert.deepEqual(
      [shown.method, shown.path, { 'api-version': shown.apiVersion }, shown.body],
      [put?.method, put?.path, put?.query, put?.body],
    );
  });

  it('sends a description, and a condition with its version', async () => {
    const { azure, sent } = rig(() => json(201, made(storage)));
    const condition =
      "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'a'";
    await azure.roleAssignments.create(
      tenant,
      { scope: storage, principalId, roleGuid, description: 'for orders', condition },
      never(),
    );
    const { properties } = sent[0]?.body as { properties: Record<string, string> };
    assert.deepEqual(
      [properties['description'], properties['condition'], properties['conditionVersion']],
      ['for orders', condition, '2.0'],
    );
  });

  it('names the role without a subscription at a management group and at the root, behind one slash', async () => {
    for (const scope of ['/providers/Microsoft.Management/managementGroups/mg-platform', '/']) {
      const { azure, sent } = rig(() => json(201, made(scope)));
      await azure.roleAssignments.create(tenant, { scope, principalId, roleGuid }, never());
      const { properties } = sent[0]?.body as { properties: Record<string, string> };
      assert.equal(
        properties['roleDefinitionId'],
        `/providers/Microsoft.Authorization/roleDefinitions/${roleGuid.toLowerCase()}`,
      );
      const name = assignmentName(scope, principalId, roleGuid);
      assert.equal(
        sent[0]?.path,
        `${scope === '/' ? '' : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
      );
    }
  });

  it('sends nothing for a principal or role that is no GUID', async () => {
    const { azure, sent } = rig(() => json(201, made(storage)));
    const noRole = await failureOf(
      azure.roleAssignments.create(tenant, { scope: storage, principalId, roleGuid: 'Reader' }, never()),
    );
    const noPrincipal = await failureOf(
      azure.roleAssignments.create(tenant, { scope: storage, principalId: 'x/../y', roleGuid }, never()),
    );
    assert.deepEqual([noRole.details.field, noPrincipal.details.field], ['roleDefinitionId', 'principalId']);
    assert.equal(sent.length, 0);
  });
});

describe('removing a role assignment', () => {
  const { id } = made(storage);

  it('deletes by its ID and gives back what it was', async () => {
    const { azure, sent } = rig(() => json(200, made(storage)));
    const removed = await azure.roleAssignments.remove(tenant, id, never());
    assert.deepEqual(
      sent.map(({ method, path, query }) => ({ method, path, query })),
      [{ method: 'DELETE', path: id, query: { 'api-version': '2022-04-01' } }],
    );
    assert.equal(removed?.id, id);
  });

  it('of one that is gone already gives nothing', async () => {
    const { azure } = rig(() => ({ status: 204, headers: {}, body: '' }));
    assert.equal(await azure.roleAssignments.remove(tenant, id, never()), undefined);
  });

  it('under a lock says locked', async () => {
    const { azure } = rig(() => refused(409, 'ScopeLocked', 'locked'));
    assert.equal((await failureOf(azure.roleAssignments.remove(tenant, id, never()))).code, 'locked');
  });
});
