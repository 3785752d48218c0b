/** Role definitions of the sample tenant: lists, filters, and that the roles are Azure's. */

import assert from 'node:assert/strict';
import { assertRefused, names, prodScope, sampleClient, sharedScope } from './client';

const list = (scope: string, filter?: string): string =>
  `${scope}/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01${filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`}`;
const blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';

describe('sample tenant: role definitions', () => {
  it('lists built-in roles everywhere and the custom one where it can be assigned, in one page', async () => {
    const { get } = sampleClient();
    const prod = (await get(list(prodScope))).body;
    assert.equal(prod.nextLink, undefined);
    assert.ok(prod.value.length > 80);
    const custom = (scope: string): Promise<string[]> =>
      get(list(scope, "type eq 'CustomRole'")).then(({ body }) =>
        body.value.map((one: { properties: { roleName: string } }) => one.properties.roleName),
      );
    assert.deepEqual(await custom(prodScope), ['Contoso Order Queue Operator']);
    assert.deepEqual(await custom(`${prodScope}/resourceGroups/rg-orders`), ['Contoso Order Queue Operator']);
    assert.deepEqual(await custom(sharedScope), []);
    assert.deepEqual(await custom('/providers/Microsoft.Management/managementGroups/mg-workloads'), []);
  });

  it('lists what is assignable further down with atScopeAndBelow()', async () => {
    const { get } = sampleClient();
    const { body } = await get(
      list(
        '/providers/Microsoft.Management/managementGroups/mg-workloads',
        "atScopeAndBelow() and type eq 'CustomRole'",
      ),
    );
    assert.equal(body.value.length, 1);
  });

  it('finds a role by its name and its GUID, with the subscription in its ID', async () => {
    const { get } = sampleClient();
    const { body } = await get(list(prodScope, "roleName eq 'storage blob data contributor'"));
    assert.deepEqual(names(body.value), [blobContributor]);
    const one = await get(list(prodScope).replace('?', `/${blobContributor}?`));
    assert.equal(
      one.body.id,
      `${prodScope}/providers/Microsoft.Authorization/roleDefinitions/${blobContributor}`,
    );
    const atRoot = await get(list('').replace('?', `/${blobContributor}?`));
    assert.equal(atRoot.body.id, `/providers/Microsoft.Authorization/roleDefinitions/${blobContributor}`);
    assertRefused(
      await get(list(prodScope).replace('?', '/11111111-1111-4111-8111-111111111111?')),
      404,
      'RoleDefinitionDoesNotExist',
    );
  });

  it('has Azure’s own actions', async () => {
    const { body } = await sampleClient().get(list(prodScope, "roleName eq 'Storage Blob Data Contributor'"));
    const { properties } = body.value[0]!;
    assert.equal(properties.type, 'BuiltInRole');
    assert.deepEqual(properties.assignableScopes, ['/']);
    assert.deepEqual(properties.permissions[0]!.dataActions, [
      'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete',
      'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
      'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
      'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/move/action',
      'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action',
    ]);
  });

  it('refuses other filters', async () => {
    const { get } = sampleClient();
    for (const filter of [
      'atScope()',
      "type eq 'Other'",
      "description eq 'x'",
      "roleName ne 'Owner'",
      "roleName eq 'a' or roleName eq 'b'",
      '((',
    ]) {
      assertRefused(await get(list(prodScope, filter)), 400, 'UnsupportedQuery');
    }
  });
});
