/** Turning system-assigned identities on and off over the sample tenant: the choice before, and what dies with one. */

import assert from 'node:assert/strict';
import { disableSystemAssigned, enableSystemAssigned } from '../../../../src/commands/attach/systemAssigned';
import { Failure } from '../../../../src/model/failure';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import { prod } from '../../../../src/sampleTenant/data/organisation';
import { cosmos, paymentsVault } from '../../../../src/sampleTenant/data/services';
import { sampleTenantId } from '../../../../src/sampleTenant/signIn';
import { questionWords } from '../../../../src/ui/confirmWords';
import { textOf } from '../../../../src/ui/said';
import type { Node } from '../../../../src/tree/nodes';
import { go, identitiesNamed } from '../../../unit/commands/fakeUi';
import { t, words } from '../../../unit/ui/words';
import { toldBy, writesIn } from '../../deskViews';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { sampleRig } from '../../sampleRig';
import { called, carriedBy, logOf, onNodes, patchesOf, userNode, type Desk } from './attaching';

const subscription = { ...prod, tenantId: sampleTenantId, state: 'Enabled' };

async function ownersIn({ store }: Desk): Promise<readonly string[]> {
  const { items } = await store.systemAssigned(subscription, never());
  return items.map(({ name }) => name);
}

/** Gives the identity of its own that func-orders-worker has what Azure's role assignments do not show. */
async function grantBeyondRoles({ rig: { azure } }: Desk): Promise<void> {
  const principalId = hosts.funcOrders.identity?.principalId ?? '';
  const permissions = { secrets: ['get'], keys: [], certificates: [] };
  const vault = { id: paymentsVault.id, tenantId: sampleTenantId };
  await azure.accessPolicies.add(sampleTenantId, { vault, principalId, permissions }, never());
  const roleGuid = '00000000-0000-0000-0000-000000000001';
  const assignment = { accountId: cosmos.id, path: '/dbs/orders', roleGuid, principalId };
  const begun = await azure.cosmosRoles.beginAssign(sampleTenantId, assignment, never());
  await azure.cosmosRoles.finish(sampleTenantId, begun, never());
}

async function twoApps(made: Desk): Promise<[Node, Node]> {
  return [
    await userNode(made, 'id-payments-webhook', 'func-payments-webhook'),
    await userNode(made, 'id-catalog-indexer', 'job-catalog-indexer'),
  ];
}

/** What the modal asks, below its first line. */
function detailOf({ ui }: Desk, at = 0): string {
  const question = ui.questions[at];
  assert.ok(question);
  return questionWords(words, question, false).detail;
}

