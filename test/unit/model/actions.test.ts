import assert from 'node:assert/strict';
import { actionMatches, matcherOf, permits } from '../../../src/model/actions';
import { aPermission } from '../fakes/builders';

/** The same by way of a regular expression: slower, and plain to see. */
function byExpression(pattern: string, operation: string): boolean {
  const escaped = (text: string) => text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const forms = [pattern, pattern.replaceAll('/*/', '/')];
  return forms.some((form) => new RegExp(`^${escaped(form).join('.*')}$`, 'i').test(operation));
}

describe('action patterns', () => {
  for (const [pattern, operation, matches] of [
    ['*', 'Microsoft.Web/sites/read', true],
    ['*/read', 'Microsoft.Web/sites/read', true],
    ['*/read', 'Microsoft.Web/sites/write', false],
    ['Microsoft.Storage/*', 'Microsoft.Storage/storageAccounts/blobServices/read', true],
    ['microsoft.storage/STORAGEACCOUNTS/read', 'Microsoft.Storage/storageAccounts/read', true],
    ['Microsoft.Storage/storageAccounts', 'Microsoft.Storage/storageAccounts/read', false],
    ['Microsoft.*/read', 'Microsoft.Web/sites/read', true],
    ['Microsoft.Storage/*/send/action', 'Microsoft.Storage/send/action', true],
    ['Microsoft.Storage/*/send/action', 'Microsoft.Storagesend/action', false],
    [
      'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
      'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
      true,
    ],
    ['Microsoft.ServiceBus/*/send/action', 'Microsoft.ServiceBus/namespaces/messages/send/action', true],
    ['a*ba', 'aba', true],
    ['ab*ba', 'aba', false],
    ['a*b*c', 'acb', false],
    ['a*b*c', 'abbc', true],
    ['**', 'x', true],
    ['', 'x', false],
  ] as const) {
    it(`${pattern} ${matches ? 'covers' : 'does not cover'} ${operation}`, () => {
      assert.equal(actionMatches(pattern, operation), matches);
      assert.equal(matcherOf(pattern)(operation.toLowerCase()), matches);
    });
  }

  it('agree with a regular expression on every short pattern and text', () => {
    const words = (letters: string, length: number): string[] =>
      length === 0
        ? ['']
        : words(letters, length - 1).flatMap((word) => Array.from(letters, (letter) => word + letter));
    const texts = [0, 1, 2, 3, 4].flatMap((length) => words('aB/', length));
    for (const pattern of [1, 2, 3, 4].flatMap((length) => words('a/*', length))) {
      for (const text of texts) {
        assert.equal(actionMatches(pattern, text), byExpression(pattern, text), `${pattern} ${text}`);
      }
    }
  });
});

describe('permissions', () => {
  const write = 'Microsoft.Authorization/roleAssignments/write';

  it('an exclusion takes away within its own entry', () => {
    const entry = aPermission({ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] });
    assert.equal(permits([entry], write, 'control'), false);
    assert.equal(permits([entry], 'Microsoft.Web/sites/write', 'control'), true);
  });

  it('what another entry excludes stays granted', () => {
    const without = aPermission({ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] });
    const granting = aPermission({ actions: [write] });
    assert.equal(permits([without, granting], write, 'control'), true);
    assert.equal(permits([granting, without], write, 'control'), true);
  });

  it('the planes are apart', () => {
    const entry = aPermission({ actions: ['*'], notDataActions: ['*'], dataActions: ['x/read'] });
    assert.equal(permits([entry], 'x/read', 'data'), false);
    assert.equal(permits([aPermission({ actions: ['*'] })], 'x/read', 'data'), false);
    assert.equal(permits([aPermission({ dataActions: ['x/*'] })], 'x/read', 'data'), true);
    assert.equal(permits([aPermission({ dataActions: ['x/*'] })], 'x/read', 'control'), false);
  });

  it('nothing grants nothing', () => {
    assert.equal(permits([], write, 'control'), false);
    assert.equal(permits([aPermission()], write, 'control'), false);
  });
});
