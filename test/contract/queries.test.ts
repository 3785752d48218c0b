/** Every Resource Graph query of the product against what ARM's own lists say, on the sample and on generated tenants. */

import assert from 'node:assert/strict';
import { idKey, lastSegment } from '../../src/model/armId';
import { hostTypes } from '../../src/model/identityHosts';
import type { Listing } from '../../src/model/listing';
import type { Azure } from '../../src/model/ports';
import { createSampleTenant, sampleToken } from '../../src/sampleTenant/entry';
import { armView, objectAt, textAt, type Item } from './armView';
import { failureOf, never, rig, testCloud } from './kit';
import { tenants } from './queryTenants';
import { carriedBy, wholeTenantOf, type WholeTenant } from './wholeTenant';

const userAssignedType = 'microsoft.managedidentity/userassignedidentities';

for (const { name, data, caller } of tenants) {
  describe(`queries over ${name}`, function () {
    this.timeout(30_000);
    let azure: Azure;
    let whole: WholeTenant;
    const { tenantId } = data;
    before(async () => {
      const tenant = createSampleTenant({ endpoint: testCloud.resourceManagerUrl, data, pageSize: 3 });
      const token = sampleToken(caller, tenantId);
      azure = rig((request, signal) => tenant.handle(request, signal), { token: () => token }).azure;
      whole = await wholeTenantOf(armView(tenant, token));
    });

    it('give every direct assignment of each principal, with its role', async () => {
      const all = [...whole.assignments.values()];
      const principals = new Set(all.map((item) => textAt(item, 'properties', 'principalId')));
      assert.ok(principals.size > 0);
      for (const principal of principals) {
        const list = await azure.roleAssignments.ofPrincipal(tenantId, principal, never());
        const expected = all.filter((item) => textAt(item, 'properties', 'principalId') === principal);
        assert.deepEqual(keyed(list), byKey(expected.map((item) => assignmentSeen(item, whole))), principal);
      }
    });

    it('give none to a principal that has none', async () => {
      const list = await azure.roleAssignments.ofPrincipal(
        tenantId,
        '99999999-9999-9999-9999-999999999999',
        never(),
      );
      assert.deepEqual(list, { items: [], problems: [] });
    });

    it('give every assignment of service principals that are no managed identity in sight', async () => {
      const identities = new Set(
        whole.resources.flatMap((one) => [
          textAt(one, 'identity', 'principalId'),
          textAt(whole.documents.get(textAt(one, 'id').toLowerCase()), 'properties', 'principalId'),
        ]),
      );
      const expected = [...whole.assignments.values()].filter(
        (item) =>
          textAt(item, 'properties', 'principalType') === 'ServicePrincipal' &&
          !identities.has(textAt(item, 'properties', 'principalId')),
      );
      const list = await azure.orphanSearch.candidates(tenantId, never());
      assert.deepEqual(keyed(list), byKey(expected.map((item) => assignmentSeen(item, whole))));
    });

    it('give every vault, how it judges access, and the policies of each principal', async () => {
      const documents = [...whole.documents.values()].filter(
        (one) => textAt(one, 'type').toLowerCase() === 'microsoft.keyvault/vaults',
      );
      const vaults = await azure.accessPolicies.vaults(tenantId, never());
      assert.deepEqual(ids(vaults), documents.map((one) => idKey(textAt(one, 'id'))).sort());
      for (const vault of vaults.items) {
        const document = whole.documents.get(vault.id.toLowerCase());
        const rbac = textAt(document, 'properties', 'enableRbacAuthorization') === 'true';
        assert.equal(vault.usesAccessPolicies, !rbac, vault.id);
        const read = await azure.accessPolicies.vault(tenantId, vault.id, never());
        for (const { principalId } of read.policies) {
          const held = await azure.accessPolicies.vaultsOf(tenantId, principalId, never());
          assert.deepEqual(
            held.items.find(({ id }) => idKey(id) === idKey(vault.id))?.policies,
            read.policies,
          );
        }
      }
    });

    it('give every Cosmos DB account of the NoSQL interface', async () => {
      const others = ['cosmos-reviews', 'cosmos-carriers'];
      const expected = whole.resources.filter(
        (one) =>
          textAt(one, 'type').toLowerCase() === 'microsoft.documentdb/databaseaccounts' &&
          textAt(one, 'kind') === 'GlobalDocumentDB' &&
          !others.includes(textAt(one, 'name')),
      );
      const list = await azure.cosmosRoles.accounts(tenantId, never());
      assert.deepEqual(ids(list), expected.map((one) => idKey(textAt(one, 'id'))).sort());
    });

    it('give every carrier of each user-assigned identity', async () => {
      for (const item of whole.resources.filter(isUserAssigned)) {
        const identity = await azure.identities.get(tenantId, textAt(item, 'id'), never());
        assert.ok(identity.kind === 'userAssigned');
        const list = await azure.identities.usersOf(tenantId, identity, never());
        const wanted = idKey(identity.id);
        const expected = whole.resources.filter((one) =>
          carriedBy(one, whole).some((id) => idKey(id) === wanted),
        );
        assert.deepEqual(ids(list), expected.map((one) => idKey(textAt(one, 'id'))).sort(), identity.id);
      }
    });

    it('give every system-assigned identity of each subscription', async () => {
      for (const subscription of (await azure.tenancy.subscriptions(tenantId, never())).items) {
        if (whole.unreadable.has(subscription.subscriptionId)) {
          const refused = failureOf(azure.identities.systemAssigned(subscription, undefined, never()));
          assert.equal((await refused).code, 'forbidden', subscription.displayName);
          continue;
        }
        const found: string[] = [];
        for (let next: string | undefined, more = true; more; more = next !== undefined) {
          const page = await azure.identities.systemAssigned(subscription, next, never());
          found.push(...page.items.map((one) => `${idKey(one.id)} ${one.principalId} ${one.ownerType}`));
          next = page.next;
        }
        const own = `/subscriptions/${subscription.subscriptionId}/`;
        const expected = whole.resources
          .filter((one) => textAt(one, 'id').startsWith(own) && isSystemAssigned(one))
          .map(
            (one) =>
              `${idKey(textAt(one, 'id'))} ${textAt(one, 'identity', 'principalId')} ${textAt(one, 'type')}`,
          );
        assert.deepEqual(found.sort(), expected.sort(), subscription.displayName);
      }
    });

    it('give every resource of each subscription that could carry an identity, with its block', async () => {
      for (const subscription of (await azure.tenancy.subscriptions(tenantId, never())).items) {
        const own = `/subscriptions/${subscription.subscriptionId}/`;
        const expected = whole.resources.filter(
          (one) => textAt(one, 'id').startsWith(own) && hostTypes.includes(textAt(one, 'type').toLowerCase()),
        );
        if (whole.unreadable.has(subscription.subscriptionId)) continue;
        const { items, problems } = await azure.identityBlocks.candidates(subscription, never());
        assert.deepEqual(problems, []);
        const seen = items.map(({ id, type, kind = '', location, block }) =>
          [
            ...[idKey(id), type, kind, location, block.system?.principalId ?? ''],
            ...block.userAssigned.map((each) => idKey(each.id)).sort(),
          ].join(' '),
        );
        const wanted = expected.map((one) =>
          [
            ...[idKey(textAt(one, 'id')), textAt(one, 'type'), textAt(one, 'kind'), textAt(one, 'location')],
            textAt(one, 'identity', 'principalId'),
            ...Object.keys(objectAt(objectAt(one, 'identity'), 'userAssignedIdentities'))
              .map(idKey)
              .sort(),
          ].join(' '),
        );
        assert.deepEqual(seen.sort(), wanted.sort());
      }
    });

    it('find identities by any part of their name or IDs', async () => {
      const identities = whole.resources.filter((one) => isUserAssigned(one) || isSystemAssigned(one));
      const texts = identities
        .flatMap((one) => [...searched(one, whole)])
        .filter((_, index) => index % 7 === 0);
      for (const text of [...texts.map((one) => one.slice(-9)), 'ORDERS', 'rg-', "x'y", 'no such thing']) {
        const list = await azure.identities.find(tenantId, text, never());
        const wanted = text.toLowerCase();
        const expected = identities.filter((one) =>
          searched(one, whole).some((value) => value.toLowerCase().includes(wanted)),
        );
        assert.deepEqual(ids(list), expected.map((one) => idKey(textAt(one, 'id'))).sort(), text);
      }
    });

    it('give every cluster with the issuer that its own document says', async () => {
      const list = await azure.federatedCredentials.clusters(tenantId, never());
      const expected = whole.resources
        .filter((one) =>
          /containerservice\/managedclusters|kubernetes\/connectedclusters/i.test(textAt(one, 'type')),
        )
        .map((one) => idKey(textAt(one, 'id')))
        .sort();
      assert.deepEqual(ids(list), expected);
      for (const { id, issuer } of list.items) {
        const document = whole.documents.get(id.toLowerCase());
        const profile = document && objectAt(objectAt(document, 'properties'), 'oidcIssuerProfile');
        assert.equal(issuer, profile?.['issuerURL'] ?? profile?.['issuerUrl'], id);
      }
    });

    it('name every target of an assignment', async () => {
      const scopes = new Set(
        [...whole.assignments.values()].map((item) => textAt(item, 'properties', 'scope')),
      );
      const list = await azure.roleAssignments.targets(tenantId, [...scopes], never());
      const facts = new Map(list.items.map((one) => [idKey(one.id), one]));
      for (const scope of scopes) {
        const fact = facts.get(idKey(scope));
        assert.equal(fact?.displayName, nameOf(scope, whole), scope);
        const document = whole.documents.get(scope.toLowerCase());
        if (document === undefined || textAt(document, 'type').toLowerCase() !== 'microsoft.keyvault/vaults')
          continue;
        const rbac = textAt(document, 'properties', 'enableRbacAuthorization') === 'true';
        assert.equal(fact?.usesAccessPolicies, !rbac, scope);
      }
    });
  });
}

