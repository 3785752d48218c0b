/** Commands that write several things, when the permission is lost after the first: what is made stays made and is told, the rest too. */

import assert from 'node:assert/strict';
import { assignCosmosRole } from '../../../../src/commands/cosmos/assignCosmosRole';
import { assignRole } from '../../../../src/commands/assignRole';
import { setAppIdentity } from '../../../../src/commands/attach/appIdentity';
import { deleteIdentity } from '../../../../src/commands/deletion/deleteIdentity';
import type { Gesture } from '../../../../src/commands/deps';
import { createIdentity } from '../../../../src/commands/lifecycle/createIdentity';
import { removeOrphans } from '../../../../src/commands/orphans/removeOrphans';
import { addAccessPolicy } from '../../../../src/commands/policies/addAccessPolicy';
import { removeRoleAssignment } from '../../../../src/commands/removeRoleAssignment';
import { lastSegment } from '../../../../src/model/armId';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import * as services from '../../../../src/sampleTenant/data/services';
import { never, refused } from '../../kit';
import { identityNamed, sampleTenantId } from '../../sampleRig';
import { complete } from '../lifecycle/creating';
import { isWrite, run, writesOf, writingDesk, type WritingDesk } from './writes';

type Values = Readonly<Record<string, unknown>>;

interface Half {
  readonly name: string;
  readonly gesture: Gesture;
  values(made: WritingDesk): Values | Promise<Values>;
  /** What is said of the part that was made, or of the part that was not. */
  readonly says: RegExp;
  /** Of the log, for what was made. */
  readonly logs: RegExp;
  /** Of the log, for what was not made: nothing there may undo it. */
  readonly logsNot?: RegExp;
  /** Said when it is called again; absent where what it named is gone. */
  readonly then?: RegExp;
}

const both = [identities.ordersWeb.id, identities.ordersReports.id];

const assignmentsOfWeb = async ({ rig }: WritingDesk): Promise<Values> => {
  const { principalId } = await identityNamed(rig.azure.identities, 'id-orders-web');
  const { items } = await rig.azure.roleAssignments.ofPrincipal(sampleTenantId, principalId, never());
  const roleAssignmentIds = items.map(({ id }) => id);
  return { roleAssignmentIds, confirm: roleAssignmentIds.map(lastSegment) };
};

const orphans = async ({ store }: WritingDesk): Promise<Values> => {
  const { items } = await store.orphans.list(sampleTenantId, never());
  const proven = items.filter(
    ({ doubt, assignment }) => doubt === undefined && /Reader|^Contributor/.test(assignment.roleName ?? ''),
  );
  const roleAssignmentIds = proven.map(({ assignment }) => assignment.id);
  return { roleAssignmentIds, confirm: roleAssignmentIds.map(lastSegment) };
};

