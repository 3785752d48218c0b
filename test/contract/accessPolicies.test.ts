/** Access policies of key vaults on the wire: one query for a principal, ARM's own lists without it, and the two writes to the byte. */

import assert from 'node:assert/strict';
import { failureOf, json, never, refused, rig, type Handle } from './kit';
import { identityNamed, sampleRig, sampleTenantId } from './sampleRig';

const tenant = '11111111-1111-1111-1111-111111111111';
const principalId = '33333333-3333-3333-3333-333333333333';
const other = '77777777-7777-7777-7777-777777777777';
const id = '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-orders';
const permissions = { secrets: ['get', 'list'], keys: [], certificates: ['get'] };
const change = { vault: { id, tenantId: tenant }, principalId, permissions };
const version = { 'api-version': '2023-07-01' };
const policy = (objectId: string, more: object = {}) => ({
  tenantId: tenant,
  objectId,
  permissions,
  ...more,
});
const row = {
  id,
  name: 'kv-orders',
  vaultTenant: tenant,
  rbac: 'false',
  policies: [policy(principalId), policy(other)],
};

describe('the access policies of a principal', () => {
  it('are one query, looked through again for the principal', async () => {
    const mentioned = { ...row, id: `${id}2`, policies: [policy(other, { note: principalId })] };
    const { azure, sent } = rig(() => json(200, { data: [row, mentioned], resultTruncated: 'false' }));
    const { items } = await azure.accessPolicies.vaultsOf(tenant, principalId.toUpperCase(), never());
    assert.deepEqual(
      items.map((vault) => [vault.id, vault.usesAccessPolicies, vault.policies.length]),
      [[id, true, 2]],
    );
    assert.deepEqual(items[0]?.policies[0], { vaultId: id, principalId, permissions, ignored: false });
    assert.equal(sent.length, 1);
  });

  it('are read from the vaults of each subscription when Resource Graph refuses', async () => {
    const handle: Handle = ({ method, url }) => {
      if (method === 'POST') return refused(400, 'BadRequest', 'graph is out');
      const { pathname } = new URL(url);
      if (pathname === '/subscriptions') {
        const value = ['s1', 's2'].map((one) => ({
          subscriptionId: one,
          displayName: one,
          state: 'Enabled',
        }));
        return json(200, { value });
      }
      if (pathname.startsWith('/subscriptions/s2')) return refused(403, 'AuthorizationFailed', 'no');
      const properties = { tenantId: tenant, enableRbacAuthorization: true, accessPolicies: row.policies };
      return json(200, { value: [{ id, name: 'kv-orders', properties }] });
    };
    const { azure, sent } = rig(handle);
    const { items, problems } = await azure.accessPolicies.vaultsOf(tenant, principalId, never());
    assert.deepEqual(
      items.map(({ usesAccessPolicies, policies }) => [usesAccessPolicies, policies[0]?.ignored]),
      [[false, true]],
    );
    assert.deepEqual(
      problems.map(({ where, failure }) => [where, failure.code]),
      [['/subscriptions/s2', 'forbidden']],
    );
    assert.deepEqual(
      sent.slice(2).map(({ path, query }) => [path, query]),
      ['s1', 's2'].map((one) => [`/subscriptions/${one}/providers/Microsoft.KeyVault/vaults`, version]),
    );
  });

  it('in the sample are what each identity may do, those without effect marked', async () => {
    const { azure } = sampleRig();
    const { principalId: deploy } = await identityNamed(azure.identities, 'id-github-deploy');
    const { items } = await azure.accessPolicies.vaultsOf(sampleTenantId, deploy, never());
    assert.deepEqual(
      items.map(({ name, policies }) => [name, policies.find((one) => one.principalId === deploy)?.ignored]),
      [
        ['kv-orders', false],
        ['kv-platform', true],
      ],
    );
  });
});

describe('changing an access policy', () => {
  for (const operation of ['add', 'remove'] as const) {
    it(`by "${operation}" puts exactly what a review shows`, async () => {
      const { azure, sent } = rig(() => json(200, { properties: { accessPolicies: [] } }));
      const shown = azure.accessPolicies.changeRequest(operation, change);
      await azure.accessPolicies[operation](tenant, change, never());
      const [put] = sent;
      assert.deepEqual(
        [shown.method, shown.path, { 'api-version': shown.apiVersion }, shown.body],
        [put?.method, put?.path, put?.query, put?.body],
      );
      assert.equal(put?.path, `${id}/accessPolicies/${operation}`);
      assert.deepEqual(put.body, {
        properties: { accessPolicies: [{ tenantId: tenant, objectId: principalId, permissions }] },
      });
    });
  }

  it('says of a lock, of missing rights, and of what is gone', async () => {
    const refusals = [
      [409, 'ScopeLocked', 'locked'],
      [403, 'AuthorizationFailed', 'forbidden'],
      [404, 'ResourceNotFound', 'notFound'],
    ] as const;
    for (const [status, code, expected] of refusals) {
      const { azure } = rig(() => refused(status, code, 'no'));
      assert.equal((await failureOf(azure.accessPolicies.add(tenant, change, never()))).code, expected);
    }
  });

  it('sends nothing for what is no GUID', async () => {
    const { azure, sent } = rig(() => json(200, {}));
    const failure = await failureOf(
      azure.accessPolicies.add(tenant, { ...change, principalId: 'x' }, never()),
    );
    assert.deepEqual([failure.code, sent.length], ['badArgument', 0]);
  });
});
