/** Attaching over the sample tenant: what is asked, shown, sent and told, and what keeps it from being done. */

import assert from 'node:assert/strict';
import { attachToResource } from '../../../../src/commands/attach/attach';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import * as troubles from '../../../../src/sampleTenant/data/outOfOrder';
import { textOf } from '../../../../src/ui/said';
import { go, identitiesNamed, typed } from '../../../unit/commands/fakeUi';
import { t } from '../../../unit/ui/words';
import { toldBy, writesIn } from '../../deskViews';
import { failureOf, never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { attach, carriedBy, identityNode, logOf, onNodes, patchesOf, userNode } from './attaching';

const both = 'SystemAssigned, UserAssigned';
const resourceId = hosts.appOrders.id;
/** As the provider of identities writes it. */
const identityId = identities.ordersWeb.id.replace('/resourceGroups/', '/resourcegroups/');

describe('attaching by a call', () => {
  it('sends one PATCH with what is new, asks nothing, and gives the block back', async () => {
    const made = sampleDesk();
    const result = await attach(made, { identityId, resourceId });
    assert.deepEqual(made.ui.asked, []);
    assert.deepEqual(patchesOf(made), [
      { identity: { type: both, userAssignedIdentities: { [identityId]: {} } } },
    ]);
    assert.equal(result?.state, 'done');
    assert.deepEqual(result.lost, []);
    assert.equal(result.identity.type, both);
    assert.equal(result.identity.principalId, hosts.appOrders.identity?.principalId);
    assert.deepEqual(Object.keys(result.identity.userAssignedIdentities), [
      identities.ordersApi.id,
      identityId,
    ]);
    assert.deepEqual(toldBy(made), ['good: Attached id-orders-web to app-orders, which restarts now.']);
  });

  it('writes one line with what undoes it', async () => {
    const made = sampleDesk();
    await attach(made, { identityId, resourceId });
    const [line = ''] = logOf(made).filter((each) => each.includes('Undo'));
    assert.ok(line.includes(`attached ${identityId}`), line);
    assert.match(
      line,
      /Undo: az rest --method patch --url "\/subscriptions\/.*api-version=2025-05-01" --body/,
    );
    assert.ok(line.includes(`\\"${identityId}\\":null`), line);
  });

  it('is a success without a request when it is attached already, in any case of the ID', async () => {
    const made = sampleDesk();
    const result = await attach(made, { identityId: identities.ordersApi.id.toUpperCase(), resourceId });
    assert.equal(result?.state, 'unchanged');
    assert.deepEqual(writesIn(made.sent), []);
    assert.deepEqual(toldBy(made), ['good: app-orders is as it was to be already. Nothing was changed.']);
  });

  it('attaches several by one request', async () => {
    const made = sampleDesk();
    const identityIds = [identityId, identities.ordersWorker.id];
    await attach(made, { identityIds, resourceId });
    assert.equal(patchesOf(made).length, 1);
    assert.deepEqual(await carriedBy(made, hosts.appOrders), [
      'id-orders-api',
      'id-orders-web',
      'id-orders-worker',
      'system',
    ]);
  });

  it('shows at once in the lists that come late', async () => {
    const made = sampleDesk();
    const usersOf = async () => {
      const { identity, tenantId } = await made.store.identityById(identities.dashboards.id, never());
      const { items } = await made.store.usedBy(identity, tenantId, never());
      return items.map(({ name }) => name);
    };
    assert.deepEqual(await usersOf(), []);
    await attach(made, { identityId: identities.dashboards.id, resourceId: hosts.appOrdersStaging.id });
    assert.deepEqual(await usersOf(), ['app-orders/staging']);
  });

  it('follows what goes on after the answer, on every kind of compute', async () => {
    for (const host of [hosts.vmReports, hosts.scaleSet, hosts.caCatalog, hosts.jobIndexer]) {
      const made = sampleDesk();
      const result = await attach(made, { identityId, resourceId: host.id });
      assert.equal(result?.state, 'done', host.id);
      assert.ok((await carriedBy(made, host)).includes('id-orders-web'), host.id);
    }
  });

  it('says that the instances of a scale set wait for an upgrade', async () => {
    const made = sampleDesk();
    await attach(made, { identityId, resourceId: hosts.scaleSet.id });
    assert.match(toldBy(made)[0] ?? '', /Its instances have it once they are upgraded/);
    assert.ok(
      logOf(made).some((line) =>
        /az vmss update-instances .*--name "vmss-data-ingest" --instance-ids '\*'/.test(line),
      ),
    );
  });

  it('fails as the operation failed', async () => {
    const made = sampleDesk();
    const { code, details } = await failureOf(
      attach(made, { identityId, resourceId: troubles.vmForecast.id }),
    );
    assert.deepEqual(
      [code, details.resource, details.serviceCode],
      ['service', troubles.vmForecast.id, 'InternalExecutionError'],
    );
    assert.ok(logOf(made).some((line) => /was accepted and failed/.test(line)));
  });
});

describe('attaching from the tree', () => {
  it('asks for the resource, marks who carries it, and ends in a review of the exact request', async () => {
    const made = sampleDesk({ choice: ['app-orders / canary'], plan: [go] });
    await onNodes(attachToResource, made, await identityNode(made, 'id-orders-api'));
    assert.deepEqual(made.ui.asked, ['to which resource 1 of 2', 'plan 2 of 2']);
    const [list = []] = made.ui.lists;
    assert.ok(list.indexOf('app-orders / canary') === list.indexOf('app-orders') + 1, list.join());
    assert.ok(list.includes('In another subscription…') && list.includes('Enter a resource ID…'));
    const [plan] = made.ui.plans;
    assert.ok(plan);
    assert.deepEqual(plan.requests[0]?.body, patchesOf(made)[0]);
    const facts = plan.sections.map(({ facts: each }) => each.map(({ label }) => textOf(t, label)));
    assert.deepEqual(facts, [
      ['app-orders / canary'],
      ['id-orders-api'],
      [],
      ['id-orders-web', 'System-assigned identity'],
    ]);
    const notes = plan.notes.map(({ text }) => textOf(t, text));
    assert.ok(
      notes.includes('The app restarts') &&
        notes.includes('A slot has identities of its own; they do not swap'),
    );
  });

  it('attaches several selected identities together', async () => {
    const made = sampleDesk({ choice: ['app-orders'], plan: [go] });
    await onNodes(
      attachToResource,
      made,
      await identityNode(made, 'id-orders-web'),
      await identityNode(made, 'id-orders-worker'),
    );
    assert.equal(patchesOf(made).length, 1);
  });

  it('asks which identities from the node of a resource', async () => {
    const made = sampleDesk({ identity: [identitiesNamed('id-orders-web')], plan: [go] });
    await onNodes(attachToResource, made, await userNode(made, 'id-orders-api', 'app-orders'));
    assert.deepEqual(made.ui.asked, ['identity 1 of 2', 'plan 2 of 2']);
    assert.equal(patchesOf(made).length, 1);
  });

  it('takes a resource of another subscription, or one by its ID', async () => {
    const elsewhere = sampleDesk({
      choice: ['In another subscription…', 'Contoso Shared', 'vm-build-01'],
      plan: [go],
    });
    await onNodes(attachToResource, elsewhere, await identityNode(elsewhere, 'id-orders-web'));
    assert.ok((await carriedBy(elsewhere, hosts.vmBuild)).includes('id-orders-web'));
    const byId = sampleDesk({
      choice: ['Enter a resource ID…'],
      text: [typed(hosts.vmBuild.id)],
      plan: [go],
    });
    await onNodes(attachToResource, byId, await identityNode(byId, 'id-orders-web'));
    assert.ok((await carriedBy(byId, hosts.vmBuild)).includes('id-orders-web'));
  });

  it('goes back from the review to the resource and from there to the identity, with the answers given', async () => {
    const made = sampleDesk({
      identity: [
        identitiesNamed('id-orders-web'),
        (request) => {
          assert.deepEqual(request.checked, [identities.ordersWeb.id]);
          return identitiesNamed('id-orders-worker')(request);
        },
      ],
      choice: ['app-orders', 'back', 'func-orders-worker'],
      plan: [() => 'back', go],
    });
    await attachToResource(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.asked, [
      'identity 1 of 3',
      'to which resource 2 of 3',
      'plan 3 of 3',
      'to which resource 2 of 3',
      'identity 1 of 3',
      'to which resource 2 of 3',
      'plan 3 of 3',
    ]);
    assert.deepEqual(made.ui.checked, [[], ['app-orders'], ['app-orders']]);
    assert.deepEqual(toldBy(made), [
      'good: func-orders-worker is as it was to be already. Nothing was changed.',
    ]);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('goes back to a resource of another subscription, and to an ID that was typed', async () => {
    const elsewhere = sampleDesk({
      choice: [
        ...['In another subscription…', 'Contoso Shared', 'vm-build-01'],
        ...['back', 'In another subscription…', 'cancelled'],
      ],
      plan: [() => 'back'],
    });
    await onNodes(attachToResource, elsewhere, await identityNode(elsewhere, 'id-orders-web'));
    assert.deepEqual(elsewhere.ui.checked.slice(-3), [['vm-build-01'], [], ['Contoso Shared']]);

    const typedBefore: (string | undefined)[] = [];
    const byId = sampleDesk({
      choice: ['Enter a resource ID…', 'Enter a resource ID…', 'cancelled'],
      text: [
        typed(resourceId),
        ({ value }) => {
          typedBefore.push(value);
          return 'back';
        },
      ],
      plan: [() => 'back'],
    });
    await onNodes(attachToResource, byId, await identityNode(byId, 'id-orders-web'));
    assert.deepEqual(typedBefore, [resourceId]);
    assert.deepEqual(byId.ui.checked, [[], ['app-orders'], ['app-orders']]);
  });

  it('changes nothing when it is left', async () => {
    const made = sampleDesk({ choice: ['app-orders'], plan: [() => 'cancelled'] });
    const result = await onNodes(attachToResource, made, await identityNode(made, 'id-orders-web'));
    assert.equal(result, undefined);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('can be undone from the notification', async () => {
    const made = sampleDesk({ choice: ['app-orders'], plan: [go] });
    await onNodes(attachToResource, made, await identityNode(made, 'id-orders-web'));
    await made.ui.followUps[0]?.undo?.();
    assert.deepEqual(await carriedBy(made, hosts.appOrders), ['id-orders-api', 'system']);
    assert.match(toldBy(made)[1] ?? '', /^good: Detached id-orders-web from app-orders\./);
  });
});
