/** Detaching over the sample tenant: one request for each resource, with the type of what remains; nothing else is dropped. */

import assert from 'node:assert/strict';
import { detachFromResource } from '../../../../src/commands/attach/detach';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import * as troubles from '../../../../src/sampleTenant/data/outOfOrder';
import type { Question } from '../../../../src/ui/ports';
import { questionWords } from '../../../../src/ui/confirmWords';
import { textOf } from '../../../../src/ui/said';
import { go } from '../../../unit/commands/fakeUi';
import { t, words } from '../../../unit/ui/words';
import { toldBy, writesIn } from '../../deskViews';
import { failureOf } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import {
  blockOf,
  called,
  carriedBy,
  identityNode,
  logOf,
  onNodes,
  patchesOf,
  userNode,
  type Desk,
} from './attaching';

const app = hosts.appOrders;
const api = identities.ordersApi.id;
const both = 'SystemAssigned, UserAssigned';

const detach = (made: Desk, values: object) => called(detachFromResource, made, { ...values });
const asked = ({ ui }: Desk) =>
  ui.questions.map((question: Question) => {
    const { message, detail } = questionWords(words, question, false);
    return `${message}\n${detail}`;
  });

const tokensLast =
  'Tokens that the resource holds may last up to 24 hours, with all that the identity may do.';

