/** Role assignments of the sample tenant, read: which rows each filter gives at which scope. */

import assert from 'node:assert/strict';
import { appOrders, funcOrders } from '../../../src/sampleTenant/data/hosts';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { governanceScan, ordersApi, ordersWorker } from '../../../src/sampleTenant/data/identities';
import { ordersApps } from '../../../src/sampleTenant/data/organisation';
import { ordersContainer, ordersStorage } from '../../../src/sampleTenant/data/services';
import { guidOf } from '../../../src/sampleTenant/guid';
import { assertRefused, prodScope, sampleClient, sharedScope, type Body } from './client';

const platform = '/providers/Microsoft.Management/managementGroups/mg-platform';
const list = (scope: string, filter?: string): string =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01${filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`}`;
const api = principalOf(ordersApi);
const scopesOf = (rows: readonly Body[]): string[] => [...new Set(rows.map((row) => row.properties.scope))];

describe('sample tenant: role assignments', () => {
  it('lists what is at, above and below a scope without a filter', async () => {
    const { all } = sampleClient();
    const scopes = scopesOf(await all(list(ordersStorage.id)));
    for (const expected of [
      '/',
      '/providers/Microsoft.Management/managementGroups/mg-contoso',
      prodScope,
      ordersStorage.id,
      ordersContainer.id,
    ]) {
      assert.ok(scopes.includes(expected), expected);
    }
    assert.ok(!scopes.includes(platform));
    assert.ok(!scopes.some((scope) => scope.startsWith(sharedScope)));
  });

  it('drops what is below with atScope(), and keeps what is inherited', async () => {
    const { all } = sampleClient();
    const scopes = scopesOf(await all(list(prodScope, 'atScope()')));
    assert.ok(scopes.includes(prodScope) && scopes.includes('/'));
    assert.ok(scopes.every((scope) => scope === prodScope || !scope.startsWith('/subscriptions/')));
  });

  it('finds one principal’s own at, above and below, and nothing through groups', async () => {
    const { all } = sampleClient();
    const inProd = await all(list(prodScope, `principalId eq '${api}'`));
    assert.equal(inProd.length, 3);
    assert.ok(inProd.every((row) => row.properties.principalId === api));
    assert.deepEqual(scopesOf(await all(list(sharedScope, `principalId eq '${api}'`))), [platform]);
    assert.deepEqual(
      scopesOf(await all(list(prodScope, `principalId eq '${principalOf(governanceScan)}'`))),
      ['/'],
    );
  });

  it('follows groups with assignedTo(), alone and with atScope()', async () => {
    const { all } = sampleClient();
    const held = await all(list(prodScope, `assignedTo('${api}')`));
    const through = held.filter((row) => row.properties.principalId === ordersApps);
    assert.equal(held.length - through.length, 3);
    assert.equal(through.length, 2);
    assert.ok(through.every((row) => row.properties.principalType === 'Group'));
    const atScope = await all(list(prodScope, `atScope() and assignedTo('${api}')`));
    assert.deepEqual(scopesOf(atScope), [prodScope]);
    assert.equal((await all(list(sharedScope, `assignedTo('${principalOf(appOrders)}')`))).length, 1);
  });

  it('refuses a group and a stranger in assignedTo()', async () => {
    const { get } = sampleClient();
    assertRefused(await get(list(prodScope, `assignedTo('${ordersApps}')`)), 400, 'UnsupportedQuery');
    assertRefused(await get(list(prodScope, `assignedTo('${guidOf('nobody')}')`)), 400, 'PrincipalNotFound');
  });

  it('refuses other filters', async () => {
    const { get } = sampleClient();
    const refused = [
      "roleDefinitionId eq 'x'",
      "scope eq '/'",
      'atScopeAndBelow()',
      'atScope',
      "atScope() or principalId eq 'x'",
      'nonsense',
    ];
    for (const filter of refused) assertRefused(await get(list(prodScope, filter)), 400, 'UnsupportedQuery');
    assertRefused(await get(list(prodScope, "principalId eq 'x'")), 400, 'InvalidPrincipalId');
    const [one, other] = [`principalId eq '${api}'`, `assignedTo('${api}')`];
    assertRefused(await get(list(prodScope, `${one} and ${other}`)), 400, 'UnsupportedQuery');
  });

  it('pages a whole subscription and nothing narrower', async () => {
    const { get, all } = sampleClient();
    const first = (await get(list(prodScope))).body;
    assert.equal(first.value.length, 10);
    assert.match(first.nextLink, /\$skipToken=/);
    assert.ok((await all(list(prodScope))).length > 50);
    const group = (await get(list(`${prodScope}/resourceGroups/rg-orders`))).body;
    assert.ok(group.value.length > 10);
    assert.equal(group.nextLink, undefined);
  });

  it('reads at management group and root, for those who may', async () => {
    const { all, get } = sampleClient();
    const workloads = list('/providers/Microsoft.Management/managementGroups/mg-workloads');
    assert.deepEqual(scopesOf(await all(workloads)).sort(), [
      '/',
      '/providers/Microsoft.Management/managementGroups/mg-contoso',
      '/providers/Microsoft.Management/managementGroups/mg-workloads',
    ]);
    assertRefused(await get(list('')), 403, 'AuthorizationFailed');
    assertRefused(await get(workloads, 'operator'), 403, 'AuthorizationFailed');
    assertRefused(
      await get(list('/providers/Microsoft.Management/managementGroups/mg-none')),
      404,
      'NotFound',
    );
  });

  it('lets the operator read them in its subscriptions', async () => {
    const { all } = sampleClient();
    assert.equal((await all(list(prodScope, `principalId eq '${api}'`), 'operator')).length, 3);
  });

  it('knows the scope it is asked about', async () => {
    const { get } = sampleClient();
    assertRefused(await get(list(`${prodScope}/resourceGroups/rg-none`)), 404, 'ResourceGroupNotFound');
    assertRefused(await get(list(`${ordersStorage.id}none`)), 404, 'ResourceNotFound');
    assertRefused(
      await get(list(`${ordersStorage.id}/blobServices/default/containers/none`)),
      404,
      'ResourceNotFound',
    );
    assertRefused(await get(list('/nowhere')), 400, 'InvalidScope');
  });

  it('gives one with its condition, who made it, and the role’s ID in the subscription', async () => {
    const { all, get } = sampleClient();
    const rows = await all(list(ordersStorage.id, `principalId eq '${principalOf(ordersWorker)}'`));
    const conditional = rows.find((row) => row.properties.conditionVersion === '2.0');
    assert.match(conditional!.properties.condition, /StringEquals 'invoices'/);
    assert.equal(conditional!.properties.conditionVersion, '2.0');
    const one = await get(`${conditional!.id}?api-version=2022-04-01`);
    assert.deepEqual(one.body, conditional);
    assert.ok(one.body.properties.roleDefinitionId.startsWith(`${prodScope}/providers/`));
    assert.ok(one.body.properties.createdOn && one.body.properties.createdBy);
    const elsewhere = `${prodScope}/providers/Microsoft.Authorization/roleAssignments/${conditional!.name}?api-version=2022-04-01`;
    assertRefused(await get(elsewhere), 404, 'RoleAssignmentNotFound');
  });

  it('counts a slot’s or a function’s own identity as the principal', async () => {
    const rows = await sampleClient().all(list(prodScope, `principalId eq '${principalOf(funcOrders)}'`));
    assert.deepEqual(scopesOf(rows), [ordersStorage.id]);
  });
});
