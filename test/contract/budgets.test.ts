/** How many requests things cost, over the sample tenant: the budgets of the design, and what is never sent. */

import assert from 'node:assert/strict';
import type { Azure } from '../../src/model/ports';
import type { ManagedIdentity } from '../../src/model/identity';
import type { Listing } from '../../src/model/listing';
import { never, type Rig } from './kit';
import { identityNamed, sampleRig, sampleTenantId, subscriptionNamed } from './sampleRig';

/** What `act` costs, in requests. */
async function cost({ sent }: Rig, act: () => Promise<unknown>): Promise<number> {
  const before = sent.length;
  await act();
  return sent.length - before;
}

async function everyPage<T>(
  read: (next: string | undefined) => Promise<Listing<T>>,
): Promise<{ items: T[]; pages: number }> {
  const items: T[] = [];
  let pages = 0;
  for (let next: string | undefined, more = true; more; more = next !== undefined) {
    const page = await read(next);
    items.push(...page.items);
    next = page.next;
    pages++;
  }
  return { items, pages };
}

describe('requests', () => {
  it('to show the tree are two', async () => {
    const rig = sampleRig();
    const show = async () => {
      await rig.azure.tenancy.tenants(never());
      const list = await rig.azure.tenancy.subscriptions(sampleTenantId, never());
      assert.equal(list.items.length, 4);
    };
    assert.equal(await cost(rig, show), 2);
  });

  it('for the identities of a subscription are one for each page', async () => {
    const rig = sampleRig();
    const subscription = await subscriptionNamed(rig, 'Contoso Prod');
    let pages = 0;
    const all = async () => {
      const read = await everyPage((next) => rig.azure.identities.userAssigned(subscription, next, never()));
      assert.equal(new Set(read.items.map((one) => one.id)).size, 25);
      pages = read.pages;
    };
    assert.equal(await cost(rig, all), pages);
    assert.equal(pages, 3);
  });

  it('for a page of system-assigned identities are one', async () => {
    const rig = sampleRig();
    const subscription = await subscriptionNamed(rig, 'Contoso Prod');
    const show = async () => {
      const list = await rig.azure.identities.systemAssigned(subscription, undefined, never());
      assert.ok(list.items.some((one) => one.ownerType === 'Microsoft.Web/sites/slots'));
      assert.ok(list.items.length > 9);
    };
    assert.equal(await cost(rig, show), 1);
  });

  it('for a subscription without any are two: none is said only once ARM has shown its resources', async () => {
    const rig = sampleRig();
    let checked = 0;
    for (const subscription of (await rig.azure.tenancy.subscriptions(sampleTenantId, never())).items) {
      const before = rig.sent.length;
      const list = await rig.azure.identities
        .systemAssigned(subscription, undefined, never())
        .catch(() => undefined);
      if (list !== undefined && list.items.length > 0) continue;
      checked++;
      const [question, proof, ...more] = rig.sent.slice(before);
      assert.deepEqual([question?.method, proof?.method, more.length], ['POST', 'GET', 0]);
      assert.equal(proof?.path, `/subscriptions/${subscription.subscriptionId}/resources`);
      assert.deepEqual(proof.query, { 'api-version': '2021-04-01', $top: '1' });
      if (subscription.displayName === 'Contoso Locked') assert.equal(list, undefined);
    }
    assert.ok(checked > 0);
  });

  it('for all direct role assignments of an identity, with the names of their targets, are two', async () => {
    const rig = sampleRig();
    for (const name of ['id-orders-api', 'id-github-deploy', 'id-policy-remediation', 'id-old-invoices']) {
      const { principalId } = await identityNamed(rig.azure.identities, name);
      const show = async () => {
        const list = await rig.azure.roleAssignments.ofPrincipal(sampleTenantId, principalId, never());
        const scopes = list.items.map((one) => one.scope);
        await rig.azure.roleAssignments.targets(sampleTenantId, scopes, never());
      };
      assert.ok((await cost(rig, show)) <= 2, name);
    }
  });

  it('for who uses an identity, what reaches it through groups, and its client ID are one each', async () => {
    const rig = sampleRig();
    const identity = await identityNamed(rig.azure.identities, 'id-orders-api');
    const subscription = await subscriptionNamed(rig, 'Contoso Prod');
    const { identities, roleAssignments } = rig.azure;
    assert.equal(await cost(rig, () => identities.usersOf(sampleTenantId, identity, never())), 1);
    assert.equal(
      await cost(rig, () => roleAssignments.throughGroups(subscription, identity.principalId, never())),
      1,
    );
    const [owner] = (await identities.systemAssigned(subscription, undefined, never())).items;
    assert.ok(owner);
    let read: ManagedIdentity | undefined;
    assert.equal(
      await cost(rig, async () => (read = await identities.get(sampleTenantId, owner.id, never()))),
      1,
    );
    assert.equal(read?.principalId, owner.principalId);
    assert.match(read.clientId ?? '', /^[0-9a-f-]{36}$/);
  });
});