describe('detaching by a call', () => {
  it('asks with the names, and changes nothing without a yes', async () => {
    const made = sampleDesk({ confirm: [false, false] });
    const values = { resourceId: app.id, identityIds: [api] };
    assert.equal(await detach(made, values), undefined);
    assert.equal(await detach(made, { ...values, confirm: 'id-orders' }), undefined);
    assert.match(asked(made)[0] ?? '', /^Detach id-orders-api from app-orders\?\n.*can be attached again/);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('takes one, keeps the others, and writes the type of what remains', async () => {
    const made = sampleDesk();
    const result = await detach(made, {
      resourceId: app.id,
      identityIds: [api.toUpperCase()],
      confirm: 'id-orders-api',
    });
    assert.deepEqual(patchesOf(made), [
      { identity: { type: 'SystemAssigned', userAssignedIdentities: { [api]: null } } },
    ]);
    assert.deepEqual([result?.state, result?.identity.type], ['done', 'SystemAssigned']);
    assert.equal((await blockOf(made, app)).system?.principalId, app.identity?.principalId);
    assert.deepEqual(toldBy(made), [`good: Detached id-orders-api from app-orders. ${tokensLast}`]);
    assert.ok(
      logOf(made).some((line) => line.includes(`Undo: az rest --method patch`) && line.includes(':{}')),
    );
  });

  it('takes several of many by one request', async () => {
    const made = sampleDesk();
    const identityIds = [identities.dataIngest.id, identities.telemetry.id];
    const confirm = ['id-data-ingest', 'id-telemetry-writer'];
    await detach(made, { resourceId: hosts.scaleSet.id, identityIds, confirm });
    assert.equal(patchesOf(made).length, 1);
    assert.deepEqual(await carriedBy(made, hosts.scaleSet), ['id_data_ML-2']);
  });

  it('takes all, with its own identity, and names what that may do before', async () => {
    const made = sampleDesk({ confirm: [true] });
    const result = await detach(made, { resourceId: app.id, all: true });
    const [question = ''] = asked(made);
    assert.match(
      question,
      /^Delete the system-assigned identity of app-orders for good, and detach id-orders-api\?/,
    );
    assert.match(question, new RegExp(`Its principal ${app.identity?.principalId ?? ''} is deleted`));
    assert.match(question, /Lost: Key Vault Secrets User on kv-orders/);
    assert.deepEqual(patchesOf(made), [
      { identity: { type: 'None', userAssignedIdentities: { [api]: null } } },
    ]);
    assert.deepEqual(result?.identity, { type: 'None', userAssignedIdentities: {} });
    assert.ok(logOf(made).some((line) => line.includes('cannot be brought back')));
  });

  it('takes its own identity alone, and offers to remove the roles that stay behind', async () => {
    const made = sampleDesk({ confirm: [true] });
    await detach(made, { resourceId: app.id, systemAssigned: true, confirm: 'app-orders' });
    assert.deepEqual(patchesOf(made), [
      { identity: { type: 'UserAssigned', userAssignedIdentities: { [api]: {} } } },
    ]);
    assert.deepEqual(toldBy(made), [
      `good: The system-assigned identity of app-orders is deleted. ${tokensLast}`,
    ]);
    const [buttons] = made.ui.followUps;
    assert.equal(buttons?.undo, undefined);
    const [remove] = buttons?.more ?? [];
    assert.equal(remove && textOf(t, remove.label), 'Remove its role assignment…');
    await remove?.run();
    assert.match(writesIn(made.sent)[1] ?? '', /^DELETE roleAssignments\//i);
  });

  it('is a success without a question when nothing of it is there', async () => {
    const made = sampleDesk();
    const result = await detach(made, { resourceId: app.id, identityIds: [identities.dashboards.id] });
    assert.equal(result?.state, 'unchanged');
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('takes a dead identity away, and so lets the resource be changed again', async () => {
    const made = sampleDesk();
    const values = { resourceId: troubles.appPortal.id, identityIds: [troubles.goneIdentity.id] };
    const result = await detach(made, { ...values, confirm: 'id-portal-retired' });
    assert.equal(result?.identity.type, 'None');
  });

  it('refuses what is no yes or no, and what cannot be changed here', async () => {
    const made = sampleDesk();
    const wrong = await failureOf(detach(made, { resourceId: app.id, all: 'yes' }));
    assert.deepEqual([wrong.code, wrong.details.field], ['badArgument', 'all']);
    const cluster = await failureOf(detach(made, { resourceId: hosts.cluster.id, all: true }));
    assert.equal(cluster.details.values?.['reason'], 'attach.cluster');
  });
});

describe('detaching from the tree', () => {
  it('needs no question but the review, from the node of a resource', async () => {
    const made = sampleDesk({ plan: [go] });
    await onNodes(detachFromResource, made, await userNode(made, 'id-orders-api', 'app-orders'));
    assert.deepEqual(made.ui.asked, ['plan 1 of 1']);
    const [plan] = made.ui.plans;
    assert.ok(plan);
    assert.deepEqual(plan.requests[0]?.body, patchesOf(made)[0]);
    const facts = plan.sections.map(({ facts: each }) => each.map(({ label }) => textOf(t, label)));
    assert.deepEqual(facts, [['app-orders'], [], ['id-orders-api'], ['System-assigned identity']]);
    await made.ui.followUps[0]?.undo?.();
    assert.deepEqual(await carriedBy(made, app), ['id-orders-api', 'system']);
  });

  it('makes one request for each of several selected resources', async () => {
    const made = sampleDesk({ plan: [go] });
    await onNodes(
      detachFromResource,
      made,
      await userNode(made, 'id-orders-api', 'app-orders'),
      await userNode(made, 'id-orders-api', 'app-orders/staging'),
    );
    assert.equal(patchesOf(made).length, 2);
    assert.deepEqual(await carriedBy(made, hosts.appOrdersStaging), ['system']);
  });

  it('asks from which resources, from the node of an identity', async () => {
    const made = sampleDesk({ choices: [['app-orders / staging']], plan: [go] });
    await onNodes(detachFromResource, made, await identityNode(made, 'id-orders-api'));
    assert.deepEqual(made.ui.asked, ['from which resources 1 of 2', 'plan 2 of 2']);
    assert.deepEqual(made.ui.lists[0], ['app-orders', 'app-orders / staging']);
    assert.deepEqual(await carriedBy(made, hosts.appOrdersStaging), ['system']);
    assert.deepEqual(await carriedBy(made, app), ['id-orders-api', 'system']);
  });

  it('asks which identities from the palette, its own among them, and once more before that one dies', async () => {
    const made = sampleDesk({
      choice: ['Contoso Prod', 'app-orders'],
      choices: [['id-orders-api', 'System-assigned identity']],
      plan: [go],
      confirm: [true],
    });
    await detachFromResource(made.deps)({ from: 'nothing' });
    assert.deepEqual(await carriedBy(made, app), []);
    assert.match(asked(made)[0] ?? '', /for good, and detach id-orders-api/);
  });

  it('goes back with what was checked and the resource that was chosen', async () => {
    const what = sampleDesk({
      choice: ['Contoso Prod', 'app-orders', 'cancelled'],
      choices: [['System-assigned identity'], 'back'],
      plan: [() => 'back'],
    });
    await detachFromResource(what.deps)({ from: 'nothing' });
    assert.deepEqual(what.ui.checked, [[], [], [], ['System-assigned identity'], ['app-orders']]);

    const where = sampleDesk({ choices: [['app-orders / staging'], 'cancelled'], plan: [() => 'back'] });
    await onNodes(detachFromResource, where, await identityNode(where, 'id-orders-api'));
    assert.deepEqual(where.ui.checked, [[], ['app-orders / staging']]);
  });

  it('tells of each resource when one of several refuses', async () => {
    const made = sampleDesk({ choices: [['app-orders', 'app-orders / staging']], plan: [go] });
    const node = await identityNode(made, 'id-orders-api');
    const rig = made.rig.azure.identityBlocks;
    let sent = 0;
    const azure = {
      ...made.connection.azure,
      identityBlocks: {
        ...rig,
        begin: (...call: Parameters<typeof rig.begin>) => {
          sent += 1;
          // The first one is gone by then.
          const [tenantId, carrier, change, signal] = call;
          return rig.begin(
            tenantId,
            sent === 1 ? { ...carrier, id: `${carrier.id}-gone` } : carrier,
            change,
            signal,
          );
        },
      },
    };
    const connection = { ...made.connection, azure };
    const state = { kind: 'connected', connection } as const;
    const deps = { ...made.deps, session: { ...made.deps.session, state } };
    await detachFromResource(deps)({ from: 'nodes', nodes: [node] });
    assert.deepEqual(
      toldBy(made).map((line) => line.split(':')[0]),
      ['bad', 'good'],
    );
    assert.deepEqual(await carriedBy(made, hosts.appOrdersStaging), ['system']);
  });

  it('puts a type of both kinds back as the block spells it', async () => {
    const made = sampleDesk({ plan: [go] });
    await onNodes(detachFromResource, made, await userNode(made, 'id-acr-puller', 'ca-payments-worker'));
    assert.deepEqual(patchesOf(made), [
      {
        location: 'westeurope',
        identity: { type: both, userAssignedIdentities: { [identities.acrPuller.id]: null } },
      },
    ]);
  });
});
