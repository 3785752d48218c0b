/** Resource Graph on the wire: one question, its pages, what it leaves out, and what is done when it does not answer. */

import assert from 'node:assert/strict';
import type { SampleRequest, SampleResponse } from '../../src/sampleTenant/wire';
import { failureOf, json, never, refused, rig, type Handle } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const principal = '33333333-3333-3333-3333-333333333333';
const role = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const subscription = { subscriptionId: 's1', tenantId: tenant, displayName: 'One', state: 'Enabled' };

interface Body {
  readonly query: string;
  readonly subscriptions?: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

function rows(
  data: readonly unknown[],
  skipToken?: string,
  truncated = 'false',
  headers: Readonly<Record<string, string>> = {},
): SampleResponse {
  const body = {
    totalRecords: data.length,
    count: data.length,
    resultTruncated: truncated,
    data,
    facets: [],
  };
  return json(200, skipToken === undefined ? body : { ...body, $skipToken: skipToken }, headers);
}

const row = (name: string) => ({
  id: `/subscriptions/s1/providers/Microsoft.Authorization/roleAssignments/${name}`,
  scope: '/subscriptions/s1',
  roleGuid: role,
  roleName: 'Reader',
  roleType: 'BuiltInRole',
  principalId: principal,
  principalType: 'ServicePrincipal',
  condition: '',
  description: '',
  createdOn: '',
  createdBy: '',
});

describe('every direct assignment of a principal', () => {
  it('is one POST for the whole tenant, what is above the subscriptions included', async () => {
    const { azure, sent } = rig(() => rows([row('a'), row('b')]));
    const list = await azure.roleAssignments.ofPrincipal(tenant, principal.toUpperCase(), never());
    assert.equal(sent.length, 1);
    assert.deepEqual(
      [sent[0]?.method, sent[0]?.path, sent[0]?.query],
      ['POST', '/providers/Microsoft.ResourceGraph/resources', { 'api-version': '2022-10-01' }],
    );
    const body = sent[0]?.body as Body;
    assert.equal(body.subscriptions, undefined);
    assert.deepEqual(body.options, {
      resultFormat: 'objectArray',
      $top: 1000,
      authorizationScopeFilter: 'AtScopeAboveAndBelow',
    });
    assert.match(body.query, /^authorizationresources\n/);
    assert.ok(body.query.includes(`=~ '${principal}'`));
    assert.match(body.query, /\| order by id asc$/);
    assert.deepEqual(list.items[0], {
      id: row('a').id,
      scope: '/subscriptions/s1',
      roleGuid: role,
      roleName: 'Reader',
      roleType: 'BuiltInRole',
      principalId: principal,
      principalType: 'ServicePrincipal',
    });
    assert.deepEqual([list.items.length, list.problems.length, list.next], [2, 0, undefined]);
  });

  it('repeats the same question with the token until there is none', async () => {
    const pages = [rows([row('a')], 'T1', 'true'), rows([row('b')], 'T2', 'true'), rows([row('c')])];
    const { azure, sent } = rig(() => pages.shift() ?? rows([]));
    const list = await azure.roleAssignments.ofPrincipal(tenant, principal, never());
    assert.deepEqual(list.items.length, 3);
    assert.deepEqual(list.problems, []);
    const bodies = sent.map((request) => request.body as Body);
    assert.deepEqual(
      bodies.map((body) => body.options['$skipToken']),
      [undefined, 'T1', 'T2'],
    );
    assert.equal(new Set(bodies.map((body) => body.query)).size, 1);
  });

  it('that was cut short without a token says so', async () => {
    const { azure } = rig(() => rows([row('a')], undefined, 'true'));
    const list = await azure.roleAssignments.ofPrincipal(tenant, principal, never());
    assert.equal(list.items.length, 1);
    assert.deepEqual(
      list.problems.map(({ failure }) => [failure.code, failure.details.values?.['missing']]),
      [['incomplete', 'more']],
    );
  });

  it('of an account with too many subscriptions for one question says so', async () => {
    const { azure } = rig(() =>
      rows([row('a')], undefined, 'false', { 'x-ms-tenant-subscription-limit-hit': 'true' }),
    );
    assert.equal((await azure.roleAssignments.ofPrincipal(tenant, principal, never())).problems.length, 1);
  });

  it('whose second page fails keeps the first, and says so', async () => {
    const pages = [rows([row('a')], 'T1', 'true'), refused(500, 'InternalServerError', 'sorry')];
    const { azure } = rig(() => pages.shift() ?? rows([]));
    const list = await azure.roleAssignments.ofPrincipal(tenant, principal, never());
    assert.deepEqual(
      [list.items.length, list.problems[0]?.failure.details.serviceCode],
      [1, 'InternalServerError'],
    );
  });

  it('that come twice, as with a custom role of two subscriptions, are one', async () => {
    const { azure } = rig(() => rows([row('a'), { ...row('A'), roleName: 'Reader' }]));
    assert.equal((await azure.roleAssignments.ofPrincipal(tenant, principal, never())).items.length, 1);
  });

  it('as a table instead of objects is not trusted', async () => {
    const { azure } = rig(() => json(200, { data: { columns: [], rows: [] } }));
    assert.equal(
      (await failureOf(azure.roleAssignments.ofPrincipal(tenant, principal, never()))).code,
      'untrustedAnswer',
    );
  });
});

describe('when Resource Graph refuses', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    subscriptionId: `s${String(index)}`,
    displayName: `Sub ${String(index)}`,
    state: 'Enabled',
  }));
  const properties = {
    scope: '/providers/Microsoft.Management/managementGroups/mg',
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    principalId: principal,
  };
  const above = {
    id: '/providers/Microsoft.Management/managementGroups/mg/providers/Microsoft.Authorization/roleAssignments/m',
    properties,
  };

  it('the assignments come from one filtered list for each subscription, at most four at a time', async () => {
    let open = 0;
    let most = 0;
    const handle: Handle = async (request) => {
      if (request.method === 'POST') return refused(400, 'BadRequest', 'no');
      if (new URL(request.url).pathname === '/subscriptions') return json(200, { value: many });
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      open--;
      return new URL(request.url).pathname.includes('/s3/')
        ? refused(403, 'AuthorizationFailed', 'no')
        : json(200, { value: [above] });
    };
    const { azure, sent } = rig(handle);
    const list = await azure.roleAssignments.ofPrincipal(tenant, principal, never());
    assert.equal(sent.length, 1 + 1 + many.length);
    assert.equal(most, 4);
    for (const { path, query } of sent.slice(2)) {
      assert.match(path, /^\/subscriptions\/s\d\/providers\/Microsoft\.Authorization\/roleAssignments$/);
      assert.equal(query['$filter'], `principalId eq '${principal}'`);
    }
    assert.deepEqual(
      list.items.map((item) => item.id),
      [above.id],
    );
    assert.deepEqual(
      list.problems.map((problem) => [problem.where, problem.whereName, problem.failure.code]),
      [['/subscriptions/s3', 'Sub 3', 'forbidden']],
    );
  });

  for (const [what, answer, code] of [
    ['the sign-in', refused(401, 'ExpiredAuthenticationToken', 'no'), 'signInNeeded'],
    ['the answer', json(200, {}), 'untrustedAnswer'],
  ] as const) {
    it(`because of ${what} nothing else is asked`, async () => {
      const { azure, sent } = rig(() => answer);
      assert.equal(
        (await failureOf(azure.roleAssignments.ofPrincipal(tenant, principal, never()))).code,
        code,
      );
      assert.equal(sent.length, 1);
    });
  }

  it('system-assigned identities come from the list of resources, page by page', async () => {
    const item = (name: string, type: string) => ({
      id: `/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Web/sites/${name}`,
      name,
      type: 'Microsoft.Web/sites',
      kind: 'app',
      location: 'westeurope',
      identity: { type, principalId: principal, tenantId: tenant },
    });
    const link = 'https://arm.test.example/subscriptions/s1/resources?api-version=2021-04-01&$skiptoken=x';
    const handle = (request: SampleRequest): SampleResponse => {
      if (request.method === 'POST') return refused(403, 'AuthorizationFailed', 'no');
      if (request.url === link)
        return json(200, { value: [item('b', 'UserAssigned'), item('c', 'systemassigned,userassigned')] });
      return json(200, { value: [item('a', 'SystemAssigned')], nextLink: link });
    };
    const { azure, sent } = rig(handle);
    const list = await azure.identities.systemAssigned(subscription, undefined, never());
    assert.deepEqual(
      list.items.map((identity) => identity.name),
      ['a', 'c'],
    );
    assert.deepEqual(list.items[0], {
      kind: 'systemAssigned',
      id: item('a', '').id,
      name: 'a',
      subscriptionId: 's1',
      resourceGroup: 'rg',
      location: 'westeurope',
      tenantId: tenant,
      principalId: principal,
      ownerType: 'Microsoft.Web/sites',
      ownerKind: 'app',
    });
    assert.deepEqual([list.next, sent.length], [undefined, 3]);
  });

  it('and ARM shows not one resource, the refusal stands instead of an empty list', async () => {
    const { azure } = rig((request) =>
      request.method === 'POST' ? refused(400, 'BadRequest', 'no') : json(200, { value: [] }),
    );
    const failure = await failureOf(azure.identities.systemAssigned(subscription, undefined, never()));
    assert.equal(failure.details.serviceCode, 'BadRequest');
  });

  it('a long list of resources is read five pages at a time, and goes on from there', async () => {
    let at = 0;
    const handle: Handle = (request) =>
      request.method === 'POST'
        ? refused(403, 'AuthorizationFailed', 'no')
        : json(200, {
            value: [{ id: '/x' }],
            nextLink: `https://arm.test.example/subscriptions/s1/resources?p=${String(++at)}`,
          });
    const { azure, sent } = rig(handle);
    const first = await azure.identities.systemAssigned(subscription, undefined, never());
    assert.equal(sent.length, 6);
    await azure.identities.systemAssigned(subscription, first.next, never());
    assert.equal(sent.length, 11);
    assert.equal(sent[6]?.query['p'], '5');
  });
});

describe('a page of system-assigned identities', () => {
  it('is one question about one subscription, and the next page carries its token', async () => {
    const owner = {
      id: '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Web/sites/a/slots/staging',
      type: 'microsoft.web/sites/slots',
      kind: 'app',
      location: 'westeurope',
      tenantId: tenant,
      principalId: principal,
    };
    const { azure, sent } = rig(() => rows([owner], 'T1', 'true'));
    const list = await azure.identities.systemAssigned(subscription, undefined, never());
    await azure.identities.systemAssigned(subscription, list.next, never());
    const bodies = sent.map((request) => request.body as Body);
    assert.deepEqual(
      bodies.map((body) => [body.subscriptions, body.options['$top'], body.options['$skipToken']]),
      [
        [['s1'], 500, undefined],
        [['s1'], 500, 'T1'],
      ],
    );
    assert.deepEqual(
      [list.items[0]?.name, list.items[0]?.ownerType],
      ['a/staging', 'Microsoft.Web/sites/slots'],
    );
  });
});
