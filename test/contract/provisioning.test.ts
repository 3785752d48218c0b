/** What an identity needs before it is made: the regions that take it, a resource group, the registered provider. */

import assert from 'node:assert/strict';
import { failureOf, json, never, refused, rig, type Handle } from './kit';
import { sampleRig, sampleTenantId, subscriptionNamed } from './sampleRig';

const tenantId = '11111111-1111-1111-1111-111111111111';
const subscriptionId = '44444444-4444-4444-4444-444444444444';
const subscription = { subscriptionId, tenantId, displayName: 'Prod', state: 'Enabled' };
const provider = `/subscriptions/${subscriptionId}/providers/Microsoft.ManagedIdentity`;

const offered = {
  registrationState: 'Registered',
  resourceTypes: [
    { resourceType: 'identities', locations: ['East US'] },
    { resourceType: 'UserAssignedIdentities', locations: ['West Europe', 'North Europe', 'Europe', 'Mars'] },
  ],
};
const region = (name: string, displayName: string, regionType = 'Physical') => ({
  name,
  displayName,
  metadata: { regionType },
});
const located = {
  value: [
    region('westeurope', 'West Europe'),
    region('eastus', 'East US'),
    region('northeurope', 'North Europe'),
    region('europe', 'Europe', 'Logical'),
  ],
};

function over(locations: ReturnType<Handle>): ReturnType<typeof rig> {
  return rig(({ url }) => (new URL(url).pathname === provider ? json(200, offered) : locations));
}

describe('the regions for an identity', () => {
  it('are those of the subscription that the provider offers, by name, without whole geographies', async () => {
    const { azure, sent } = over(json(200, located));
    const { items, problems } = await azure.provisioning.regions(subscription, never());
    assert.deepEqual(items, [
      { name: 'northeurope', displayName: 'North Europe' },
      { name: 'westeurope', displayName: 'West Europe' },
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(sent.map(({ method, path, query }) => [method, path, query['api-version']]).sort(), [
      ['GET', `/subscriptions/${subscriptionId}/locations`, '2022-12-01'],
      ['GET', provider, '2021-04-01'],
    ]);
  });

  it('are the provider’s own, with a problem, where the subscription does not tell its', async () => {
    const { azure } = over(refused(403, 'AuthorizationFailed', 'no'));
    const { items, problems } = await azure.provisioning.regions(subscription, never());
    assert.deepEqual(
      items.map(({ name }) => name),
      ['europe', 'mars', 'northeurope', 'westeurope'],
    );
    assert.deepEqual(
      problems.map(({ where, failure }) => [where, failure.code, failure.details.values?.['missing']]),
      [[`/subscriptions/${subscriptionId}/locations`, 'incomplete', 'names']],
    );
  });

  it('are not known when the provider does not tell', async () => {
    const { azure } = rig(() => refused(403, 'AuthorizationFailed', 'no'));
    assert.equal((await failureOf(azure.provisioning.regions(subscription, never()))).code, 'forbidden');
    const odd = rig(() => json(200, { resourceTypes: [], value: [] }));
    const failure = await failureOf(odd.azure.provisioning.regions(subscription, never()));
    assert.deepEqual([failure.code, failure.details.resource], ['untrustedAnswer', provider]);
  });

  it('leave out, in the sample tenant, the region that has no managed identities', async () => {
    const made = sampleRig();
    const prod = await subscriptionNamed(made, 'Contoso Prod');
    const { items, problems } = await made.azure.provisioning.regions(prod, never());
    assert.deepEqual(problems, []);
    assert.ok(items.some(({ name }) => name === 'westeurope'));
    assert.ok(!items.some(({ name }) => name === 'jioindiawest' || name === 'europe'));
  });
});

describe('a new resource group', () => {
  const wanted = { subscriptionId, name: 'rg-new', location: 'westeurope' };
  const path = `/subscriptions/${subscriptionId}/resourceGroups/rg-new`;

  it('is put in its region, as a review shows it', async () => {
    const { azure, sent } = rig(() => json(201, { id: path, name: 'rg-new', location: 'westeurope' }));
    const group = await azure.provisioning.createGroup(tenantId, wanted, never());
    assert.deepEqual(group, { id: path, name: 'rg-new', location: 'westeurope' });
    const shown = azure.provisioning.createGroupRequest(wanted);
    assert.deepEqual(
      [shown.method, shown.path, { 'api-version': shown.apiVersion }, shown.body],
      [sent[0]?.method, sent[0]?.path, sent[0]?.query, sent[0]?.body],
    );
    assert.deepEqual(sent[0]?.body, { location: 'westeurope' });
  });

  it('that Azure does not take is refused with the field to change', async () => {
    for (const [code, field] of [
      ['InvalidResourceGroup', 'resourceGroup'],
      ['LocationNotAvailableForResourceGroup', 'location'],
    ]) {
      const { azure } = rig(() => refused(400, code ?? '', 'no'));
      const failure = await failureOf(azure.provisioning.createGroup(tenantId, wanted, never()));
      assert.deepEqual([failure.code, failure.details.field], ['badArgument', field]);
    }
  });
});

describe('registering the provider', () => {
  it('posts once, without a body, and is never repeated by itself', async () => {
    const { azure, sent } = rig(() => json(200, { registrationState: 'Registering' }));
    await azure.provisioning.register(tenantId, subscriptionId, never());
    const shown = azure.provisioning.registerRequest(subscriptionId);
    assert.deepEqual(
      [shown.method, shown.path, { 'api-version': shown.apiVersion }, shown.body],
      [sent[0]?.method, sent[0]?.path, sent[0]?.query, sent[0]?.body],
    );
    assert.deepEqual([sent[0]?.method, sent[0]?.path], ['POST', `${provider}/register`]);
    const busy = rig(() => refused(503, 'ServiceUnavailable', 'no'));
    await failureOf(busy.azure.provisioning.register(tenantId, subscriptionId, never()));
    assert.equal(busy.sent.length, 1);
  });

  it('is done when the provider says so, in whatever case', async () => {
    const states = ['Registered', 'registered', 'Registering', 'NotRegistered', 'Unregistered'];
    const known = await Promise.all(
      states.map((registrationState) =>
        rig(() => json(200, { registrationState })).azure.provisioning.isRegistered(
          tenantId,
          subscriptionId,
          never(),
        ),
      ),
    );
    assert.deepEqual(known, [true, true, false, false, false]);
  });

  it('takes a while in the sample tenant', async () => {
    let time = 0;
    const made = sampleRig('owner', { now: () => time });
    const dev = await subscriptionNamed(made, 'Contoso Dev');
    const registered = () =>
      made.azure.provisioning.isRegistered(sampleTenantId, dev.subscriptionId, never());
    assert.equal(await registered(), false);
    await made.azure.provisioning.register(sampleTenantId, dev.subscriptionId, never());
    assert.equal(await registered(), false);
    time += 60_000;
    assert.equal(await registered(), true);
  });
});
