/** How the directory is asked about a principal, and what an orphan costs, to the letter of the request. */

import assert from 'node:assert/strict';
import { guidOf } from '../../src/sampleTenant/guid';
import { failureOf, json, never, refused, rig } from './kit';
import { identityNamed, sampleRig, sampleTenantId } from './sampleRig';

const tenant = '11111111-1111-1111-1111-111111111111';
const principal = '33333333-3333-3333-3333-333333333333';
const storage =
  '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stordersprod';

describe('asking the directory about a principal', () => {
  it('is one filtered request at the scope of its assignment, whatever comes of it', async () => {
    const { azure, sent } = rig(() => json(200, { value: [], nextLink: 'https://arm.test.example/more' }));
    assert.equal(
      await azure.orphanSearch.isInDirectory(tenant, storage, principal.toUpperCase(), never()),
      true,
    );
    assert.deepEqual(
      sent.map(({ method, path, query }) => ({ method, path, query })),
      [
        {
          method: 'GET',
          path: `${storage}/providers/Microsoft.Authorization/roleAssignments`,
          query: { 'api-version': '2022-04-01', $filter: `atScope() and assignedTo('${principal}')` },
        },
      ],
    );
  });

  it('at the root stands behind one slash', async () => {
    const { azure, sent } = rig(() => json(200, { value: [] }));
    await azure.orphanSearch.isInDirectory(tenant, '/', principal, never());
    assert.equal(sent[0]?.path, '/providers/Microsoft.Authorization/roleAssignments');
  });

  it('says that it is gone only when Azure says that the principal does not exist', async () => {
    const gone = rig(() => refused(400, 'PrincipalNotFound', 'Principal does not exist in the directory'));
    assert.equal(await gone.azure.orphanSearch.isInDirectory(tenant, storage, principal, never()), false);
    const refusals = [
      [403, 'AuthorizationFailed', 'forbidden'],
      [404, 'ResourceNotFound', 'notFound'],
      [400, 'UnsupportedQuery', 'service'],
    ] as const;
    for (const [status, code, expected] of refusals) {
      const { azure } = rig(() => refused(status, code, 'no'));
      const failure = await failureOf(azure.orphanSearch.isInDirectory(tenant, storage, principal, never()));
      assert.equal(failure.code, expected);
    }
  });

  it('sends nothing for what is no GUID', async () => {
    const { azure, sent } = rig(() => json(200, { value: [] }));
    const failure = await failureOf(azure.orphanSearch.isInDirectory(tenant, storage, "x') or ('", never()));
    assert.deepEqual([failure.code, sent.length], ['badArgument', 0]);
  });
});

describe('candidates for orphans', () => {
  it('are one query over the whole tenant and above it; without Resource Graph there are none to read', async () => {
    const { azure, sent } = rig(() => json(200, { data: [], resultTruncated: 'false' }));
    await azure.orphanSearch.candidates(tenant, never());
    const body = sent[0]?.body as { options: Record<string, unknown>; subscriptions?: unknown };
    assert.equal(sent.length, 1);
    assert.equal(body.options['authorizationScopeFilter'], 'AtScopeAboveAndBelow');
    assert.equal(body.subscriptions, undefined);

    const without = rig(() => refused(400, 'BadRequest', 'graph is out'));
    assert.equal((await failureOf(without.azure.orphanSearch.candidates(tenant, never()))).code, 'service');
    assert.equal(without.sent.length, 1);
  });

  it('in the sample tell what was left behind from an application that is still there', async () => {
    const { azure } = sampleRig();
    const { items } = await azure.orphanSearch.candidates(sampleTenantId, never());
    const known = new Map<string, boolean>();
    for (const { principalId, scope } of items)
      known.set(
        principalId,
        await azure.orphanSearch.isInDirectory(sampleTenantId, scope, principalId, never()),
      );
    const there = [...known].filter(([, is]) => is).map(([principalId]) => principalId);
    assert.deepEqual(there, [guidOf('application sp-legacy-deploy')]);
    assert.equal(items.length, 5);
    const identity = await identityNamed(azure.identities, 'id-orders-api');
    assert.ok(!known.has(identity.principalId));
  });
});

describe('removing by the request that was shown', () => {
  it('sends that request', async () => {
    const id = `${storage}/providers/Microsoft.Authorization/roleAssignments/${principal}`;
    const { azure, sent } = rig(() => ({ status: 204, headers: {}, body: '' }));
    const shown = azure.roleAssignments.removeRequest(id);
    await azure.roleAssignments.remove(tenant, id, never());
    assert.deepEqual(
      [shown.method, shown.path, { 'api-version': shown.apiVersion }],
      [sent[0]?.method, sent[0]?.path, sent[0]?.query],
    );
  });
});
