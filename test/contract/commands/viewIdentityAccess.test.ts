/** All access of one identity, over the sample tenant: from resource to root, through groups, by policies, by Cosmos DB's own roles, and what defeats it. */

import assert from 'node:assert/strict';
import { addAccessPolicy } from '../../../src/commands/policies/addAccessPolicy';
import type { IdentityAccessResult } from '../../../src/commands/target/showAccessOf';
import { viewAccess } from '../../../src/commands/target/viewAccess';
import { viewProperties } from '../../../src/commands/viewProperties';
import { ordersVault, sqlServer } from '../../../src/sampleTenant/data/services';
import { Failure } from '../../../src/model/failure';
import { say } from '../../../src/ui/said';
import { t } from '../../unit/ui/words';
import { never } from '../kit';
import { toldBy, writesIn } from '../deskViews';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleRig, sampleTenantId } from '../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

const sqlContributor = '9b7fa17d-e63e-47b0-bb0a-15c516ac86ec';

async function of(made: Desk, name: string): Promise<IdentityAccessResult> {
  const { id: identityId } = await identityNamed(made.rig.azure.identities, name);
  const result = await viewAccess(made.deps)({ from: 'arguments', values: { identityId } });
  return result as IdentityAccessResult;
}

/** The lines of one part of a report. */
function part({ report }: IdentityAccessResult, heading: string): string {
  return report.split('\n## ').find((each) => each.startsWith(`${heading}\n`)) ?? '';
}

