/** What ARM is asked when Resource Graph refuses: who uses an identity, where one is found, what targets are called. */

import assert from 'node:assert/strict';
import type { UserAssignedIdentity } from '../../src/model/identity';
import type { Listing } from '../../src/model/listing';
import type { Azure } from '../../src/model/ports';
import { failureOf, json, never, refused, rig, type Handle, type Rig } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const principal = '33333333-3333-3333-3333-333333333333';
const client = '55555555-5555-5555-5555-555555555555';
const many = Array.from({ length: 9 }, (_, index) => ({
  subscriptionId: `s${String(index)}`,
  displayName: `Sub ${String(index)}`,
  state: 'Enabled',
}));
const identity: UserAssignedIdentity = {
  kind: 'userAssigned',
  id: identityId('s0', 'id-orders'),
  name: 'id-orders',
  subscriptionId: 's0',
  resourceGroup: 'rg',
  location: 'westeurope',
  // Of a subscription that another tenant delegated, and that ARM did not name.
  tenantId: '',
  clientId: client,
  principalId: principal,
  tags: {},
};

function identityId(subscriptionId: string, name: string): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
}

/** Nine subscriptions without a graph; `s3` refuses, and `list` is what the others have. */
function withoutGraph(list: (subscriptionId: string) => unknown[]): Rig & { most: () => number } {
  let open = 0;
  let most = 0;
  const handle: Handle = async ({ method, url }) => {
    if (method === 'POST') return refused(400, 'BadRequest', 'graph is out');
    const { pathname } = new URL(url);
    if (pathname === '/subscriptions') return json(200, { value: many });
    most = Math.max(most, ++open);
    await new Promise(setImmediate);
    open--;
    const subscriptionId = pathname.split('/')[2] ?? '';
    return subscriptionId === 's3'
      ? refused(403, 'AuthorizationFailed', 'no')
      : json(200, { value: list(subscriptionId) });
  };
  return { ...rig(handle), most: () => most };
}

function problemsOf(list: Listing<unknown>): unknown[] {
  return list.problems.map(({ where, failure }) => [
    where,
    failure.code,
    failure.details.values?.['missing'] ?? '',
  ]);
}

describe('who uses an identity, when Resource Graph refuses', () => {
  const carrier = (subscriptionId: string, type: string, name: string, key: string) => ({
    id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/${type}/${name}`,
    name,
    type,
    identity: { type: 'UserAssigned', userAssignedIdentities: { [key]: {} } },
  });
  const resources = (subscriptionId: string) => [
    carrier(subscriptionId, 'Microsoft.Web/sites', `app-${subscriptionId}`, identity.id.toUpperCase()),
    carrier(subscriptionId, 'Microsoft.Web/sites', 'other', `${identity.id}-2`),
    {
      id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/s`,
    },
  ];

  it('is read from the resources of each subscription, at most four at a time, with what refused', async () => {
    const { azure, sent, most } = withoutGraph(resources);
    const list = await azure.identities.usersOf(tenant, identity, never());
    assert.deepEqual(
      list.items.map((user) => user.name),
      ['s0', 's1', 's2', 's4', 's5', 's6', 's7', 's8'].map((id) => `app-${id}`),
    );
    assert.deepEqual(problemsOf(list), [['/subscriptions/s3', 'forbidden', '']]);
    assert.deepEqual([sent.length, most()], [1 + 1 + many.length, 4]);
    for (const { path, query, headers } of sent.slice(2)) {
      assert.match(path, /^\/subscriptions\/s\d\/resources$/);
      assert.deepEqual(query, { 'api-version': '2021-04-01' });
      assert.equal(headers['authorization'], `Bearer token of ${tenant}`);
    }
  });

  it('says that the nodes of clusters were not looked at, where there are clusters', async () => {
    const { azure } = withoutGraph((id) =>
      id === 's5' ? [carrier(id, 'Microsoft.ContainerService/managedClusters', 'aks', 'x')] : [],
    );
    const list = await azure.identities.usersOf(tenant, identity, never());
    assert.deepEqual(problemsOf(list).slice(1), [
      ['/providers/Microsoft.ResourceGraph/resources', 'incomplete', 'clusterNodes'],
    ]);
    assert.equal(list.problems[1]?.failure.message, 'graph is out');
    assert.equal(list.problems[1].whereName, 'Azure Resource Graph');
  });
});

describe('finding an identity, when Resource Graph refuses', () => {
  const wire = (id: string, ids: object) => ({
    id,
    location: 'westeurope',
    properties: { tenantId: tenant, principalId: principal, clientId: client, ...ids },
  });
  const wanted = '77777777-7777-7777-7777-77777777abcd';
  const listOf = (subscriptionId: string) => [
    wire(identityId(subscriptionId, 'id-other'), {}),
    ...(subscriptionId === 's1' ? [wire(identityId('s1', 'id-a'), { clientId: wanted })] : []),
    ...(subscriptionId === 's2' ? [wire(identityId('s2', 'id-b'), { principalId: wanted })] : []),
  ];

  it('by a GUID goes through the identities of each subscription, and says what was not searched', async () => {
    const { azure, sent, most } = withoutGraph(listOf);
    const list = await azure.identities.find(tenant, '7777ABCD', never());
    assert.deepEqual(
      list.items.map((found) => found.name),
      ['id-a', 'id-b'],
    );
    assert.deepEqual(problemsOf(list), [
      ['/subscriptions/s3', 'forbidden', ''],
      ['/providers/Microsoft.ResourceGraph/resources', 'incomplete', 'systemAssigned'],
    ]);
    assert.deepEqual([sent.length, most()], [1 + 1 + many.length, 4]);
    for (const { path } of sent.slice(2))
      assert.match(path, /^\/subscriptions\/s\d\/providers\/Microsoft\.ManagedIdentity\/userAssigned/);
  });
});

describe('names of targets, when Resource Graph refuses', () => {
  it('are left out, which is said, and nothing else is asked', async () => {
    const { azure, sent } = withoutGraph(() => []);
    const list = await azure.roleAssignments.targets(tenant, ['/subscriptions/s0'], never());
    assert.deepEqual(list.items, []);
    assert.deepEqual(problemsOf(list), [
      ['/providers/Microsoft.ResourceGraph/resources', 'incomplete', 'names'],
    ]);
    assert.equal(sent.length, 1);
  });
});

describe('when nobody is signed in or the network is gone', () => {
  const calls: readonly (readonly [string, (azure: Azure) => Promise<unknown>])[] = [
    ['who uses an identity', (azure) => azure.identities.usersOf(tenant, identity, never())],
    ['who uses all identities', (azure) => azure.identities.attachments(tenant, never())],
    ['finding an identity', (azure) => azure.identities.find(tenant, 'x', never())],
    ['names of targets', (azure) => azure.roleAssignments.targets(tenant, ['/subscriptions/s0'], never())],
  ];
  for (const [what, call] of calls) {
    it(`${what} ends in that, after one request`, async () => {
      const { azure, sent } = rig(() => refused(401, 'ExpiredAuthenticationToken', 'no'));
      assert.equal((await failureOf(call(azure))).code, 'signInNeeded');
      assert.equal(sent.length, 1);
    });
  }
});
