/** The exact requests of every reading port: method, path, version, filter, body, and how many. */

import assert from 'node:assert/strict';
import type { Azure } from '../../src/model/ports';
import { json, never, rig, type Sent } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const subscriptionId = '44444444-4444-4444-4444-444444444444';
const principal = '33333333-3333-3333-3333-333333333333';
const role = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const subscription = { subscriptionId, tenantId: tenant, displayName: 'One', state: 'Enabled' };
const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders`;
const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders-api`;
const slot = `${group}/providers/Microsoft.Web/sites/app-orders/slots/staging`;
const authorization = 'providers/Microsoft.Authorization';
const answer = json(200, {
  id: identity,
  name: 'x',
  value: [],
  data: [],
  properties: { principalId: principal, clientId: principal, roleName: 'Reader' },
});

type Call = (azure: Azure) => Promise<unknown>;
/** Method, path, api-version, filter. */
type Line = readonly [string, string, string, string?];

const table: readonly (readonly [string, Call, ...Line[]])[] = [
  ['tenants', (azure) => azure.tenancy.tenants(never()), ['GET', '/tenants', '2022-12-01']],
  [
    'subscriptions',
    (azure) => azure.tenancy.subscriptions(tenant, never()),
    ['GET', '/subscriptions', '2022-12-01'],
  ],
  [
    'user-assigned identities of a subscription',
    (azure) => azure.identities.userAssigned(subscription, undefined, never()),
    [
      'GET',
      `/subscriptions/${subscriptionId}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`,
      '2024-11-30',
    ],
  ],
  [
    'one user-assigned identity',
    (azure) => azure.identities.get(tenant, identity, never()),
    ['GET', identity, '2024-11-30'],
  ],
  [
    'the system-assigned identity of a slot',
    (azure) => azure.identities.get(tenant, slot, never()),
    ['GET', `${slot}/providers/Microsoft.ManagedIdentity/identities/default`, '2024-11-30'],
  ],
  [
    'assignments through groups',
    (azure) => azure.roleAssignments.throughGroups(subscription, principal, never()),
    [
      'GET',
      `/subscriptions/${subscriptionId}/${authorization}/roleAssignments`,
      '2022-04-01',
      `assignedTo('${principal}')`,
    ],
  ],
  [
    'roles of a scope',
    (azure) => azure.roleDefinitions.list(tenant, group, never()),
    ['GET', `${group}/${authorization}/roleDefinitions`, '2022-04-01'],
  ],
  [
    'roles of the root',
    (azure) => azure.roleDefinitions.list(tenant, '/', never()),
    ['GET', `/${authorization}/roleDefinitions`, '2022-04-01'],
  ],
  [
    'one role',
    (azure) => azure.roleDefinitions.get(tenant, group, role, never()),
    ['GET', `${group}/${authorization}/roleDefinitions/${role}`, '2022-04-01'],
  ],
  [
    'deny assignments',
    (azure) => azure.guards.denyAssignments(tenant, slot, principal, never()),
    ['GET', `${slot}/${authorization}/denyAssignments`, '2022-04-01', 'atScope()'],
  ],
  [
    'deny assignments of the root',
    (azure) => azure.guards.denyAssignments(tenant, '/', principal, never()),
    ['GET', `/${authorization}/denyAssignments`, '2022-04-01', 'atScope()'],
  ],
  [
    'locks',
    (azure) => azure.guards.locks(tenant, group, never()),
    ['GET', `${group}/${authorization}/locks`, '2020-05-01', 'atScope()'],
  ],
  [
    'rights of the caller',
    (azure) => azure.guards.permissions(tenant, slot, never()),
    ['GET', `${slot}/${authorization}/permissions`, '2022-04-01'],
  ],
  [
    'management groups',
    (azure) => azure.scopes.managementGroups(tenant, never()),
    ['GET', '/providers/Microsoft.Management/managementGroups', '2020-05-01'],
  ],
  [
    'resource groups',
    (azure) => azure.scopes.resourceGroups(subscription, never()),
    ['GET', `/subscriptions/${subscriptionId}/resourceGroups`, '2021-04-01'],
  ],
  [
    'resources of a subscription',
    (azure) => azure.scopes.resources(subscription, undefined, never()),
    ['GET', `/subscriptions/${subscriptionId}/resources`, '2021-04-01'],
  ],
  [
    'resources of a group',
    (azure) => azure.scopes.resources(subscription, 'rg-orders', never()),
    ['GET', `${group}/resources`, '2021-04-01'],
  ],
  [
    'the document of an identity',
    (azure) => azure.scopes.document(tenant, identity, never()),
    ['GET', identity, '2024-11-30'],
  ],
  [
    'the document of a group',
    (azure) => azure.scopes.document(tenant, group, never()),
    ['GET', group, '2021-04-01'],
  ],
];