const halves: readonly Half[] = [
  {
    name: 'assignRole, of two roles',
    gesture: assignRole,
    values: () => ({
      identityId: both[0],
      scope: services.ordersStorage.id,
      roleDefinitionIds: ['acdd72a7-3385-48ef-bd42-f606fba81ae7', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'],
    }),
    says: /1 of 2 role assignments on stordersprod were not made\. Storage Blob Data Contributor for id-orders-web: You may not/,
    logs: /^info Assigned role acdd72a7.* Undo: az/m,
    then: /Assigned Reader, Storage Blob Data Contributor to id-orders-web/,
  },
  {
    name: 'removeRoleAssignment, of two',
    gesture: removeRoleAssignment,
    values: assignmentsOfWeb,
    says: /Not removed: .* for id-orders-web: You may not/,
    logs: /^info Removed .* Undo: az/m,
    then: /^Removed .* on /m,
  },
  {
    name: 'removeOrphans, of two',
    gesture: removeOrphans,
    values: orphans,
    says: /Removed 1 orphaned role assignments; 1 are left\. The first reason: You may not/,
    logs: /^info Removed .*It cannot be made again/m,
    then: /"removed":(true|false).*Removed an orphaned role assignment/s,
  },
  {
    name: 'assignCosmosRole, to two identities',
    gesture: assignCosmosRole,
    values: () => ({
      identityIds: both,
      accountId: services.cosmos.id,
      scope: '/dbs/archive',
      roleDefinitionId: '00000000-0000-0000-0000-000000000001',
    }),
    says: /1 of 2 role assignments .* were not made\. .* for id-orders-reports: You may not/,
    logs: /^info Assigned Cosmos DB role .* Undo: az/m,
    then: /Assigned Cosmos DB Built-in Data Reader to id-orders-web, id-orders-reports/,
  },
  {
    name: 'addAccessPolicy, for two identities',
    gesture: addAccessPolicy,
    values: () => ({ identityIds: both, vaultId: services.ordersVault.id, secrets: ['get'] }),
    says: /The access policy of id-orders-reports on kv-orders was not changed\. You may not[^]*Added to the access policy of id-orders-web/,
    logs: /^info Added to the access policy of id-orders-web.* Undo: az/m,
    then: /Added to the access policy of id-orders-reports/,
  },
  {
    name: 'setAppIdentity, of the app and its settings',
    gesture: setAppIdentity,
    values: () => ({
      resourceId: hosts.appOrders.id,
      identityId: identities.ordersApi.id,
      settings: ['clientId', 'keyVaultReferences'],
    }),
    says: /"set":\["AZURE_CLIENT_ID"\],"removed":\[\][^]*1 of 2 .*You may not/,
    logs: /^info Settings of .*app-orders: set AZURE_CLIENT_ID\. Undo: az .*delete .*\nwarn Only 1 of the changes of .*app-orders were made/m,
    logsNot: /keyVaultReferenceIdentity/,
    then: /app-orders/,
  },
  {
    name: 'setAppIdentity, of what stays with the slot and then the setting',
    gesture: setAppIdentity,
    values: () => ({
      resourceId: hosts.appOrders.id,
      identityId: identities.ordersApi.id,
      settings: ['clientId', 'slotSettings'],
    }),
    says: /"set":\[\],"removed":\[\][^]*1 of 2 .*You may not/,
    logs: /^info Settings of .*app-orders: made AZURE_CLIENT_ID a slot setting\. Undo: az rest --method put .*slotConfigNames/m,
    logsNot: /set AZURE_CLIENT_ID|appsettings/,
    then: /"set":\["AZURE_CLIENT_ID"\][^]*app-orders is set to use/,
  },
  {
    name: 'createIdentity, in a new resource group',
    gesture: createIdentity,
    values: () => ({ ...complete, resourceGroup: 'rg-new' }),
    says: /You may not[^]*rg-new/,
    logs: /^info .*rg-new\. Undo, with all that is in it by then: az/m,
    then: /id-new/,
  },
  {
    name: 'deleteIdentity, and then its roles',
    gesture: deleteIdentity,
    values: () => ({ identityId: both[0], confirm: 'id-orders-web' }),
    says: /You may not/,
    logs: /^info Deleted .*id-orders-web.* Undo: bash/m,
  },
];

describe('a permission that is lost half-way', () => {
  for (const { name, gesture, values: valuesFor, says, logs, logsNot, then } of halves) {
    it(`${name}: tells what was made and what was not, and does the rest when it is called again`, async () => {
      const made = writingDesk();
      if (gesture === createIdentity) made.deps.ui.confirm = () => Promise.resolve(true);
      const values = await valuesFor(made);
      let writes = 0;
      made.rig.answerWith((request) =>
        isWrite(request) && (writes += 1) > 1 ? refused(403, 'AuthorizationFailed', 'No.') : undefined,
      );
      const first = await run(made, gesture, values);
      assert.ok(writes > 1, first.said);
      assert.match(first.said, says);
      assert.match(first.log, logs);
      if (logsNot !== undefined) assert.doesNotMatch(first.log, logsNot);
      assert.match(first.log, /^warn .*No\./m);
      made.rig.answerWith();
      const before = writesOf(made).length;
      if (then === undefined) return;
      const second = await run(made, gesture, values);
      assert.match(second.said, then);
      assert.ok(writesOf(made).length > before);
    });
  }
});
