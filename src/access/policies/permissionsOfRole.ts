/** The access policy that opens what a role would: for vaults that go by policies and ignore roles. */

import { permits } from '../../model/actions';
import { noPermissions, united } from '../../model/accessPolicies';
import type { PolicyKind, PolicyPermissions } from '../../model/accessPolicies';
import type { RoleDefinition } from '../../model/role';

/** Each data operation of vaults below `Microsoft.KeyVault/vaults/`, and the permissions of a policy that stand for it. */
const operations: Readonly<Record<PolicyKind, Readonly<Record<string, readonly string[]>>>> = {
  secrets: {
    'secrets/getSecret/action': ['get'],
    'secrets/readMetadata/action': ['list'],
    'secrets/setSecret/action': ['set'],
    'secrets/delete': ['delete'],
    'secrets/recover/action': ['recover'],
    'secrets/backup/action': ['backup'],
    'secrets/restore/action': ['restore'],
    'secrets/purge/action': ['purge'],
  },
  keys: {
    'keys/read': ['get', 'list'],
    'keys/update/action': ['update'],
    'keys/create/action': ['create'],
    'keys/import/action': ['import'],
    'keys/delete': ['delete'],
    'keys/recover/action': ['recover'],
    'keys/backup/action': ['backup'],
    'keys/restore/action': ['restore'],
    'keys/purge/action': ['purge'],
    'keys/decrypt/action': ['decrypt'],
    'keys/encrypt/action': ['encrypt'],
    'keys/unwrap/action': ['unwrapKey'],
    'keys/wrap/action': ['wrapKey'],
    'keys/verify/action': ['verify'],
    'keys/sign/action': ['sign'],
    'keys/release/action': ['release'],
    'keys/rotate/action': ['rotate'],
    'keyrotationpolicies/read': ['getrotationpolicy'],
    'keyrotationpolicies/write': ['setrotationpolicy'],
  },
  certificates: {
    'certificates/read': ['get', 'list'],
    'certificates/update/action': ['update'],
    'certificates/create/action': ['create'],
    'certificates/import/action': ['import'],
    'certificates/delete': ['delete'],
    'certificates/recover/action': ['recover'],
    'certificates/backup/action': ['backup'],
    'certificates/restore/action': ['restore'],
    'certificates/purge/action': ['purge'],
    'certificatecontacts/write': ['managecontacts'],
    'certificatecas/read': ['getissuers', 'listissuers'],
    'certificatecas/write': ['manageissuers', 'setissuers'],
    'certificatecas/delete': ['deleteissuers'],
  },
};

/** All that the roles allow with the contents of a vault; nothing for a role without such operations. */
export function permissionsOfRoles(roles: readonly RoleDefinition[]): PolicyPermissions {
  return roles.map(permissionsOf).reduce(united, noPermissions);
}

function permissionsOf({ permissions }: RoleDefinition): PolicyPermissions {
  const allowed = (kind: PolicyKind): readonly string[] =>
    Object.entries(operations[kind]).flatMap(([operation, names]) =>
      permits(permissions, `Microsoft.KeyVault/vaults/${operation}`, 'data') ? names : [],
    );
  return { secrets: allowed('secrets'), keys: allowed('keys'), certificates: allowed('certificates') };
}
