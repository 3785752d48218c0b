/** Copying as code, over the sample tenant: what is read, what is asked, and what is copied. */

import assert from 'node:assert/strict';
import { copyAsCode } from '../../../../src/commands/recreate/copyAsCode';
import { Failure } from '../../../../src/model/failure';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import { roleAssignments } from '../../../../src/sampleTenant/data/grants';
import type { SampleResource } from '../../../../src/sampleTenant/data/shape';
import type { Node } from '../../../../src/tree/nodes';
import { identitiesNamed } from '../../../unit/commands/fakeUi';
import { toldBy } from '../../deskViews';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed, sampleTenantId } from '../../sampleRig';
import { identityNode, userNode } from '../attach/attaching';

type Desk = ReturnType<typeof sampleDesk>;

const run = async (made: Desk, values: Record<string, unknown>): Promise<string> =>
  String(await copyAsCode(made.deps)({ from: 'arguments', values }));
const onNodes = async (made: Desk, ...nodes: [Node, ...Node[]]): Promise<unknown> =>
  copyAsCode(made.deps)({ from: 'nodes', nodes });
const credentialId = (identity: SampleResource, name: string): string =>
  `${identity.id}/federatedIdentityCredentials/${name}`;

/** The ID of the assignment of that description or condition. */
function assignmentId(part: string): string {
  const found = roleAssignments.find(({ description, condition }) =>
    (description ?? condition ?? '').includes(part),
  );
  assert.ok(found, part);
  return `${found.scope}/providers/Microsoft.Authorization/roleAssignments/${found.guid}`;
}

async function assignmentNodes(made: Desk, name: string): Promise<[Node, ...Node[]]> {
  const identity = await identityNamed(made.rig.azure.identities, name);
  const { items } = await made.store.roleAssignments(identity, sampleTenantId, never());
  const [first, ...rest] = items.map((view): Node => ({
    kind: 'roleAssignment',
    identity,
    tenantId: sampleTenantId,
    ...view,
  }));
  assert.ok(first);
  return [first, ...rest];
}

