/** What an access policy has to allow so that it opens what a role would: for every built-in role of vaults, and for custom ones. */

import assert from 'node:assert/strict';
import { permissionsOfRoles } from '../../../../src/access/policies/permissionsOfRole';
import { knownPermissions, lacking, noPermissions, united } from '../../../../src/model/accessPolicies';
import { aRole } from '../../fakes/builders';
import { builtIn } from '../builtInRoles';

const all = {
  secrets: knownPermissions.secrets,
  keys: knownPermissions.keys,
  certificates: knownPermissions.certificates,
};
const expected: Readonly<Record<string, Partial<typeof all>>> = {
  'Key Vault Secrets User': { secrets: ['get', 'list'] },
  'Key Vault Secrets Officer': { secrets: all.secrets },
  'Key Vault Crypto User': {
    keys: ['get', 'list', 'update', 'backup', 'decrypt', 'encrypt', 'unwrapKey', 'wrapKey', 'verify', 'sign'],
  },
  'Key Vault Crypto Officer': { keys: all.keys },
  'Key Vault Crypto Service Encryption User': { keys: ['get', 'list', 'unwrapKey', 'wrapKey'] },
  'Key Vault Crypto Service Release User': { keys: ['release'] },
  'Key Vault Certificates Officer': { certificates: all.certificates },
  'Key Vault Certificate User': {
    secrets: ['get', 'list'],
    keys: ['get', 'list'],
    certificates: ['get', 'list'],
  },
  'Key Vault Administrator': all,
  Reader: {},
};

describe('the access policy that stands for a role', () => {
  for (const [name, permissions] of Object.entries(expected)) {
    it(`allows what ${name} allows, and no more`, () => {
      const given = permissionsOfRoles([builtIn(name)]);
      for (const kind of ['secrets', 'keys', 'certificates'] as const)
        assert.deepEqual([...given[kind]].sort(), [...(permissions[kind] ?? [])].sort(), kind);
    });
  }

  it('leaves out what a custom role excludes', () => {
    const role = aRole('Careful', {
      dataActions: ['Microsoft.KeyVault/vaults/secrets/*'],
      notDataActions: [
        'Microsoft.KeyVault/vaults/secrets/purge/action',
        'Microsoft.KeyVault/vaults/secrets/delete',
      ],
    });
    assert.deepEqual(permissionsOfRoles([role]).secrets, [
      'get',
      'list',
      'set',
      'recover',
      'backup',
      'restore',
    ]);
  });

  it('of several roles is all of them together, each permission once', () => {
    const roles = ['Key Vault Secrets User', 'Key Vault Certificate User'].map(builtIn);
    assert.deepEqual(permissionsOfRoles(roles).secrets, ['get', 'list']);
  });
});

describe('permissions', () => {
  it('lack what is not held, without regard to case; "all" lacks nothing', () => {
    const wanted = { ...noPermissions, secrets: ['get', 'list'], keys: ['wrapKey'] };
    const held = { ...noPermissions, secrets: ['Get'], keys: ['all'] };
    assert.deepEqual(lacking(wanted, held), { ...noPermissions, secrets: ['list'] });
    assert.deepEqual(united(held, wanted).secrets, ['Get', 'list']);
  });
});
