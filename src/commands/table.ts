/** Every command and what does it: the one table, exhaustive by its type. */

import { Command, InternalCommand } from '../names';
import type { CommandId, InternalCommandId } from '../names';
import { assignMissingRoles } from './assignMissingRoles';
import { assignRole } from './assignRole';
import { addFederatedCredential } from './federation/addFederatedCredential';
import { checkFederatedCredentials } from './federation/checkFederatedCredentials';
import { deleteFederatedCredential } from './federation/deleteFederatedCredential';
import { assignCosmosRole } from './cosmos/assignCosmosRole';
import { copyId } from './copyId';
import { copyText } from './copyText';
import { copyAsCode } from './recreate/copyAsCode';
import { setAppIdentity } from './attach/appIdentity';
import { attachToResource } from './attach/attach';
import { detachFromResource } from './attach/detach';
import { disableSystemAssigned, enableSystemAssigned } from './attach/systemAssigned';
import type { Gesture } from './deps';
import { explainAccessError } from './explain/explainAccessError';
import { checkFields } from './fields';
import { deleteIdentity } from './deletion/deleteIdentity';
import { findIdentity } from './findIdentity';
import { filterUnused } from './order/filterUnused';
import { groupBy } from './order/groupBy';
import { insertCredential } from './insertCredential';
import { createIdentity } from './lifecycle/createIdentity';
import { updateIdentity } from './lifecycle/updateIdentity';
import { loadMore } from './loadMore';
import { copyLog, showLog } from './log';
import { openInPortal } from './openInPortal';
import { refresh } from './refresh';
import { addAccessPolicy } from './policies/addAccessPolicy';
import { removeAccessPolicy } from './policies/removeAccessPolicy';
import { removeOrphans } from './orphans/removeOrphans';
import { requestAccess } from './requestAccess';
import { removeRoleAssignment } from './removeRoleAssignment';
import { closeSampleTenant, openSampleTenant } from './sampleTenant';
import { selectSubscriptions } from './selectSubscriptions';
import { setWorkspaceIdentity } from './setWorkspaceIdentity';
import { signIn } from './signIn';
import { useAccount } from './useAccount';
import { viewAccess } from './target/viewAccess';
import { viewProperties } from './viewProperties';
import { compareRoles } from './compare/compareRoles';
import { viewRoleDefinition } from './viewRoleDefinition';

/** Of the internal ones those that nodes call; the editor's own are its own. */
export type TabledCommand =
  CommandId | Extract<InternalCommandId, typeof InternalCommand.loadMore | typeof InternalCommand.useAccount>;

const gestures: Readonly<Record<TabledCommand, Gesture>> = {
  [Command.signIn]: signIn,
  [Command.selectSubscriptions]: selectSubscriptions,
  [Command.refresh]: refresh,
  [Command.showLog]: showLog,
  [Command.copyLog]: copyLog,
  [Command.openSampleTenant]: openSampleTenant,
  [Command.closeSampleTenant]: closeSampleTenant,
  [Command.findIdentity]: findIdentity,
  [Command.groupBy]: groupBy,
  [Command.filterUnused]: filterUnused,
  [Command.createIdentity]: createIdentity,
  [Command.updateIdentity]: updateIdentity,
  [Command.deleteIdentity]: deleteIdentity,
  [Command.assignRole]: assignRole,
  [Command.addAccessPolicy]: addAccessPolicy,
  [Command.removeAccessPolicy]: removeAccessPolicy,
  [Command.assignCosmosRole]: assignCosmosRole,
  [Command.assignMissingRoles]: assignMissingRoles,
  [Command.removeRoleAssignment]: removeRoleAssignment,
  [Command.removeOrphans]: removeOrphans,
  [Command.viewAccess]: viewAccess,
  [Command.viewRoleDefinition]: viewRoleDefinition,
  [Command.compareRoles]: compareRoles,
  [Command.attachToResource]: attachToResource,
  [Command.detachFromResource]: detachFromResource,
  [Command.enableSystemAssigned]: enableSystemAssigned,
  [Command.disableSystemAssigned]: disableSystemAssigned,
  [Command.setAppIdentity]: setAppIdentity,
  [Command.requestAccess]: requestAccess,
  [Command.explainAccessError]: explainAccessError,
  [Command.copyClientId]: copyId('clientId'),
  [Command.copyObjectId]: copyId('objectId'),
  [Command.copyResourceId]: copyId('resourceId'),
  [Command.copyTenantId]: copyId('tenantId'),
  [Command.copyText]: copyText,
  [Command.copyAsCode]: copyAsCode,
  [Command.insertCredential]: insertCredential,
  [Command.setWorkspaceIdentity]: setWorkspaceIdentity,
  [Command.addFederatedCredential]: addFederatedCredential,
  [Command.checkFederatedCredentials]: checkFederatedCredentials,
  [Command.deleteFederatedCredential]: deleteFederatedCredential,
  [Command.openInPortal]: openInPortal,
  [Command.viewProperties]: viewProperties,
  [InternalCommand.loadMore]: loadMore,
  [InternalCommand.useAccount]: useAccount,
};

/** What a command does, once its argument object was found to hold nothing that it does not know. */
export function gestureOf(command: TabledCommand): Gesture {
  return (deps) => {
    const handler = gestures[command](deps);
    return async (input) => {
      if (input.from === 'arguments') checkFields(command, input.values);
      return handler(input);
    };
  };
}
