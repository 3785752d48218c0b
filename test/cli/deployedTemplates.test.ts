/** What is copied as an ARM template, deployed by the real Azure CLI as its own first line says: exactly that is made anew. */

import assert from 'node:assert/strict';
import { readItems, type Subject } from '../../src/access/recreate/readItems';
import { recreate } from '../../src/code/recreate/recreate';
import { detachFromResource } from '../../src/commands/attach/detach';
import { copyAsCode } from '../../src/commands/recreate/copyAsCode';
import { lastSegment } from '../../src/model/armId';
import type { FederatedCredential } from '../../src/model/federation';
import type { RoleAssignment } from '../../src/model/role';
import { roleAssignments } from '../../src/sampleTenant/data/grants';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as identities from '../../src/sampleTenant/data/identities';
import { called } from '../contract/commands/attach/attaching';
import { never } from '../contract/kit';
import { sampleDesk } from '../contract/sampleDesk';
import { identityNamed, sampleTenantId } from '../contract/sampleRig';
import type { CliAzure } from './cliAzure';
import { describeWithCli } from './suite';
import { asked, stateOf } from './wire';

type Values = Readonly<Record<string, unknown>>;

async function template(azure: CliAzure, values: Values): Promise<string> {
  const input = { from: 'arguments', values: { ...values, format: 'armTemplate' } } as const;
  return String(await copyAsCode(sampleDesk({}, { rig: azure.newRig() }).deps)(input));
}

/** Runs the command that the template itself names; what it leaves to be filled in is filled in. */
async function deploy(azure: CliAzure, text: string, properties?: unknown): Promise<string> {
  const { metadata } = JSON.parse(text) as { metadata: { comments: readonly string[] } };
  const [command] = metadata.comments.flatMap((line) => line.split('Deploy it with: ').slice(1));
  assert.ok(command !== undefined);
  const filled = command.replace('<region>', 'westeurope').replace('@<file>.json', '@properties.json');
  const files = [
    `cat > azuredeploy.json <<'TEMPLATE'\n${text}\nTEMPLATE`,
    `cat > properties.json <<'VALUE'\n${JSON.stringify(properties ?? {})}\nVALUE`,
  ];
  const { code, output } = await azure.runScript(
    `set -e\n${files.join('\n')}\n${filled} --query properties.outputs`,
  );
  assert.equal(code, 0, `${output}\n${filled}\n${text}`);
  return output;
}

describeWithCli('an ARM template that was copied, deployed with the real Azure CLI', (azure) => {
  for (const { id } of [identities.ordersApi, identities.dataModels]) {
    it(`makes the identity ${lastSegment(id)}, and gives out its new IDs`, async () => {
      const before = await stateOf(azure(), id, true);
      const text = await template(azure(), { id, outputs: true });
      await asked(azure(), 'DELETE', id);
      const outputs = JSON.parse(await deploy(azure(), text)) as Record<string, { value: string }>;
      assert.deepEqual(await stateOf(azure(), id, true), before);
      const { clientId, principalId } = await identityNamed(
        azure().newRig().azure.identities,
        lastSegment(id),
      );
      assert.deepEqual(
        Object.values(outputs).map(({ value }) => value),
        [clientId, principalId],
      );
    });
  }

  it('makes a federated credential', async () => {
    const id = `${identities.githubDeploy.id}/federatedIdentityCredentials/orders-main`;
    const before = await stateOf(azure(), id);
    const text = await template(azure(), { id });
    await asked(azure(), 'DELETE', id);
    await deploy(azure(), text);
    assert.deepEqual(await stateOf(azure(), id), before);
  });

  for (const [what, scope, part] of [
    ['with a condition and a description', /storageAccounts\/[^/]+$/, 'Invoices only'],
    ['on a queue', /queues/, ''],
    ['on a resource group', /resourceGroups\/[^/]+$/, ''],
    ['on a subscription', /^\/subscriptions\/[^/]+$/, ''],
    ['on a management group', /managementGroups/, 'Infrastructure'],
  ] as const) {
    it(`makes a role assignment ${what}, and changes nothing when it is deployed again`, async () => {
      const one = roleAssignments.find(
        (each) => scope.test(each.scope) && `${each.description ?? ''}${each.condition ?? ''}`.includes(part),
      );
      assert.ok(one);
      const all = `${one.scope}/providers/Microsoft.Authorization/roleAssignments`;
      const before = await stateOf(azure(), all);
      const text = await template(azure(), { id: `${all}/${one.guid}` });
      await asked(azure(), 'DELETE', `${all}/${one.guid}`);
      assert.notDeepEqual(await stateOf(azure(), all), before);
      for (const time of ['first', 'again']) {
        await deploy(azure(), text);
        assert.deepEqual(await stateOf(azure(), all), before, time);
      }
    });
  }

  for (const [what, host, identity] of [
    ['an app', hosts.appOrders, identities.ordersApi],
    ['a slot', hosts.appOrdersStaging, identities.ordersApi],
    ['a function app', hosts.funcWebhook, identities.paymentsWebhook],
    ['a container app', hosts.caPayments, identities.paymentsWorker],
    ['a job', hosts.jobIndexer, identities.catalogIndexer],
  ] as const) {
    it(`attaches to ${what}, whose other identities and properties stay`, async () => {
      const { id } = host;
      const before = await stateOf(azure(), id);
      const { properties } = JSON.parse(await asked(azure(), 'GET', id)) as { properties: unknown };
      const text = await template(azure(), { id, identityId: identity.id });
      const made = sampleDesk({ confirm: [true] }, { rig: azure().newRig() });
      await called(detachFromResource, made, { resourceId: id, identityId: identity.id });
      assert.notDeepEqual(await stateOf(azure(), id), before);
      await deploy(azure(), text, properties);
      assert.deepEqual(await stateOf(azure(), id), before);
    });
  }

  it('turns a system-assigned identity on, and gives out its new principal', async () => {
    const { id } = hosts.appPayments;
    const { properties } = JSON.parse(await asked(azure(), 'GET', id)) as { properties: unknown };
    const text = await template(azure(), { id, outputs: true });
    const made = sampleDesk({ confirm: [true] }, { rig: azure().newRig() });
    await called(detachFromResource, made, { resourceId: id, systemAssigned: true });
    const outputs = JSON.parse(await deploy(azure(), text, properties)) as Record<string, { value: string }>;
    const { identity } = JSON.parse(await asked(azure(), 'GET', id)) as { identity: { principalId: string } };
    assert.deepEqual(
      Object.values(outputs).map(({ value }) => value),
      [identity.principalId],
    );
  });
});

