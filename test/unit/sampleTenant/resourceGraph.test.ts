/** Resource Graph of the sample tenant: scopes, filters, paging, errors, and whose rows are shown. */

import assert from 'node:assert/strict';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { ordersApi } from '../../../src/sampleTenant/data/identities';
import { locked, prod, shared } from '../../../src/sampleTenant/data/organisation';
import { guidOf } from '../../../src/sampleTenant/guid';
import { assertRefused, graphPath, names, sampleClient, type Body } from './client';

const identities =
  "resources | where type == 'microsoft.managedidentity/userassignedidentities' | project id, name, resourceGroup, properties";
const grants = `authorizationresources | where type == 'microsoft.authorization/roleassignments'
  | where tostring(properties.principalId) =~ '${principalOf(ordersApi)}' | project id, scope = tostring(properties.scope)`;

describe('sample tenant: Resource Graph', () => {
  it('answers in the shape of the service', async () => {
    const { status, body, headers } = await sampleClient().post(graphPath, {
      query: `${identities} | take 2`,
    });
    assert.equal(status, 200);
    assert.deepEqual([body.totalRecords, body.count, body.resultTruncated, body.facets], [2, 2, 'false', []]);
    assert.match(headers['x-ms-user-quota-remaining'] ?? '', /^\d+$/);
    assert.match(headers['x-ms-user-quota-resets-after'] ?? '', /^\d\d:\d\d:\d\d$/);
  });

  it('writes types and groups in lower case and keeps the casing of IDs', async () => {
    const client = sampleClient();
    const [app] = await client.graph(
      "resources | where name == 'app-orders/staging' | project id, type, resourceGroup, identity",
    );
    assert.equal(app!.type, 'microsoft.web/sites/slots');
    assert.match(
      app!.id,
      /\/resourceGroups\/rg-orders\/providers\/Microsoft\.Web\/sites\/app-orders\/slots\/staging$/,
    );
    assert.deepEqual(Object.keys(app!.identity.userAssignedIdentities), [ordersApi.id]);
    const roles = await client.graph(
      "authorizationresources | where type == 'microsoft.authorization/roledefinitions' | project id",
    );
    assert.ok(
      roles.every((row) =>
        /^\/providers\/Microsoft\.Authorization\/RoleDefinitions\/[0-9a-f-]{36}$/.test(row.id),
      ),
    );
  });

  it('keeps to the subscriptions and management groups asked for', async () => {
    const { graph } = sampleClient();
    const count = async (more: object): Promise<number> => (await graph(identities, more)).length;
    assert.equal(await count({}), 34);
    assert.equal(await count({ subscriptions: [prod.subscriptionId] }), 25);
    assert.equal(await count({ subscriptions: [shared.subscriptionId.toUpperCase()] }), 9);
    assert.equal(await count({ managementGroups: ['mg-platform'] }), 9);
    assert.equal(await count({ managementGroups: ['MG-contoso'] }), 34);
  });

  it('hides inherited assignments from subscriptions unless the scope filter asks for them', async () => {
    const { graph } = sampleClient();
    const subscriptions = [prod.subscriptionId, shared.subscriptionId];
    const scopes = async (authorizationScopeFilter?: string): Promise<number> =>
      (
        await graph(grants, {
          subscriptions,
          options: { ...(authorizationScopeFilter && { authorizationScopeFilter }) },
        })
      ).length;
    assert.equal(await scopes(), 3);
    assert.equal(await scopes('AtScopeAndBelow'), 3);
    assert.equal(await scopes('AtScopeAboveAndBelow'), 4);
    assert.equal(await scopes('AtScopeAndAbove'), 2);
    assert.equal(await scopes('AtScopeExact'), 1);
    assert.equal((await graph(grants)).length, 4);
    const onlyProd = await graph(grants, {
      subscriptions: [prod.subscriptionId],
      options: { authorizationScopeFilter: 'AtScopeAboveAndBelow' },
    });
    assert.equal(onlyProd.length, 3);
  });

  it('shows each caller what it may read', async () => {
    const { graph } = sampleClient();
    assert.equal(
      (await graph('resources | project id, type', {}, 'operator')).filter(
        (row) => !row.type.endsWith('userassignedidentities'),
      ).length,
      0,
    );
    assert.deepEqual(await graph('resources | project id', { subscriptions: [locked.subscriptionId] }), []);
    assert.deepEqual(
      await graph(
        "resourcecontainers | where type == 'microsoft.resources/subscriptions' | project id",
        {},
        'operator',
      ),
      [],
    );
    assert.equal((await graph(grants, {}, 'operator')).length, 4);
    const everyone =
      "authorizationresources | where tostring(properties.scope) contains 'rg-sealed' | project id";
    assert.deepEqual(await graph(everyone), []);
  });

  it('gives subscriptions with their management groups, and the groups with their parents', async () => {
    const { graph } = sampleClient();
    const rows = await graph('resourcecontainers | project id, name, type, properties');
    const chain = rows.find((row) => row.name === 'Contoso Prod')!.properties.managementGroupAncestorsChain;
    assert.deepEqual(names(chain).slice(0, 2), ['mg-workloads', 'mg-contoso']);
    const platform = rows.find((row) => row.name === 'mg-platform');
    assert.equal(platform!.type, 'microsoft.management/managementgroups');
    assert.equal(platform!.properties.details.parent.name, 'mg-contoso');
    assert.ok(!names(rows).includes('Contoso Locked'));
  });

  it('pages with a token while rows have an ID', async () => {
    const client = sampleClient({ pageSize: 1 });
    const { body } = await client.post(graphPath, { query: identities });
    assert.deepEqual(
      [body.count, body.totalRecords, body.resultTruncated, typeof body.$skipToken],
      [10, 34, 'false', 'string'],
    );
    const ids = (await client.graph(identities)).map((row) => row.id);
    assert.equal(new Set(ids).size, 34);
    const two = await client.post(graphPath, { query: identities, options: { $top: 2, $skip: 30 } });
    assert.equal(two.body.count, 2);
    assert.equal((await client.graph(identities, { options: { $top: 7 } })).length, 34);
  });

  it('says that rows are lost when it cannot go on', async () => {
    const { post } = sampleClient();
    const noId = await post(graphPath, { query: 'resources | project name', options: { $top: 5 } });
    assert.deepEqual(
      [noId.body.count, noId.body.resultTruncated, noId.body.$skipToken],
      [5, 'true', undefined],
    );
    const limited = await post(graphPath, { query: `${identities} | limit 20`, options: { $top: 5 } });
    assert.deepEqual([limited.body.resultTruncated, limited.body.$skipToken], ['true', undefined]);
  });

  it('gives a table when asked for one', async () => {
    const { body } = await sampleClient().post(graphPath, {
      query: `${identities} | project id, name | take 1`,
      options: { resultFormat: 'table' },
    });
    assert.deepEqual(names(body.data.columns), ['id', 'name']);
    assert.equal(body.data.rows[0]?.length, 2);
  });

  it('answers a wrong query with its place in the details', async () => {
    const refused = await sampleClient().post(graphPath, { query: 'resources\n| where nothing ==' });
    assertRefused(refused, 400, 'BadRequest');
    const [first, second] = refused.body.error.details;
    assert.equal(first!.code, 'InvalidQuery');
    assert.equal(typeof second!.code, 'string');
    assert.equal(second!.line, 2);
    assert.equal(typeof second!.characterPositionInLine, 'number');
  });

  it('refuses scopes, options and members it does not know', async () => {
    const { post } = sampleClient();
    const query = 'resources';
    const code = async (body: object): Promise<string> => {
      const refused = await post(graphPath, { query, ...body });
      assertRefused(refused, 400, 'BadRequest');
      return refused.body.error.details[0]!.code;
    };
    assert.equal(await code({ subscriptions: [guidOf('no such')] }), 'NoValidSubscriptionsInQueryRequest');
    assert.equal(await code({ managementGroups: ['mg-none'] }), 'InvalidManagementGroup');
    assert.equal(await code({ options: { $top: 1001 } }), 'InvalidQueryOptions');
    assert.equal(await code({ options: { $skip: -1 } }), 'InvalidQueryOptions');
    assert.equal(await code({ options: { resultFormat: 'csv' } }), 'InvalidResultFormat');
    assert.equal(
      await code({ options: { authorizationScopeFilter: 'Everywhere' } }),
      'InvalidAuthorizationScopeFilter',
    );
    assert.equal(await code({ query: '' }), 'InvalidQuery');
    assertRefused(await post(graphPath, { query, scopes: [] }), 400, 'InvalidRequestContent');
    assertRefused(await post(graphPath, { query, options: { top: 1 } }), 400, 'InvalidRequestContent');
  });

  it('sees an identity at once when it was made', async () => {
    const client = sampleClient();
    const path = `${ordersApi.id}-2?api-version=2024-11-30`;
    await client.put(path, { location: 'westeurope' });
    const rows: Body[] = await client.graph(`${identities} | where name == 'id-orders-api-2'`);
    assert.equal(rows.length, 1);
  });
});
