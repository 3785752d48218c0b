/** Arguments are data: what does not fit is refused with a sentence, a code and the name of the field, and nothing happens. */

import assert from 'node:assert/strict';
import type { Command } from '../../../src/names';
import { call, refusalOf, role, sample } from '../calls';

const id = sample.ordersApi;
const scope = sample.storage;
const guid = '00000000-0000-4000-8000-000000000001';

/** A call that must be refused, and the field that it is refused for. */
const refused: readonly (readonly [keyof typeof Command, object, string])[] = [
  ['signIn', { tenantId: 'not a tenant' }, 'tenantId'],
  ['refresh', { id: 7 }, 'id'],
  ['findIdentity', { query: ['x'] }, 'query'],
  ['filterUnused', { on: 'yes' }, 'on'],
  ['groupBy', { by: 'owner' }, 'by'],
  ['groupBy', { by: 'region', tag: 'team' }, 'tag'],
  ['createIdentity', { subscriptionId: 'Contoso Prod' }, 'subscriptionId'],
  ['createIdentity', { subscriptionId: sample.prod, resourceGroup: 'rg orders' }, 'resourceGroup'],
  ['createIdentity', { subscriptionId: sample.prod, name: 'x' }, 'name'],
  ['createIdentity', { subscriptionId: sample.prod, tags: ['team=orders'] }, 'tags'],
  ['createIdentity', { subscriptionId: sample.prod, isolationScope: 'Wide' }, 'isolationScope'],
  ['createIdentity', { subscriptionId: sample.prod, location: 'atlantis' }, 'location'],
  ['updateIdentity', { identityId: guid, tags: {} }, 'identityId'],
  ['updateIdentity', { identityId: id, tags: { team: 7 } }, 'tags'],
  ['updateIdentity', { identityId: id, isolationScope: 'Wide' }, 'isolationScope'],
  ['deleteIdentity', { identityId: guid, confirm: 'x' }, 'identityId'],
  ['deleteIdentity', { identityId: sample.appOrders, confirm: 'app-orders' }, 'identityId'],
  ['deleteIdentity', { identityId: id, confirm: 'id-orders-api', restoreFile: 7 }, 'restoreFile'],
  ['deleteIdentity', { identityId: id, confirm: 'id-orders-api', restoreFile: 'https:' }, 'restoreFile'],
  ['assignRole', { identityId: guid, scope, roleDefinitionId: role.reader }, 'identityId'],
  ['assignRole', { identityId: '/subscriptions/x', scope, roleDefinitionId: role.reader }, 'identityId'],
  ['assignRole', { identityIds: [], scope, roleDefinitionId: role.reader }, 'identityIds'],
  ['assignRole', { identityId: id, scope: 'stordersprod', roleDefinitionId: role.reader }, 'scope'],
  ['assignRole', { identityId: id, scope, roleDefinitionId: 'Reader' }, 'roleDefinitionId'],
  ['assignRole', { identityId: id, scope, roleDefinitionIds: [role.reader, 1] }, 'roleDefinitionIds'],
  ['assignRole', { identityId: id, scope, roleDefinitionId: role.reader, condition: {} }, 'condition'],
  ['removeRoleAssignment', { roleAssignmentId: guid }, 'roleAssignmentId'],
  ['assignCosmosRole', { identityId: id, accountId: scope, scope: '/' }, 'accountId'],
  ['assignCosmosRole', { identityId: id, scope: '/dbs/orders' }, 'accountId'],
  ['removeOrphans', { roleAssignmentIds: [guid] }, 'roleAssignmentIds'],
  ['addAccessPolicy', { identityId: id, vaultId: scope, secrets: ['get'] }, 'vaultId'],
  ['addAccessPolicy', { identityId: id, vaultId: sample.vault, secrets: ['read'] }, 'secrets'],
  ['removeAccessPolicy', { identityId: id, vaultId: scope, confirm: 'x' }, 'vaultId'],
  ['removeOrphans', { roleAssignmentId: scope, confirm: 'x' }, 'roleAssignmentId'],
  ['viewAccess', { scope: 'stordersprod' }, 'scope'],
  ['viewRoleDefinition', { roleDefinitionId: 'Owner' }, 'roleDefinitionId'],
  ['compareRoles', { roleDefinitionIds: [role.reader, 'Owner'] }, 'roleDefinitionIds'],
  ['attachToResource', { identityId: sample.appOrders, resourceId: sample.appOrders }, 'identityId'],
  ['attachToResource', { identityId: id, resourceId: 'app-orders' }, 'resourceId'],
  ['attachToResource', { identityId: id, resourceId: '/subscriptions/x/resourceGroups/rg' }, 'resourceId'],
  ['attachToResource', { identityId: id, resourceId: sample.cluster }, 'resourceId'],
  ['detachFromResource', { resourceId: sample.appOrders, identityIds: 'x' }, 'identityIds'],
  ['detachFromResource', { resourceId: sample.appOrders, systemAssigned: 1 }, 'systemAssigned'],
  ['enableSystemAssigned', { resourceId: 'app-orders' }, 'resourceId'],
  ['disableSystemAssigned', { resourceId: sample.cluster }, 'resourceId'],
  ['setAppIdentity', { resourceId: sample.appOrders, identityId: id, settings: ['everything'] }, 'settings'],
  ['setAppIdentity', { resourceId: sample.appOrders, identityId: sample.ordersWorker }, 'identityId'],
  ['setAppIdentity', { resourceId: sample.vmReports, identityId: id }, 'resourceId'],
  ['requestAccess', { action: 'everything' }, 'action'],
  ['explainAccessError', { text: 'Segmentation fault' }, 'text'],
  ['explainAccessError', { text: 7 }, 'text'],
  ['copyClientId', { identityId: sample.clientIdOfOrdersApi }, 'identityId'],
  ['copyObjectId', { identityId: true }, 'identityId'],
  ['copyResourceId', { identityId: '' }, 'identityId'],
  ['copyTenantId', { identityId: 'id-orders-api' }, 'identityId'],
  ['copyAsCode', { id, format: 'yaml' }, 'format'],
  ['copyAsCode', { id, format: 'bicep', outputs: 'yes' }, 'outputs'],
  ['copyAsCode', { id: '/subscriptions/x/resourceGroups/rg', format: 'bicep' }, 'id'],
  ['copyAsCode', { id: sample.appOrders, identityId: sample.appOrders, format: 'bicep' }, 'identityId'],
  ['copyAsCode', { id: sample.storage, identityId: id, format: 'azureCli' }, 'id'],
  ['insertCredential', { identityId: id, identifier: 'name' }, 'identifier'],
  ['insertCredential', { identityId: id, identifier: 'systemAssigned' }, 'identifier'],
  ['insertCredential', { identityId: sample.appOrders, identifier: 'clientId' }, 'identifier'],
  ['insertCredential', { identityId: id, flavour: 'client-ish' }, 'flavour'],
  ['insertCredential', { identityId: id, idSource: 'file' }, 'idSource'],
  [
    'insertCredential',
    { identityId: id, idSource: 'environmentVariable', variable: "X'); evil('" },
    'variable',
  ],
  ['setWorkspaceIdentity', { identityId: 'id-orders-api' }, 'identityId'],
  ['addFederatedCredential', { identityId: id, name: 'a.b' }, 'name'],
  ['addFederatedCredential', { identityId: id, issuer: 'http://x.example' }, 'issuer'],
  ['addFederatedCredential', { identityId: id, subject: 'repo:o/r:ref:refs/heads/*' }, 'subject'],
  ['addFederatedCredential', { identityId: sample.appOrders, name: 'abc' }, 'identityId'],
  ['addFederatedCredential', { identityId: id, scope }, 'scope'],
  ['checkFederatedCredentials', { identityId: sample.appOrders }, 'identityId'],
  ['deleteFederatedCredential', { identityId: id, name: 'none-such' }, 'name'],
  ['openInPortal', { id: 'https://example.com' }, 'id'],
  ['viewProperties', { id: guid }, 'id'],
];

describe('commands with arguments that do not fit', () => {
  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  for (const [name, values, field] of refused) {
    it(`refuse ${name} with ${JSON.stringify(values).replace(/\/subscriptions\/[^"]{60,}/g, '/…')}`, async () => {
      const refusal = await refusalOf(name, values);
      assert.equal(refusal.code, 'badArgument', refusal.message);
      assert.equal(refusal.field, field);
      assert.match(refusal.message, new RegExp(`"${field}"`));
    });
  }

  it('refuse what is no object', async () => {
    for (const values of ['x', 7, ['x']]) {
      await assert.rejects(Promise.resolve(call('copyClientId', values as object)), /one object/);
    }
  });

  it('refuse an identity that is not there, by its ID', async () => {
    const nowhere = id.replace(/[^/]+$/, 'id-nowhere');
    for (const name of ['copyClientId', 'setWorkspaceIdentity'] as const) {
      const { code, message } = await refusalOf(name, { identityId: nowhere });
      assert.equal(code, 'notFound', name);
      assert.match(message, /id-nowhere/);
    }
  });
});