describe('in everything the ports read', () => {
  let rig: Rig;
  before(async () => {
    rig = sampleRig();
    await readEverything(rig.azure);
  });

  it('no list of role assignments goes without a filter', () => {
    const lists = rig.sent.filter((one) => one.method === 'GET' && /\/roleAssignments$/i.test(one.path));
    assert.ok(lists.length > 0);
    for (const { path, query } of lists)
      assert.match(query['$filter'] ?? '', /^(assignedTo\('|principalId eq ')/, path);
  });

  it('no role assignment and no role definition is read one by one', () => {
    const single = rig.sent.filter((one) => /\/(roleAssignments|roleDefinitions)\/[^/]+$/i.test(one.path));
    assert.deepEqual(single, []);
  });

  it('every request goes to the configured host with one slash, a version and a token of its tenant', () => {
    for (const { host, path, query, headers } of rig.sent) {
      assert.equal(host, 'arm.test.example');
      assert.doesNotMatch(path, /\/\//);
      assert.match(query['api-version'] ?? '', /^\d{4}-\d{2}-\d{2}$/, path);
      assert.match(headers['authorization'] ?? '', /^Bearer /);
    }
  });

  it('nothing secret comes into the log', () => {
    assert.equal(rig.log.length, rig.sent.length);
    const tokens = new Set(
      rig.sent.map((one) => (one.headers['authorization'] ?? '').replace('Bearer ', '')),
    );
    for (const token of tokens) assert.ok(!rig.log.some((line) => line.includes(token)));
    assert.doesNotMatch(rig.log.join('\n'), /skiptoken|clientSecretUrl/i);
  });
});

async function readEverything({
  tenancy,
  identities,
  roleAssignments,
  roleDefinitions,
  scopes,
  guards,
}: Azure): Promise<void> {
  await tenancy.tenants(never());
  for (const subscription of (await tenancy.subscriptions(sampleTenantId, never())).items) {
    const scope = `/subscriptions/${subscription.subscriptionId}`;
    await roleDefinitions.list(sampleTenantId, scope, never()).catch(() => undefined);
    const page = await identities.userAssigned(subscription, undefined, never()).catch(() => ({ items: [] }));
    for (const identity of page.items) {
      await roleAssignments.ofPrincipal(sampleTenantId, identity.principalId, never());
      await roleAssignments.throughGroups(subscription, identity.principalId, never());
      await identities.usersOf(sampleTenantId, identity, never());
    }
    await identities.systemAssigned(subscription, undefined, never()).catch(() => undefined);
    const resources = await scopes.resources(subscription, undefined, never()).catch(() => ({ items: [] }));
    for (const resource of resources.items) await scopes.children(sampleTenantId, resource, never());
    for (const { id } of resources.items.slice(0, 5)) {
      await guards.locks(sampleTenantId, id, never());
      await guards.denyAssignments(sampleTenantId, id, sampleTenantId, never());
      await guards.permissions(sampleTenantId, id, never());
      await scopes.document(sampleTenantId, id, never());
    }
  }
}
