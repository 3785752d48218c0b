/** Deleting identities by command: the scripts are there first, then the identity and its roles are gone. */

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeletionResult } from '../../../src/commands/deletion/deleteIdentity';
import { call, questionOf, refusalOf, role, sample } from '../calls';

const remove = (values: object): Promise<DeletionResult | undefined> =>
  call<DeletionResult | undefined>('deleteIdentity', { identityId: sample.ordersApi, ...values });

describe('deleting identities by command', () => {
  let folder = '';

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'restore-'));
    // A tenant as new for each test.
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells what was removed, and writes the way back where it was told to', async () => {
    const restoreFile = join(folder, 'back', 'orders.sh');
    const result = await remove({ confirm: 'id-orders-api', restoreFile });
    assert.equal(result?.identity.principalId, sample.principalOfOrdersApi);
    assert.equal(result.removed.roleAssignmentIds.length, 4);
    assert.deepEqual(result.notRemoved, []);
    assert.equal(result.stillNamedBy.length, 2);
    assert.match(
      readFileSync(restoreFile, 'utf8'),
      /^#!\/usr\/bin\/env bash\n# Makes the managed identity anew/,
    );
    assert.match(
      readFileSync(join(folder, 'back', 'orders.bicep'), 'utf8'),
      /^\/\/ Makes the managed identity/,
    );
    const gone = await refusalOf('copyClientId', { identityId: sample.ordersApi });
    assert.equal(gone.code, 'notFound');
  });

  it('keeps the way back with the extension when no place is named', async () => {
    const result = await remove({ confirm: 'id-orders-api' });
    const paths = Object.values(result?.restoreFiles ?? {}).map((address) => fileURLToPath(address));
    assert.equal(paths.length, 2);
    for (const path of paths) {
      assert.match(
        path,
        /managed-identities\.azure-managed-identities[\\/]restore[\\/]id-orders-api-\d{14}\.\w+$/,
      );
      assert.ok(existsSync(path), path);
    }
  });

  it('deletes nothing that a lock keeps', async () => {
    const identityId = sample.lockedIdentity;
    const refusal = await refusalOf('deleteIdentity', { identityId, confirm: 'id-old-invoices' });
    assert.equal(refusal.code, 'locked');
    assert.match(refusal.message, /The lock "keep-payments" protects id-old-invoices/);
    assert.ok(await call('copyClientId', { identityId }).then(() => true));
  });

  it('asks before it writes over a file', async () => {
    const restoreFile = join(folder, 'mine.sh');
    writeFileSync(restoreFile, 'mine');
    const values = { identityId: sample.ordersApi, confirm: 'id-orders-api', restoreFile };
    assert.match(
      await questionOf('deleteIdentity', values),
      /Replace what is there with the restore script\?/,
    );
    assert.equal(readFileSync(restoreFile, 'utf8'), 'mine');
    // It is there still: a role can be assigned to it.
    const [made] = await call<{ assignment?: object }[]>('assignRole', {
      identityId: sample.ordersApi,
      scope: sample.unlockedStorage,
      roleDefinitionId: role.blobReader,
    });
    assert.ok(made?.assignment);
  });
});
