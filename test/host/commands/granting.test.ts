/** Assigning and removing roles by command: results in order, repeats that do no harm, questions before what is far-reaching. */

import assert from 'node:assert/strict';
import { call, questionOf, refusalOf, role, sample } from '../calls';

interface Assigned {
  readonly assignment?: {
    readonly id: string;
    readonly scope: string;
    readonly roleGuid: string;
    readonly principalId: string;
    readonly roleName?: string;
  };
  readonly error?: { readonly code: string; readonly message: string };
}

const assign = (values: object): Promise<Assigned[]> => call<Assigned[]>('assignRole', values);

describe('assigning roles by command', () => {
  beforeEach(async () => {
    // A tenant as new for each test.
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('makes an assignment and gives it back', async () => {
    const [made, ...more] = await assign({
      identityId: sample.ordersApi,
      scope: sample.storage,
      roleDefinitionId: role.blobReader,
    });
    assert.deepEqual(more, []);
    assert.equal(made?.assignment?.scope, sample.storage);
    assert.equal(made.assignment.roleGuid, role.blobReader);
    assert.equal(made.assignment.principalId, sample.principalOfOrdersApi);
    assert.equal(made.assignment.roleName, 'Storage Blob Data Reader');
  });

  it('takes a second time for a success and gives the same assignment', async () => {
    const values = { identityId: sample.ordersApi, scope: sample.storage, roleDefinitionId: role.blobReader };
    const [first] = await assign(values);
    const [second] = await assign(values);
    assert.ok(first?.assignment);
    assert.equal(second?.assignment?.id, first.assignment.id);
  });

  it('answers for each identity and each role, in that order', async () => {
    const results = await assign({
      identityIds: [sample.ordersApi, sample.ordersWorker],
      scope: sample.storage,
      roleDefinitionIds: [
        role.blobReader,
        `/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/${role.blobContributor}`,
      ],
    });
    assert.deepEqual(
      results.map(({ assignment }) => [
        assignment?.principalId === sample.principalOfOrdersApi,
        assignment?.roleGuid,
      ]),
      [
        [true, role.blobReader],
        [true, role.blobContributor],
        [false, role.blobReader],
        [false, role.blobContributor],
      ],
    );
  });

  it('says in the list why Azure refused one', async () => {
    const [refused] = await assign({
      identityId: sample.ordersApi,
      scope: sample.readOnlyStorage,
      roleDefinitionId: role.blobReader,
    });
    assert.equal(refused?.error?.code, 'locked', JSON.stringify(refused));
    assert.match(refused.error.message, /lock/i);
  });

  it('fails as a whole where the caller may not even read the roles', async () => {
    const { code, message } = await refusalOf('assignRole', {
      identityId: sample.ordersApi,
      scope: sample.sealedGroup,
      roleDefinitionId: role.blobReader,
    });
    assert.equal(code, 'forbidden');
    assert.match(message, /rg-sealed/);
  });

  it('takes IDs with the quotes and blanks that pasting leaves', async () => {
    const [made] = await assign({
      identityId: ` "${sample.ordersApi}" `,
      scope: `'${sample.storage}/'`,
      roleDefinitionId: `"${role.blobReader}"`,
    });
    assert.equal(made?.assignment?.roleGuid, role.blobReader);
  });

  it('asks before a privileged role, and assigns nothing without a yes', async () => {
    const values = { identityId: sample.ordersApi, scope: sample.storage, roleDefinitionId: role.owner };
    const asked = await questionOf('assignRole', values);
    assert.match(asked, /Assign Owner to id-orders-api on stpaymentsprod\?/);
    await questionOf('assignRole', { ...values, confirm: 'yes' });
    const [made] = await assign({ ...values, confirm: 'Owner' });
    assert.equal(made?.assignment?.roleGuid, role.owner);
  });

  it('asks before any role at a management group', async () => {
    const values = {
      identityId: sample.ordersApi,
      scope: sample.managementGroup,
      roleDefinitionId: role.reader,
    };
    assert.match(
      await questionOf('assignRole', values),
      /Assign Reader to id-orders-api on management group Workloads\?/,
    );
    const [made] = await assign({ ...values, confirm: 'Reader' });
    assert.equal(made?.assignment?.scope, sample.managementGroup);
  });

  it('knows a role that does not exist, and an identity that does not', async () => {
    const nowhere = sample.ordersApi.replace(/[^/]+$/, 'id-nowhere');
    const values = { identityId: sample.ordersApi, scope: sample.storage, roleDefinitionId: role.blobReader };
    assert.equal((await refusalOf('assignRole', { ...values, identityId: nowhere })).code, 'notFound');
    const unknown = '00000000-0000-4000-8000-000000000001';
    assert.equal((await refusalOf('assignRole', { ...values, roleDefinitionId: unknown })).code, 'notFound');
  });
});

describe('removing roles by command', () => {
  let assignmentId: string;

  beforeEach(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
    const [made] = await assign({
      identityId: sample.ordersApi,
      scope: sample.unlockedStorage,
      roleDefinitionId: role.blobReader,
    });
    assignmentId = made?.assignment?.id ?? '';
    assert.notEqual(assignmentId, '');
  });

  const isThere = async (): Promise<boolean> => {
    try {
      await call('viewProperties', { id: assignmentId });
      return true;
    } catch {
      return false;
    }
  };

  it('asks with the role, the place and the identity, and removes nothing without a yes', async () => {
    for (const confirm of [undefined, 'Reader', 'storage blob data reader', true]) {
      const asked = await questionOf('removeRoleAssignment', { roleAssignmentId: assignmentId, confirm });
      assert.match(asked, /Remove Storage Blob Data Reader on stordersprod from id-orders-api\?/);
    }
    assert.equal(await isThere(), true);
  });

  it('removes with the role’s name as the answer', async () => {
    await call('removeRoleAssignment', {
      roleAssignmentId: assignmentId,
      confirm: 'Storage Blob Data Reader',
    });
    assert.equal(await isThere(), false);
  });

  it('removes several when each is named', async () => {
    const [other] = await assign({
      identityId: sample.ordersWorker,
      scope: sample.vault,
      roleDefinitionId: role.secretsUser,
    });
    const roleAssignmentIds = [assignmentId, other?.assignment?.id];
    await questionOf('removeRoleAssignment', { roleAssignmentIds, confirm: 'Storage Blob Data Reader' });
    assert.equal(await isThere(), true);
    await call('removeRoleAssignment', {
      roleAssignmentIds,
      confirm: ['Storage Blob Data Reader', 'Key Vault Secrets User'],
    });
    assert.equal(await isThere(), false);
  });

  it('fails with the reason where a lock keeps the assignment', async () => {
    const [made] = await assign({
      identityId: sample.ordersApi,
      scope: sample.storage,
      roleDefinitionId: role.blobReader,
    });
    const confirm = 'Storage Blob Data Reader';
    const { code, message } = await refusalOf('removeRoleAssignment', {
      roleAssignmentId: made?.assignment?.id,
      confirm,
    });
    assert.equal(code, 'locked');
    assert.match(message, /lock/i);
  });

  it('refuses an ID that is no role assignment', async () => {
    const { code, field } = await refusalOf('removeRoleAssignment', {
      roleAssignmentId: sample.storage,
      confirm: 'x',
    });
    assert.deepEqual([code, field], ['badArgument', 'roleAssignmentId']);
  });
});
