/** Reading Cosmos DB's own roles: an account at a time, never twice, and never more than is asked for. */

import assert from 'node:assert/strict';
import { createStore } from '../../../../src/access/store';
import {
  aFailure,
  anIdentity,
  aPermission,
  aSubscription,
  aTenant,
  subscriptionScope,
} from '../../fakes/builders';
import { createFakeAzure } from '../../fakes/fakeAzure';
import { createFakeClock } from '../../fakes/fakeClock';
import { noSignal } from '../signals';

const { tenantId } = aTenant();
const [orders, billing] = [anIdentity('id-orders'), anIdentity('id-billing')];
const reader = '00000000-0000-0000-0000-000000000001';
const own = '5a3b1e00-0000-4000-8000-000000000007';

function accountId(name: string): string {
  return `${subscriptionScope(aSubscription())}/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/${name}`;
}

function start(count = 2) {
  const accounts = Array.from({ length: count }, (_, at) => ({ id: accountId(`c${at}`), name: `c${at}` }));
  const assignment = (account: string, principalId: string, roleGuid: string, name: string) => ({
    id: `${accountId(account)}/sqlRoleAssignments/${name}`,
    scope: accountId(account),
    roleGuid,
    principalId,
  });
  const azure = createFakeAzure({
    cosmos: {
      accounts,
      roles: [
        {
          guid: own,
          id: `${accountId('c1')}/sqlRoleDefinitions/${own}`,
          roleName: 'Appender',
          description: '',
          type: 'CustomRole',
          permissions: [aPermission()],
          assignableScopes: [accountId('c1')],
        },
      ],
      assignments: [
        assignment('c0', orders.principalId.toUpperCase(), reader, 'a'),
        assignment('c1', orders.principalId, own, 'b'),
        assignment('c1', billing.principalId, reader, 'c'),
      ],
    },
  });
  const store = createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => [] });
  return { azure, store };
}

describe('Cosmos DB data roles', () => {
  it('of one principal are found in every account, with the names of their roles', async () => {
    const { store, azure } = start();
    const { items, problems } = await store.cosmos.ofPrincipal(tenantId, orders.principalId, noSignal);
    assert.deepEqual(
      items.map(({ id, roleName }) => [id.slice(-1), roleName]),
      [
        ['a', 'Cosmos DB Built-in Data Reader'],
        ['b', 'Appender'],
      ],
    );
    assert.deepEqual(problems, []);
    assert.equal(azure.traffic.count('cosmosRoles'), 1, 'only where a role is none of the two that all have');
  });

  it('of the next principal cost no further request, until a change is recorded', async () => {
    const { store, azure } = start();
    await store.cosmos.ofPrincipal(tenantId, orders.principalId, noSignal);
    await store.cosmos.ofPrincipal(tenantId, billing.principalId, noSignal);
    assert.equal(azure.traffic.count('cosmosAssignments'), 2);
    store.recordCosmosChange(accountId('c1'), orders.id);
    await store.cosmos.ofPrincipal(tenantId, billing.principalId, noSignal);
    assert.equal(azure.traffic.count('cosmosAssignments'), 3);
    assert.equal(azure.traffic.count('cosmosAccounts'), 1);
    store.invalidate();
    await store.cosmos.ofPrincipal(tenantId, billing.principalId, noSignal);
    assert.equal(azure.traffic.count('cosmosAccounts'), 2);
  });

  it('of an account that cannot be read are a problem beside the others', async () => {
    const { store, azure } = start();
    azure.traffic.fail(`cosmosAssignments ${tenantId} ${accountId('c0')}`, aFailure('forbidden'));
    const { items, problems } = await store.cosmos.ofPrincipal(tenantId, orders.principalId, noSignal);
    assert.equal(items.length, 1);
    assert.deepEqual(
      problems.map(({ whereName, failure }) => [whereName, failure.code]),
      [['c0', 'forbidden']],
    );
  });

  it('keep their GUID when the roles of the account cannot be read', async () => {
    const { store, azure } = start();
    azure.traffic.fail('cosmosRoles', aFailure('forbidden'));
    const { items } = await store.cosmos.ofPrincipal(tenantId, orders.principalId, noSignal);
    assert.deepEqual(
      items.map(({ roleName, roleGuid }) => roleName ?? roleGuid),
      ['Cosmos DB Built-in Data Reader', own],
    );
  });

  it('of more than 100 accounts are read from 100, four at a time, and the rest is counted', async () => {
    const { store, azure } = start(103);
    const { problems } = await store.cosmos.ofPrincipal(tenantId, orders.principalId, noSignal);
    assert.equal(azure.traffic.count('cosmosAssignments'), 100);
    assert.equal(azure.traffic.busiest(), 4);
    assert.deepEqual(
      problems.map(({ failure }) => failure.details.values),
      [{ missing: 'unasked', count: '3' }],
    );
  });
});