interface Keyed {
  readonly id: string;
  readonly roleGuid?: string;
}

function keyed(list: Listing<Keyed>): Keyed[] {
  assert.deepEqual(list.problems, []);
  return byKey(list.items);
}

function byKey<T extends Keyed>(items: readonly T[]): T[] {
  return items.map((item) => ({ ...item, id: idKey(item.id) })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ids(list: Listing<Keyed>): string[] {
  return keyed(list).map((item) => item.id);
}

/** An assignment of ARM's list as the product shows it; what is empty there is absent here. */
function assignmentSeen(item: Item, { roles }: WholeTenant): Keyed {
  const properties = objectAt(item, 'properties');
  const roleGuid = lastSegment(textAt(properties, 'roleDefinitionId')).toLowerCase();
  const role = roles.get(roleGuid);
  const kept = [
    'scope',
    'principalId',
    'principalType',
    'condition',
    'description',
    'createdOn',
    'createdBy',
  ];
  const seen = {
    ...Object.fromEntries(kept.map((name) => [name, textAt(properties, name)])),
    roleName: textAt(role, 'properties', 'roleName'),
    roleType: textAt(role, 'properties', 'type'),
  };
  const present = Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== ''));
  return { id: textAt(item, 'id'), roleGuid, ...present };
}

function isUserAssigned(item: Item): boolean {
  return textAt(item, 'type').toLowerCase() === userAssignedType;
}

