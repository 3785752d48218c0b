/** The commands that are offered where the extension changes nothing itself, run by the real Azure CLI: they do what they say. */

import assert from 'node:assert/strict';
import { appRoleCommands } from '../../src/access/appRoles';
import { assignRole } from '../../src/commands/assignRole';
import { setAppIdentity } from '../../src/commands/attach/appIdentity';
import { attachToResource } from '../../src/commands/attach/attach';
import { assignCosmosRole } from '../../src/commands/cosmos/assignCosmosRole';
import type { Gesture } from '../../src/commands/deps';
import { explainAccessError } from '../../src/commands/explain/explainAccessError';
import { addFederatedCredential } from '../../src/commands/federation/addFederatedCredential';
import type { ExplainedError } from '../../src/commands/explain/plainExplanation';
import { addAccessPolicy } from '../../src/commands/policies/addAccessPolicy';
import { requestAccess } from '../../src/commands/requestAccess';
import { lastSegment } from '../../src/model/armId';
import { sampleCallers } from '../../src/sampleTenant/entry';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as identities from '../../src/sampleTenant/data/identities';
import { appFrozen } from '../../src/sampleTenant/data/outOfOrder';
import * as service from '../../src/sampleTenant/data/services';
import type { Node } from '../../src/tree/nodes';
import type { UserAssignedIdentity } from '../../src/model/identity';
import { accessRequestDocument } from '../../src/ui/accessRequestDocument';
import { identityNode, onNodes, userNode, type Desk } from '../contract/commands/attach/attaching';
import * as errors from '../contract/commands/explain/errors';
import { never, testCloud } from '../contract/kit';
import { sampleDesk } from '../contract/sampleDesk';
import { identityNamed, sampleTenantId } from '../contract/sampleRig';
import { identitiesNamed, typed, type Script } from '../unit/commands/fakeUi';
import { t } from '../unit/ui/words';
import type { CliAzure } from './cliAzure';
import { graphApp } from './directory';
import { describeWithCli } from './suite';
import { asked, stateOf } from './wire';

/** Gives what is copied where the extension says that it does not do it itself. */
async function copied(
  azure: CliAzure,
  gesture: Gesture,
  node: (made: Desk) => Promise<Node>,
  script: Script,
): Promise<string> {
  const made = sampleDesk(script, { rig: azure.newRig() });
  await onNodes(gesture, made, await node(made));
  return made.ui.copied.join('\n');
}

/** What is copied when an identity is to be attached to a resource that takes none here. */
function insteadOfAttaching(azure: CliAzure, id: string): Promise<string> {
  return copied(azure, attachToResource, (made) => identityNode(made, 'id-orders-web'), {
    choice: ['Enter a resource ID…', 'cancelled'],
    text: [typed(id)],
    choose: ['lines'],
  });
}

async function run(azure: CliAzure, lines: string): Promise<string> {
  // Some ask before they do it, and nobody answers here.
  const script = lines.replace(/^az aks update/gm, '$& --yes');
  const { code, output } = await azure.runScript(`set -e\n${script}`);
  assert.equal(code, 0, `${output}\n${lines}`);
  return output;
}

const ordersWeb = identities.ordersWeb;

async function carried(azure: CliAzure, id: string): Promise<{ type: string; names: readonly string[] }> {
  const { identity } = JSON.parse(await asked(azure, 'GET', id)) as {
    identity: { type: string; userAssignedIdentities?: Readonly<Record<string, unknown>> };
  };
  const names = Object.keys(identity.userAssignedIdentities ?? {}).map(lastSegment);
  return { type: identity.type, names };
}

