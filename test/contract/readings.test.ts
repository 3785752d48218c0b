/** What the answers of Azure become: identities of both kinds and their carriers, with what is odd in them. */

import assert from 'node:assert/strict';
import type { UserAssignedIdentity } from '../../src/model/identity';
import { failureOf, json, never, rig } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const principal = '33333333-3333-3333-3333-333333333333';
const client = '55555555-5555-5555-5555-555555555555';
const group = '/subscriptions/s1/resourceGroups/rg-orders';
const id = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const subscription = { subscriptionId: 's1', tenantId: tenant, displayName: 'One', state: 'Enabled' };
const identity: UserAssignedIdentity = {
  kind: 'userAssigned',
  id,
  name: 'id-orders',
  subscriptionId: 's1',
  resourceGroup: 'rg-orders',
  location: 'westeurope',
  tenantId: tenant,
  clientId: client,
  principalId: principal,
  tags: {},
};
const graph = (...data: unknown[]) => json(200, { data, resultTruncated: 'false' });

describe('a user-assigned identity', () => {
  const properties = {
    tenantId: tenant,
    principalId: principal,
    clientId: client,
    isolationScope: 'Regional',
  };
  const wire = {
    id: id.replace('resourceGroups', 'resourcegroups'),
    name: 'id-orders',
    location: 'westeurope',
    tags: { team: 'orders' },
    properties,
  };

  it('is read with all its IDs, from an ID in lower case too', async () => {
    const { azure } = rig(() => json(200, { value: [wire], nextLink: 'https://arm.test.example/more' }));
    const list = await azure.identities.userAssigned(subscription, undefined, never());
    assert.deepEqual(list.items, [
      { ...identity, id: wire.id, tags: { team: 'orders' }, isolationScope: 'Regional' },
    ]);
    assert.equal(list.next, 'https://arm.test.example/more');
  });

  it('without its IDs is a problem that names it, beside the others', async () => {
    const { azure } = rig(() => json(200, { value: [{ ...wire, id: `${id}-2`, properties: {} }, wire] }));
    const list = await azure.identities.userAssigned(subscription, undefined, never());
    assert.equal(list.items.length, 1);
    assert.deepEqual(
      list.problems.map((problem) => [problem.where, problem.failure.code]),
      [[`${id}-2`, 'incomplete']],
    );
  });
});

describe('a system-assigned identity', () => {
  it('is read by its owner, without the address of its secret', async () => {
    const owner = `${group}/providers/Microsoft.Web/sites/app-orders/slots/staging`;
    const properties = {
      tenantId: tenant,
      principalId: principal,
      clientId: client,
      clientSecretUrl: 'https://secret.example',
    };
    const { azure } = rig(() =>
      json(200, { id: `${owner}/x`, name: 'default', location: 'westeurope', properties }),
    );
    const read = await azure.identities.get(tenant, owner, never());
    assert.deepEqual(read, {
      kind: 'systemAssigned',
      id: owner,
      name: 'app-orders/staging',
      subscriptionId: 's1',
      resourceGroup: 'rg-orders',
      location: 'westeurope',
      tenantId: tenant,
      principalId: principal,
      clientId: client,
      ownerType: 'Microsoft.Web/sites/slots',
    });
  });

  it('of what is no resource is a bad argument', async () => {
    const { azure, sent } = rig(() => json(200, {}));
    assert.equal((await failureOf(azure.identities.get(tenant, 'id-orders', never()))).code, 'badArgument');
    assert.equal(sent.length, 0);
  });
});

describe('who uses an identity', () => {
  const carrier = (name: string, key: string) => ({
    id: `${group}/providers/Microsoft.Web/sites/${name}`,
    name,
    type: 'microsoft.web/sites',
    kind: 'app',
    identity: { type: 'UserAssigned', userAssignedIdentities: { [key]: {} } },
  });

  it('is decided by the keys of the identity map, whatever their case', async () => {
    const { azure, sent } = rig(() =>
      graph(carrier('a', id.toUpperCase()), carrier('b', `${id}-2`), carrier('c', id)),
    );
    const list = await azure.identities.usersOf(tenant, identity, never());
    assert.deepEqual(
      list.items.map((user) => user.name),
      ['a', 'c'],
    );
    assert.deepEqual(list.items[0], {
      id: carrier('a', '').id,
      name: 'a',
      type: 'Microsoft.Web/sites',
      kind: 'app',
      subscriptionId: 's1',
      resourceGroup: 'rg-orders',
    });
    assert.ok((sent[0]?.body as { query: string }).query.includes(`contains '${id.toLowerCase()}"'`));
  });
});

describe('a cluster whose nodes use an identity', () => {
  it('uses it, though its identity map does not say so', async () => {
    const cluster = `${group}/providers/Microsoft.ContainerService/managedClusters/aks`;
    const row = (profile: object) => ({
      id: cluster,
      type: 'x',
      kind: '',
      identity: { type: 'SystemAssigned' },
      profile,
    });
    const { azure } = rig(() => graph(row({ kubeletidentity: { resourceId: id.toLowerCase() } })));
    assert.deepEqual(
      (await azure.identities.usersOf(tenant, identity, never())).items.map((user) => user.id),
      [cluster],
    );
    const other = rig(() => graph(row({ kubeletidentity: { resourceId: `${id}-2` } })));
    assert.deepEqual((await other.azure.identities.usersOf(tenant, identity, never())).items, []);
  });
});

describe('finding an identity', () => {
  it('gives both kinds, and refuses to look for nothing', async () => {
    const user = {
      id,
      type: 'x',
      kind: '',
      location: 'westeurope',
      tags: null,
      tenantId: tenant,
      principalId: principal,
      clientId: client,
      isolationScope: '',
    };
    const system = {
      id: `${group}/providers/Microsoft.Web/sites/a`,
      type: 'microsoft.web/sites',
      kind: 'app',
      location: 'westeurope',
      tags: null,
      tenantId: tenant,
      principalId: principal,
      clientId: '',
      isolationScope: '',
    };
    const { azure, sent } = rig(() => graph(user, system));
    const list = await azure.identities.find(tenant, ' orders ', never());
    assert.deepEqual(list.items, [
      identity,
      {
        kind: 'systemAssigned',
        id: system.id,
        name: 'a',
        subscriptionId: 's1',
        resourceGroup: 'rg-orders',
        location: 'westeurope',
        tenantId: tenant,
        principalId: principal,
        ownerType: 'Microsoft.Web/sites',
        ownerKind: 'app',
      },
    ]);
    assert.equal((await failureOf(azure.identities.find(tenant, '  ', never()))).details.field, 'query');
    assert.equal(sent.length, 1);
  });
});