describe('copying as code', () => {
  it('writes an identity as Azure has it now, and says that it is a sample', async () => {
    const made = sampleDesk({}, { sample: true });
    const text = await run(made, { id: identities.paymentsApi.id, format: 'bicep' });
    assert.deepEqual(made.ui.copied, [text]);
    assert.match(text, /^\/\/ Sample tenant: this ID is not real$/m);
    assert.match(text, /name: 'id-payments-api'/);
    assert.match(text, /isolationScope: 'Regional'/);
    assert.match(text, /team: 'payments'/);
    assert.doesNotMatch(text, /^output/m);
    assert.deepEqual(toldBy(made), ['good: Copied as Bicep: id-payments-api']);
  });

  it('gives out the new IDs when that is asked for', async () => {
    const text = await run(sampleDesk(), {
      identityId: identities.ordersApi.id,
      format: 'terraform',
      outputs: true,
    });
    assert.match(text, /^output "id_orders_api_principal_id" \{$/m);
  });

  it('escapes whatever a tag holds', async () => {
    const text = await run(sampleDesk(), { id: identities.dataModels.id, format: 'bicep' });
    assert.match(text, /team: 'Data & maths team\\'s'/);
    assert.match(text, /\\\$\{name\}/);
    const template = JSON.parse(
      await run(sampleDesk(), { id: identities.dataModels.id, format: 'armTemplate' }),
    ) as {
      resources: readonly { tags: Record<string, string> }[];
    };
    assert.equal(
      template.resources[0]?.tags['note'],
      "[concat('[', 'x](command:evil) <img src=x onerror=alert(1)> ${name} $(alert)')]",
    );
  });

  it('writes an assignment with its role, condition and description', async () => {
    const made = sampleDesk();
    const text = await run(made, { id: assignmentId('Invoices only'), format: 'azureCli' });
    assert.match(text, /# Role: Storage Blob Data Reader/);
    assert.match(text, /--condition '\(\(!\(ActionMatches/);
    assert.match(text, /--description 'Invoices only\. \[x\]/);
    assert.match(text, /--assignee-principal-type ServicePrincipal/);
    assert.ok(!made.sent.some(({ path }) => path.includes('ResourceGraph')), 'nothing comes from a copy');
  });

  it('reads the version of what an assignment stands on for Bicep', async () => {
    const text = await run(sampleDesk(), { id: assignmentId('Invoices only'), format: 'bicep' });
    assert.match(
      text,
      /resource stordersprod 'Microsoft\.Storage\/storageAccounts@\d{4}-\d\d-\d\d' existing/,
    );
  });

  it('keeps what a principal is that is no identity', async () => {
    const { scope, guid } = roleAssignments.find(({ principalType }) => principalType === 'Group') ?? {};
    const id = `${scope ?? ''}/providers/Microsoft.Authorization/roleAssignments/${guid ?? ''}`;
    assert.match(await run(sampleDesk(), { id, format: 'terraform' }), /principal_type\s+= "Group"/);
  });

  it('writes one federated credential of many', async () => {
    const made = sampleDesk();
    const id = credentialId(identities.githubDeploy, 'orders-main');
    const text = await run(made, { id, format: 'azurePowerShell' });
    assert.match(text, /Subject = 'repo:contoso-sample\/orders:ref:refs\/heads\/main'/);
    assert.equal((text.match(/New-AzFederatedIdentityCredential/g) ?? []).length, 1);
  });

  it('writes the attachment to a resource, and keeps its other identities', async () => {
    const values = { id: hosts.caPayments.id, identityId: identities.paymentsWorker.id };
    const bicep = await run(sampleDesk(), { ...values, format: 'bicep' });
    assert.match(bicep, /type: 'SystemAssigned,UserAssigned'/);
    assert.match(bicep, /userAssignedIdentities\/id-acr-puller'/);
    assert.match(bicep, /param caPaymentsWorkerProperties object/);
    assert.doesNotMatch(bicep, /provisioningState/);
    const cli = await run(sampleDesk(), { ...values, format: 'azureCli' });
    assert.match(cli, /^az containerapp identity assign/m);
    assert.doesNotMatch(cli, /id-acr-puller/);
  });

  it('writes the system-assigned identity of a slot', async () => {
    const text = await run(sampleDesk(), { id: hosts.appOrdersStaging.id, format: 'azureCli' });
    assert.match(text, /--name app-orders \\\n {2}--slot staging \\\n {2}--identities '\[system\]'/);
  });

  it('refuses what is not attached, and an identity that a resource does not have', async () => {
    const refusals = [
      [{ id: hosts.appOrders.id, identityId: identities.paymentsApi.id }, 'notAttached'],
      [{ id: hosts.funcWebhook.id }, 'noSystemAssigned'],
    ] as const;
    for (const [values, reason] of refusals)
      await assert.rejects(
        run(sampleDesk(), { ...values, format: 'bicep' }),
        (error) =>
          error instanceof Failure &&
          error.code === 'badArgument' &&
          error.details.values?.['reason'] === reason,
      );
  });

  it('asks for the identity and the format, and offers the last format first', async () => {
    const made = sampleDesk({
      identity: [identitiesNamed('id-orders-web'), identitiesNamed('id-orders-web')],
      choice: ['Terraform', 'Terraform'],
    });
    await copyAsCode(made.deps)({ from: 'nothing' });
    await copyAsCode(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.asked, [
      'identity 1 of 1',
      'in which format 1 of 1',
      'identity 1 of 1',
      'in which format 1 of 1',
    ]);
    const [first, second] = made.ui.lists;
    assert.equal(first?.[0], 'Bicep');
    assert.ok(first.includes('ARM template with the new IDs as outputs'));
    assert.equal(second?.[0], 'Terraform');
  });

  it('leaves everything as it is when the person leaves', async () => {
    const made = sampleDesk({ choice: ['cancelled'] });
    assert.equal(await onNodes(made, await identityNode(made, 'id-orders-web')), undefined);
    assert.deepEqual(made.ui.copied, []);
  });

  it('writes several assignments in one text, at all their places, without outputs', async () => {
    const made = sampleDesk({ choice: ['ARM template'] });
    const text = String(await onNodes(made, ...(await assignmentNodes(made, 'id-orders-api'))));
    assert.equal((text.match(/"type": "Microsoft\.Authorization\/roleAssignments"/g) ?? []).length, 3);
    assert.match(text, /az role assignment create .*mg-platform/);
    assert.deepEqual(made.ui.lists[0], [
      'Bicep',
      'ARM template',
      'Terraform',
      'Azure CLI',
      'Azure PowerShell',
    ]);
    assert.deepEqual(toldBy(made), ['good: Copied as ARM template: Key Vault Secrets User + 3']);
  });

  it('takes of several nodes those of the clicked one’s kind', async () => {
    const made = sampleDesk({ choice: ['Azure CLI'] });
    const [assignment] = await assignmentNodes(made, 'id-orders-api');
    const text = String(await onNodes(made, await identityNode(made, 'id-orders-api'), assignment));
    assert.match(text, /az identity create/);
    assert.doesNotMatch(text, /az role/);
  });

  it('writes the attachment of a node below "Used by"', async () => {
    const made = sampleDesk({ choice: ['Azure CLI'] });
    const text = await onNodes(made, await userNode(made, 'id-orders-api', 'app-orders'));
    assert.match(String(text), /az webapp identity assign[^]*id-orders-api/);
  });

  it('reads the credentials of an identity once, and leaves out one without a subject', async () => {
    const made = sampleDesk({ choice: ['Azure CLI'] });
    const identity = await identityNamed(made.rig.azure.identities, 'id-payments-reconcile');
    const { items } = await made.rig.azure.federatedCredentials.list(sampleTenantId, identity.id, never());
    const [first, ...rest] = items.map((credential): Node => ({
      kind: 'federatedCredential',
      identity,
      tenantId: sampleTenantId,
      credential,
    }));
    assert.ok(first && rest.length === 2);
    const before = made.sent.length;
    const text = String(await onNodes(made, first, ...rest));
    assert.equal(
      made.sent.slice(before).filter(({ path }) => path.endsWith('federatedIdentityCredentials')).length,
      1,
    );
    assert.equal((text.match(/federated-credential create/g) ?? []).length, 2);
    assert.match(toldBy(made)[0] ?? '', /^note: Left out: payments-any-branch\./);
  });

  it('opens the text as a document of its language, when that is clicked', async () => {
    const made = sampleDesk();
    const text = await run(made, { id: identities.ordersApi.id, format: 'azurePowerShell' });
    assert.deepEqual(made.ui.documents.texts, []);
    await made.ui.followUps[0]?.more?.[0]?.run();
    assert.deepEqual(made.ui.documents.texts, [{ name: 'id-orders-api.ps1', text }]);
  });

  it('says what is not there', async () => {
    const missing = [
      `${identities.ordersApi.id}-gone`,
      credentialId(identities.githubDeploy, 'nobody'),
      assignmentId('Invoices only').replace(/.{4}$/, '0000'),
    ];
    for (const id of missing)
      await assert.rejects(
        run(sampleDesk(), { id, format: 'bicep' }),
        (error) => error instanceof Failure && error.code === 'notFound',
      );
  });

  it('does without the name of a role that may not be read', async () => {
    const made = sampleDesk({}, { caller: 'reader' });
    const text = await run(made, { id: assignmentId('Invoices only'), format: 'azureCli' });
    assert.match(text, /^az role assignment create/m);
  });
});
