/** The one pipeline of a tenant: one authentication policy, nothing that sticks to it, nothing secret in the log. */

import assert from 'node:assert/strict';
import { createConnect } from '../../src/azure/connection';
import { systemClock } from '../../src/azure/systemClock';
import { createWaits } from '../../src/azure/waits';
import { failureOf, json, never, rig, testCloud } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const subscriptionId = '44444444-4444-4444-4444-444444444444';
const identityId = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders-api`;
const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
};

function connect() {
  const credentialFor = () => ({ getToken: () => Promise.resolve({ token: 't', expiresOnTimestamp: 0 }) });
  return createConnect({
    cloud: testCloud,
    credentialFor,
    clock: systemClock,
    log: silent,
    waits: createWaits(() => undefined),
  });
}

describe('the pipeline of a tenant', () => {
  it('is shared by all its clients and has one authentication policy, also after many clients were made', () => {
    const connection = connect()(tenant);
    const clients = [
      connection.authorization,
      connection.identitiesOf(subscriptionId),
      connection.identitiesOf('other'),
    ];
    for (const { pipeline } of clients) assert.equal(pipeline, connection.authorization.pipeline);
    const names = connection.authorization.pipeline.getOrderedPolicies().map((policy) => policy.name);
    assert.equal(names.filter((name) => name === 'bearerTokenAuthenticationPolicy').length, 1);
  });

  it('has no policy that a client brought: no version rewriting, no retries, no redirects, no log of the SDK', () => {
    const connection = connect()(tenant);
    const before = connection.authorization.pipeline.getOrderedPolicies().length;
    connection.identitiesOf(subscriptionId);
    const names = connection.authorization.pipeline.getOrderedPolicies().map((policy) => policy.name);
    assert.equal(names.length, before);
    for (const name of ['CustomApiVersionPolicy', 'defaultRetryPolicy', 'redirectPolicy', 'logPolicy']) {
      assert.ok(!names.includes(name), name);
    }
  });

  it('is another one for another tenant, and the same for the same tenant in other letters', () => {
    const connectTo = connect();
    const upper = 'ABCDEF00-1111-1111-1111-111111111111';
    assert.equal(connectTo(upper).authorization, connectTo(upper.toLowerCase()).authorization);
    assert.notEqual(connectTo(tenant).authorization.pipeline, connectTo(upper).authorization.pipeline);
    assert.notEqual(connectTo(tenant).authorization.pipeline, connectTo(undefined).authorization.pipeline);
  });

  it('lets each client send its own api-version, in any order', async () => {
    const { azure, sent } = rig(() => json(200, { value: [], properties: {} }));
    const subscription = { subscriptionId, tenantId: tenant, displayName: 'One', state: 'Enabled' };
    for (let round = 0; round < 2; round++) {
      await azure.identities.userAssigned(subscription, undefined, never());
      await azure.roleAssignments.throughGroups(subscription, tenant, never());
      await azure.tenancy.subscriptions(tenant, never());
    }
    const versions = sent.map((request) => request.query['api-version']);
    assert.deepEqual(versions, [
      '2024-11-30',
      '2022-04-01',
      '2022-12-01',
      '2024-11-30',
      '2022-04-01',
      '2022-12-01',
    ]);
  });

  it('gives every request an ID of its own, and the failure carries it when ARM names none', async () => {
    const { azure, sent } = rig(() => json(404, { error: { code: 'ResourceNotFound', message: 'gone' } }));
    const failure = await failureOf(azure.identities.get(tenant, identityId, never()));
    await azure.identities.get(tenant, identityId, never()).catch(() => undefined);
    const ids = sent.map((request) => request.headers['x-ms-client-request-id']);
    assert.equal(new Set(ids).size, 2);
    assert.equal(failure.details.correlationId, ids[0]);
  });
});

describe('the log', () => {
  it('has a line for each request with place, version, filter, status and request ID', async () => {
    const { azure, log, sent } = rig(() => json(200, { value: [] }));
    const subscription = { subscriptionId, tenantId: tenant, displayName: 'One', state: 'Enabled' };
    await azure.roleAssignments.throughGroups(subscription, tenant, never());
    assert.equal(log.length, 1);
    const [line = ''] = log;
    const path = `arm.test.example/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleAssignments`;
    assert.ok(
      line.startsWith(`GET ${path} api-version=2022-04-01 $filter=assignedTo('${tenant}'): 200 in `),
      line,
    );
    assert.ok(line.endsWith(`request ${sent[0]?.headers['x-ms-client-request-id'] ?? '?'}`), line);
  });

  it('holds no token, no header, no body and no other parameter', async () => {
    const link = 'https://arm.test.example/tenants?api-version=2022-12-01&$skiptoken=secret-place';
    let first = true;
    const { azure, log } = rig(
      () => {
        const body = first ? { value: [{ tenantId: 'secret-body' }], nextLink: link } : { value: [] };
        first = false;
        return json(200, body, { 'x-secret': 'secret-header' });
      },
      { token: () => 'secret-token' },
    );
    await azure.tenancy.tenants(never());
    await azure.identities.find(tenant, 'secret-search', never()).catch(() => undefined);
    assert.equal(log.length, 3);
    assert.doesNotMatch(log.join('\n'), /secret|Bearer/);
  });
});
