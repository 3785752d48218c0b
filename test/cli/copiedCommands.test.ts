/** What is copied as Azure CLI, run by the real one: exactly that is made anew. */

import assert from 'node:assert/strict';
import { attachToResource } from '../../src/commands/attach/attach';
import { detachFromResource } from '../../src/commands/attach/detach';
import { copyAsCode } from '../../src/commands/recreate/copyAsCode';
import { lastSegment } from '../../src/model/armId';
import { assignmentName } from '../../src/model/assignmentName';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as identities from '../../src/sampleTenant/data/identities';
import { roleAssignments } from '../../src/sampleTenant/data/grants';
import * as service from '../../src/sampleTenant/data/services';
import type { SampleResource, SampleRoleAssignment } from '../../src/sampleTenant/data/shape';
import { called } from '../contract/commands/attach/attaching';
import { sampleDesk } from '../contract/sampleDesk';
import type { CliAzure } from './cliAzure';
import { waitFor } from '../host/waitFor';
import { describeWithCli } from './suite';
import { asked, stateOf } from './wire';

type Values = Readonly<Record<string, unknown>>;

async function copied(azure: CliAzure, values: Values): Promise<string> {
  const input = { from: 'arguments', values: { ...values, format: 'azureCli' } } as const;
  return String(await copyAsCode(sampleDesk({}, { rig: azure.newRig() }).deps)(input));
}

/** Takes an attachment away as a person would. */
function detached(azure: CliAzure, resource: SampleResource, what: Values): Promise<unknown> {
  const made = sampleDesk({ confirm: [true] }, { rig: azure.newRig() });
  return called(detachFromResource, made, { resourceId: resource.id, ...what });
}

/** Copies it, takes it away, runs what was copied, and copies it again: by another ID where it gets one. */
async function madeAnew(
  azure: CliAzure,
  values: Values & { readonly id: string },
  takeAway: () => Promise<unknown>,
  valuesAfter = values,
): Promise<void> {
  const before = await stateOf(azure, values.id, true);
  const text = await copied(azure, values);
  await takeAway();
  await assert.rejects(copied(azure, values), 'it is gone');
  // It asks before it changes a cluster, and nobody answers here.
  const script = text.replace(/^az aks update/gm, '$& --yes');
  const { code, output } = await azure.runScript(`set -e\n${script}`);
  assert.equal(code, 0, `${output}\n${text}`);
  // What the CLI sends by itself, it does not follow to its end.
  const isThere = () =>
    copied(azure, valuesAfter).then(
      () => true,
      () => undefined,
    );
  await waitFor('it to be there again', isThere);
  assert.equal(await copied(azure, valuesAfter), text);
  assert.deepEqual(await stateOf(azure, valuesAfter.id, true), before);
}

function assignmentOf(scope: RegExp, part = ''): SampleRoleAssignment {
  const found = roleAssignments.find(
    (one) => scope.test(one.scope) && `${one.description ?? ''}${one.condition ?? ''}`.includes(part),
  );
  assert.ok(found, String(scope));
  return found;
}

const assignmentId = ({ scope }: SampleRoleAssignment, name: string): string =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;

describeWithCli('what is copied as Azure CLI with the real one', (azure) => {
  for (const { id } of [identities.ordersApi, identities.dataModels]) {
    it(`makes the identity ${lastSegment(id)}`, () =>
      madeAnew(azure(), { id }, () => asked(azure(), 'DELETE', id)));
  }

  for (const [what, one] of Object.entries({
    'with a condition and a description': assignmentOf(/storageAccounts/, 'Invoices only'),
    'on a subscription': assignmentOf(/^\/subscriptions\/[^/]+$/),
    'on a resource group': assignmentOf(/resourceGroups\/[^/]+$/),
    'on a management group': assignmentOf(/managementGroups/, 'Infrastructure'),
    'on a queue': assignmentOf(/queues/),
  })) {
    it(`makes the role assignment ${what}, under the name that follows from it`, () => {
      const id = assignmentId(one, one.guid);
      const name = assignmentName(one.scope, one.principalId, one.roleGuid);
      return madeAnew(azure(), { id }, () => asked(azure(), 'DELETE', id), {
        id: assignmentId(one, name),
      });
    });
  }

  it('makes the federated credential', () => {
    const id = `${identities.githubDeploy.id}/federatedIdentityCredentials/orders-main`;
    return madeAnew(azure(), { id }, () => asked(azure(), 'DELETE', id));
  });

  for (const [what, host, identity] of [
    ['app', hosts.appOrders, identities.ordersApi],
    ['slot', hosts.appOrdersStaging, identities.ordersApi],
    ['function app', hosts.funcWebhook, identities.paymentsWebhook],
    ['container app', hosts.caPayments, identities.paymentsWorker],
    ['job', hosts.jobIndexer, identities.catalogIndexer],
    ['virtual machine', hosts.vmReports, identities.ordersReports],
    ['scale set', hosts.scaleSet, identities.dataIngest],
  ] as const) {
    it(`attaches to the ${what}, and leaves its other identities alone`, () => {
      const identityId = identity.id;
      return madeAnew(azure(), { id: host.id, identityId }, () => detached(azure(), host, { identityId }));
    });
  }

  for (const host of [
    service.configuration,
    service.search,
    service.containerRegistry,
    service.ordersStorage,
    service.ordersBus,
    service.telemetryHub,
    service.openAi,
  ]) {
    it(`attaches to ${lastSegment(host.id)} by a change of its identities alone`, async () => {
      const identityId = identities.telemetry.id;
      const made = sampleDesk({}, { rig: azure().newRig() });
      await called(attachToResource, made, { resourceId: host.id, identityId });
      await madeAnew(azure(), { id: host.id, identityId }, () => detached(azure(), host, { identityId }));
    });
  }

  it('gives the control plane of a cluster its identity', () => {
    const { id, location, properties } = hosts.cluster;
    const without = { location, properties, identity: { type: 'SystemAssigned' } };
    return madeAnew(azure(), { id, identityId: identities.aksControlPlane.id }, async () => {
      await asked(azure(), 'PUT', id, 200, without);
    });
  });

  it('turns the system-assigned identity on', () => {
    const host = hosts.appPayments;
    return madeAnew(azure(), { id: host.id }, () => detached(azure(), host, { systemAssigned: true }));
  });
});
