/** Who has access at a place, over the sample tenant: own, inherited and below, by policies and by Cosmos DB's own roles. */

import assert from 'node:assert/strict';
import { assignCosmosRole } from '../../../src/commands/cosmos/assignCosmosRole';
import { addAccessPolicy } from '../../../src/commands/policies/addAccessPolicy';
import type { AccessResult } from '../../../src/commands/target/showAccessAt';
import { viewAccess } from '../../../src/commands/target/viewAccess';
import {
  abacRegistry,
  cosmos,
  ordersContainer,
  ordersStorage,
  ordersVault,
  platformVault,
} from '../../../src/sampleTenant/data/services';
import { toldBy } from '../deskViews';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleTenantId, subscriptionNamed } from '../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

const at = async (made: Desk, scope: string): Promise<AccessResult> => {
  const result = (await viewAccess(made.deps)({ from: 'arguments', values: { scope } })) as
    AccessResult | undefined;
  assert.ok(result !== undefined);
  return result;
};

/** "name, role, how far" of every entry, sorted. */
const linesOf = ({ access }: AccessResult): readonly string[] =>
  access
    .map(({ identityId, roleName, permissions, reach, by }) =>
      [identityId.replace(/^.*\//, ''), roleName ?? permissions?.secrets.join() ?? '', reach, by].join(', '),
    )
    .sort();

describe('who has access at a place', () => {
  it('is told with what was assigned there, above it and below it', async () => {
    const found = await at(sampleDesk(), ordersStorage.id);
    const lines = linesOf(found);
    for (const expected of [
      'id-orders-api, Storage Blob Data Contributor, here, role',
      'func-orders-worker, Storage Blob Data Owner, here, role',
      'id-github-deploy, Contributor, inherited, role',
      'id-orders-api, Reader, inherited, role',
      'id-governance-scan, Reader, inherited, role',
      'id-orders-web, Storage Blob Data Reader, below, role',
      'id-orders-worker, Storage Queue Data Message Processor, below, role',
    ])
      assert.ok(lines.includes(expected), `${expected} is not in\n${lines.join('\n')}`);
    assert.ok(!lines.some((line) => line.startsWith('id-catalog')));
    assert.deepEqual(found.unread, []);
    assert.match(found.report, /^# Access to stordersprod\n/);
    assert.match(found.report, /## Assigned here\n\n- /);
    assert.match(found.report, /- app-orders \/ staging — Storage Blob Data Reader\n/);
    assert.match(found.report, /id-orders-api — Reader, at subscription Contoso Prod/);
  });

  it('names no identity for holders that are none, and says so', async () => {
    const made = sampleDesk();
    const found = await at(made, ordersStorage.id);
    // An application that is no identity holds Contributor on the group, and one that is gone a role on the account.
    assert.match(found.report, /2 more holders are no managed identities that you can see/);
    assert.equal(found.groups, 1);
    assert.match(found.report, /1 group holds roles here/);
  });

  it('shows the condition of a role to the letter', async () => {
    const { report, access } = await at(sampleDesk(), ordersStorage.id);
    const [conditional] = access.filter(({ condition }) => condition !== undefined);
    assert.match(conditional?.condition ?? '', /StringEquals 'invoices'/);
    assert.match(report, /Storage Blob Data Reader\n {2}- `.*StringEquals 'invoices'/);
  });

  it('takes what is below one container only for that container', async () => {
    const lines = linesOf(await at(sampleDesk(), ordersContainer.id));
    assert.ok(lines.includes('id-orders-web, Storage Blob Data Reader, here, role'));
    assert.ok(lines.includes('id-orders-api, Storage Blob Data Contributor, inherited, role'));
    assert.ok(!lines.some((line) => line.startsWith('id-orders-worker, Storage Queue')));
  });

  it('holds access policies, and says which roles do nothing beside them', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    await addAccessPolicy(made.deps)({
      from: 'arguments',
      values: { identityId, vaultId: ordersVault.id, secrets: ['get'] },
    });
    const found = await at(made, ordersVault.id);
    assert.ok(linesOf(found).includes('id-orders-web, get, here, accessPolicy'));
    assert.ok(
      found.access.some(({ roleName, noEffect }) => roleName === 'Key Vault Secrets User' && noEffect),
    );
    assert.match(found.report, /Key Vault Secrets User: no effect, since kv-orders uses access policies/);
    assert.match(found.report, /id-orders-web — secrets: get, in kv-orders/);
  });

  it('does not count an identity whose only role does nothing there, also when it comes from above', async () => {
    const made = sampleDesk();
    const before = await at(made, ordersVault.id);
    const { principalId } = await identityNamed(made.rig.azure.identities, 'id-data-archive');
    const scope = ordersVault.id.replace(/\/providers\/.*/, '');
    const secretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
    await made.rig.azure.roleAssignments.create(
      sampleTenantId,
      { scope, principalId, roleGuid: secretsUser },
      new AbortController().signal,
    );
    const after = await at(made, ordersVault.id);
    assert.match(
      after.report,
      /id-data-archive — Key Vault Secrets User: no effect, since kv-orders uses access policies/,
    );
    const counted = ({ report }: AccessResult) => /(\d+) managed identities have access/.exec(report)?.[1];
    assert.equal(counted(after), counted(before));
    assert.match(before.report, /1 more holds only what has no effect here/);
    assert.match(after.report, /2 more hold only what has no effect here, and are not counted\./);
    // In the group there is more than this vault: what the role does elsewhere counts there.
    const inGroup = (await at(made, scope)).access.filter(({ principalId: one }) => one === principalId);
    assert.ok(inGroup.length > 0 && inGroup.every(({ noEffect }) => !noEffect));
  });

  it('says which roles do nothing at a registry that judges each repository by itself', async () => {
    const { access, report } = await at(sampleDesk(), abacRegistry.id);
    const roleNames = access.filter(({ noEffect }) => noEffect).map(({ roleName }) => roleName);
    assert.deepEqual(roleNames, ['AcrPush']);
    assert.match(report, /id-image-builder — AcrPush: no effect, since crcontosoabac judges each repository/);
    assert.match(report, /id-acr-puller — Container Registry Repository Reader\n/);
  });

  it('says of the policies of a vault that goes by roles that they do nothing', async () => {
    const { access, report } = await at(sampleDesk(), platformVault.id);
    const policies = access.filter(({ by }) => by === 'accessPolicy');
    assert.ok(policies.length > 0 && policies.every(({ noEffect }) => noEffect));
    assert.match(report, /no effect, since kv-platform uses roles/);
  });

  it('holds Cosmos DB’s own roles, seen from the account and from its subscription', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    await assignCosmosRole(made.deps)({
      from: 'arguments',
      values: {
        identityId,
        accountId: cosmos.id,
        roleDefinitionId: '00000000-0000-0000-0000-000000000001',
        scope: '/',
      },
    });
    const own = 'id-orders-web, Cosmos DB Built-in Data Reader';
    assert.ok(linesOf(await at(made, cosmos.id)).includes(`${own}, here, cosmosRole`));
    const { subscriptionId } = await subscriptionNamed(made.rig, 'Contoso Prod');
    const all = linesOf(await at(made, `/subscriptions/${subscriptionId}`));
    assert.ok(all.includes(`${own}, below, cosmosRole`));
    assert.ok(all.some((line) => line.endsWith('accessPolicy')));
  });

  it('reads at a management group what is given in its subscriptions, whatever gives it, and of no other', async () => {
    const { report, access, unread } = await at(
      sampleDesk(),
      '/providers/Microsoft.Management/managementGroups/mg-workloads',
    );
    const below = access.filter(({ reach }) => reach === 'below');
    for (const by of ['role', 'accessPolicy', 'cosmosRole'] as const)
      assert.ok(
        below.some((each) => each.by === by),
        by,
      );
    assert.ok(access.some(({ roleName, reach }) => roleName === 'Owner' && reach === 'here'));
    assert.match(report, /id-orders-worker — secrets: get, list, in kv-orders/);
    // The shared subscription lies beside it.
    assert.doesNotMatch(JSON.stringify(access), /crcontoso/);
    const ids = access.flatMap(({ roleAssignmentId }) => roleAssignmentId ?? []);
    assert.equal(ids.length, new Set(ids).size);
    assert.deepEqual(
      unread.map(({ error }) => error.code),
      [],
    );
  });

  it('is read from the node of a resource without a question, and leads on to assigning', async () => {
    const made = sampleDesk();
    const identity = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    const [view] = (await made.store.roleAssignments(identity, sampleTenantId, new AbortController().signal))
      .items;
    assert.ok(view !== undefined);
    await viewAccess(made.deps)({
      from: 'nodes',
      nodes: [{ kind: 'roleAssignment', identity, tenantId: sampleTenantId, assignment: view.assignment }],
    });
    assert.deepEqual(made.ui.asked, []);
    assert.match(toldBy(made).join(), /have access to kv-orders|has access to kv-orders/);
    assert.equal(made.ui.followUps.at(-1)?.more?.length, 1);
  });

  it('throws where the roles may not be read', async () => {
    const made = sampleDesk({}, { caller: 'operator' });
    await assert.rejects(at(made, '/providers/Microsoft.Management/managementGroups/mg-contoso'), {
      code: 'forbidden',
    });
  });
});
