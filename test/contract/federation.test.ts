/** Federated credentials on the wire: the list, the two writes, and every refusal of Azure. */

import assert from 'node:assert/strict';
import { inRegion } from '../../src/access/federation/credentialLists';
import { Failure } from '../../src/model/failure';
import { failureOf, json, never, refused, rig } from './kit';
import { identityNamed, sampleRig, sampleTenantId } from './sampleRig';

const tenant = '11111111-1111-1111-1111-111111111111';
const identityId =
  '/subscriptions/44444444-4444-4444-4444-444444444444/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';
const wanted = {
  identityId,
  name: 'orders-main',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  audience: 'api://AzureADTokenExchange',
};
const { issuer, subject, audience } = wanted;
const made = {
  id: `${identityId.replace('resourceGroups', 'resourcegroups')}/federatedIdentityCredentials/orders-main`,
  name: 'orders-main',
  properties: { issuer, subject, audiences: [audience] },
};
const concurrent = () =>
  refused(409, 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity', 'Too many at once');

describe('federated credentials', () => {
  it('are listed over all pages, a flexible one without its subject', async () => {
    const { azure, sent } = rig((request) =>
      request.url.includes('skipToken')
        ? json(200, { value: [{ ...made, name: 'any', properties: { issuer, audiences: [audience] } }] })
        : json(200, { value: [made], nextLink: `${request.url}&$skipToken=X'1'` }),
    );
    const { items, problems } = await azure.federatedCredentials.list(tenant, identityId, never());
    assert.deepEqual(problems, []);
    assert.deepEqual(items, [
      { id: made.id, name: 'orders-main', issuer, subject, audiences: [audience] },
      { id: made.id, name: 'any', issuer, audiences: [audience] },
    ]);
    assert.equal(sent.length, 2);
    assert.equal(sent[0]?.path, `${identityId}/federatedIdentityCredentials`);
  });

  it('say how many could not be read', async () => {
    const { azure } = rig(() => json(200, { value: [made, { id: 'x', name: 'y', properties: {} }] }));
    const { items, problems } = await azure.federatedCredentials.list(tenant, identityId, never());
    assert.equal(items.length, 1);
    assert.equal(problems[0]?.failure.code, 'incomplete');
  });

  it('are put and removed as a review shows it before', async () => {
    const { azure, sent } = rig(({ method }) =>
      method === 'PUT' ? json(201, made) : { status: 200, headers: {}, body: '' },
    );
    const shown = [
      azure.federatedCredentials.putRequest(wanted),
      azure.federatedCredentials.removeRequest(made.id),
    ];
    const credential = await azure.federatedCredentials.put(tenant, wanted, never());
    await azure.federatedCredentials.remove(tenant, made.id, never());
    assert.equal(credential.name, 'orders-main');
    assert.deepEqual(
      shown.map(({ method, path, apiVersion, body }) => [
        method,
        path.toLowerCase(),
        { 'api-version': apiVersion },
        body,
      ]),
      sent.map(({ method, path, query, body }) => [method, path.toLowerCase(), query, body]),
    );
    assert.deepEqual(sent[0]?.body, { properties: { issuer, subject, audiences: [audience] } });
  });

  it('are removed without a word when they were gone', async () => {
    const { azure } = rig(() => ({ status: 204, headers: {}, body: '' }));
    await azure.federatedCredentials.remove(tenant, made.id, never());
  });

  it('are written one after the other on one identity, side by side on two', async () => {
    let underWay = 0;
    const most = new Map<string, number>();
    const { azure } = rig(async ({ url }) => {
      const key = /userAssignedIdentities\/([^/]+)/.exec(url)?.[1] ?? '';
      underWay += 1;
      most.set(key, Math.max(most.get(key) ?? 0, underWay));
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay -= 1;
      return json(201, made);
    });
    const put = (change: object) => azure.federatedCredentials.put(tenant, { ...wanted, ...change }, never());
    await Promise.all([put({ name: 'one' }), put({ name: 'two', identityId: identityId.toUpperCase() })]);
    assert.deepEqual([...most.values()], [1, 1].slice(0, most.size));
    await Promise.all([put({}), put({ identityId: `${identityId}-other` })]);
    assert.ok([...most.values()].includes(2));
  });

  it('wait and try again while somebody else writes to the identity', async () => {
    let answers = 0;
    const { azure, slept, sent } = rig(() => (answers++ < 2 ? concurrent() : json(201, made)));
    await azure.federatedCredentials.put(tenant, wanted, never());
    assert.deepEqual(slept, [2000, 4000]);
    assert.equal(sent.length, 3);
  });

  it('give up after half a minute of that', async () => {
    const { azure, slept } = rig(concurrent);
    const failure = await failureOf(azure.federatedCredentials.put(tenant, wanted, never()));
    assert.equal(failure.code, 'conflict');
    assert.deepEqual(slept, [2000, 4000, 8000, 16000]);
  });

  it('do not take another conflict for that', async () => {
    const { azure, slept } = rig(() => refused(409, 'ScopeLocked', 'locked'));
    assert.equal(
      (await failureOf(azure.federatedCredentials.remove(tenant, made.id, never()))).code,
      'locked',
    );
    assert.deepEqual(slept, []);
  });

  const refusals: readonly (readonly [number, string, string, string, string?])[] = [
    [
      400,
      'BadRequest',
      'Issuer and subject combination already exists for this Managed Identity.',
      'alreadyExists',
    ],
    [400, 'BadRequest', 'Too many Federated Identity Credentials.', 'limitExceeded'],
    [
      400,
      'BadRequest',
      'Federated identity credentials must have exactly 1 audience.',
      'badArgument',
      'audience',
    ],
    [400, 'BadRequest', "Federated Identity Credential name 'a.b' is invalid.", 'badArgument', 'name'],
    [
      400,
      'BadRequest',
      'Federated Identity Credential from HTTP body has empty properties',
      'badArgument',
      'subject',
    ],
    [400, 'BadRequest', 'Something else', 'service'],
    [404, 'ResourceNotFound', "The parent user-assigned identity doesn't exist.", 'notFound'],
    [403, 'AuthorizationFailed', 'no', 'forbidden'],
    [403, 'RequestDisallowedByPolicy', 'no', 'policy'],
  ];
  for (const [status, code, message, expected, field] of refusals) {
    it(`take ${status} "${message}" for ${expected}`, async () => {
      const { azure } = rig(() => refused(status, code, message));
      const failure = await failureOf(azure.federatedCredentials.put(tenant, wanted, never()));
      assert.equal(failure.code, expected);
      assert.equal(failure.details.field, field);
    });
  }

  it('say in which region there are none', () => {
    const refusal = new Failure('service', { status: 405, resource: identityId });
    const failure = inRegion(refusal, { location: 'newzealandnorth' });
    assert.equal(failure.code, 'unsupportedRegion');
    assert.equal(failure.details.values?.['region'], 'newzealandnorth');
  });
});

describe('federated credentials of the sample', () => {
  it('are twenty at the most', async () => {
    const { azure } = sampleRig();
    const full = await identityNamed(azure.identities, 'id-image-builder');
    const { items } = await azure.federatedCredentials.list(sampleTenantId, full.id, never());
    assert.equal(items.length, 20);
    const more = { ...wanted, identityId: full.id };
    const failure = await failureOf(azure.federatedCredentials.put(sampleTenantId, more, never()));
    assert.equal(failure.code, 'limitExceeded');
  });

  it('are of every kind', async () => {
    const { azure } = sampleRig();
    const identity = await identityNamed(azure.identities, 'id-payments-reconcile');
    const { items } = await azure.federatedCredentials.list(sampleTenantId, identity.id, never());
    assert.deepEqual(
      items.map(({ name, subject: known }) => [name, known?.slice(0, 5)]),
      [
        ['payments-dev', 'sc://'],
        ['payments-prod', '/eid1'],
        ['payments-any-branch', undefined],
      ],
    );
  });

  it('are refused with the method in a region without them', async () => {
    const { azure } = sampleRig();
    const identity = await identityNamed(azure.identities, 'id-policy-remediation');
    const failure = await failureOf(azure.federatedCredentials.list(sampleTenantId, identity.id, never()));
    assert.equal(failure.details.status, 405);
    assert.equal(inRegion(failure, identity).code, 'unsupportedRegion');
  });
});
