/** Identity blocks on the wire: what is read, the PATCH to the byte, and what is refused. */

import assert from 'node:assert/strict';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as identities from '../../src/sampleTenant/data/identities';
import * as troubles from '../../src/sampleTenant/data/outOfOrder';
import * as services from '../../src/sampleTenant/data/services';
import { answering, app, both, carrier, held, identity, other, site, tenant } from './blockWire';
import { failureOf, json, never, refused, rig, type Handle } from './kit';
import { sampleRig, sampleTenantId } from './sampleRig';

describe('reading an identity block', () => {
  it('asks the provider once, and the resource with the newest version that both know', async () => {
    const { azure, sent } = rig(answering(['sites', 'sites/slots'], site(held), site(held)));
    const read = await carrier(azure);
    await carrier(azure);
    assert.deepEqual(
      sent.map(({ method, path, query }) => [method, path, query['api-version']]),
      [
        ['GET', '/subscriptions/44444444-4444-4444-4444-444444444444/providers/Microsoft.Web', '2021-04-01'],
        ['GET', app, '2025-05-01'],
        ['GET', app, '2025-05-01'],
      ],
    );
    assert.deepEqual(read.block, {
      type: 'SystemAssigned,UserAssigned',
      system: { principalId: 'p', tenantId: 't' },
      userAssigned: [{ id: other, principalId: 'q', clientId: 'c' }],
    });
    assert.deepEqual([read.name, read.kind, read.location], ['app-orders', 'app,linux', 'West Europe']);
  });

  it('takes the version of every cloud where the provider may not be read, and fails on other trouble', async () => {
    const refusing: Handle = ({ url }) =>
      url.includes('/providers/Microsoft.Web?') ? refused(403, 'AuthorizationFailed', 'no') : site(held);
    const { azure, sent } = rig(refusing);
    assert.equal((await carrier(azure)).apiVersion, '2022-03-01');
    assert.equal(sent.length, 2);
    const failing = rig(() => refused(500, 'InternalServerError', 'no'));
    assert.equal((await failureOf(carrier(failing.azure))).code, 'service');
  });

  it('keeps nothing of the answer but what tells about identities', async () => {
    const secret = json(200, { id: app, properties: { siteConfig: { publishingPassword: 'hunter2' } } });
    const { azure } = rig(answering(['sites'], secret));
    assert.ok(!JSON.stringify(await carrier(azure)).includes('hunter2'));
  });

  it('tells scale sets that are upgraded by hand, and where a cluster gives tokens', async () => {
    const { azure } = sampleRig();
    const read = (id: string) => azure.identityBlocks.read(sampleTenantId, id, never());
    assert.equal((await read(hosts.scaleSet.id)).manualUpgrade, true);
    assert.equal((await read(hosts.cluster.id)).issuer, identities.clusterIssuer);
    assert.equal((await read(hosts.batchCluster.id)).issuer, undefined);
  });
});