describe('all access of an identity', () => {
  it('stands from resources to management groups, each with its scope and how long it has been there', async () => {
    const found = await of(sampleDesk(), 'id-orders-api');
    assert.match(
      part(found, 'At single resources'),
      /- Storage Blob Data Contributor — stordersprod, assigned \S+ \(\d+ \w+ ago\)\n {2}- `\/subscriptions\/.*\/stordersprod`/,
    );
    assert.match(part(found, 'At subscriptions'), /Reader — subscription Contoso Prod, assigned/);
    assert.match(part(found, 'At management groups'), /Monitoring Reader — management group Platform/);
    const [held] = found.access.filter(({ roleName }) => roleName === 'Storage Blob Data Contributor');
    assert.ok(!Number.isNaN(Date.parse(held?.assignedOn ?? '')));
  });

  it('has what comes through groups and by Cosmos DB’s own roles', async () => {
    const found = await of(sampleDesk(), 'id-orders-api');
    assert.match(
      part(found, 'Through groups'),
      /App Configuration Data Reader — appcs-contoso, assigned .*\n {2}- Held by group [\w-]+\n/,
    );
    assert.match(
      part(found, 'By Cosmos DB’s own roles'),
      /Built-in Data Contributor — cosmos-orders \/ orders/,
    );
    assert.equal(found.access.filter(({ group }) => group !== undefined).length, 3);
    assert.match(
      part(found, 'Through groups'),
      /groups by their object IDs alone\. Their names are in Microsoft/,
    );
  });

  it('says a condition in words and to the letter', async () => {
    const found = await of(sampleDesk(), 'id-orders-worker');
    assert.match(
      part(found, 'At single resources'),
      /Storage Blob Data Reader .*\n {2}- Condition: Reading and listing blobs: only in the container invoices\.\n.*\n {2}- `.*StringEquals 'invoices'/,
    );
    assert.match(part(found, 'By access policies of key vaults'), /- kv-orders — secrets: get, list\n/);
  });

  it('says what deny assignments and locks take away of what a role allows', async () => {
    const found = await of(sampleDesk(), 'id-data-archive');
    assert.match(found.report, /Deny assignments or locks take something away from 1 of them\./);
    const line = part(found, 'At single resources');
    assert.match(
      line,
      /Deny assignment Deny changes to the archive at \/subs\S+ takes this away from what the role allows here: \S+blobs\/delete, \S+blobs\/write/,
    );
    assert.match(
      line,
      /Lock archive-read-only: nothing here can be changed: of what the role allows it stops \S+containers\/delete, /,
    );
    assert.equal(found.access.flatMap(({ denyAssignmentIds = [] }) => denyAssignmentIds).length, 1);
  });

  it('says where the roles could not be read, and what stands against them all the same', async () => {
    const rig = sampleRig();
    const { principalId } = await identityNamed(rig.azure.identities, 'id-data-archive');
    const [held] = (await rig.azure.roleAssignments.ofPrincipal(sampleTenantId, principalId, never())).items;
    const scope = held?.scope ?? '';
    const list = () => Promise.reject(new Failure('forbidden'));
    const azure = { ...rig.azure, roleDefinitions: { ...rig.azure.roleDefinitions, list } };
    const found = await of(sampleDesk({}, { rig: { ...rig, azure } }), 'id-data-archive');
    assert.equal(found.unread.filter(({ where }) => where === scope).length, 1);
    assert.match(part(found, 'At single resources'), /nothing here can be changed, whatever the role says/);
  });

  it('does not count what has no effect: roles at vaults with policies and at registries, policies of vaults with roles', async () => {
    const api = await of(sampleDesk(), 'id-orders-api');
    assert.match(
      part(api, 'Without effect'),
      /Key Vault Secrets User — kv-orders.*\n {2}- The vault uses access/,
    );
    assert.match(api.report, /1 more has no effect and is not counted\./);
    assert.doesNotMatch(part(api, 'At single resources'), /Key Vault Secrets User/);
    assert.match(
      part(await of(sampleDesk(), 'id-image-builder'), 'Without effect'),
      /AcrPush — crcontosoabac.*\n {2}- The registry judges each repository by itself/,
    );
    assert.match(
      part(await of(sampleDesk(), 'id-github-deploy'), 'Without effect'),
      /kv-platform — secrets: get\n {2}- The vault uses roles/,
    );
  });

  it('names each subscription that could not be read, and when the rest was', async () => {
    const before = Date.now();
    const found = await of(sampleDesk(), 'id-orders-api');
    assert.match(found.report, /Could not read 1 subscription: Contoso Locked\./);
    assert.match(found.report, /As read at .*, in 4 subscriptions and above\./);
    assert.deepEqual(found.unreadSubscriptions, ['Contoso Locked']);
    assert.ok(found.unread.some(({ error }) => error.code === 'forbidden'));
    assert.ok(Date.parse(found.readAt) >= before);
  });

  it('reads subscriptions that are not chosen for the view too', async () => {
    const made = sampleDesk();
    const { subscriptionId } =
      (await made.rig.azure.tenancy.subscriptions(sampleTenantId, never())).items[1] ?? {};
    made.written.subscriptions = [`${sampleTenantId}/${subscriptionId ?? ''}`];
    const found = await of(made, 'id-orders-api');
    assert.match(found.report, /in 4 subscriptions and above/);
    assert.equal(found.access.filter(({ group }) => group !== undefined).length, 3);
  });

  it('is read anew each time', async () => {
    const made = sampleDesk();
    const before = await of(made, 'id-orders-web');
    const { principalId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const wanted = { scope: sqlServer.id, principalId, roleGuid: sqlContributor };
    await made.rig.azure.roleAssignments.create(sampleTenantId, wanted, never());
    // Resource Graph hears of it a little later, and the sample's does at once when asked again.
    const after = await of(made, 'id-orders-web');
    assert.equal(after.access.length, before.access.length + 1);
  });

  it('offers the statement that makes a user where a database is among it', async () => {
    const made = sampleDesk();
    const { principalId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const wanted = { scope: sqlServer.id, principalId, roleGuid: sqlContributor };
    await made.rig.azure.roleAssignments.create(sampleTenantId, wanted, never());
    const found = await of(made, 'id-orders-web');
    assert.match(
      part(found, 'At single resources'),
      /SQL DB Contributor — sql-orders.*\n {2}- For the server only/,
    );
    assert.match(
      part(found, 'Users in databases'),
      /```sql\nCREATE USER \[id-orders-web\] FROM EXTERNAL PROVIDER;\n/,
    );
    const [, copy] = made.ui.followUps.at(-1)?.more ?? [];
    await copy?.run();
    assert.match(made.ui.copied.at(-1) ?? '', /^CREATE USER \[id-orders-web\] FROM EXTERNAL PROVIDER;/);
  });

  it('leads to the app roles in the portal of its tenant, and has the lines that list and grant them', async () => {
    const made = sampleDesk();
    const { principalId, clientId } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    const { report } = await of(made, 'id-orders-api');
    const page = made.ui.followUps.at(-1)?.more?.at(-1);
    await page?.run();
    assert.deepEqual(made.ui.opened, [
      `https://portal.azure.com/#@${sampleTenantId}/view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Permissions/objectId/${principalId}/appId/${clientId}`,
    ]);
    assert.ok(report.includes(`/v1.0/servicePrincipals/${principalId}/appRoleAssignments`));
    assert.ok(
      report.includes(`New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId '${principalId}'`),
    );
  });

  it('is read from the node of an identity without a question, whatever its kind', async () => {
    const made = sampleDesk();
    const { items } = await made.rig.azure.identities.find(sampleTenantId, 'func-orders-worker', never());
    const identity = items.find(({ kind }) => kind === 'systemAssigned');
    assert.ok(identity !== undefined);
    const found = (await viewAccess(made.deps)({
      from: 'nodes',
      nodes: [{ kind: 'identity', identity, tenantId: sampleTenantId }],
    })) as IdentityAccessResult;
    assert.deepEqual(made.ui.asked, []);
    assert.ok(found.access.some(({ roleName }) => roleName === 'Storage Blob Data Owner'));
    assert.match(toldBy(made).join(), /func-orders-worker has access in 1 way\./);
  });

  it('asks from the palette for an identity or a place, with a way back', async () => {
    const made = sampleDesk({
      choice: ['A place', 'back', 'An identity'],
      identity: [
        async ({ load }) =>
          (await load(never())).items.filter(({ identity }) => identity.name === 'id-orders-api'),
      ],
    });
    const found = (await viewAccess(made.deps)({ from: 'nothing' })) as IdentityAccessResult;
    assert.match(found.report, /^# All access of id-orders-api\n/);
    assert.deepEqual(made.ui.asked, [
      'of what 1 of 2',
      'which tenant 2 of 2',
      'of what 1 of 2',
      'identity 2 of 2',
    ]);
  });

  it('is refused for an identity and a place in one', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    const values = { identityId, scope: ordersVault.id };
    await assert.rejects(viewAccess(made.deps)({ from: 'arguments', values }), { code: 'badArgument' });
  });

  it('lists for one of another tenant the steps and all that holds its old IDs, and no other setting', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-intake-moved');
    await addAccessPolicy(made.deps)({
      from: 'arguments',
      values: { identityId, vaultId: ordersVault.id, secrets: ['get'] },
    });
    const found = await of(made, 'id-intake-moved');
    assert.match(
      found.report,
      /It belongs to another tenant than its subscription, and gives no tokens here/,
    );
    const section = part(found, 'To be replaced');
    for (const expected of [
      '- 1. Create the identity anew in this tenant.',
      '- Attached to app-intake',
      '- Setting AZURE_CLIENT_ID of app-intake',
      '- Setting Intake__managedIdentityResourceId of app-intake',
      '- Access policy of kv-orders',
      `/userAssignedIdentities/id-intake-moved\``,
    ])
      assert.ok(section.includes(`${expected}\n`), `${expected} is not in\n${section}`);
    assert.doesNotMatch(found.report, /INTAKE_API_KEY|sample-secret/);
    assert.equal(part(await of(made, 'id-orders-api'), 'To be replaced'), '');
  });

  it('changes nothing', async () => {
    const made = sampleDesk();
    await of(made, 'id-orders-api');
    assert.deepEqual(writesIn(made.sent), []);
  });
});

