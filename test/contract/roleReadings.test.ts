/** What the answers of Azure become: targets, denials, roles and children, with what is odd in them. */

import assert from 'node:assert/strict';
import type { Listing } from '../../src/model/listing';
import { failureOf, json, never, rig } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const principal = '33333333-3333-3333-3333-333333333333';
const client = '55555555-5555-5555-5555-555555555555';
const group = '/subscriptions/s1/resourceGroups/rg-orders';
const graph = (...data: unknown[]) => json(200, { data, resultTruncated: 'false' });

describe('targets of assignments', () => {
  const storage = `${group}/providers/Microsoft.Storage/storageAccounts/st`;
  const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv`;
  const known = [
    {
      id: storage.toLowerCase(),
      name: 'st',
      type: 'microsoft.storage/storageaccounts',
      kind: 'StorageV2',
      displayName: '',
      rbac: '',
    },
    { id: vault, name: 'kv', type: 'microsoft.keyvault/vaults', kind: '', displayName: '', rbac: 'false' },
    {
      id: '/subscriptions/s1',
      name: 'Contoso Prod',
      type: 'microsoft.resources/subscriptions',
      kind: '',
      displayName: '',
      rbac: '',
    },
    {
      id: '/providers/Microsoft.Management/managementGroups/mg',
      name: 'mg',
      type: 'microsoft.management/managementgroups',
      kind: '',
      displayName: 'Platform',
      rbac: '',
    },
  ];
  const ids = [
    storage,
    `${storage}/blobServices/default/containers/orders`,
    `${vault}/secrets/one`,
    '/subscriptions/s1',
    '/providers/Microsoft.Management/managementGroups/mg',
    `${group}/providers/X.Y/z/gone`,
  ];

  it('are all read in one request, those inside a resource by way of it', async () => {
    const { azure, sent } = rig(() => graph(...known));
    const list = await azure.roleAssignments.targets(tenant, ids, never());
    assert.equal(sent.length, 1);
    assert.deepEqual(list.items, [
      { id: storage, displayName: 'st', type: 'Microsoft.Storage/storageAccounts', kind: 'StorageV2' },
      {
        id: ids[1],
        displayName: 'orders',
        type: 'Microsoft.Storage/storageAccounts/blobServices/containers',
        kind: 'StorageV2',
      },
      { id: ids[2], displayName: 'one', type: 'Microsoft.KeyVault/vaults/secrets', usesAccessPolicies: true },
      { id: '/subscriptions/s1', displayName: 'Contoso Prod', type: 'microsoft.resources/subscriptions' },
      { id: ids[4], displayName: 'Platform', type: 'microsoft.management/managementgroups' },
    ]);
    const { query } = sent[0]?.body as { query: string };
    assert.ok(query.includes(`'${vault}'`) && !query.includes('secrets'), query);
  });

  it('none of them, no request', async () => {
    const { azure, sent } = rig(() => graph());
    assert.deepEqual(await azure.roleAssignments.targets(tenant, [], never()), { items: [], problems: [] });
    assert.equal(sent.length, 0);
  });
});

describe('deny assignments', () => {
  const everyone = '00000000-0000-0000-0000-000000000000';
  const deny = (name: string, principals: readonly string[], more: object = {}) => ({
    id: `/x/${name}`,
    name,
    properties: {
      denyAssignmentName: name,
      scope: group,
      permissions: [{ actions: ['*/write'] }],
      principals: principals.map((one) => ({ id: one, type: 'x' })),
      excludePrincipals: [],
      ...more,
    },
  });

  it('are those that name the principal or everybody, and neither exclude it nor stay above', async () => {
    const value = [
      deny('own', [principal.toUpperCase()]),
      deny('all', [everyone]),
      deny('other', [client]),
      deny('excluded', [everyone], { excludePrincipals: [{ id: principal, type: 'x' }] }),
      deny('stays', [everyone], { doNotApplyToChildScopes: true }),
    ];
    const { azure } = rig(() => json(200, { value }));
    const below = await azure.guards.denyAssignments(
      tenant,
      `${group}/providers/X.Y/z/a`,
      principal,
      never(),
    );
    assert.deepEqual(
      below.items.map((item) => item.name),
      ['own', 'all'],
    );
    assert.deepEqual(below.items[0]?.permissions, [
      { actions: ['*/write'], notActions: [], dataActions: [], notDataActions: [] },
    ]);
    const there = await azure.guards.denyAssignments(tenant, group, principal, never());
    assert.deepEqual(
      there.items.map((item) => item.name),
      ['own', 'all', 'stays'],
    );
  });

  it('that cannot be read are a problem beside the others, if they may be about the principal', async () => {
    const value = [deny('own', [principal]), { ...deny('nameless', [everyone]), id: undefined }];
    const other = { ...deny('another', [client]), id: undefined };
    const { azure } = rig(() => json(200, { value: [...value, other] }));
    const found = await azure.guards.denyAssignments(tenant, group, principal, never());
    assert.deepEqual(
      found.items.map((item) => item.name),
      ['own'],
    );
    assert.deepEqual(unreadable(found), [[group, '1']]);
  });
});

describe('locks', () => {
  const lock = (name: string, level: string) => ({
    id: `${group}/providers/Microsoft.Authorization/locks/${name}`,
    name,
    properties: { level },
  });

  it('of a level that nobody knows are a problem, and those of no level are none', async () => {
    const value = [lock('keep', 'CanNotDelete'), lock('none', 'NotSpecified'), lock('odd', 'Frozen')];
    const { azure } = rig(() => json(200, { value }));
    const found = await azure.guards.locks(tenant, group, never());
    assert.deepEqual(
      found.items.map((item) => item.name),
      ['keep'],
    );
    assert.deepEqual(unreadable(found), [[lock('odd', '').id, '1']]);
  });
});

describe('role definitions', () => {
  it('keep the condition of a permission, which the SDK would drop', async () => {
    const properties = {
      roleName: 'RBAC Admin',
      type: 'BuiltInRole',
      description: 'd',
      assignableScopes: ['/'],
      permissions: [
        {
          actions: ['a'],
          notActions: [],
          dataActions: [],
          notDataActions: [],
          condition: 'c',
          conditionVersion: '2.0',
        },
      ],
    };
    const { azure } = rig(() => json(200, { value: [{ id: '/providers/x/ABC', name: 'ABC', properties }] }));
    assert.deepEqual((await azure.roleDefinitions.list(tenant, group, never())).items, [
      {
        guid: 'abc',
        id: '/providers/x/ABC',
        roleName: 'RBAC Admin',
        description: 'd',
        type: 'BuiltInRole',
        assignableScopes: ['/'],
        permissions: [
          { actions: ['a'], notActions: [], dataActions: [], notDataActions: [], condition: 'c' },
        ],
      },
    ]);
  });

  it('that are not all there are a failure', async () => {
    const link = 'https://arm.test.example/next';
    const { azure } = rig((request) =>
      request.url === link ? json(500, {}) : json(200, { value: [], nextLink: link }),
    );
    assert.equal((await failureOf(azure.roleDefinitions.list(tenant, group, never()))).code, 'service');
  });
});

describe('long lists', () => {
  it('whose nextLink comes round again end, and say so', async () => {
    const { azure, sent } = rig(() =>
      json(200, { value: [{ tenantId: 'a' }], nextLink: 'https://arm.test.example/again' }),
    );
    const list = await azure.tenancy.tenants(never());
    assert.deepEqual([sent.length, list.items.length, list.problems.length], [2, 2, 1]);
  });

  it('of children keep what could be read when one kind of child is refused', async () => {
    const account = {
      id: `${group}/providers/Microsoft.Storage/storageAccounts/st`,
      name: 'st',
      type: 'Microsoft.Storage/storageAccounts',
    };
    const { azure } = rig(({ url }) =>
      url.includes('queueServices')
        ? json(400, {})
        : json(200, {
            value: url.includes('blob')
              ? [{ id: `${account.id}/blobServices/default/containers/c`, name: 'c' }]
              : [],
          }),
    );
    const list = await azure.scopes.children(tenant, account, never());
    assert.deepEqual(list.items, [
      {
        id: `${account.id}/blobServices/default/containers/c`,
        name: 'c',
        type: 'Microsoft.Storage/storageAccounts/blobServices/containers',
      },
    ]);
    assert.deepEqual(
      list.problems.map((problem) => problem.where),
      [`${account.id}/queueServices/default/queues`],
    );
  });
});

/** Where each problem of entries that could not be read stands, and how many they are. */
function unreadable({ problems }: Listing<unknown>): (readonly [string, string | undefined])[] {
  return problems.map(({ where, failure }) => {
    assert.equal(failure.details.values?.['missing'], 'unreadable');
    return [where, failure.details.values['count']];
  });
}