describe('turning a system-assigned identity on', () => {
  it('by a call asks nothing and gives the new object ID', async () => {
    const made = sampleDesk();
    const result = await called(enableSystemAssigned, made, { resourceId: hosts.funcWebhook.id });
    assert.deepEqual(patchesOf(made), [
      {
        identity: {
          type: 'SystemAssigned, UserAssigned',
          userAssignedIdentities: { [identities.paymentsWebhook.id]: {} },
        },
      },
    ]);
    const { principalId = '' } = result?.identity ?? {};
    assert.notEqual(principalId, '');
    assert.match(
      toldBy(made)[0] ?? '',
      new RegExp(`func-payments-webhook has a system-assigned identity now.*${principalId}`),
    );
    assert.ok(logOf(made).some((line) => /Undo: az rest/.test(line)));
  });

  it('shows in the list of owners at once', async () => {
    const made = sampleDesk();
    assert.ok(!(await ownersIn(made)).includes('func-payments-webhook'));
    await called(enableSystemAssigned, made, { resourceId: hosts.funcWebhook.id });
    assert.ok((await ownersIn(made)).includes('func-payments-webhook'));
  });

  it('is a success without a request when it is on', async () => {
    const made = sampleDesk();
    const result = await called(enableSystemAssigned, made, { resourceId: hosts.appOrders.id });
    assert.equal(result?.state, 'unchanged');
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('opens with the choice of both kinds, recommending by what was picked', async () => {
    const made = sampleDesk({ choice: ['System-assigned'], plan: [go] });
    await onNodes(
      enableSystemAssigned,
      made,
      await userNode(made, 'id-payments-webhook', 'func-payments-webhook'),
    );
    assert.deepEqual(made.ui.asked, ['system-assigned or user-assigned 1 of 2', 'plan 2 of 2']);
    assert.equal(patchesOf(made).length, 1);
    await made.ui.followUps[0]?.undo?.();
    assert.deepEqual(await carriedBy(made, hosts.funcWebhook), ['id-payments-webhook']);
  });

  it('of several selected resources turns each on, though one to share is recommended', async () => {
    const made = sampleDesk({ choice: ['System-assigned'], plan: [go] });
    const results = await onNodes(enableSystemAssigned, made, ...(await twoApps(made)));
    assert.deepEqual(made.ui.recommended, [['kind.forSeveral', 2]]);
    assert.ok(Array.isArray(results));
    assert.equal(patchesOf(made).length, 2);
    assert.ok((await carriedBy(made, hosts.funcWebhook)).includes('system'));
    assert.ok((await carriedBy(made, hosts.jobIndexer)).includes('system'));
    assert.equal(toldBy(made).filter((line) => /has a system-assigned identity now/.test(line)).length, 2);
  });

  it('recommends one to share for an app that has slots, and reads them with one request', async () => {
    const made = sampleDesk({ choice: ['cancelled', 'cancelled'] });
    await onNodes(enableSystemAssigned, made, await userNode(made, 'id-orders-api', 'app-orders'));
    assert.deepEqual(made.ui.recommended, [['kind.forSlots']]);
    const before = made.sent.length;
    await onNodes(
      enableSystemAssigned,
      made,
      await userNode(made, 'id-payments-webhook', 'func-payments-webhook'),
    );
    assert.deepEqual(made.ui.recommended[1], ['kind.forOne']);
    assert.deepEqual(
      made.sent
        .slice(before)
        .filter(({ body }) => JSON.stringify(body ?? '').includes('microsoft.web/sites/slots')).length,
      1,
    );
  });

  it('recommends by what is picked alone where the slots cannot be read', async () => {
    const rig = sampleRig();
    const candidates = () => Promise.reject(new Failure('forbidden'));
    const azure = { ...rig.azure, identityBlocks: { ...rig.azure.identityBlocks, candidates } };
    const made = sampleDesk({ choice: ['cancelled'] }, { rig: { ...rig, azure } });
    await onNodes(enableSystemAssigned, made, await userNode(made, 'id-orders-api', 'app-orders'));
    assert.deepEqual(made.ui.recommended, [['kind.forOne']]);
  });

  it('attaches one user-assigned identity to each of several selected resources', async () => {
    const made = sampleDesk({
      choice: ['User-assigned'],
      identity: [identitiesNamed('id-telemetry-writer')],
      plan: [go],
    });
    await onNodes(enableSystemAssigned, made, ...(await twoApps(made)));
    for (const app of [hosts.funcWebhook, hosts.jobIndexer])
      assert.ok((await carriedBy(made, app)).includes('id-telemetry-writer'));
  });

  it('goes on to attach when the other kind is taken', async () => {
    const made = sampleDesk({
      choice: ['User-assigned'],
      identity: [identitiesNamed('id-telemetry-writer')],
      plan: [go],
    });
    await onNodes(
      enableSystemAssigned,
      made,
      await userNode(made, 'id-payments-webhook', 'func-payments-webhook'),
    );
    assert.deepEqual(await carriedBy(made, hosts.funcWebhook), [
      'id-payments-webhook',
      'id-telemetry-writer',
    ]);
  });

  it('asks for the resource from the palette', async () => {
    const made = sampleDesk({
      choice: ['Contoso Dev', 'app-orders-dev', 'System-assigned'],
      plan: [go],
    });
    await enableSystemAssigned(made.deps)({ from: 'nothing' });
    assert.deepEqual(patchesOf(made), [{ identity: { type: 'SystemAssigned' } }]);
  });
});

describe('turning a system-assigned identity off', () => {
  it('names its principal and its roles before anything is sent', async () => {
    const made = sampleDesk({ confirm: [false] });
    const result = await called(disableSystemAssigned, made, { resourceId: hosts.funcOrders.id });
    assert.equal(result, undefined);
    const [question] = made.ui.questions;
    assert.ok(question);
    const { message, detail } = questionWords(words, question, false);
    assert.equal(message, 'Delete the system-assigned identity of func-orders-worker for good?');
    assert.match(detail, new RegExp(hosts.funcOrders.identity?.principalId ?? 'none'));
    assert.match(detail, /Lost: Storage Blob Data Owner on stordersprod/);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('names the access policies and the roles of Cosmos DB that go too, and what is not read', async () => {
    const made = sampleDesk({ plan: [go], confirm: [false] });
    await grantBeyondRoles(made);
    await onNodes(
      disableSystemAssigned,
      made,
      await userNode(made, 'id-orders-worker', 'func-orders-worker'),
    );
    const notes = made.ui.plans[0]?.notes.map(({ text }) => textOf(t, text)) ?? [];
    assert.ok(notes.includes('Loses the access policy on kv-payments'), notes.join());
    assert.ok(notes.includes('Loses Cosmos DB Built-in Data Reader on cosmos-orders / orders'), notes.join());
    const detail = detailOf(made);
    assert.match(detail, /Lost: the access policy on kv-payments/);
    assert.match(detail, /Lost: Cosmos DB Built-in Data Reader on cosmos-orders \/ orders/);
    assert.match(detail, /Not read, and lost too: .*database users/);
    assert.doesNotMatch(detail, /could not all be read/);
    const stay = /Access policies stay in their key vaults, as entries of an unknown object ID/;
    assert.match(detail, stay);
    assert.ok(notes.some((text) => stay.test(text)));
  });

  it('offers to remove the access policies that stay in their vaults, for good', async () => {
    const made = sampleDesk({ confirm: [true, true] });
    await grantBeyondRoles(made);
    await called(disableSystemAssigned, made, { resourceId: hosts.funcOrders.id });
    const held = async () => {
      const { policies } = await made.rig.azure.accessPolicies.vault(
        sampleTenantId,
        paymentsVault.id,
        never(),
      );
      return policies.some(({ principalId }) => principalId === hosts.funcOrders.identity?.principalId);
    };
    assert.ok(await held());
    const offer = made.ui.followUps
      .at(-1)
      ?.more?.find(({ label }) => textOf(t, label) === 'Remove its access policy…');
    await offer?.run();
    assert.match(detailOf(made, 1), /The identity is deleted/);
    assert.ok(!(await held()));
    assert.match(toldBy(made).at(-1) ?? '', /Removed the access policy on kv-payments/);
    assert.equal(made.ui.followUps.at(-1)?.undo, undefined);
  });

  it('does not say that there is nothing when the access policies could not be read', async () => {
    const rig = sampleRig();
    const accessPolicies = {
      ...rig.azure.accessPolicies,
      vaultsOf: () => Promise.reject(new Failure('forbidden')),
    };
    const azure = { ...rig.azure, accessPolicies };
    const made = sampleDesk({ confirm: [false, false] }, { rig: { ...rig, azure } });
    await called(disableSystemAssigned, made, { resourceId: hosts.funcOrders.id });
    assert.match(detailOf(made), /Its roles and access policies could not all be read/);
  });

  it('keeps what is attached, and disappears from the list of owners', async () => {
    const made = sampleDesk();
    assert.ok((await ownersIn(made)).includes('func-orders-worker'));
    const values = { resourceId: hosts.funcOrders.id, confirm: 'func-orders-worker' };
    const result = await called(disableSystemAssigned, made, values);
    assert.equal(result?.identity.type, 'UserAssigned');
    assert.deepEqual(await carriedBy(made, hosts.funcOrders), ['id-orders-worker']);
    assert.ok(!(await ownersIn(made)).includes('func-orders-worker'));
  });

  it('shows in the review what is lost, and asks once more', async () => {
    const made = sampleDesk({ plan: [go], confirm: [true] });
    await onNodes(
      disableSystemAssigned,
      made,
      await userNode(made, 'id-orders-worker', 'func-orders-worker'),
    );
    const notes = made.ui.plans[0]?.notes.map(({ text }) => textOf(t, text)) ?? [];
    assert.ok(notes.includes('Loses Storage Blob Data Owner on stordersprod'), notes.join());
    assert.equal(made.ui.questions.length, 1);
    assert.deepEqual(await carriedBy(made, hosts.funcOrders), ['id-orders-worker']);
  });

  it('of several selected resources goes from each, after one question that names them all', async () => {
    const made = sampleDesk({ plan: [go], confirm: [true] });
    const results = await onNodes(
      disableSystemAssigned,
      made,
      await userNode(made, 'id-orders-worker', 'func-orders-worker'),
      await userNode(made, 'id-payments-api', 'app-payments'),
    );
    assert.ok(Array.isArray(results));
    const [question] = made.ui.questions;
    assert.ok(question);
    assert.match(questionWords(words, question, false).message, /func-orders-worker, app-payments for good/);
    assert.ok(!(await carriedBy(made, hosts.funcOrders)).includes('system'));
    assert.ok(!(await carriedBy(made, hosts.appPayments)).includes('system'));
  });

  it('is a success without a question when it is off', async () => {
    const made = sampleDesk();
    const result = await called(disableSystemAssigned, made, { resourceId: hosts.funcWebhook.id });
    assert.equal(result?.state, 'unchanged');
  });
});