describe('changing an identity block', () => {
  it('sends exactly this, and what a review shows before', async () => {
    const { azure, sent } = rig(answering(['sites'], site(held), site(held)));
    const read = await carrier(azure);
    const change = { add: [identity], remove: [other.toLowerCase()] };
    const shown = azure.identityBlocks.changeRequest(read, change);
    assert.deepEqual(await azure.identityBlocks.begin(tenant, read, change, never()), { resource: app });
    const patch = sent.at(-1);
    assert.deepEqual(
      [patch?.method, patch?.path, patch?.query],
      ['PATCH', app, { 'api-version': '2025-05-01' }],
    );
    assert.deepEqual(patch?.body, {
      identity: {
        type: 'SystemAssigned,UserAssigned',
        userAssignedIdentities: { [identity]: {}, [other]: null },
      },
    });
    assert.deepEqual(shown, {
      method: 'PATCH',
      path: app,
      apiVersion: '2025-05-01',
      body: patch.body,
    });
  });

  it('sends nothing when nothing is to change', async () => {
    const { azure, sent } = rig(answering(['sites'], site(held)));
    const read = await carrier(azure);
    const change = { add: [other.toUpperCase()], system: 'on' } as const;
    assert.equal(azure.identityBlocks.changeRequest(read, change), undefined);
    await azure.identityBlocks.begin(tenant, read, change, never());
    assert.equal(sent.length, 2);
  });

  it('names the region only where the body needs it', async () => {
    const { azure } = sampleRig();
    const requestOf = async (id: string) => {
      const read = await azure.identityBlocks.read(sampleTenantId, id, never());
      const body = azure.identityBlocks.changeRequest(read, { add: [identities.ordersWeb.id] })?.body;
      return typeof body === 'object' && body !== null ? Object.keys(body) : [];
    };
    assert.deepEqual(await requestOf(hosts.caCatalog.id), ['location', 'identity']);
    for (const one of [hosts.jobIndexer, hosts.vmReports, hosts.appOrders, hosts.appOrdersStaging])
      assert.deepEqual(await requestOf(one.id), ['identity'], one.id);
  });

  for (const [what, resource, why] of [
    ['a container group', hosts.batchGroup, 'recreate'],
    ['a cluster', hosts.cluster, 'cluster'],
    ['an app on a connected cluster', troubles.appEdge, 'arc'],
    ['a type that is not in the table', services.ordersVault, 'unverified'],
  ] as const) {
    it(`refuses ${what} before anything is sent, and still reads its block`, async () => {
      const { azure, sent } = sampleRig();
      const read = await azure.identityBlocks.read(sampleTenantId, resource.id, never());
      assert.deepEqual(read.verdict, { can: false, why });
      const begun = azure.identityBlocks.begin(sampleTenantId, read, { system: 'on' }, never());
      assert.equal((await failureOf(begun)).details.values?.['reason'], why);
      assert.ok(sent.every(({ method }) => method === 'GET'));
    });
  }

  it('is taken by every type of the sample, and read back as it was wanted', async () => {
    const { azure } = sampleRig();
    const { identityBlocks } = azure;
    const read = (id: string) => identityBlocks.read(sampleTenantId, id, never());
    for (const one of [
      ...[hosts.appOrders, hosts.appOrdersStaging, hosts.funcOrders, hosts.caCatalog, hosts.jobIndexer],
      ...[
        hosts.vmReports,
        hosts.scaleSet,
        services.configuration,
        services.ordersStorage,
        services.ordersBus,
      ],
    ]) {
      const before = await read(one.id);
      const change = { add: [identities.dashboards.id], system: 'on' } as const;
      const begun = await identityBlocks.begin(sampleTenantId, before, change, never());
      await identityBlocks.finish(sampleTenantId, begun, never());
      const { block } = await read(one.id);
      assert.ok(block.system, one.id);
      assert.deepEqual(
        block.userAssigned.map(({ id }) => id),
        [...before.block.userAssigned.map(({ id }) => id), identities.dashboards.id],
        one.id,
      );
    }
  });
});

describe('what Azure refuses of an identity block', () => {
  const refusalOf = async (status: number, code: string, message: string) => {
    const { azure } = rig(answering(['sites'], site(held), refused(status, code, message)));
    const read = await carrier(azure);
    return failureOf(azure.identityBlocks.begin(tenant, read, { add: [identity] }, never()));
  };

  for (const [status, serviceCode, code] of [
    [403, 'AuthorizationFailed', 'forbidden'],
    [403, 'LinkedAuthorizationFailed', 'forbidden'],
    [403, 'DenyAssignmentAuthorizationFailed', 'forbidden'],
    [403, 'RequestDisallowedByPolicy', 'policy'],
    [404, 'ResourceNotFound', 'notFound'],
    [409, 'ScopeLocked', 'locked'],
    [409, 'ReadOnlyDisabledSubscription', 'readOnly'],
    [409, 'Conflict', 'conflict'],
    [400, 'FailedIdentityOperation', 'service'],
    [400, 'LinkedInvalidPropertyId', 'service'],
  ] as const) {
    it(`is ${code} for ${serviceCode}`, async () => {
      const failure = await refusalOf(status, serviceCode, 'because');
      assert.deepEqual([failure.code, failure.details.serviceCode], [code, serviceCode]);
    });
  }

  it('is told with the identities that the caller may not assign', async () => {
    const { details } = await refusalOf(
      403,
      'LinkedAuthorizationFailed',
      `The client has permission to perform the write action; however, it does not have permission to perform action(s) ` +
        `'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action' on the linked scope(s) '${identity},${other}' or the linked scope(s) are invalid.`,
    );
    assert.equal(details.values?.['scope'], `${identity},${other}`);
  });

  it('repeats no PATCH when Azure asks to wait, and says how long', async () => {
    const { azure, sent } = rig(
      answering(['sites'], site(held), refused(429, 'TooManyRequests', 'wait', { 'retry-after': '9' })),
    );
    const read = await carrier(azure);
    const failure = await failureOf(azure.identityBlocks.begin(tenant, read, { add: [identity] }, never()));
    assert.deepEqual([failure.code, failure.details.retryAfterSeconds], ['throttled', 9]);
    assert.equal(sent.length, 3);
  });
});

describe('both kinds in one block', () => {
  it('are written as the provider of the type writes them', async () => {
    const { azure } = sampleRig();
    const read = await azure.identityBlocks.read(sampleTenantId, services.ordersStorage.id, never());
    const body = azure.identityBlocks.changeRequest(read, {
      add: [identities.ordersWeb.id],
      system: 'on',
    })?.body;
    assert.deepEqual(body, {
      identity: { type: both.replace(' ', ''), userAssignedIdentities: { [identities.ordersWeb.id]: {} } },
    });
  });
});
