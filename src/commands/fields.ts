/** What each command takes in its argument object: a field that is not here was misspelt, and is refused. */

import { Command, InternalCommand } from '../names';
import { badArgument } from './arguments';
import type { Arguments } from './deps';
import type { TabledCommand } from './table';

const identities = ['identityId', 'identityIds'];

const federation = ['identityId', 'name', 'issuer', 'subject', 'audience', 'confirm'];

const fields: Readonly<Record<TabledCommand, readonly string[]>> = {
  [Command.signIn]: ['tenantId'],
  [Command.selectSubscriptions]: ['subscriptions'],
  [Command.refresh]: ['id'],
  [Command.showLog]: [],
  [Command.copyLog]: [],
  [Command.openSampleTenant]: [],
  [Command.closeSampleTenant]: [],
  [Command.findIdentity]: ['query'],
  [Command.groupBy]: ['by', 'tag'],
  [Command.filterUnused]: ['on'],
  [Command.createIdentity]: ['subscriptionId', 'resourceGroup', 'location', 'name', 'tags', 'isolationScope'],
  [Command.updateIdentity]: ['identityId', 'tags', 'isolationScope'],
  [Command.deleteIdentity]: ['identityId', 'confirm', 'restoreFile'],
  [Command.assignRole]: [
    ...identities,
    'scope',
    'roleDefinitionId',
    'roleDefinitionIds',
    'description',
    'condition',
    'confirm',
  ],
  [Command.addAccessPolicy]: [...identities, 'vaultId', 'secrets', 'keys', 'certificates'],
  [Command.removeAccessPolicy]: ['identityId', 'vaultId', 'confirm'],
  [Command.assignCosmosRole]: [...identities, 'accountId', 'roleDefinitionId', 'scope'],
  [Command.assignMissingRoles]: ['identityId', 'files'],
  [Command.removeRoleAssignment]: [...identities, 'roleAssignmentId', 'roleAssignmentIds', 'confirm'],
  [Command.removeOrphans]: ['roleAssignmentId', 'roleAssignmentIds', 'confirm'],
  [Command.viewAccess]: ['scope', 'identityId'],
  [Command.viewRoleDefinition]: ['roleDefinitionId', 'scope'],
  [Command.compareRoles]: [...identities, 'roleDefinitionId', 'roleDefinitionIds', 'scope'],
  [Command.attachToResource]: [...identities, 'resourceId'],
  [Command.detachFromResource]: [...identities, 'resourceId', 'systemAssigned', 'all', 'confirm'],
  [Command.enableSystemAssigned]: ['resourceId', 'confirm'],
  [Command.disableSystemAssigned]: ['resourceId', 'confirm'],
  [Command.setAppIdentity]: ['resourceId', 'identityId', 'settings'],
  [Command.requestAccess]: ['action', 'scope'],
  [Command.explainAccessError]: ['text'],
  [Command.copyClientId]: identities,
  [Command.copyObjectId]: identities,
  [Command.copyResourceId]: identities,
  [Command.copyTenantId]: identities,
  [Command.copyText]: ['id', 'identityId'],
  [Command.copyAsCode]: ['id', 'identityId', 'format', 'outputs'],
  [Command.insertCredential]: [
    'identityId',
    'identifier',
    'flavour',
    'target',
    'idSource',
    'variable',
    'confirm',
  ],
  [Command.setWorkspaceIdentity]: ['identityId'],
  [Command.addFederatedCredential]: federation,
  [Command.checkFederatedCredentials]: federation,
  [Command.deleteFederatedCredential]: federation,
  [Command.openInPortal]: ['id', 'identityId'],
  [Command.viewProperties]: ['id', 'identityId'],
  [InternalCommand.loadMore]: [],
  [InternalCommand.useAccount]: [],
};

/** Throws `badArgument` that names the first field which the command does not know. */
export function checkFields(command: TabledCommand, values: Arguments): void {
  const known = fields[command];
  const odd = Object.keys(values).find((field) => !known.includes(field));
  if (odd === undefined) return;
  throw badArgument(odd, 'unknownField', undefined, known.length === 0 ? undefined : known.join(', '));
}
