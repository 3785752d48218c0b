/** Federated credentials of the sample tenant and their limits. */

import assert from 'node:assert/strict';
import {
  aksOrders,
  githubDeploy,
  githubTerraform,
  ordersApi,
} from '../../../src/sampleTenant/data/identities';
import { assertRefused, names, sampleClient } from './client';

const version = 'api-version=2024-11-30';
const at = (identity: { readonly id: string }, name = ''): string =>
  `${identity.id}/federatedIdentityCredentials${name === '' ? '' : `/${name}`}?${version}`;
const body = (change: object = {}): object => ({
  properties: {
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso-sample/new:ref:refs/heads/main',
    audiences: ['api://AzureADTokenExchange'],
    ...change,
  },
});

describe('sample tenant: federated credentials', () => {
  it('lists those of an identity in pages, with the other spelling of the skip token', async () => {
    const client = sampleClient();
    const first = await client.get(at(githubDeploy));
    assert.equal(first.body.value.length, 10);
    assert.match(first.body.nextLink, /\$skipToken=/);
    assert.equal((await client.all(at(githubDeploy))).length, 12);
    assert.deepEqual(names(await client.all(at(githubTerraform))), ['infra-plan', 'infra-apply']);
    assert.equal((await client.get(`${at(githubDeploy)}&$top=3`)).body.value.length, 3);
  });

  it('reads one', async () => {
    const { body: one } = await sampleClient().get(at(aksOrders, 'orders-api'));
    assert.equal(one.properties.subject, 'system:serviceaccount:orders:orders-api');
    assert.deepEqual(one.properties.audiences, ['api://AzureADTokenExchange']);
    assertRefused(await sampleClient().get(at(aksOrders, 'none')), 404, 'NotFound');
  });

  it('makes, changes and removes one', async () => {
    const client = sampleClient();
    assert.equal((await client.put(at(ordersApi, 'new'), body())).status, 201);
    assert.equal((await client.put(at(ordersApi, 'new'), body({ subject: 'other' }))).status, 200);
    assert.equal((await client.get(at(ordersApi, 'new'))).body.properties.subject, 'other');
    assert.equal((await client.delete(at(ordersApi, 'new'))).status, 200);
    assert.equal((await client.delete(at(ordersApi, 'new'))).status, 204);
  });

  it('refuses names, audiences and values outside the limits', async () => {
    const { put } = sampleClient();
    for (const name of ['ab', '-abc', 'a.b.c', 'x'.repeat(121)]) {
      assertRefused(await put(at(ordersApi, name), body()), 400, 'BadRequest');
    }
    const wrong = [
      { audiences: [] },
      { audiences: ['a', 'b'] },
      { audiences: 'api://AzureADTokenExchange' },
      { subject: '' },
      { issuer: 'no uri' },
      { issuer: undefined },
      { subject: 'x'.repeat(601) },
    ];
    for (const change of wrong)
      assertRefused(await put(at(ordersApi, 'new'), body(change)), 400, 'BadRequest');
    assertRefused(await put(at(ordersApi, 'new'), body({ description: 'x' })), 400, 'InvalidRequestContent');
    assert.equal((await put(at(ordersApi, 'new'), body({ subject: 'x'.repeat(600) }))).status, 201);
  });

  it('takes the same issuer and subject once per identity', async () => {
    const { put } = sampleClient();
    await put(at(ordersApi, 'one'), body());
    const refused = await put(at(ordersApi, 'two'), body());
    assertRefused(refused, 400, 'BadRequest');
    assert.match(refused.body.error.message, /Issuer and subject combination already exists/);
    assert.equal((await put(at(githubTerraform, 'two'), body())).status, 201);
  });

  it('takes twenty per identity', async () => {
    const { put } = sampleClient();
    for (let count = 12; count < 20; count++) {
      assert.equal(
        (await put(at(githubDeploy, `more-${count}`), body({ subject: `s${count}` }))).status,
        201,
      );
    }
    assertRefused(await put(at(githubDeploy, 'one-too-many'), body({ subject: 'last' })), 400, 'BadRequest');
  });

  it('refuses two writes to one identity at the same time, and takes them to different ones', async () => {
    const { put } = sampleClient({ latencyMs: 5 });
    const [first, second, third] = await Promise.all([
      put(at(ordersApi, 'one'), body()),
      put(at(ordersApi, 'two'), body({ subject: 'other' })),
      put(at(githubTerraform, 'two'), body()),
    ]);
    assert.equal(first.status, 201);
    assertRefused(second, 409, 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity');
    assert.equal(third.status, 201);
    assert.equal((await put(at(ordersApi, 'two'), body({ subject: 'other' }))).status, 201);
  });

  it('goes with its identity', async () => {
    const client = sampleClient();
    await client.delete(`${githubTerraform.id}?${version}`);
    assertRefused(await client.get(at(githubTerraform)), 404, 'ResourceNotFound');
    await client.put(`${githubTerraform.id}?${version}`, { location: 'westeurope' });
    assert.deepEqual(await client.all(at(githubTerraform)), []);
  });

  it('lets the operator read and not write', async () => {
    const { get, put, delete: remove } = sampleClient();
    assert.equal((await get(at(aksOrders), 'operator')).status, 200);
    assertRefused(await put(at(aksOrders, 'new'), body(), 'operator'), 403, 'AuthorizationFailed');
    assertRefused(await remove(at(aksOrders, 'orders-api'), 'operator'), 403, 'AuthorizationFailed');
  });
});