describe('reading', () => {
  for (const [what, call, ...lines] of table) {
    it(`${what} sends exactly this`, async () => {
      const { azure, sent } = rig(() => answer);
      await call(azure);
      assert.deepEqual(
        sent.map(lineOf),
        lines.map(([method, path, version, filter]) => ({ method, path, version, filter })),
      );
      for (const { query, body } of sent) {
        assert.deepEqual(
          Object.keys(query).filter((name) => name !== '$filter'),
          ['api-version'],
        );
        assert.equal(body, undefined);
      }
    });
  }

  const children: Readonly<Record<string, readonly string[]>> = {
    'Microsoft.Storage/storageAccounts': [
      'blobServices/default/containers',
      'fileServices/default/shares',
      'queueServices/default/queues',
      'tableServices/default/tables',
    ],
    'Microsoft.KeyVault/vaults': ['keys', 'secrets'],
    'Microsoft.ServiceBus/namespaces': ['queues', 'topics'],
    'Microsoft.EventHub/namespaces': ['eventhubs'],
    'Microsoft.Sql/servers': [],
  };
  for (const [type, paths] of Object.entries(children)) {
    it(`the children of ${type} asks for ${String(paths.length)} lists`, async () => {
      const { azure, sent } = rig(() => answer);
      const id = `${group}/providers/${type}/one`;
      await azure.scopes.children(tenant, { id, name: 'one', type }, never());
      assert.deepEqual(
        sent.map((request) => request.path).sort(),
        paths.map((path) => `${id}/${path}`),
      );
    });
  }

  it('encodes what is odd in an ID, once', async () => {
    const { azure, sent } = rig(() => answer);
    const odd = `/subscriptions/${subscriptionId}/resourceGroups/rg (50%) #1/providers/Microsoft.EventHub/namespaces/n/eventhubs/$Default?x`;
    await azure.guards.permissions(tenant, odd, never());
    await azure.guards.denyAssignments(tenant, odd, principal, never());
    const path = `/subscriptions/${subscriptionId}/resourceGroups/rg%20(50%25)%20%231/providers/Microsoft.EventHub/namespaces/n/eventhubs/%24Default%3Fx/${authorization}`;
    assert.deepEqual(
      sent.map((request) => request.path),
      [`${path}/permissions`, `${path}/denyAssignments`],
    );
  });

  it('the document of a type it does not know asks the provider for the newest version that is no preview', async () => {
    const id = `${group}/providers/Contoso.Things/boxes/one`;
    const versions = ['2020-01-01', '2025-01-01-preview', '2023-01-01'];
    const provider = {
      resourceTypes: [
        { resourceType: 'lids', apiVersions: ['2030-01-01'] },
        { resourceType: 'Boxes', apiVersions: versions },
      ],
    };
    const { azure, sent } = rig(() => json(200, provider));
    await azure.scopes.document(tenant, id, never());
    assert.deepEqual(sent.map(lineOf), [
      {
        method: 'GET',
        path: `/subscriptions/${subscriptionId}/providers/Contoso.Things`,
        version: '2021-04-01',
        filter: undefined,
      },
      { method: 'GET', path: id, version: '2023-01-01', filter: undefined },
    ]);
  });

  it('of a filter takes a GUID only', async () => {
    const { azure, sent } = rig(() => answer);
    const call = azure.roleAssignments.throughGroups(subscription, "x') or principalId ne ('", never());
    await assert.rejects(call, { code: 'badArgument' });
    assert.equal(sent.length, 0);
  });
});

function lineOf({ method, path, query }: Sent): {
  method: string;
  path: string;
  version: string | undefined;
  filter: string | undefined;
} {
  return { method, path, version: query['api-version'], filter: query['$filter'] };
}
