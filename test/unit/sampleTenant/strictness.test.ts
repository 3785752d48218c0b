/** Paths, methods, versions and bodies the sample tenant refuses as ARM does, and what its options do. */

import assert from 'node:assert/strict';
import {
  createSampleTenant,
  sampleCallers,
  sampleTenantId,
  sampleToken,
} from '../../../src/sampleTenant/entry';
import { guidOf } from '../../../src/sampleTenant/guid';
import { assertRefused, endpoint, graphPath, prodScope, sampleClient } from './client';

const identities = `${prodScope}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`;

describe('sample tenant: strictness', () => {
  it('demands an api-version', async () => {
    for (const path of ['/subscriptions', '/tenants', identities]) {
      assertRefused(await sampleClient().get(path), 400, 'MissingApiVersionParameter');
    }
  });

  it('names the versions it takes when it refuses one', async () => {
    const { get } = sampleClient();
    const core = await get('/subscriptions?api-version=2030-01-01');
    assertRefused(core, 400, 'InvalidApiVersionParameter');
    assert.match(core.body.error.message, /2022-12-01/);
    const provider = await get(`${identities}?api-version=2022-12-01`);
    assertRefused(provider, 400, 'NoRegisteredProviderFound');
    assert.match(provider.body.error.message, /2024-11-30.*2023-01-31/);
  });

  it('knows no other types and namespaces than its own', async () => {
    const { get } = sampleClient();
    assertRefused(
      await get(`${prodScope}/providers/Microsoft.Web/nonsense?api-version=2024-04-01`),
      400,
      'InvalidResourceType',
    );
    assertRefused(
      await get(`${prodScope}/providers/Contoso.Nothing/things?api-version=2024-04-01`),
      404,
      'InvalidResourceNamespace',
    );
    assertRefused(await get('/nonsense?api-version=2024-04-01'), 404, 'NotFound');
  });

  it('refuses a method its path does not have', async () => {
    const { delete: remove, put } = sampleClient();
    assertRefused(await remove('/subscriptions?api-version=2022-12-01'), 405, 'MethodNotAllowed');
    assertRefused(await put(graphPath, {}), 405, 'MethodNotAllowed');
  });

  it('knows no other subscriptions', async () => {
    const answer = await sampleClient().get(
      `/subscriptions/${guidOf('no such')}/resources?api-version=2021-04-01`,
    );
    assertRefused(answer, 404, 'SubscriptionNotFound');
  });

  it('takes path words and parameter names in any case, and a doubled slash', async () => {
    const { get } = sampleClient();
    const odd = identities
      .replace('subscriptions', 'SUBscriptions')
      .replace('providers/Microsoft.ManagedIdentity', 'Providers/microsoft.managedidentity');
    assert.equal((await get(`/${odd}?API-Version=2024-11-30`)).status, 200);
  });

  it('refuses a body that is no JSON', async () => {
    const response = await createSampleTenant().handle({
      method: 'POST',
      url: endpoint + graphPath,
      headers: { authorization: `Bearer ${sampleToken(sampleCallers.owner.oid, sampleTenantId)}` },
      body: '{',
    });
    assert.equal(response.status, 400);
    assert.match(response.body, /InvalidRequestContent/);
  });

  it('writes its own endpoint into nextLink, with version and filter kept', async () => {
    const client = sampleClient({ endpoint: 'https://localhost:8443/', pageSize: 2 });
    const { body } = await client.get(
      `${prodScope}/resources?api-version=2021-04-01&$filter=resourceType%20eq%20'Microsoft.Web/sites'`,
    );
    assert.equal(body.value.length, 2);
    const next = new URL(body.nextLink);
    assert.equal(next.origin, 'https://localhost:8443');
    assert.equal(next.searchParams.get('api-version'), '2021-04-01');
    assert.equal(next.searchParams.get('$filter'), "resourceType eq 'Microsoft.Web/sites'");
  });

  it('refuses a skip token it did not make', async () => {
    const answer = await sampleClient().get(`${identities}?api-version=2024-11-30&$skiptoken=abc`);
    assertRefused(answer, 400, 'InvalidSkipToken');
  });

  it('can be cancelled while it waits', async () => {
    const tenant = createSampleTenant({ latencyMs: 60_000 });
    const stop = new AbortController();
    const waiting = tenant.handle({ method: 'GET', url: `${endpoint}/tenants`, headers: {} }, stop.signal);
    stop.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
  });

  it('lets an intercept answer in its place', async () => {
    const client = sampleClient({
      intercept: (request, next) =>
        request.url.includes('/tenants')
          ? Promise.resolve({ status: 429, headers: { 'retry-after': '7' }, body: '' })
          : next(request),
    });
    assert.equal((await client.get('/tenants?api-version=2022-12-01')).status, 429);
    assert.equal((await client.get('/subscriptions?api-version=2022-12-01')).status, 200);
  });

  it('keeps two tenants apart', async () => {
    const [one, other] = [sampleClient(), sampleClient()];
    const path = `${prodScope}/resourceGroups/rg-mine?api-version=2021-04-01`;
    assert.equal((await one.put(path, { location: 'westeurope' })).status, 201);
    assert.equal((await other.get(path)).status, 404);
  });
});
