import assert from 'node:assert/strict';
import {
  idKey,
  isAtOrBelow,
  isGuid,
  isUserAssignedId,
  lastSegment,
  parseArmId,
  resourceTypeOf,
  sameId,
} from '../../../src/model/armId';

const subscription = '/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333';
const group = `${subscription}/resourceGroups/rg-orders`;
const account = `${group}/providers/Microsoft.Storage/storageAccounts/stordersprod`;
const slot = `${group}/providers/Microsoft.Web/sites/app-orders/slots/staging`;
const managementGroup = '/providers/Microsoft.Management/managementGroups/mg-platform';

describe('taking an ARM ID apart', () => {
  it('a resource has subscription, group, provider, types and names', () => {
    assert.deepEqual(parseArmId(slot), {
      subscriptionId: '0b1f6471-1bf0-4dda-aec3-111122223333',
      resourceGroup: 'rg-orders',
      provider: 'Microsoft.Web',
      types: ['sites', 'slots'],
      names: ['app-orders', 'staging'],
    });
  });

  it('its fixed words count in any case', () => {
    const parsed = parseArmId(
      group.replace('resourceGroups', 'resourcegroups').replace('subscriptions', 'SUBSCRIPTIONS'),
    );
    assert.equal(parsed?.resourceGroup, 'rg-orders');
  });

  it('the same words below a provider are types like others', () => {
    const id = `${group}/providers/Microsoft.ServiceBus/namespaces/n/topics/t/subscriptions/s`;
    assert.deepEqual(parseArmId(id)?.types, ['namespaces', 'topics', 'subscriptions']);
    assert.equal(parseArmId(id)?.subscriptionId, '0b1f6471-1bf0-4dda-aec3-111122223333');
  });

  it('of an extension resource the last provider counts', () => {
    const parsed = parseArmId(`${account}/providers/Microsoft.Authorization/roleAssignments/x`);
    assert.deepEqual(
      [parsed?.provider, parsed?.types, parsed?.names],
      ['Microsoft.Authorization', ['roleAssignments'], ['x']],
    );
    assert.equal(parsed?.resourceGroup, 'rg-orders');
  });

  it('management groups are known as such, what is attached to them is not', () => {
    assert.equal(parseArmId(managementGroup.toUpperCase())?.managementGroup, 'MG-PLATFORM');
    assert.equal(parseArmId(`${managementGroup}/subscriptions/s`)?.managementGroup, undefined);
    const assignment = `${managementGroup}/providers/Microsoft.Authorization/roleAssignments/x`;
    assert.equal(parseArmId(assignment)?.managementGroup, undefined);
  });

  it('the root scope is an ID without parts', () => {
    assert.deepEqual(parseArmId('/'), { types: [], names: [] });
  });

  for (const id of [
    '',
    'stordersprod',
    subscription.slice(1),
    '/subscriptions',
    `${subscription}/resourceGroups`,
    `${subscription}/rg-orders/x`,
    `${group}/providers/Microsoft.Storage`,
    `${account}/blobServices`,
    '/tenants/72f988bf-86f1-41af-91ab-2d7cd011db47',
    '/resourceGroups/rg/providers/Microsoft.Web/sites/x',
  ]) {
    it(`"${id}" is none`, () => {
      assert.equal(parseArmId(id), undefined);
    });
  }
});

describe('comparing ARM IDs', () => {
  it('case, a missing first slash and a last one make no difference', () => {
    assert.ok(sameId(account, account.toUpperCase()));
    assert.ok(sameId(account, `${account}/`));
    assert.ok(sameId(account, account.slice(1)));
    assert.ok(!sameId(account, `${account}2`));
    assert.equal(idKey('/'), '/');
    assert.equal(idKey(''), '/');
  });

  it('at or below means whole segments, not text that begins alike', () => {
    assert.ok(isAtOrBelow(account, account.toUpperCase()));
    assert.ok(isAtOrBelow(account, group));
    assert.ok(isAtOrBelow(account, `${subscription}/`));
    assert.ok(isAtOrBelow(account, '/'));
    assert.ok(isAtOrBelow('/', '/'));
    assert.ok(!isAtOrBelow(`${group}01`, group));
    assert.ok(!isAtOrBelow(group, account));
    assert.ok(!isAtOrBelow('/', subscription));
  });
});

describe('reading single facts from an ARM ID', () => {
  it('the type of a resource, of a child, and of what is no resource', () => {
    assert.equal(resourceTypeOf(account), 'Microsoft.Storage/storageAccounts');
    assert.equal(resourceTypeOf(slot), 'Microsoft.Web/sites/slots');
    for (const id of [group, subscription, managementGroup, '/', 'nonsense']) {
      assert.equal(resourceTypeOf(id), undefined, id);
    }
  });

  it('the last segment, whether or not a slash follows', () => {
    assert.equal(lastSegment(account), 'stordersprod');
    assert.equal(lastSegment(`${account}//`), 'stordersprod');
    assert.equal(lastSegment('/'), '');
    assert.equal(lastSegment('alone'), 'alone');
  });

  it('a user-assigned identity is told by its type, in any case', () => {
    const id = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
    assert.ok(isUserAssignedId(id));
    assert.ok(isUserAssignedId(id.toLowerCase()));
    assert.ok(!isUserAssignedId(`${id}/federatedIdentityCredentials/github`));
    assert.ok(!isUserAssignedId(account));
    assert.ok(!isUserAssignedId('id-orders'));
  });

  it('a GUID has its form, in any case', () => {
    assert.ok(isGuid('72F988BF-86f1-41af-91ab-2d7cd011db47'));
    for (const text of [
      '72f988bf86f141af91ab2d7cd011db47',
      '{72f988bf-86f1-41af-91ab-2d7cd011db47}',
      '',
      'x',
    ]) {
      assert.ok(!isGuid(text), text);
    }
    assert.ok(!isGuid('72f988bf-86f1-41af-91ab-2d7cd011db47\n'));
  });
});
