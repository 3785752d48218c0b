/** `/resources` of the sample tenant: filters, what each caller sees, and what is left out. */

import assert from 'node:assert/strict';
import { appOrders, appOrdersStaging } from '../../../src/sampleTenant/data/hosts';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { ordersApi } from '../../../src/sampleTenant/data/identities';
import { assertRefused, names, prodScope, sampleClient, type Body } from './client';

const path = `${prodScope}/resources?api-version=2021-04-01`;
const filtered = (filter: string): string => `${path}&$filter=${encodeURIComponent(filter)}`;

describe('sample tenant: resource lists', () => {
  it('finds resources by type in any case, slots being a type of their own', async () => {
    const { all } = sampleClient();
    assert.deepEqual(names(await all(filtered("resourceType eq 'microsoft.web/SITES/slots'"))), [
      'app-orders/canary',
      'app-orders/staging',
    ]);
  });

  it('finds a resource by its own principal only, never by an attached identity’s', async () => {
    const { all } = sampleClient();
    const by = (id: string): Promise<Body[]> => all(filtered(`identity/principalId eq '${id}'`));
    assert.deepEqual(names(await by(principalOf(appOrders))), ['app-orders']);
    assert.deepEqual(names(await by(principalOf(appOrdersStaging))), ['app-orders/staging']);
    assert.deepEqual(await by(principalOf(ordersApi)), []);
  });

  it('finds by part of a name, alone or with a type', async () => {
    const { all } = sampleClient();
    assert.ok((await all(filtered("substringof('ORDERS', name)"))).length > 5);
    const sites = await all(
      filtered("substringof('orders', name) and resourceType eq 'Microsoft.Web/sites'"),
    );
    assert.deepEqual(names(sites), ['app-orders', 'func-orders-worker']);
  });

  it('joins types by or, and other comparisons by and', async () => {
    const { all } = sampleClient();
    const either = await all(
      filtered("resourceType eq 'Microsoft.KeyVault/vaults' or resourceType eq 'Microsoft.Sql/servers'"),
    );
    assert.deepEqual(names(either), ['kv-orders', 'sql-orders', 'kv-payments']);
    const both = await all(
      filtered(
        "resourceType eq 'Microsoft.KeyVault/vaults' and resourceGroup eq 'rg-payments' and name ne 'x'",
      ),
    );
    assert.deepEqual(names(both), ['kv-payments']);
  });

  it('leaves the tags out of what it finds by tag', async () => {
    const { all } = sampleClient();
    const byTag = await all(filtered("tagName eq 'team' and tagValue eq 'orders'"));
    assert.ok(byTag.length > 3);
    assert.ok(byTag.every((one) => !('tags' in one)));
    assert.ok((await all(filtered("name eq 'stordersprod'"))).every((one) => one.tags.team === 'orders'));
  });

  it('refuses filters ARM does not take', async () => {
    const { get } = sampleClient();
    const refused = [
      "kind eq 'app'",
      "contains(name, 'x')",
      "tagValue eq 'orders'",
      "tagName eq 'team' and name eq 'x'",
      "identity/principalId eq 'x' and resourceType eq 'Microsoft.Web/sites'",
      "substringof('x', name) and location eq 'westeurope'",
      "name eq 'a' or name eq 'b'",
      "resourceType gt 'a'",
      "resourceType eq 'a' and",
      'resourceType eq unquoted',
      "name eq 'a' and name eq 'b' or name eq 'c'",
    ];
    for (const filter of refused)
      assertRefused(await get(filtered(filter)), 400, 'InvalidFilterInQueryString');
  });

  it('shows identity blocks, but no properties', async () => {
    const [app] = await sampleClient().all(filtered("name eq 'app-orders'"));
    assert.equal(app!.identity.type, 'SystemAssigned, UserAssigned');
    assert.equal(app!.identity.principalId, principalOf(appOrders));
    assert.deepEqual(Object.keys(app!.identity.userAssignedIdentities), [ordersApi.id]);
    assert.equal(app!.properties, undefined);
  });

  it('never lists containers, queues and secrets among the resources', async () => {
    const all = await sampleClient().all(path);
    assert.ok(all.length > 50);
    assert.ok(
      all.every(
        (one) =>
          one.location !== undefined &&
          !/containers|queues|secrets/.test(one.type.replace('containerApps', '')),
      ),
    );
  });

  it('shows the operator identities only', async () => {
    const seen = await sampleClient().all(path, 'operator');
    assert.equal(seen.length, 25);
    assert.ok(seen.every((one) => one.type === 'Microsoft.ManagedIdentity/userAssignedIdentities'));
  });

  it('lists the resources of one group', async () => {
    const client = sampleClient();
    const vaults = `${prodScope}/resourceGroups/RG-payments/resources?api-version=2021-04-01&$filter=resourceType eq 'Microsoft.KeyVault/vaults'`;
    assert.deepEqual(names(await client.all(vaults)), ['kv-payments']);
    assertRefused(await client.get(vaults.replace('RG-payments', 'rg-none')), 404, 'ResourceGroupNotFound');
  });
});
