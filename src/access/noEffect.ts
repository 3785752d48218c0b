/** Assignments that Azure accepts and that do nothing where they are made. */

import type { RoleAssignment, RoleDefinition, TargetFacts } from '../model/role';

/**
 * `accessPolicies`: the vault takes its data permissions from access policies and ignores data-plane roles.
 * `repositoryPermissions`: the registry judges each repository by itself and ignores the roles for all of it.
 */
export type NoEffect = 'accessPolicies' | 'repositoryPermissions';

/** Built-in roles whose point is the data of a vault. Key Vault Reader is not among them: it still reads the vault itself. */
const vaultDataRoles: ReadonlySet<string> = new Set([
  '00482a5a-887f-4fb3-b363-3b7fe8e74483', // Key Vault Administrator
  'a4417e6f-fecd-4de8-b567-7b0420556985', // Key Vault Certificates Officer
  'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba', // Key Vault Certificate User
  '14b46e9e-c2b7-41b4-b07b-48a6ebf60603', // Key Vault Crypto Officer
  'e147488a-f6f5-4113-8e2d-b22465e65bf6', // Key Vault Crypto Service Encryption User
  '08bbd89e-9f13-488c-ac41-acfcb10c90ab', // Key Vault Crypto Service Release User
  '12338af0-0e69-4776-bea7-57ae8d297424', // Key Vault Crypto User
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7', // Key Vault Secrets Officer
  '4633458b-17de-408a-b874-0445c86b69e6', // Key Vault Secrets User
]);

/** Built-in roles for all repositories of a registry at once. */
const registryRoles: ReadonlySet<string> = new Set([
  '7f951dda-4ed3-4680-a7ca-43fe172d538d', // AcrPull
  '8311e382-0749-4cb8-b61a-304f252e45ec', // AcrPush
  'c2f4ef07-c644-48eb-af81-4b1b4947fb11', // AcrDelete
]);

const vaultData = 'microsoft.keyvault/vaults/';

/**
 * Why an assignment does nothing, `undefined` when it does something as far as is known.
 * @param role the role's definition where known; without it the built-in roles are told by their GUID.
 */
export function noEffect(
  assignment: Pick<RoleAssignment, 'roleGuid'>,
  target: TargetFacts | undefined,
  role?: RoleDefinition,
): NoEffect | undefined {
  if (target?.usesRepositoryPermissions === true)
    return registryRoles.has(assignment.roleGuid.toLowerCase()) ? 'repositoryPermissions' : undefined;
  if (target?.usesAccessPolicies !== true) return undefined;
  const dataOnly =
    role === undefined ? vaultDataRoles.has(assignment.roleGuid.toLowerCase()) : isForVaultData(role);
  return dataOnly ? 'accessPolicies' : undefined;
}

/** A custom role that names data operations of vaults only is ignored whole; a built-in one is judged by the list above. */
function isForVaultData(role: RoleDefinition): boolean {
  if (role.type === 'BuiltInRole') return vaultDataRoles.has(role.guid.toLowerCase());
  const data = role.permissions.flatMap((entry) => entry.dataActions);
  const control = role.permissions.flatMap((entry) => entry.actions);
  return (
    data.length > 0 &&
    control.length === 0 &&
    data.every((action) => action.toLowerCase().startsWith(vaultData))
  );
}
