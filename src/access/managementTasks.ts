/** What the tasks of managing identities take: the operations of each, which roles grant or do not. */

export type ManagementTask =
  'assignRoles' | 'createIdentities' | 'useIdentities' | 'deleteIdentities' | 'federate';

const identity = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** Operations of Microsoft.ManagedIdentity, Microsoft.Authorization and services with access of their own, named as their providers name them. */
export const Operation = {
  writeIdentity: `${identity}/write`,
  /** Of the provider, in a subscription that has none yet. */
  register: 'Microsoft.ManagedIdentity/register/action',
  writeGroup: 'Microsoft.Resources/subscriptions/resourceGroups/write',
  deleteIdentity: `${identity}/delete`,
  /** Needed on every identity that a resource is to use, beside the right to write the resource. */
  assignIdentity: `${identity}/assign/action`,
  writeFederated: `${identity}/federatedIdentityCredentials/write`,
  deleteFederated: `${identity}/federatedIdentityCredentials/delete`,
  writeAssignment: 'Microsoft.Authorization/roleAssignments/write',
  deleteAssignment: 'Microsoft.Authorization/roleAssignments/delete',
  writeAccessPolicy: 'Microsoft.KeyVault/vaults/accessPolicies/write',
  writeCosmosAssignment: 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write',
} as const;

export const managementTasks: readonly {
  readonly task: ManagementTask;
  readonly actions: readonly string[];
}[] = [
  { task: 'assignRoles', actions: [Operation.writeAssignment, Operation.deleteAssignment] },
  { task: 'createIdentities', actions: [Operation.writeIdentity] },
  { task: 'useIdentities', actions: [Operation.assignIdentity] },
  { task: 'deleteIdentities', actions: [Operation.deleteIdentity] },
  { task: 'federate', actions: [Operation.writeFederated, Operation.deleteFederated] },
];
