/** Tenants, subscriptions, regions, management groups, resource groups and providers of the sample tenant. */

import assert from 'node:assert/strict';
import { locked } from '../../../src/sampleTenant/data/organisation';
import { refusedTenantId, sampleTenantId } from '../../../src/sampleTenant/entry';
import { assertRefused, names, prodScope, sampleClient, sharedScope, type Body, type Caller } from './client';

const version = 'api-version=2022-12-01';
const groupVersion = 'api-version=2020-05-01';
const lockedScope = `/subscriptions/${locked.subscriptionId}`;

describe('sample tenant: tenancy', () => {
  it('lists two tenants, the second of which gives no token', async () => {
    const tenants = await sampleClient().all(`/tenants?${version}`);
    assert.deepEqual(
      tenants.map((one) => [one.tenantId, one.defaultDomain]),
      [
        [sampleTenantId, 'contoso.example'],
        [refusedTenantId, 'fabrikam.example'],
      ],
    );
  });

  it('lists a subscription to whoever has any role in it, though it may not be read', async () => {
    const client = sampleClient();
    const seen = async (as: Caller): Promise<string[]> =>
      (await client.all(`/subscriptions?${version}`, as)).map((one: Body) => one.displayName);
    const everything = ['Contoso Prod', 'Contoso Dev', 'Contoso Shared', 'Contoso Locked'];
    assert.deepEqual(await seen('owner'), everything);
    assert.deepEqual(await seen('reader'), everything);
    assert.deepEqual(await seen('operator'), ['Contoso Prod', 'Contoso Shared', 'Contoso Locked']);
  });

  it('answers 403 to every caller for all that is in Contoso Locked', async () => {
    const client = sampleClient();
    const paths = [
      `${lockedScope}?${version}`,
      `${lockedScope}/locations?${version}`,
      `${lockedScope}/resourceGroups?api-version=2021-04-01`,
      `${lockedScope}/resources?api-version=2021-04-01`,
      `${lockedScope}/resourceGroups/rg-sealed?api-version=2021-04-01`,
      `${lockedScope}/providers/Microsoft.ManagedIdentity/userAssignedIdentities?api-version=2024-11-30`,
      `${lockedScope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`,
    ];
    for (const as of ['owner', 'reader', 'operator'] as const) {
      for (const path of paths) assertRefused(await client.get(path, as), 403, 'AuthorizationFailed');
    }
  });

  it('says who, what and where in a refusal', async () => {
    const { body } = await sampleClient().get(`${prodScope}?${version}`, 'operator');
    assert.match(
      body.error.message,
      /object id '5a3b1e00-.*Microsoft\.Resources\/subscriptions\/read.*over scope '\/subscriptions\//,
    );
  });

  it('lists regions, one of them logical', async () => {
    const regions = await sampleClient().all(`${prodScope}/locations?${version}`);
    assert.ok(
      regions.some(
        (one) =>
          one.name === 'westeurope' &&
          one.displayName === 'West Europe' &&
          one.metadata.regionType === 'Physical',
      ),
    );
    assert.ok(regions.some((one) => one.metadata.regionType === 'Logical'));
  });

  it('lists the management groups the caller may read', async () => {
    const client = sampleClient();
    const path = `/providers/Microsoft.Management/managementGroups?${groupVersion}`;
    assert.deepEqual(names(await client.all(path)), ['mg-contoso', 'mg-platform', 'mg-workloads']);
    assert.deepEqual(names(await client.all(path, 'operator')), []);
  });

  it('gives the ancestry of every subscription by getEntities, over pages', async () => {
    const client = sampleClient({ pageSize: 3 });
    const first = (await client.post(`/providers/Microsoft.Management/getEntities?${groupVersion}`)).body;
    assert.equal(first.count, 8);
    assert.equal(first.value.length, 3);
    const second = (await client.post(first.nextLink)).body;
    const prod = [...first.value, ...second.value].find(
      (one: Body) => one.properties.displayName === 'Contoso Prod',
    );
    assert.deepEqual(prod!.properties.parentNameChain, [sampleTenantId, 'mg-contoso', 'mg-workloads']);
    assert.equal(prod!.properties.parent.id, '/providers/Microsoft.Management/managementGroups/mg-workloads');
    assert.equal(prod!.properties.permissions, 'view');
  });

  it('expands one management group, and lists what lies under it', async () => {
    const client = sampleClient();
    const path = '/providers/Microsoft.Management/managementGroups/MG-Contoso';
    const { body } = await client.get(`${path}?${groupVersion}&$expand=children,ancestors`);
    assert.deepEqual(names(body.properties.children), ['mg-platform', 'mg-workloads']);
    assert.deepEqual(body.properties.details.managementGroupAncestors, [sampleTenantId]);
    const below = await client.all(`${path}/descendants?${groupVersion}`);
    assert.deepEqual(below.map((one) => one.properties.displayName).sort(), [
      'Contoso Dev',
      'Contoso Prod',
      'Contoso Shared',
      'Platform',
      'Workloads',
    ]);
    assertRefused(await client.get(`${path}?${groupVersion}`, 'operator'), 403, 'AuthorizationFailed');
  });

  it('lists resource groups in pages and by tag', async () => {
    const client = sampleClient({ pageSize: 3 });
    const path = `${prodScope}/resourceGroups?api-version=2021-04-01`;
    assert.equal((await client.get(path)).body.value.length, 3);
    assert.equal((await client.all(path)).length, 7);
    const tagged = await client.all(`${path}&$filter=tagName eq 'team' and tagValue eq 'orders'`);
    assert.deepEqual(names(tagged), ['rg-orders']);
    assertRefused(await client.get(`${path}&$filter=name eq 'rg-orders'`), 400, 'InvalidFilterInQueryString');
    assert.equal((await client.get(`${path}&$top=2`)).body.value.length, 2);
  });

  it('makes a resource group once, where it may be made', async () => {
    const client = sampleClient();
    const path = `${sharedScope}/resourceGroups/rg-new?api-version=2021-04-01`;
    assertRefused(await client.put(path, { location: 'westeurope' }, 'reader'), 403, 'AuthorizationFailed');
    assertRefused(await client.put(path, {}), 400, 'LocationRequired');
    assertRefused(
      await client.put(path, { location: 'atlantis' }),
      400,
      'LocationNotAvailableForResourceGroup',
    );
    assertRefused(
      await client.put(path, { location: 'westeurope', colour: 'red' }),
      400,
      'InvalidRequestContent',
    );
    const made = await client.put(path, { location: 'West Europe', tags: { a: 'b' } });
    assert.deepEqual([made.status, made.body.location, made.body.tags], [201, 'westeurope', { a: 'b' }]);
    assert.equal((await client.put(path, { location: 'westeurope' })).status, 200);
    assertRefused(await client.put(path, { location: 'eastus' }), 400, 'InvalidResourceGroupLocation');
    assertRefused(await client.get(path.replace('rg-new', 'rg-none')), 404, 'ResourceGroupNotFound');
  });

  it('says of each provider which types and versions there are', async () => {
    const client = sampleClient();
    const { body } = await client.get(
      `${prodScope}/providers/microsoft.managedidentity?api-version=2021-04-01`,
    );
    assert.equal(body.registrationState, 'Registered');
    const type = body.resourceTypes.find((one) => one.resourceType === 'userAssignedIdentities');
    assert.equal(type!.apiVersions[0], '2026-05-31');
    assert.ok(type!.locations.includes('West Europe'));
    assert.ok((await client.all(`${prodScope}/providers?api-version=2021-04-01`)).length > 15);
    assertRefused(
      await client.get(`${prodScope}/providers/No.Such?api-version=2021-04-01`),
      404,
      'InvalidResourceNamespace',
    );
  });
});
