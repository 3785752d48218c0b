/** Cosmos DB's own roles on the wire: where accounts are found, how lists are read, and the two writes to the byte. */

import assert from 'node:assert/strict';
import { failureOf, json, never, refused, rig, type Handle } from './kit';
import { sampleRig, sampleTenantId } from './sampleRig';

const tenant = '11111111-1111-1111-1111-111111111111';
const subscriptionId = '44444444-4444-4444-4444-444444444444';
const principalId = '33333333-3333-3333-3333-333333333333';
const roleGuid = '00000000-0000-0000-0000-000000000002';
const accountId = `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
const wanted = { accountId, path: '/dbs/Orders/colls/Open items', roleGuid, principalId };
const statusUrl = 'https://arm.test.example/subscriptions/x/operationStatuses/1?api-version=2023-04-15';
const version = { 'api-version': '2023-04-15' };

describe('the accounts that have roles of their own', () => {
  const row = (name: string, kind: string, ...capabilities: string[]) => ({
    id: accountId.replace('cosmos-orders', name),
    name,
    kind,
    capabilities: capabilities.map((each) => ({ name: each })),
  });
  const rows = [
    row('nosql', 'GlobalDocumentDB', 'EnableServerless'),
    row('table', 'GlobalDocumentDB', 'EnableTable'),
    row('gremlin', 'GlobalDocumentDB', 'EnableGremlin'),
    row('cassandra', 'GlobalDocumentDB', 'EnableCassandra'),
    row('mongo', 'MongoDB', 'EnableMongo'),
  ];

  it('are one query, those of other interfaces left out', async () => {
    const { azure, sent } = rig(() => json(200, { data: rows, resultTruncated: 'false' }));
    const { items } = await azure.cosmosRoles.accounts(tenant, never());
    assert.deepEqual(
      items.map(({ name }) => name),
      ['nosql'],
    );
    assert.equal(sent.length, 1);
  });

  it('are read from each subscription when Resource Graph refuses, with what refused beside them', async () => {
    const handle: Handle = ({ method, url }) => {
      if (method === 'POST') return refused(400, 'BadRequest', 'graph is out');
      const { pathname } = new URL(url);
      if (pathname === '/subscriptions') {
        const value = ['s1', 's2'].map((id) => ({ subscriptionId: id, displayName: id, state: 'Enabled' }));
        return json(200, { value });
      }
      if (pathname.startsWith('/subscriptions/s2')) return refused(403, 'AuthorizationFailed', 'no');
      const value = rows.map(({ capabilities, ...rest }) => ({ ...rest, properties: { capabilities } }));
      return json(200, { value });
    };
    const { azure, sent } = rig(handle);
    const { items, problems } = await azure.cosmosRoles.accounts(tenant, never());
    assert.deepEqual(
      items.map(({ name }) => name),
      ['nosql'],
    );
    assert.deepEqual(
      problems.map(({ where, failure }) => [where, failure.code]),
      [['/subscriptions/s2', 'forbidden']],
    );
    assert.deepEqual(
      sent.slice(2).map(({ path, query }) => [path, query]),
      ['s1', 's2'].map((id) => [
        `/subscriptions/${id}/providers/Microsoft.DocumentDB/databaseAccounts`,
        version,
      ]),
    );
  });
});

describe('the lists of an account', () => {
  it('are one request each; an assignment is shown by the ID of its place', async () => {
    const { azure, sent } = rig(() =>
      json(200, {
        value: [
          {
            id: `${accountId}/sqlRoleAssignments/a`,
            properties: {
              roleDefinitionId: `${accountId}/sqlRoleDefinitions/${roleGuid}`,
              scope: `${accountId}/dbs/Orders/colls/Open items`,
              principalId,
            },
          },
        ],
      }),
    );
    const { items } = await azure.cosmosRoles.assignments(tenant, accountId, never());
    await azure.cosmosRoles.definitions(tenant, accountId, never());
    assert.deepEqual(
      sent.map(({ method, path, query }) => [method, path, query]),
      [
        ['GET', `${accountId}/sqlRoleAssignments`, version],
        ['GET', `${accountId}/sqlRoleDefinitions`, version],
      ],
    );
    assert.deepEqual(items, [
      {
        id: `${accountId}/sqlRoleAssignments/a`,
        scope: `${accountId}/sqlDatabases/Orders/containers/Open items`,
        roleGuid,
        principalId,
      },
    ]);
  });

  it('of the sample have the roles that can be assigned, custom ones too', async () => {
    const { azure } = sampleRig();
    const { items: accounts } = await azure.cosmosRoles.accounts(sampleTenantId, never());
    assert.deepEqual(
      accounts.map(({ name }) => name),
      ['cosmos-catalog', 'cosmos-orders'],
    );
    const { items } = await azure.cosmosRoles.definitions(sampleTenantId, accounts[1]?.id ?? '', never());
    assert.deepEqual(
      items.map(({ roleName, type, permissions }) => [roleName, type, permissions[0]?.dataActions.length]),
      [
        ['Cosmos DB Built-in Data Reader', 'BuiltInRole', 4],
        ['Cosmos DB Built-in Data Contributor', 'BuiltInRole', 3],
        ['Contoso Orders Appender', 'CustomRole', 2],
      ],
    );
  });
});

describe('assigning one of these roles', () => {
  it('sends exactly what a review shows, under a name that is the same each time, and follows it', async () => {
    const answers = [
      json(202, {}, { 'azure-asyncoperation': statusUrl, 'retry-after': '3' }),
      json(200, { status: 'InProgress' }),
      json(200, { status: 'Succeeded' }),
    ];
    const { azure, sent, slept } = rig(() => answers.shift() ?? refused(500, 'Unexpected', ''));
    const { cosmosRoles } = azure;
    const shown = cosmosRoles.assignRequest(wanted);
    const begun = await cosmosRoles.beginAssign(tenant, wanted, never());
    await cosmosRoles.finish(tenant, begun, never());
    const [put, ...looks] = sent;
    assert.deepEqual(
      [shown.method, shown.path, { 'api-version': shown.apiVersion }, shown.body],
      [put?.method, decodeURIComponent(put?.path ?? ''), put?.query, put?.body],
    );
    assert.deepEqual(put?.body, {
      properties: {
        roleDefinitionId: `${accountId}/sqlRoleDefinitions/${roleGuid}`,
        scope: `${accountId}/dbs/Orders/colls/Open items`,
        principalId,
      },
    });
    assert.match(
      shown.path,
      /\/sqlRoleAssignments\/[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.deepEqual(cosmosRoles.assignRequest({ ...wanted, principalId: principalId.toUpperCase() }), shown);
    assert.notEqual(cosmosRoles.assignRequest({ ...wanted, path: '/dbs/orders' }).path, shown.path);
    assert.equal(looks.length, 2);
    assert.deepEqual(slept, [3_000, 10_000]);
  });

  it('says that the directory does not know the principal, at once and at the end', async () => {
    const message = `The provided principal ID ["${principalId}"] was not found in the AAD tenant(s) [x] which are associated with the customer's subscription.`;
    const at1 = rig(() => refused(400, 'BadRequest', message));
    const first = await failureOf(at1.azure.cosmosRoles.beginAssign(tenant, wanted, never()));
    assert.equal(first.code, 'principalNotFound');
    const atEnd = rig(() => json(200, { status: 'Failed', error: { code: 'BadRequest', message } }));
    const begun = { resource: accountId, operation: statusUrl };
    const last = await failureOf(atEnd.azure.cosmosRoles.finish(tenant, begun, never()));
    assert.equal(last.code, 'principalNotFound');
  });

  it('says that another change goes on, that a lock is there, and that it is not allowed', async () => {
    const refusals = [
      [412, 'PreconditionFailed', 'conflict'],
      [409, 'Conflict', 'conflict'],
      [409, 'ScopeLocked', 'locked'],
      [403, 'AuthorizationFailed', 'forbidden'],
      [400, 'BadRequest', 'service'],
    ] as const;
    for (const [status, code, expected] of refusals) {
      const { azure } = rig(() => refused(status, code, 'no'));
      const failure = await failureOf(azure.cosmosRoles.beginAssign(tenant, wanted, never()));
      assert.equal(failure.code, expected, code);
    }
  });

  it('sends nothing for what is no account, no GUID', async () => {
    const { azure, sent } = rig(() => json(200, {}));
    const wrong = [
      { ...wanted, accountId: `${accountId}/sqlDatabases/x` },
      { ...wanted, accountId: '/' },
      { ...wanted, roleGuid: 'Reader' },
      { ...wanted, principalId: '../x' },
    ];
    for (const one of wrong) {
      const failure = await failureOf(azure.cosmosRoles.beginAssign(tenant, one, never()));
      assert.equal(failure.code, 'badArgument');
    }
    assert.equal(sent.length, 0);
  });
});

describe('removing an assignment of one', () => {
  const id = `${accountId}/sqlRoleAssignments/${principalId}`;

  it('deletes by its ID what a review shows, and follows it; one that is gone is told', async () => {
    const { azure, sent } = rig(() => json(202, {}, { 'azure-asyncoperation': statusUrl }));
    const begun = await azure.cosmosRoles.beginRemove(tenant, id, never());
    assert.deepEqual(begun, { resource: id, operation: statusUrl });
    const { method, path, apiVersion } = azure.cosmosRoles.removeRequest(id);
    assert.deepEqual(
      [method, path, { 'api-version': apiVersion }],
      [sent[0]?.method, sent[0]?.path, sent[0]?.query],
    );
    const gone = rig(() => ({ status: 204, headers: {}, body: '' }));
    assert.equal(await gone.azure.cosmosRoles.beginRemove(tenant, id, never()), undefined);
  });
});