describeWithCli('the commands for what is not changed here, with the real Azure CLI', (azure) => {
  for (const cluster of [hosts.cluster, hosts.batchCluster])
    it(`give the control plane of ${lastSegment(cluster.id)} the identity, and turn its tokens on`, async () => {
      await run(azure(), await insteadOfAttaching(azure(), cluster.id));
      assert.deepEqual(await carried(azure(), cluster.id), {
        type: 'UserAssigned',
        names: ['id-orders-web'],
      });
      const { properties } = JSON.parse(await asked(azure(), 'GET', cluster.id)) as {
        properties: { oidcIssuerProfile: unknown; securityProfile: unknown };
      };
      assert.partialDeepStrictEqual(properties, {
        oidcIssuerProfile: { enabled: true },
        securityProfile: { workloadIdentity: { enabled: true } },
      });
    });

  it('make a container group anew from its own export, once the identity stands in it', async () => {
    const { id } = hosts.batchGroup;
    const lines = await insteadOfAttaching(azure(), id);
    const [exporting = '', creating = ''] = lines.split('\n');
    // What the reader is told to do in between.
    const add = `sed -i 's|^  user_assigned_identities:|&\\n    ${ordersWeb.id}: {}|' aci-data-models.yaml`;
    const before = await stateOf(azure(), id);
    await run(azure(), [exporting, add, creating].join('\n'));
    assert.deepEqual(await carried(azure(), id), {
      type: 'UserAssigned',
      names: ['id_data_ML-2', 'id-orders-web'],
    });
    await run(
      azure(),
      [exporting, `sed -i '/id-orders-web$/,+1d' aci-data-models.yaml`, creating].join('\n'),
    );
    assert.deepEqual(await stateOf(azure(), id), before);
  });

  it('attach to a type that is not verified, and leave its own identity alone', async () => {
    const { id } = service.sqlServer;
    await run(azure(), await insteadOfAttaching(azure(), id));
    assert.deepEqual(await carried(azure(), id), {
      type: 'SystemAssigned, UserAssigned',
      names: ['id-orders-web'],
    });
  });

  for (const [what, host, identity] of [
    ['container app', hosts.caPayments, identities.paymentsWorker],
    ['job', hosts.jobIndexer, identities.catalogIndexer],
  ] as const)
    it(`tell a ${what} its identity`, async () => {
      const node = (made: Desk) => userNode(made, lastSegment(identity.id), lastSegment(host.id));
      await run(azure(), await copied(azure(), setAppIdentity, node, { choose: ['copy'] }));
      const text = await asked(azure(), 'GET', host.id);
      const { template } = (JSON.parse(text) as { properties: { template: { containers: unknown[] } } })
        .properties;
      assert.partialDeepStrictEqual(template.containers, [
        { env: [{ name: 'AZURE_CLIENT_ID', value: identity.properties['clientId'] }] },
      ]);
    });

  it('upgrade the instances of a scale set', async () => {
    const made = sampleDesk({}, { rig: azure().newRig() });
    await attachToResource(made.deps)({
      from: 'arguments',
      values: { resourceId: hosts.scaleSet.id, identityId: ordersWeb.id },
    });
    const line = made.log.lines.map((one) => /az vmss update-instances.*/.exec(one)?.[0]).find(Boolean);
    await run(azure(), line ?? 'false');
    assert.ok(
      azure()
        .server.requests()
        .some(({ url }) => /manualupgrade/i.test(url)),
    );
  });

  it('make a cluster give the tokens that a federated credential trusts', async () => {
    const lines = await copied(
      azure(),
      addFederatedCredential,
      (made) => identityNode(made, 'id-orders-web'),
      { choice: ['Kubernetes service accounts', 'aks-batch'] },
    );
    await run(azure(), lines);
    assert.partialDeepStrictEqual(JSON.parse(await asked(azure(), 'GET', hosts.batchCluster.id)), {
      properties: {
        oidcIssuerProfile: { enabled: true },
        securityProfile: { workloadIdentity: { enabled: true } },
      },
    });
  });
});

type Who = UserAssignedIdentity;

/** The commands in the report of an error that an identity met, or that names none and is asked about. */
async function remedy(azure: CliAzure, holder: string, text: (who: Who) => string): Promise<string> {
  const rig = azure.newRig();
  const who = await identityNamed(rig.azure.identities, holder);
  const made = sampleDesk({ identity: [identitiesNamed(holder)] }, { rig });
  const result = (await explainAccessError(made.deps)({
    from: 'arguments',
    values: { text: text(who) },
  })) as ExplainedError;
  if (result.command !== undefined) return result.command;
  const ask = made.ui.followUps.at(-1)?.more?.find(({ label }) => label[0] === 'explain.chooseIdentity');
  await ask?.run();
  const report = made.ui.documents.reports.at(-1) ?? '';
  const [, lines] = /^```bash\n([^]*?)^```/m.exec(report) ?? [];
  assert.ok(lines !== undefined, report);
  return lines;
}