/** An identity with all that it has, in one template: made anew it has another principal, which everything follows. */
describeWithCli('a whole identity as an ARM template, deployed with the real Azure CLI', (azure) => {
  for (const [name, resources] of [
    ['id-orders-worker', [hosts.funcOrders]],
    ['id-github-deploy', []],
    ['id-orders-api', [hosts.appOrders, hosts.appOrdersStaging]],
  ] as const) {
    it(`brings back ${name} with its roles, its credentials and where it is attached`, async () => {
      const { rig, identity, credentials, held } = await whole(azure(), name);
      const tenantId = sampleTenantId;
      const subjects: readonly Subject[] = [
        { what: 'identity', id: identity.id, tenantId },
        ...held.map(({ id }) => ({ what: 'assignment', id, tenantId, identityId: identity.id }) as const),
        ...credentials.map(
          ({ id }) => ({ what: 'credential', id, tenantId, identityId: identity.id }) as const,
        ),
        ...resources.map(
          ({ id }) => ({ what: 'attachment', id, tenantId, identityId: identity.id }) as const,
        ),
      ];
      const { items } = await readItems(rig.azure, subjects, 'armTemplate', never());
      const text = recreate('armTemplate', items, { outputs: true, sample: false });
      for (const { id } of resources) {
        const made = sampleDesk({ confirm: [true] }, { rig });
        await called(detachFromResource, made, { resourceId: id, identityId: identity.id });
      }
      await asked(azure(), 'DELETE', identity.id);
      await deploy(azure(), text);
      const { metadata } = JSON.parse(text) as { metadata: { comments: readonly string[] } };
      const rest = metadata.comments.filter((line) => /^(az|type=)/.test(line));
      const { code, output } = await azure().runScript(`set -e\n${rest.join('\n')}`);
      assert.equal(code, 0, `${output}\n${text}`);

      const after = await whole(azure(), name);
      assert.notEqual(after.identity.principalId, identity.principalId);
      assert.deepEqual(after.identity.tags, identity.tags);
      assert.deepEqual(after.held.map(granted).sort(), held.map(granted).sort());
      assert.deepEqual(after.credentials.map(trusted).sort(), credentials.map(trusted).sort());
      for (const { id } of resources)
        assert.match(await asked(azure(), 'GET', id), new RegExp(identity.id, 'i'));
    });
  }
});

async function whole(azure: CliAzure, name: string) {
  const rig = azure.newRig();
  const { identities: all, roleAssignments: roles, federatedCredentials } = rig.azure;
  const identity = await identityNamed(all, name);
  const { items: held } = await roles.ofPrincipal(sampleTenantId, identity.principalId, never());
  const { items: credentials } = await federatedCredentials.list(sampleTenantId, identity.id, never());
  return { rig, identity, held, credentials };
}

const granted = ({ scope, roleGuid, condition, description }: RoleAssignment): string =>
  [scope.toLowerCase(), roleGuid, condition, description].join(' ');
const trusted = ({ name, issuer, subject, audiences }: FederatedCredential): string =>
  [name, issuer, subject, ...audiences].join(' ');
