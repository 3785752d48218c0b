/** The lines of the log that undo a change, run by the real Azure CLI: all is as it was. */

import assert from 'node:assert/strict';
import { setAppIdentity } from '../../src/commands/attach/appIdentity';
import { attachToResource } from '../../src/commands/attach/attach';
import { detachFromResource } from '../../src/commands/attach/detach';
import { enableSystemAssigned } from '../../src/commands/attach/systemAssigned';
import { assignRole } from '../../src/commands/assignRole';
import type { Gesture } from '../../src/commands/deps';
import { addFederatedCredential } from '../../src/commands/federation/addFederatedCredential';
import { deleteFederatedCredential } from '../../src/commands/federation/deleteFederatedCredential';
import { createIdentity } from '../../src/commands/lifecycle/createIdentity';
import { updateIdentity } from '../../src/commands/lifecycle/updateIdentity';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as identities from '../../src/sampleTenant/data/identities';
import { ordersStorage } from '../../src/sampleTenant/data/services';
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
  const lines = logOf(made).flatMap((line) => line.split('Undo: ').slice(1));
  assert.ok(lines.length > 0, logOf(made).join('\n'));
  return lines
    .map((line) => line.trim())
    .reverse()
    .join('\n');
}

async function run(azure: CliAzure, lines: string): Promise<void> {
  const { code, output } = await azure.runScript(`set -e\n${lines}`);
  assert.equal(code, 0, `${output}\n${lines}`);
}

const trust = {
  identityId: identities.ordersApi.id,
  name: 'orders-nightly',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso-sample/orders:environment:nightly',
};
const ordersMain = { identityId: identities.githubDeploy.id, name: 'orders-main' };

describeWithCli('what the log says to undo a change with, run by the real Azure CLI', (azure) => {
  const web = { resourceId: hosts.appOrders.id, identityId: identities.ordersWeb.id };
  for (const [what, gesture, values, id] of [
    ['attaching to an app', attachToResource, web, hosts.appOrders.id],
    [
      'attaching to a virtual machine',
      attachToResource,
      { resourceId: hosts.vmReports.id, identityId: identities.telemetry.id },
      hosts.vmReports.id,
    ],
    [
      'attaching to a container app',
      attachToResource,
      { resourceId: hosts.caPayments.id, identityId: identities.telemetry.id },
      hosts.caPayments.id,
    ],
    [
      'detaching',
      detachFromResource,
      { resourceId: hosts.appOrders.id, identityId: identities.ordersApi.id },
      hosts.appOrders.id,
    ],
    [
      'turning a system-assigned identity on',
      enableSystemAssigned,
      { resourceId: hosts.funcWebhook.id },
      hosts.funcWebhook.id,
    ],
    [
      'telling an app its identity',
      setAppIdentity,
      { resourceId: hosts.appOrders.id, identityId: identities.ordersApi.id },
      `${hosts.appOrders.id}/config/appsettings/list`,
    ],
    [
      'changing tags',
      updateIdentity,
      { identityId: identities.dataModels.id, tags: { team: 'others' } },
      identities.dataModels.id,
    ],
    [
      'assigning a role',
      assignRole,
      {
        identityId: identities.ordersApi.id,
        scope: ordersStorage.id,
        roleDefinitionId: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
      },
      `${ordersStorage.id}/providers/Microsoft.Authorization/roleAssignments`,
    ],
    [
      'deleting a federated credential',
      deleteFederatedCredential,
      ordersMain,
      `${ordersMain.identityId}/federatedIdentityCredentials/${ordersMain.name}`,
    ],
  ] as const) {
    it(`takes back ${what}`, async () => {
      const before = await stateOf(azure(), id);
      const lines = await changed(azure(), gesture, values);
      await run(azure(), lines);
      // What the CLI sends by itself, it does not follow to its end.
      await waitFor('everything to be as it was', async () => {
        assert.deepEqual(await stateOf(azure(), id), before, lines);
        return true;
      });
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
