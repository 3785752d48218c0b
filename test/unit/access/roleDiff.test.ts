import assert from 'node:assert/strict';
import { roleDiff } from '../../../src/access/roleDiff';
import {
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  storageScope,
  subscriptionScope,
} from '../fakes/builders';
import { builtIn, builtInRoles } from './builtInRoles';

const prod = aSubscription('prod');
const orders = anIdentity('id-orders', prod);
const scope = storageScope(prod);
const reader = builtIn('Storage Blob Data Reader');
const contributor = builtIn('Storage Blob Data Contributor');
const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

function diff(
  assignments: readonly ReturnType<typeof anAssignment>[],
  role = contributor,
  definitions = builtInRoles,
) {
  return roleDiff({ role, scope, assignments, definitions });
}

describe('what a role adds', () => {
  it('is all of it where the identity has nothing', () => {
    const { dataActions, actions } = diff([], reader);
    assert.deepEqual(dataActions, [`${blobs}/read`]);
    assert.deepEqual(actions, [
      'Microsoft.Storage/storageAccounts/blobServices/containers/read',
      'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
    ]);
  });

  it('leaves out what a role at the place itself or above allows', () => {
    for (const at of [scope, subscriptionScope(prod).toUpperCase(), '/']) {
      const { dataActions } = diff([anAssignment(orders, reader, at)]);
      assert.ok(dataActions.includes(`${blobs}/write`), at);
      assert.ok(!dataActions.includes(`${blobs}/read`), at);
    }
  });

  it('does not count roles beside or below the place', () => {
    for (const at of [storageScope(prod, 'stordersprod2'), `${scope}/blobServices/default/containers/c`]) {
      assert.ok(diff([anAssignment(orders, reader, at)]).dataActions.includes(`${blobs}/read`), at);
    }
  });

  it('does not count what is held under a condition', () => {
    const { dataActions } = diff([anAssignment(orders, reader, scope, { condition: 'x' })]);
    assert.ok(dataActions.includes(`${blobs}/read`));
  });

  it('at management groups is left open, since an ID does not say what is above it', () => {
    const held = anAssignment(orders, reader, '/providers/Microsoft.Management/managementGroups/mg');
    const { dataActions, undecided } = diff([held]);
    assert.ok(dataActions.includes(`${blobs}/read`));
    assert.equal(undecided, true);
    assert.equal(diff([anAssignment(orders, reader, scope)]).undecided, false);
  });

  it('is nothing where a larger role is held', () => {
    const owner = builtIn('Storage Blob Data Owner');
    const { dataActions, actions } = diff([anAssignment(orders, owner, scope)], reader);
    assert.deepEqual([dataActions, actions], [[], []]);
  });

  it('counts exclusions of the role itself', () => {
    const role = aRole('Ours', { dataActions: [`${blobs}/*`], notDataActions: [`${blobs}/delete`] });
    const { dataActions } = diff([], role);
    assert.ok(dataActions.includes(`${blobs}/write`) && !dataActions.includes(`${blobs}/delete`));
  });
});
