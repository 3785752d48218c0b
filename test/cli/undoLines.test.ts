/** The lines of the log that undo a change, run by the real Azure CLI: all is as it was. */

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { setAppIdentity } from '../../src/commands/attach/appIdentity';
import { attachToResource } from '../../src/commands/attach/attach';
import { detachFromResource } from '../../src/commands/attach/detach';
import { enableSystemAssigned } from '../../src/commands/attach/systemAssigned';
import { assignRole } from '../../src/commands/assignRole';
import { assignCosmosRole } from '../../src/commands/cosmos/assignCosmosRole';
import type { Gesture } from '../../src/commands/deps';
import { addFederatedCredential } from '../../src/commands/federation/addFederatedCredential';
import { deleteFederatedCredential } from '../../src/commands/federation/deleteFederatedCredential';
import { createIdentity } from '../../src/commands/lifecycle/createIdentity';
import { updateIdentity } from '../../src/commands/lifecycle/updateIdentity';
import { addAccessPolicy } from '../../src/commands/policies/addAccessPolicy';
import { removeAccessPolicy } from '../../src/commands/policies/removeAccessPolicy';
import { removeRoleAssignment } from '../../src/commands/removeRoleAssignment';
import { cosmosData } from '../../src/sampleTenant/data/cosmosData';
import { roleAssignments } from '../../src/sampleTenant/data/grants';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as identities from '../../src/sampleTenant/data/identities';
import { configuration, cosmos, ordersStorage, ordersVault } from '../../src/sampleTenant/data/services';
import type { SampleResource } from '../../src/sampleTenant/data/shape';
import { logOf } from '../contract/commands/attach/attaching';
import { complete } from '../contract/commands/lifecycle/creating';
import { sampleDesk } from '../contract/sampleDesk';
import type { CliAzure } from './cliAzure';
import { waitFor } from '../host/waitFor';
import { describeWithCli } from './suite';
import { asked, stateOf } from './wire';

/** Makes a change as a person would, and gives what the log says to run against it, the last one first. */
async function changed(
  azure: CliAzure,
  gesture: Gesture,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const made = sampleDesk({ confirm: [true] }, { rig: azure.newRig() });
  await gesture(made.deps)({ from: 'arguments', values });
  const lines = logOf(made).flatMap((line) => line.split(/Undo[^:]*: /).slice(1));
  assert.ok(lines.length > 0, logOf(made).join('\n'));
  return lines
    .map((line) => line.trim())
    .reverse()
    .join('\n');
}

async function run(azure: CliAzure, undoLines: string): Promise<void> {
  // It asks before it deletes all that is in a group, and nobody answers here.
  const lines = undoLines.replace(/^az group delete .*$/gm, '$& --yes');
  const { code, output } = await azure.runScript(`set -e\n${lines}`);
  assert.equal(code, 0, `${output}\n${lines}`);
}

const trust = {
  identityId: identities.ordersApi.id,
  name: 'orders-nightly',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso-sample/orders:environment:nightly',
};
const storageReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
const dataReader = '00000000-0000-0000-0000-000000000001';
const isOn = (scope: string): string => `${scope}/providers/Microsoft.Authorization/roleAssignments`;
const config = (app: { readonly id: string }): string => `${app.id}/config/web`;
const settings = (app: { readonly id: string }): string => `${app.id}/config/appsettings/list`;
const ordersMain = { identityId: identities.githubDeploy.id, name: 'orders-main' };

function assignmentOf(scope: string, { properties }: SampleResource): string {
  const found = roleAssignments.find(
    (one) => one.scope === scope && one.principalId === properties['principalId'],
  );
  assert.ok(found, scope);
  return found.guid;
}

function cosmosAssignmentOf({ properties: { principalId } }: SampleResource): string {
  const found = cosmosData.find(
    ({ type, properties }) =>
      type.endsWith('/sqlRoleAssignments') && properties['principalId'] === principalId,
  );
  assert.ok(found);
  return found.id;
}

/** What is done, with what, and the IDs of all that has to be as it was. */
type Row = readonly [
  what: string,
  gesture: Gesture,
  values: Readonly<Record<string, unknown>>,
  ...ids: readonly string[],
];

const attached: readonly Row[] = [
  ...Object.entries({
    'an app': hosts.appOrders,
    'a slot': hosts.appOrdersCanary,
    'a function app': hosts.funcOrders,
    'a virtual machine': hosts.vmReports,
    'a scale set': hosts.scaleSet,
    'a container app': hosts.caPayments,
    'a job': hosts.jobIndexer,
    'a configuration store': configuration,
  }).map(([what, { id }]): Row => [
    `attaching to ${what}`,
    attachToResource,
    { resourceId: id, identityId: identities.ordersMigrations.id },
    id,
  ]),
  [
    'detaching one of two',
    detachFromResource,
    { resourceId: hosts.caPayments.id, identityId: identities.acrPuller.id },
    hosts.caPayments.id,
  ],
  ['detaching all', detachFromResource, { resourceId: hosts.scaleSet.id, all: true }, hosts.scaleSet.id],
  [
    'turning a system-assigned identity on',
    enableSystemAssigned,
    { resourceId: hosts.funcWebhook.id },
    hosts.funcWebhook.id,
  ],
];

