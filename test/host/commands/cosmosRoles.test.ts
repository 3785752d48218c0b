/** Giving and taking Cosmos DB's own roles by command. */

import assert from 'node:assert/strict';
import { call, questionOf, refusalOf, sample } from '../calls';
import { cosmos } from '../../../src/sampleTenant/data/services';

interface Assigned {
  readonly assignment?: { readonly id: string; readonly scope: string; readonly roleName?: string };
  readonly error?: { readonly code: string };
}

const reader = '00000000-0000-0000-0000-000000000001';
const values = {
  identityId: sample.ordersApi,
  accountId: cosmos.id,
  scope: '/dbs/archive',
  roleDefinitionId: reader,
};

describe('Cosmos DB data roles by command', () => {
  beforeEach(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('are assigned at a database, and again without harm', async () => {
    const [first] = await call<Assigned[]>('assignCosmosRole', values);
    const [second] = await call<Assigned[]>('assignCosmosRole', values);
    assert.equal(first?.assignment?.roleName, 'Cosmos DB Built-in Data Reader');
    assert.equal(first.assignment.scope, `${cosmos.id}/sqlDatabases/archive`);
    assert.equal(second?.assignment?.id, first.assignment.id);
  }).timeout(30_000);

  it('are removed by their ID after a question', async () => {
    const [made] = await call<Assigned[]>('assignCosmosRole', values);
    const roleAssignmentId = made?.assignment?.id;
    const asked = await questionOf('removeRoleAssignment', { roleAssignmentId });
    assert.match(
      asked,
      /Remove Cosmos DB Built-in Data Reader on cosmos-orders \/ archive from id-orders-api\?/,
    );
    const confirm = 'Cosmos DB Built-in Data Reader';
    await call('removeRoleAssignment', { roleAssignmentId, confirm });
    assert.equal((await refusalOf('removeRoleAssignment', { roleAssignmentId, confirm })).code, 'notFound');
  }).timeout(30_000);

  it('know a role that the account does not have', async () => {
    const refusal = await refusalOf('assignCosmosRole', {
      ...values,
      roleDefinitionId: sample.principalOfOrdersApi,
    });
    assert.equal(refusal.code, 'notFound');
  });
});
