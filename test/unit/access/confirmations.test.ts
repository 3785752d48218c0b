import assert from 'node:assert/strict';
import { noEffect } from '../../../src/access/noEffect';
import { isPrivileged, needsConfirmation } from '../../../src/access/privileged';
import { aRole, aSubscription, storageScope, subscriptionScope } from '../fakes/builders';
import { builtIn } from './builtInRoles';

const prod = aSubscription('prod');
const scope = storageScope(prod);
const group = scope.split('/providers/')[0] ?? '';

describe('assignments that are confirmed once more', () => {
  it('are those of the four roles that give everything or access', () => {
    for (const name of [
      'Owner',
      'Contributor',
      'User Access Administrator',
      'Role Based Access Control Administrator',
    ]) {
      assert.equal(needsConfirmation(builtIn(name).guid.toUpperCase(), scope), 'role', name);
    }
    assert.equal(needsConfirmation(builtIn('Storage Blob Data Owner').guid, scope), undefined);
    assert.equal(needsConfirmation(builtIn('Reader').guid, group), undefined);
  });

  it('are those at a subscription or above', () => {
    const reader = builtIn('Reader').guid;
    const above = [subscriptionScope(prod), '/providers/Microsoft.Management/managementGroups/mg', '/'];
    for (const place of above) assert.equal(needsConfirmation(reader, place), 'scope', place);
  });

  it('are those of custom roles that give as much', () => {
    const everything = aRole('Ours', { actions: ['*'] }, { type: 'CustomRole' });
    const assigning = aRole('Ours', { actions: ['Microsoft.Authorization/roleAssignments/*'] });
    for (const role of [everything, assigning])
      assert.equal(needsConfirmation(role.guid, scope, role), 'role');
    const harmless = aRole('Ours', {
      actions: ['Microsoft.Authorization/*'],
      notActions: ['Microsoft.Authorization/*/write'],
    });
    assert.equal(needsConfirmation(harmless.guid, scope, harmless), undefined);
  });

  it('a role that may assign only under a condition is privileged and not confirmed', () => {
    const role = builtIn('Key Vault Data Access Administrator');
    assert.equal(isPrivileged(role), true);
    assert.equal(needsConfirmation(role.guid, scope, role), undefined);
  });
});

describe('assignments without effect', () => {
  const vault = { id: '/v', usesAccessPolicies: true };
  const secretsUser = { roleGuid: builtIn('Key Vault Secrets User').guid };

  it('are data-plane roles on a vault that uses access policies', () => {
    assert.equal(noEffect(secretsUser, vault), 'accessPolicies');
    assert.equal(noEffect(secretsUser, { id: '/v', usesAccessPolicies: false }), undefined);
    assert.equal(noEffect(secretsUser, { id: '/v' }), undefined);
    assert.equal(noEffect(secretsUser, undefined), undefined);
  });

  it('are the roles for a whole registry on one that judges each repository by itself', () => {
    const registry = { id: '/r', usesRepositoryPermissions: true };
    for (const name of ['AcrPull', 'AcrPush', 'AcrDelete']) {
      const { guid } = builtIn(name);
      assert.equal(noEffect({ roleGuid: guid.toUpperCase() }, registry), 'repositoryPermissions', name);
      assert.equal(noEffect({ roleGuid: guid }, { id: '/r' }), undefined, name);
    }
    for (const name of [
      'Container Registry Repository Reader',
      'Container Registry Repository Writer',
      'Reader',
    ])
      assert.equal(noEffect({ roleGuid: builtIn(name).guid }, registry, builtIn(name)), undefined, name);
  });

  it('roles that still do something there are not', () => {
    for (const name of ['Key Vault Reader', 'Key Vault Contributor', 'Reader']) {
      assert.equal(noEffect({ roleGuid: builtIn(name).guid }, vault, builtIn(name)), undefined, name);
    }
  });

  it('every built-in role for the data of vaults is known without its definition', () => {
    for (const name of [
      'Key Vault Administrator',
      'Key Vault Certificates Officer',
      'Key Vault Certificate User',
      'Key Vault Crypto Officer',
      'Key Vault Crypto Service Encryption User',
      'Key Vault Crypto Service Release User',
      'Key Vault Crypto User',
      'Key Vault Secrets Officer',
      'Key Vault Secrets User',
    ]) {
      assert.equal(noEffect({ roleGuid: builtIn(name).guid.toUpperCase() }, vault), 'accessPolicies', name);
    }
  });

  it('a custom role for the data of vaults alone is one of them', () => {
    const role = (data: readonly string[], actions: readonly string[] = []) =>
      aRole('Ours', { dataActions: data, actions }, { type: 'CustomRole' });
    const secrets = role(['Microsoft.KeyVault/vaults/secrets/*']);
    assert.equal(noEffect({ roleGuid: secrets.guid }, vault, secrets), 'accessPolicies');
    const more = role(['Microsoft.KeyVault/vaults/secrets/*'], ['Microsoft.KeyVault/vaults/read']);
    assert.equal(noEffect({ roleGuid: more.guid }, vault, more), undefined);
  });
});