describe('the properties of an identity', () => {
  for (const name of ['id-orders-api', 'func-orders-worker'])
    it(`lead to its app roles and have the lines for them: ${name}`, async () => {
      const made = sampleDesk();
      const { items } = await made.rig.azure.identities.find(sampleTenantId, name, never());
      const identity = items.find((one) => one.name === name);
      assert.ok(identity !== undefined);
      await viewProperties(made.deps)({
        from: 'nodes',
        nodes: [{ kind: 'identity', identity, tenantId: sampleTenantId }],
      });
      const { offers } = made.ui.documents;
      assert.deepEqual(
        offers.map(({ label }) => say(t, label)),
        [
          'App roles in portal',
          'Copy lines for app roles (Azure CLI)',
          'Copy lines for app roles (PowerShell)',
        ],
      );
      for (const offer of offers)
        assert.ok(('open' in offer ? offer.open : offer.copy).includes(identity.principalId));
    });

  it('do so by their ID too, and those of other resources do not', async () => {
    const made = sampleDesk();
    const { id } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    await viewProperties(made.deps)({ from: 'arguments', values: { id } });
    assert.equal(made.ui.documents.offers.length, 3);
    await viewProperties(made.deps)({ from: 'arguments', values: { id: ordersVault.id } });
    assert.equal(made.ui.documents.offers.length, 3);
  });
});
