/** User-assigned and system-assigned identities of the sample tenant. */

import assert from 'node:assert/strict';
import { appOrders, appOrdersCanary, funcWebhook } from '../../../src/sampleTenant/data/hosts';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { oldInvoices, ordersApi } from '../../../src/sampleTenant/data/identities';
import { dev, network, orders, ordersDev } from '../../../src/sampleTenant/data/organisation';
import { isSampleGuid, sampleTenantId } from '../../../src/sampleTenant/entry';
import { roleGuid } from '../../../src/sampleTenant/data/roleDefinitions';
import { resourceGroupId } from '../../../src/sampleTenant/state';
import { assertRefused, names, prodScope, sampleClient } from './client';

const version = 'api-version=2024-11-30';
const type = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const inOrders = `${resourceGroupId(orders)}/providers/${type}`;
const fresh = `${inOrders}/id-new?${version}`;

describe('sample tenant: user-assigned identities', () => {
  it('lists those of a subscription over pages', async () => {
    const client = sampleClient();
    const path = `${prodScope}/providers/${type}?${version}`;
    assert.equal((await client.get(path)).body.value.length, 10);
    assert.equal((await client.all(path)).length, 25);
    assert.equal((await client.all(path, 'operator')).length, 25);
  });

  it('lists those of a group', async () => {
    const listed = await sampleClient().all(`${inOrders}?${version}`);
    assert.deepEqual(names(listed), [
      'id-orders-api',
      'id-orders-worker',
      'id-orders-web',
      'id-orders-migrations',
      'id-orders-reports',
    ]);
  });

  it('writes resourcegroups in lower case, as the identity provider does', async () => {
    const { body } = await sampleClient().get(`${ordersApi.id}?${version}`);
    assert.match(
      body.id,
      /^\/subscriptions\/[^/]+\/resourcegroups\/rg-orders\/providers\/Microsoft\.ManagedIdentity\//,
    );
    assert.deepEqual(body.properties, {
      isolationScope: 'None',
      tenantId: sampleTenantId,
      principalId: ordersApi.properties['principalId'],
      clientId: ordersApi.properties['clientId'],
    });
  });

  it('shows isolation and restrictions only to versions that know them', async () => {
    const { get } = sampleClient();
    const shown = async (at: string): Promise<string[]> =>
      Object.keys((await get(`${ordersApi.id}?api-version=${at}`)).body.properties);
    assert.deepEqual(await shown('2023-01-31'), ['tenantId', 'principalId', 'clientId']);
    assert.ok((await shown('2026-05-31')).includes('assignmentRestrictions'));
  });

  it('makes one with new IDs, then updates it in place', async () => {
    const client = sampleClient();
    const made = await client.put(fresh, {
      location: 'westeurope',
      tags: { a: '1' },
      properties: { isolationScope: 'Regional' },
    });
    assert.equal(made.status, 201);
    assert.ok(isSampleGuid(made.body.properties.principalId) && isSampleGuid(made.body.properties.clientId));
    assert.equal(made.body.properties.isolationScope, 'Regional');
    const again = await client.put(fresh, { location: 'West Europe', tags: {} });
    assert.deepEqual(
      [again.status, again.body.properties.principalId],
      [200, made.body.properties.principalId],
    );
    assert.deepEqual(again.body.tags, {});
  });

  it('refuses a PUT without location, with a bad name, in another region, with what the version does not know', async () => {
    const { put } = sampleClient();
    assertRefused(await put(fresh, {}), 400, 'LocationRequired');
    assertRefused(await put(fresh, { location: 'atlantis' }), 400, 'LocationNotAvailableForResourceType');
    // A region of the subscription, and not of this provider.
    assertRefused(await put(fresh, { location: 'jioindiawest' }), 400, 'LocationNotAvailableForResourceType');
    assertRefused(await put(fresh, undefined), 400, 'InvalidRequestContent');
    assertRefused(
      await put(`${inOrders}/x?${version}`, { location: 'westeurope' }),
      400,
      'InvalidResourceName',
    );
    assertRefused(
      await put(`${inOrders}/-abc?${version}`, { location: 'westeurope' }),
      400,
      'InvalidResourceName',
    );
    assertRefused(
      await put(`${ordersApi.id}?${version}`, { location: 'eastus' }),
      409,
      'InvalidResourceLocation',
    );
    assertRefused(await put(fresh, { location: 'westeurope', sku: {} }), 400, 'InvalidRequestContent');
    assertRefused(
      await put(fresh, { location: 'westeurope', properties: { isolationScope: 'Wide' } }),
      400,
      'InvalidIsolationScope',
    );
    const old = fresh.replace('2024-11-30', '2023-01-31');
    assertRefused(
      await put(old, { location: 'westeurope', properties: { isolationScope: 'None' } }),
      400,
      'InvalidRequestContent',
    );
    assertRefused(
      await put(fresh.replace('rg-orders', 'rg-none'), { location: 'westeurope' }),
      404,
      'ResourceGroupNotFound',
    );
  });

  it('patches tags and isolation, never the region', async () => {
    const { patch } = sampleClient();
    const path = `${ordersApi.id}?${version}`;
    const { status, body } = await patch(path, { properties: { isolationScope: 'Regional' } });
    assert.deepEqual([status, body.properties.isolationScope, body.tags.team], [200, 'Regional', 'orders']);
    assert.deepEqual((await patch(path, { tags: { only: 'this' } })).body.tags, { only: 'this' });
    assert.equal((await patch(path, {})).status, 200);
    assertRefused(await patch(path, { location: 'eastus' }), 400, 'InvalidResourceLocation');
    assertRefused(await patch(path, undefined), 400, 'InvalidRequestContent');
    assertRefused(await patch(fresh, {}), 404, 'ResourceNotFound');
  });

  it('refuses what a policy forbids, and says which one and why beside the message', async () => {
    const { put, patch } = sampleClient();
    const path = `${resourceGroupId(network)}/providers/${type}/id-probe?${version}`;
    const refused = await put(path, { location: 'westeurope', tags: { team: 'platform' } });
    assertRefused(refused, 403, 'RequestDisallowedByPolicy');
    const [{ type: kind, info }] = refused.body.error.additionalInfo;
    assert.equal(kind, 'PolicyViolation');
    assert.equal(info.policyAssignmentDisplayName, 'Everything in the network has an owner');
    assert.equal(info.policyAssignmentScope, resourceGroupId(network));
    assert.equal((await put(path, { location: 'westeurope', tags: { Owner: 'ola' } })).status, 201);
    assertRefused(await patch(path, { tags: {} }), 403, 'RequestDisallowedByPolicy');
    assert.equal((await patch(path, { properties: { isolationScope: 'Regional' } })).status, 200);
  });

  it('takes none in a subscription that has not registered the provider, until it has been registered', async () => {
    let time = 1_000_000;
    const { put, get, post } = sampleClient({ replicationSeconds: 5, now: () => time });
    const provider = `/subscriptions/${dev.subscriptionId}/providers/Microsoft.ManagedIdentity`;
    const state = async (): Promise<string> =>
      (await get(`${provider}?api-version=2021-04-01`)).body.registrationState;
    const path = `${resourceGroupId(ordersDev)}/providers/${type}/id-first?${version}`;
    const refused = await put(path, { location: 'westeurope' });
    assertRefused(refused, 409, 'MissingSubscriptionRegistration');
    assert.match(refused.body.error.message, /namespace 'Microsoft\.ManagedIdentity'/);
    assert.equal(await state(), 'NotRegistered');
    const asked = await post(`${provider}/register?api-version=2021-04-01`);
    assert.deepEqual([asked.status, asked.body.registrationState], [200, 'Registering']);
    assertRefused(await put(path, { location: 'westeurope' }), 409, 'MissingSubscriptionRegistration');
    time += 5000;
    assert.equal(await state(), 'Registered');
    assert.equal((await put(path, { location: 'westeurope' })).status, 201);
  });

  it('deletes once, leaving its role assignments behind', async () => {
    const client = sampleClient();
    const path = `${ordersApi.id}?${version}`;
    assert.equal((await client.delete(path)).status, 200);
    assert.equal((await client.delete(path)).status, 204);
    assertRefused(await client.get(path), 404, 'ResourceNotFound');
    const principal = principalOf(ordersApi);
    const left = await client.all(
      `${prodScope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=principalId eq '${principal}'`,
    );
    assert.equal(left.length, 3);
    // The directory knows its principal no more: nobody can give it a role.
    const again = await client.put(
      `${prodScope}/providers/Microsoft.Authorization/roleAssignments/11111111-1111-4111-8111-111111111111?api-version=2022-04-01`,
      {
        properties: {
          roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roleGuid('AcrPull')}`,
          principalId: principal,
          principalType: 'ServicePrincipal',
        },
      },
    );
    assertRefused(again, 400, 'PrincipalNotFound');
    const { body } = await client.get(`${appOrders.id}?api-version=2024-04-01`);
    assert.deepEqual(Object.keys(body.identity.userAssignedIdentities), [ordersApi.id]);
  });

  it('gives a recreated identity new IDs', async () => {
    const client = sampleClient();
    const path = `${ordersApi.id}?${version}`;
    await client.delete(path);
    const { body } = await client.put(path, { location: 'westeurope' });
    assert.notEqual(body.properties.principalId, ordersApi.properties['principalId']);
  });

  it('keeps what a delete lock holds', async () => {
    const refused = await sampleClient().delete(`${oldInvoices.id}?${version}`);
    assertRefused(refused, 409, 'ScopeLocked');
    assert.match(
      refused.body.error.message,
      /are locked: '\/subscriptions\/[^']*\/resourceGroups\/rg-payments'/,
    );
  });

  it('lets only those write who may', async () => {
    const client = sampleClient();
    for (const as of ['reader', 'operator'] as const) {
      assertRefused(await client.put(fresh, { location: 'westeurope' }, as), 403, 'AuthorizationFailed');
      assertRefused(await client.patch(`${ordersApi.id}?${version}`, {}, as), 403, 'AuthorizationFailed');
      assertRefused(await client.delete(`${ordersApi.id}?${version}`, as), 403, 'AuthorizationFailed');
    }
  });
});

describe('sample tenant: system-assigned identities', () => {
  const path = (id: string): string =>
    `${id}/providers/Microsoft.ManagedIdentity/identities/default?${version}`;

  it('gives the client ID, and a secret URL for a client to drop', async () => {
    const { body } = await sampleClient().get(path(appOrders.id));
    assert.equal(body.properties.principalId, appOrders.identity?.principalId);
    assert.equal(body.properties.clientId, appOrders.identity?.clientId);
    assert.match(body.properties.clientSecretUrl, /^https:\/\/.*\.invalid\//);
  });

  it('gives each slot its own', async () => {
    const { body } = await sampleClient().get(path(appOrdersCanary.id));
    assert.equal(body.properties.principalId, appOrdersCanary.identity?.principalId);
    assert.notEqual(appOrdersCanary.identity?.principalId, appOrders.identity?.principalId);
  });

  it('answers 404 where there is none, 403 to whom it is no business', async () => {
    const { get } = sampleClient();
    assertRefused(await get(path(funcWebhook.id)), 404, 'ResourceNotFound');
    assertRefused(await get(path(appOrders.id), 'operator'), 403, 'AuthorizationFailed');
  });
});