const told: readonly Row[] = [
  [
    'telling an app its identity',
    setAppIdentity,
    { resourceId: hosts.appOrders.id, identityId: identities.ordersApi.id },
    settings(hosts.appOrders),
  ],
  [
    'telling an app how to read vaults and pull images',
    setAppIdentity,
    {
      resourceId: hosts.appOrders.id,
      identityId: identities.ordersApi.id,
      settings: ['clientId', 'keyVaultReferences', 'registry'],
    },
    hosts.appOrders.id,
    config(hosts.appOrders),
    settings(hosts.appOrders),
  ],
  [
    'keeping with its slot what tells a slot its identity',
    setAppIdentity,
    {
      resourceId: hosts.appOrdersCanary.id,
      identityId: identities.ordersWeb.id,
      settings: ['clientId', 'slotSettings'],
    },
    `${hosts.appOrders.id}/config/slotConfigNames`,
    settings(hosts.appOrdersCanary),
  ],
  [
    'telling a function app how to reach its queue',
    setAppIdentity,
    {
      resourceId: hosts.funcOrders.id,
      identityId: identities.ordersWorker.id,
      settings: ['connection:Orders', 'keyVaultReferences'],
    },
    hosts.funcOrders.id,
    settings(hosts.funcOrders),
  ],
  [
    'turning the token endpoint on',
    setAppIdentity,
    { resourceId: hosts.funcRouter.id, identityId: identities.eventRouter.id, settings: ['tokenEndpoint'] },
    settings(hosts.funcRouter),
  ],
];

const granted: readonly Row[] = [
  ...Object.entries({
    'a storage account': ordersStorage.id,
    'a management group': '/providers/Microsoft.Management/managementGroups/mg-workloads',
  }).map(([what, scope]): Row => [
    `assigning a role on ${what}`,
    assignRole,
    { identityId: identities.ordersApi.id, scope, roleDefinitionId: storageReader },
    isOn(scope),
  ]),
  ...Object.entries({
    'with a condition and a description': [ordersStorage.id, identities.ordersWorker],
    'on a management group': [
      '/providers/Microsoft.Management/managementGroups/mg-workloads',
      identities.githubTerraform,
    ],
  } as const).map(([what, [scope, holder]]): Row => [
    `removing a role assignment ${what}`,
    removeRoleAssignment,
    { roleAssignmentId: `${isOn(scope)}/${assignmentOf(scope, holder)}` },
    isOn(scope),
  ]),
  [
    'adding an access policy',
    addAccessPolicy,
    { identityId: identities.ordersWeb.id, vaultId: ordersVault.id, secrets: ['get'], keys: ['sign'] },
    ordersVault.id,
  ],
  [
    'adding to an access policy',
    addAccessPolicy,
    { identityId: identities.githubDeploy.id, vaultId: ordersVault.id, secrets: ['delete'], keys: ['sign'] },
    ordersVault.id,
  ],
  [
    'removing an access policy',
    removeAccessPolicy,
    { identityId: identities.githubDeploy.id, vaultId: ordersVault.id },
    ordersVault.id,
  ],
  [
    'assigning a role of Cosmos DB',
    assignCosmosRole,
    {
      identityId: identities.ordersWeb.id,
      accountId: cosmos.id,
      roleDefinitionId: dataReader,
      scope: '/dbs/orders',
    },
    `${cosmos.id}/sqlRoleAssignments`,
  ],
  [
    'removing a role of Cosmos DB',
    removeRoleAssignment,
    { roleAssignmentId: cosmosAssignmentOf(identities.ordersApi) },
    `${cosmos.id}/sqlRoleAssignments`,
  ],
];

const identityItself: readonly Row[] = [
  [
    'changing tags',
    updateIdentity,
    { identityId: identities.dataModels.id, tags: { team: 'others' } },
    identities.dataModels.id,
  ],
  [
    'changing tags and the isolation scope',
    updateIdentity,
    { identityId: identities.dataExport.id, tags: { note: "it's '@a' $x" }, isolationScope: 'Regional' },
    identities.dataExport.id,
  ],
  [
    'deleting a federated credential',
    deleteFederatedCredential,
    ordersMain,
    `${ordersMain.identityId}/federatedIdentityCredentials`,
  ],
];

const newGroup = { ...complete, resourceGroup: 'rg-new' };

describeWithCli('what the log says to undo a change with, run by the real Azure CLI', (azure) => {
  for (const [what, gesture, values, ...ids] of [...attached, ...told, ...granted, ...identityItself]) {
    it(`takes back ${what}`, async () => {
      const states = () => Promise.all(ids.map((id) => stateOf(azure(), id)));
      const before = await states();
      const lines = await changed(azure(), gesture, values);
      assert.notDeepEqual(await states(), before);
      await run(azure(), lines);
      // What the CLI sends by itself, it does not follow to its end.
      await waitFor('the change to end', async () => isDeepStrictEqual(await states(), before)).catch(
        () => 0,
      );
      assert.deepEqual(await states(), before);
    });
  }

  for (const [what, gesture, values, id] of [
    [
      'creating an identity',
      createIdentity,
      complete,
      identities.ordersApi.id.replace(/[^/]+$/, complete.name),
    ],
    [
      'creating an identity in a group of its own',
      createIdentity,
      newGroup,
      identities.ordersApi.id.replace(/\/providers\/.*$/, '').replace(/[^/]+$/, newGroup.resourceGroup),
    ],
    [
      'adding a federated credential',
      addFederatedCredential,
      trust,
      `${trust.identityId}/federatedIdentityCredentials/${trust.name}`,
    ],
  ] as const) {
    it(`takes back ${what}`, async () => {
      const lines = await changed(azure(), gesture, values);
      await asked(azure(), 'GET', id);
      await run(azure(), lines);
      await asked(azure(), 'GET', id, 404);
    });
  }
});