function isSystemAssigned(item: Item): boolean {
  return textAt(item, 'identity', 'type').includes('SystemAssigned');
}

/** The texts by which an identity is found. */
function searched(item: Item, { documents }: WholeTenant): readonly string[] {
  const id = textAt(item, 'id');
  const own = isUserAssigned(item) ? documents.get(id.toLowerCase()) : undefined;
  const [principalId, clientId] =
    own === undefined
      ? [textAt(item, 'identity', 'principalId'), '']
      : [textAt(own, 'properties', 'principalId'), textAt(own, 'properties', 'clientId')];
  return [textAt(item, 'name'), id, principalId, clientId].filter((text) => text !== '');
}

/** What a person calls the place; `undefined` for what no list shows. */
function nameOf(scope: string, whole: WholeTenant): string | undefined {
  const isIt = (item: Item): boolean => idKey(textAt(item, 'id')) === idKey(scope);
  const container = [...whole.subscriptions, ...whole.managementGroups].find(isIt);
  if (container !== undefined)
    return textAt(container, 'displayName') || textAt(container, 'properties', 'displayName');
  const plain = [...whole.resourceGroups, ...whole.resources].find(isIt);
  if (plain !== undefined) return textAt(plain, 'name');
  const holder = whole.resources.find((item) => idKey(scope).startsWith(`${idKey(textAt(item, 'id'))}/`));
  return holder === undefined ? undefined : lastSegment(scope);
}
