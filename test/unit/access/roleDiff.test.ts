import assert from 'node:assert/strict';
import { roleDiff, sameRoleHeld } from '../../../src/access/roleDiff';
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
    assert.deepEqual(undecided, [held]);
  });

  it('is nothing where a larger role is held', () => {
    const owner = builtIn('Storage Blob Data Owner');
    const { dataActions, actions, byProvider, sameRoleHeld } = diff(
      [anAssignment(orders, owner, scope)],
      reader,
    );
    assert.deepEqual([dataActions, actions, byProvider, sameRoleHeld], [[], [], [], false]);
  });

  it('is grouped by provider, data-plane first', () => {
    const role = aRole('Ours', {
      actions: [
        'Microsoft.Web/sites/read',
        'Microsoft.Storage/storageAccounts/read',
        'microsoft.web/sites/write',
      ],
      dataActions: [`${blobs}/read`],
    });
    assert.deepEqual(diff([], role, [role]).byProvider, [
      { plane: 'data', provider: 'Microsoft.Storage', operations: [`${blobs}/read`] },
      {
        plane: 'control',
        provider: 'Microsoft.Storage',
        operations: ['Microsoft.Storage/storageAccounts/read'],
      },
      {
        plane: 'control',
        provider: 'Microsoft.Web',
        operations: ['Microsoft.Web/sites/read', 'microsoft.web/sites/write'],
      },
    ]);
  });

  it('counts exclusions of the role itself', () => {
    const role = aRole('Ours', { dataActions: [`${blobs}/*`], notDataActions: [`${blobs}/delete`] });
    const { dataActions } = diff([], role);
    assert.ok(dataActions.includes(`${blobs}/write`) && !dataActions.includes(`${blobs}/delete`));
  });
});

describe('comparing many roles', () => {
  it('with those of many identities does not hold anything up', () => {
    const held = [anAssignment(orders, reader, scope), anAssignment(orders, builtIn('Reader'), scope)];
    diff(held);
    const before = process.cpuUsage();
    for (const role of builtInRoles.slice(0, 20)) diff(held, role);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < 50, `${String((user + system) / 1000)} ms`);
  });
});

describe('holding a role already', () => {
  it('means the same role at the place or above, without a condition', () => {
    const held = (at: string, condition?: string) =>
      sameRoleHeld(reader.guid.toUpperCase(), scope, [
        anAssignment(orders, reader, at, condition === undefined ? {} : { condition }),
      ]);
    assert.equal(held(scope), true);
    assert.equal(held(subscriptionScope(prod)), true);
    assert.equal(held(scope, 'x'), false);
    assert.equal(held(`${scope}2`), false);
    assert.equal(sameRoleHeld(contributor.guid, scope, [anAssignment(orders, reader, scope)]), false);
  });
});
