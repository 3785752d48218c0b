import assert from 'node:assert/strict';
import { isBroad, reaches, scopeOf } from '../../../src/model/scope';

const subscription = '/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333';
const group = `${subscription}/resourceGroups/rg-orders`;
const container = `${group}/providers/Microsoft.Storage/storageAccounts/st/blobServices/default/containers/c`;
const managementGroup = '/providers/Microsoft.Management/managementGroups/mg-platform';

describe('scopes', () => {
  for (const [id, kind, name, broad] of [
    ['/', 'root', '', true],
    [managementGroup, 'managementGroup', 'mg-platform', true],
    [managementGroup.toLowerCase(), 'managementGroup', 'mg-platform', true],
    [subscription, 'subscription', '0b1f6471-1bf0-4dda-aec3-111122223333', true],
    [group, 'resourceGroup', 'rg-orders', false],
    [container, 'resource', 'c', false],
    [`${subscription}/providers/Microsoft.Insights/x/y`, 'resource', 'y', false],
  ] as const) {
    it(`${id} is a ${kind}${broad ? ', which reaches far' : ''}`, () => {
      const scope = scopeOf(id);
      assert.deepEqual([scope?.kind, scope?.name], [kind, name]);
      assert.equal(scope !== undefined && isBroad(scope), broad);
    });
  }

  it('a resource carries its type, group and subscription', () => {
    assert.deepEqual(scopeOf(container), {
      id: container,
      kind: 'resource',
      name: 'c',
      subscriptionId: '0b1f6471-1bf0-4dda-aec3-111122223333',
      resourceGroup: 'rg-orders',
      resourceType: 'Microsoft.Storage/storageAccounts/blobServices/containers',
    });
  });

  it('text that is no ID is no scope', () => {
    for (const text of ['', 'rg-orders', '/tenants/x']) assert.equal(scopeOf(text), undefined, text);
  });

  it('an assignment reaches what lies at or below its scope', () => {
    assert.ok(reaches(group, container));
    assert.ok(reaches('/', container));
    assert.ok(!reaches(container, group));
    assert.ok(!reaches(`${subscription}/resourceGroups/rg`, group));
  });
});
