/** Locks, deny assignments and the caller's own permissions, read from the sample tenant. */

import assert from 'node:assert/strict';
import { dataArchive } from '../../../src/sampleTenant/data/identities';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { archiveStorage, paymentsStorage } from '../../../src/sampleTenant/data/services';
import { assertRefused, names, prodScope, sampleClient, type Body } from './client';

const locks = (scope: string, filter = ''): string =>
  `${scope}/providers/Microsoft.Authorization/locks?api-version=2020-05-01${filter}`;
const denials = (scope: string, filter = ''): string =>
  `${scope}/providers/Microsoft.Authorization/denyAssignments?api-version=2022-04-01${filter === '' ? '' : `&$filter=${encodeURIComponent(filter)}`}`;

describe('sample tenant: locks', () => {
  it('lists those at, above and below a scope, or without those below', async () => {
    const { all } = sampleClient();
    assert.deepEqual(names(await all(locks(prodScope))), ['keep-payments', 'archive-read-only']);
    assert.deepEqual(names(await all(locks(prodScope, '&$filter=atScope()'))), []);
    assert.deepEqual(names(await all(locks(paymentsStorage.id, '&$filter=atScope()'))), ['keep-payments']);
  });

  it('reads one, and refuses other filters', async () => {
    const { get } = sampleClient();
    const { body } = await get(locks(archiveStorage.id).replace('?', '/archive-read-only?'));
    assert.equal(body.properties.level, 'ReadOnly');
    assertRefused(await get(locks(archiveStorage.id).replace('?', '/none?')), 404, 'LockNotFound');
    assertRefused(await get(locks(prodScope, "&$filter=name eq 'x'")), 400, 'InvalidFilterInQueryString');
  });
});

describe('sample tenant: deny assignments', () => {
  it('lists them, for everybody also when one principal is asked about', async () => {
    const { all } = sampleClient();
    const [one] = await all(denials(archiveStorage.id, `principalId eq '${principalOf(dataArchive)}'`));
    assert.equal(one!.properties.denyAssignmentName, 'Deny changes to the archive');
    assert.ok(
      one!.properties.permissions[0]!.dataActions.includes(
        'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
      ),
    );
    assert.equal((await all(denials(prodScope))).length, 1);
    assert.deepEqual(await all(denials(prodScope, 'atScope()')), []);
    assert.deepEqual(await all(denials(prodScope, "denyAssignmentName eq 'other'")), []);
  });

  it('reads one, and refuses other filters', async () => {
    const { all, get } = sampleClient();
    const [one] = await all(denials(archiveStorage.id));
    assert.equal((await get(`${one!.id}?api-version=2022-04-01`)).body.name, one!.name);
    assertRefused(await get(denials(prodScope, "scope eq 'x'")), 400, 'UnsupportedQuery');
    assertRefused(
      await get(denials(prodScope).replace('?', '/11111111-1111-4111-8111-111111111111?')),
      404,
      'DenyAssignmentNotFound',
    );
  });
});

describe('sample tenant: permissions of the caller', () => {
  const path = `${prodScope}/resourceGroups/rg-orders/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
  const actionsOf = (rows: readonly Body[]): string[] => rows.flatMap((row) => row.actions);

  it('gives one entry per role that reaches the scope, through groups too', async () => {
    const { all } = sampleClient();
    const owner = await all(path);
    assert.ok(owner.some((row) => row.actions.includes('*') && row.notActions.length === 0));
    assert.equal(owner.length, 2);
    assert.ok(
      actionsOf(await all(path, 'operator')).includes(
        'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
      ),
    );
    assert.ok(!actionsOf(await all(path, 'reader')).includes('*'));
  });

  it('answers at a subscription, a resource and a management group too', async () => {
    const { all } = sampleClient();
    for (const scope of [
      prodScope,
      archiveStorage.id,
      '/providers/Microsoft.Management/managementGroups/mg-platform',
    ]) {
      assert.ok(
        (await all(`${scope}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`)).length >
          0,
      );
    }
  });
});
