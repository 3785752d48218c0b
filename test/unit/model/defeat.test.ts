/** What a deny assignment or a lock takes from a role: by wildcards, exclusions and planes. */

import assert from 'node:assert/strict';
import { defeatOf, lockDefeat } from '../../../src/model/defeat';
import type { Permission } from '../../../src/model/role';

const of = (given: Partial<Permission>): readonly Permission[] => [
  { actions: [], notActions: [], dataActions: [], notDataActions: [], ...given },
];
const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const dataReader = of({
  actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read'],
  dataActions: [`${blobs}/read`],
});
const contributor = of({
  actions: ['*'],
  notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'],
});
const owner = of({ actions: ['*'] });

describe('what a deny assignment takes from a role', () => {
  it('is nothing where it denies other operations, and the data plane is not the control plane', () => {
    const writes = of({ dataActions: [`${blobs}/write`], actions: ['*/write'] });
    assert.deepEqual(defeatOf(dataReader, writes), { extent: 'none', operations: [] });
    const sameName = of({ actions: [`${blobs}/read`] });
    assert.equal(defeatOf(of({ dataActions: [`${blobs}/read`] }), sameName).extent, 'none');
  });

  it('is what both name, whichever of them is the wider', () => {
    assert.deepEqual(defeatOf(dataReader, of({ dataActions: ['*'] })), {
      extent: 'part',
      operations: [`${blobs}/read`],
    });
    assert.deepEqual(
      defeatOf(of({ dataActions: [`${blobs}/*`] }), of({ dataActions: [`${blobs}/delete`] })),
      {
        extent: 'part',
        operations: [`${blobs}/delete`],
      },
    );
  });

  it('is the part that two wildcards have in common', () => {
    const role = of({ actions: ['Microsoft.Storage/storageAccounts/*'] });
    assert.deepEqual(defeatOf(role, of({ actions: ['*/delete'] })), {
      extent: 'part',
      operations: ['Microsoft.Storage/storageAccounts/*/delete'],
    });
    assert.equal(defeatOf(role, of({ actions: ['Microsoft.Web/*/delete'] })).extent, 'none');
    assert.equal(defeatOf(of({ actions: ['*/read'] }), of({ actions: ['*/write'] })).extent, 'none');
  });

  it('is all where every operation of both planes is denied, in any case', () => {
    const everything = of({ actions: ['*'], dataActions: ['microsoft.storage/*'] });
    assert.equal(defeatOf(dataReader, everything).extent, 'all');
    assert.equal(defeatOf(owner, of({ actions: ['*'] })).extent, 'all');
  });

  it('leaves what the denial excludes, and does not take what the role excludes itself', () => {
    const allButRead = of({ actions: ['*'], notActions: ['*/read'] });
    assert.equal(defeatOf(owner, allButRead).extent, 'part');
    assert.equal(defeatOf(of({ actions: ['Microsoft.Web/sites/read'] }), allButRead).extent, 'none');
    const assigning = of({ actions: ['Microsoft.Authorization/roleAssignments/write'] });
    assert.equal(defeatOf(contributor, assigning).extent, 'none');
    assert.equal(defeatOf(owner, assigning).extent, 'part');
    const onlyAuthorizationWrites = of({ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] });
    assert.equal(defeatOf(contributor, onlyAuthorizationWrites).extent, 'all');
  });

  it('is nothing from a role that allows nothing', () => {
    assert.equal(defeatOf(of({}), of({ actions: ['*'], dataActions: ['*'] })).extent, 'none');
  });
});

describe('what a lock takes from a role', () => {
  it('is deleting, where nothing may be deleted', () => {
    assert.deepEqual(lockDefeat(owner, { level: 'CanNotDelete' }), {
      extent: 'part',
      operations: ['*/delete'],
    });
    const deleting = of({ actions: ['Microsoft.Web/sites/Delete'] });
    assert.equal(lockDefeat(deleting, { level: 'CanNotDelete' }).extent, 'all');
  });

  it('is writing and every action that is sent with POST, where all is read only', () => {
    const keys = of({ actions: ['Microsoft.Storage/storageAccounts/listKeys/action', '*/read'] });
    assert.deepEqual(lockDefeat(keys, { level: 'ReadOnly' }).operations, [
      'Microsoft.Storage/storageAccounts/listKeys/action',
    ]);
    assert.equal(lockDefeat(keys, { level: 'CanNotDelete' }).extent, 'none');
  });

  it('is nothing of reading and of data operations', () => {
    const data = of({ actions: ['*/read'], dataActions: [`${blobs}/write`, `${blobs}/delete`] });
    assert.equal(lockDefeat(data, { level: 'ReadOnly' }).extent, 'none');
    assert.equal(lockDefeat(data, { level: 'CanNotDelete' }).extent, 'none');
  });
});
