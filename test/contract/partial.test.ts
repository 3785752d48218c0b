/** Lists that are not whole say so: what could not be read, what goes in a circle, and what may not be seen at all. */

import assert from 'node:assert/strict';
import type { Listing } from '../../src/model/listing';
import type { Azure } from '../../src/model/ports';
import { failureOf, json, never, refused, rig } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const principal = '33333333-3333-3333-3333-333333333333';
const subscription = { subscriptionId: 's1', tenantId: tenant, displayName: 'One', state: 'Enabled' };
const identity = {
  kind: 'userAssigned',
  id: '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a',
  name: 'id-a',
  subscriptionId: 's1',
  resourceGroup: 'rg',
  location: '',
  tenantId: tenant,
  clientId: principal,
  principalId: principal,
  tags: {},
} as const;
const owner = {
  id: '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Web/sites/a',
  type: 'microsoft.web/sites',
  principalId: principal,
};

type Read = (azure: Azure) => Promise<Listing<unknown>>;

function missing(list: Listing<unknown>): unknown[] {
  return list.problems.map(({ failure: { code, details } }) => [
    code,
    details.values?.['missing'],
    details.values?.['count'],
  ]);
}

describe('rows that cannot be read', () => {
  const lists: readonly (readonly [string, Read])[] = [
    ['tenants', (azure) => azure.tenancy.tenants(never())],
    ['subscriptions', (azure) => azure.tenancy.subscriptions(tenant, never())],
    ['user-assigned identities', (azure) => azure.identities.userAssigned(subscription, undefined, never())],
    [
      'system-assigned identities',
      (azure) => azure.identities.systemAssigned(subscription, undefined, never()),
    ],
    ['found identities', (azure) => azure.identities.find(tenant, 'x', never())],
    ['assignments', (azure) => azure.roleAssignments.ofPrincipal(tenant, principal, never())],
    [
      'assignments through groups',
      (azure) => azure.roleAssignments.throughGroups(subscription, principal, never()),
    ],
    ['roles', (azure) => azure.roleDefinitions.list(tenant, '/subscriptions/s1', never())],
    ['locks', (azure) => azure.guards.locks(tenant, '/subscriptions/s1', never())],
    ['management groups', (azure) => azure.scopes.managementGroups(tenant, never())],
    ['resource groups', (azure) => azure.scopes.resourceGroups(subscription, never())],
    ['resources', (azure) => azure.scopes.resources(subscription, undefined, never())],
  ];
  for (const [what, read] of lists) {
    it(`among ${what} are one problem that counts them`, async () => {
      const { azure } = rig(() => json(200, { value: [{ a: 1 }, { b: 2 }], data: [{ a: 1 }, { b: 2 }] }));
      const list = await read(azure);
      assert.deepEqual([list.items, missing(list)], [[], [['incomplete', 'unreadable', '2']]]);
    });
  }

  it('leave the others where they are, and do not count rows of other identities', async () => {
    const users = (key: string) => ({ ...owner, identity: { userAssignedIdentities: { [key]: {} } } });
    const data = [users(identity.id), users(`${identity.id}-2`), { ...users(identity.id), id: 'no ID' }];
    const { azure } = rig(() => json(200, { data }));
    const list = await azure.identities.usersOf(tenant, identity, never());
    assert.deepEqual([list.items.length, missing(list)], [1, [['incomplete', 'unreadable', '1']]]);
    assert.equal(list.problems[0]?.where, 'no ID');
  });

  it('that are no objects at all make the answer one that is not trusted', async () => {
    const { azure } = rig(() => json(200, { value: [{ subscriptionId: 's1' }, null] }));
    assert.equal((await failureOf(azure.tenancy.subscriptions(tenant, never()))).code, 'untrustedAnswer');
  });
});

describe('a list whose pages go in a circle', () => {
  const more = [['incomplete', 'more', undefined]];
  const link = 'https://arm.test.example/subscriptions/s1/x?api-version=1&$skiptoken=x';
  const page = json(200, {
    value: [{ subscriptionId: 's1' }],
    nextLink: link,
    data: [owner],
    $skipToken: 'T1',
  });

  it('ends at the first page that comes again, and says so: in Resource Graph, in ARM and in the SDK', async () => {
    const graph = rig(() => page);
    assert.deepEqual(missing(await graph.azure.identities.find(tenant, 'a', never())), more);
    assert.equal(graph.sent.length, 2);
    const arm = rig(() => page);
    assert.deepEqual(missing(await arm.azure.tenancy.subscriptions(tenant, never())), more);
    assert.equal(arm.sent.length, 2);
    const sdk = rig(() => json(200, { value: [], nextLink: link }));
    const groups = await sdk.azure.roleAssignments.throughGroups(subscription, principal, never());
    assert.deepEqual([missing(groups), sdk.sent.length], [more, 2]);
  });

  it('or never end stops after a hundred more, and says so', async () => {
    let at = 0;
    const endless = rig(() => json(200, { value: [], nextLink: `${link}${String(++at)}` }));
    assert.deepEqual(missing(await endless.azure.tenancy.subscriptions(tenant, never())), more);
    assert.equal(endless.sent.length, 101);
  });

  it('has no next page after the one that comes again', async () => {
    const { azure } = rig(({ method }) =>
      method === 'POST' ? page : json(200, { value: [], nextLink: link }),
    );
    for (const read of [azure.identities.userAssigned, azure.identities.systemAssigned]) {
      const first = await read(subscription, undefined, never());
      assert.notEqual(first.next, undefined);
      const second = await read(subscription, first.next, never());
      assert.deepEqual([second.next, missing(second)], [undefined, more]);
    }
  });
});

describe('a subscription without system-assigned identities', () => {
  const nothing = json(200, { data: [], resultTruncated: 'false' });

  it('that the caller may not read is refused, though Resource Graph only shows nothing', async () => {
    const { azure } = rig(({ method }) =>
      method === 'POST' ? nothing : refused(403, 'AuthorizationFailed', 'you may not'),
    );
    const failure = await failureOf(azure.identities.systemAssigned(subscription, undefined, never()));
    assert.deepEqual([failure.code, failure.message], ['forbidden', 'you may not']);
  });

  it('that the caller may read is empty, after one small request more', async () => {
    const { azure, sent } = rig(({ method }) => (method === 'POST' ? nothing : json(200, { value: [] })));
    assert.deepEqual(await azure.identities.systemAssigned(subscription, undefined, never()), {
      items: [],
      problems: [],
    });
    assert.deepEqual(
      [sent.length, sent[1]?.path, sent[1]?.query['$top']],
      [2, '/subscriptions/s1/resources', '1'],
    );
  });
});