describeWithCli('the commands that put a refusal right, with the real Azure CLI', (azure) => {
  for (const [what, text, id, gesture, values] of [
    [
      'a role',
      (who: Who) =>
        errors.vaultError(
          who,
          'Microsoft.KeyVault/vaults/secrets/getSecret/action',
          service.paymentsVault.id,
        ),
      `${service.paymentsVault.id}/providers/Microsoft.Authorization/roleAssignments`,
      assignRole,
      { scope: service.paymentsVault.id, roleDefinitionId: '4633458b-17de-408a-b874-0445c86b69e6' },
    ],
    [
      'an access policy',
      (who: Who) => errors.policyError(who, 'kv-orders'),
      service.ordersVault.id,
      addAccessPolicy,
      { vaultId: service.ordersVault.id, secrets: ['get'] },
    ],
    [
      'a role of Cosmos DB',
      (who: Who) => errors.cosmosError(who, lastSegment(service.cosmos.id)),
      `${service.cosmos.id}/sqlRoleAssignments`,
      assignCosmosRole,
      { accountId: service.cosmos.id, roleDefinitionId: '00000000-0000-0000-0000-000000000001', scope: '/' },
    ],
  ] as const)
    it(`give ${what}, as the extension itself does`, async () => {
      const before = await stateOf(azure(), id);
      await run(azure(), await remedy(azure(), 'id-orders-web', text));
      const byCommand = await stateOf(azure(), id);
      azure().server.reset();
      const made = sampleDesk({}, { rig: azure().newRig() });
      await gesture(made.deps)({ from: 'arguments', values: { identityId: ordersWeb.id, ...values } });
      assert.deepEqual(byCommand, await stateOf(azure(), id));
      assert.notDeepEqual(byCommand, before);
    });

  it('give an app role of Microsoft Graph', async () => {
    const lines = await remedy(
      azure(),
      'id-orders-web',
      () =>
        `{"error":{"code":"Forbidden","message":"The app is missing application roles. API requires one of 'User.Read.All, Directory.Read.All'. Application roles on the request ''."}}`,
    );
    await run(azure(), lines);
    const { principalId } = await identityNamed(azure().newRig().azure.identities, 'id-orders-web');
    const listed = await run(
      azure(),
      `az rest --method get --url "$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)/v1.0/servicePrincipals/${principalId}/appRoleAssignments"`,
    );
    assert.deepEqual(JSON.parse(listed), {
      value: [{ principalId, resourceId: graphApp.id, appRoleId: graphApp.appRoles[0]?.id }],
    });
  });

  for (const [what, scope, locked, name] of [
    ['resource', appFrozen.id, appFrozen.id, 'frozen-read-only'],
    [
      'group',
      service.paymentsVault.id,
      service.paymentsVault.id.replace(/\/providers\/.*$/, ''),
      'keep-payments',
    ],
  ] as const)
    it(`show the lock of a ${what}`, async () => {
      const text = `ERROR: (ScopeLocked) The scope '${scope}' cannot perform delete operation because following scope(s) are locked: '${locked}'. Please remove the lock and try again.\nCode: ScopeLocked`;
      const output = await run(azure(), await remedy(azure(), 'id-orders-web', () => text));
      assert.match(output, new RegExp(`"name": "${name}"`));
    });

  it('give an Azure AI service the name that tokens need', async () => {
    const { id } = service.openAi;
    const text = `Error code: 400 - {'error': {'code': 'BadRequest', 'message': 'Please provide a custom subdomain for token authentication, otherwise API key is required.'}} POST https://${lastSegment(id)}.openai.azure.com/openai/deployments/gpt/chat/completions`;
    await run(azure(), await remedy(azure(), 'id-orders-web', () => text));
    assert.partialDeepStrictEqual(JSON.parse(await asked(azure(), 'GET', id)), {
      properties: { customSubDomainName: lastSegment(id) },
    });
  });

  it('list and give app roles, as all access of an identity has them', async () => {
    const { tenantId, principalId } = await identityNamed(azure().newRig().azure.identities, 'id-orders-web');
    const output = await run(azure(), appRoleCommands(testCloud, { tenantId, principalId }));
    assert.match(output, /^{\s+"value": \[\]\s+}/, 'none at first');
    assert.match(output, new RegExp(`"appRoleId": "${graphApp.appRoles[0]?.id ?? ''}"`));
  });

  for (const caller of ['reader', 'operator'] as const)
    it(`give a person what they asked the owner for: ${caller}`, async () => {
      const scope = ordersWeb.id.replace(/\/providers\/.*$/, '');
      const rig = azure().newRig();
      const made = sampleDesk({}, { rig });
      const values = { action: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action', scope };
      await requestAccess(made.deps)({ from: 'arguments', values });
      const [request] = made.ui.documents.requests;
      assert.ok(request);
      const { account, oid } = sampleCallers[caller];
      const [, line = 'false'] =
        /^```bash\n([^]*?)^```/m.exec(accessRequestDocument(t, { ...request, account })) ?? [];
      await run(azure(), line);
      const { items } = await rig.azure.roleAssignments.at(sampleTenantId, scope, never());
      assert.partialDeepStrictEqual(
        items.filter(({ principalId }) => principalId === oid),
        [{ roleGuid: request.roles[0]?.role?.guid, scope }],
      );
    });
});
