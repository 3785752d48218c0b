/** On made-up tenants: Resource Graph and the ARM lists tell the same story, for every caller. */

import assert from 'node:assert/strict';
import { generateTenant } from './generate';
import { sampleClient, type Body, type Caller, type SampleClient } from './client';

const seeds = [1, 2, 3, 4, 5, 6];
const size = { subscriptions: 3, identities: 25, resources: 30, assignments: 90 };
const idsOf = (rows: readonly Body[]): string[] => rows.map((row) => row.id.toLowerCase()).sort();

/** Entries of one list per subscription, over all of them; what the caller may not list counts as empty. */
async function overSubscriptions(client: SampleClient, path: string, as: Caller): Promise<Body[]> {
  const rows: Body[] = [];
  for (const { id } of await client.all('/subscriptions?api-version=2022-12-01', as)) {
    if ((await client.get(id + path, as)).status === 200) rows.push(...(await client.all(id + path, as)));
  }
  return rows;
}

describe('sample tenant: generated data', () => {
  for (const seed of seeds) {
    const client = sampleClient({ data: generateTenant(seed, size), pageSize: 4 });

    it(`has the same resources in Resource Graph and in the lists (seed ${seed})`, async () => {
      for (const as of ['owner', 'reader', 'operator'] as const) {
        const listed = await overSubscriptions(client, '/resources?api-version=2021-04-01', as);
        assert.deepEqual(idsOf(await client.graph('resources | project id', {}, as)), idsOf(listed), as);
      }
    });

    it(`has the same role assignments in Resource Graph and in the lists (seed ${seed})`, async () => {
      const listed = await overSubscriptions(
        client,
        '/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01',
        'owner',
      );
      const ids = (await client.all('/subscriptions?api-version=2022-12-01')).map(
        (one) => one.subscriptionId,
      );
      const query =
        "authorizationresources | where type == 'microsoft.authorization/roleassignments' | project id";
      const found = await client.graph(query, {
        subscriptions: ids,
        options: { authorizationScopeFilter: 'AtScopeAboveAndBelow' },
      });
      assert.deepEqual(idsOf(found), [...new Set(idsOf(listed))]);
      assert.ok(found.length > 50);
    });
  }

  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(generateTenant(7, size), generateTenant(7, size));
    assert.notDeepEqual(generateTenant(7, size), generateTenant(8, size));
  });
});
