/** Creating identities over the sample tenant, step by step: what is asked, shown, sent and told. */

import assert from 'node:assert/strict';
import { createIdentity } from '../../../../src/commands/lifecycle/createIdentity';
import type { UserAssignedIdentity } from '../../../../src/model/identity';
import { nodeKey } from '../../../../src/tree/keys';
import type { Node } from '../../../../src/tree/nodes';
import { say, textOf } from '../../../../src/ui/said';
import { go, leave, typed } from '../../../unit/commands/fakeUi';
import { t } from '../../../unit/ui/words';
import { lastTwo, toldBy, writesIn } from '../../deskViews';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { sampleRig, sampleTenantId, subscriptionNamed } from '../../sampleRig';
import { answers, create, inNewGroup } from './creating';

async function created(made: ReturnType<typeof sampleDesk>): Promise<UserAssignedIdentity> {
  const identity = await create(made);
  assert.ok(identity);
  return identity;
}

describe('creating an identity from the palette', () => {
  it('asks where, what and who may use it, shows the request, and sends it once', async () => {
    const made = sampleDesk(answers());
    const identity = await create(made);
    assert.deepEqual(made.ui.asked, [
      'system-assigned or user-assigned 1 of 8',
      'in which subscription 2 of 8',
      'in which resource group 3 of 8',
      'in which region 4 of 8',
      'name 5 of 8',
      'tags 6 of 8',
      'one tag 6 of 8',
      'tags 6 of 8',
      'who may use it 7 of 8',
      'plan 8 of 8',
    ]);
    assert.deepEqual(writesIn(made.sent), ['PUT userAssignedIdentities/id-new']);
    const put = made.sent.find(({ method }) => method === 'PUT');
    assert.deepEqual(put?.body, {
      location: 'westeurope',
      tags: { team: 'orders' },
      properties: { isolationScope: 'Regional' },
    });
    const [plan] = made.ui.plans;
    assert.deepEqual(
      plan?.requests.map(({ method, path, body }) => [method, path, body]),
      [[put.method, put.path, put.body]],
    );
    const facts = plan.sections.flatMap((section) => section.facts.map(({ label }) => textOf(t, label)));
    assert.deepEqual(facts, [
      'id-new',
      'Contoso Prod',
      'rg-orders',
      'West Europe',
      'Only resources in its own region',
      'team=orders',
    ]);
    assert.ok(identity !== undefined);
  });

  it('reveals it and tells its IDs with the next steps, and logs what undoes it', async () => {
    const made = sampleDesk(answers());
    const identity = await created(made);
    assert.deepEqual(made.revealed, [identity.id]);
    assert.deepEqual(toldBy(made), [
      `good: Created id-new. Its client ID, for code, is ${identity.clientId}; its object ID, for role assignments, is ${identity.principalId}.`,
    ]);
    const labels = made.ui.followUps[0]?.more?.map(({ label }) => say(t, label));
    assert.deepEqual(labels, ['Assign role…', 'Attach to resource…', 'Insert code']);
    const line = made.log.lines.find((each) => each.includes('Undo'));
    assert.match(line ?? '', /Created .* Undo: az identity delete --ids "\/subscriptions\/.*\/id-new"/);
  });

  it('stands in the list and in searches at once, though Resource Graph may not know it yet', async () => {
    const made = sampleDesk(answers());
    const subscription = await subscriptionNamed(made.rig, 'Contoso Prod');
    await made.store.userAssigned(subscription, never());
    await create(made);
    const listed = await made.store.userAssigned(subscription, never());
    assert.ok(listed.items.some(({ name }) => name === 'id-new'));
    const found = await made.store.find('id-new', never());
    assert.deepEqual(
      found.items.map(({ identity: { name }, tenantId }) => [name, tenantId]),
      [['id-new', sampleTenantId]],
    );
  });

  it('offers the regions of the provider, that of the group first', async () => {
    const made = sampleDesk({ choice: ['User-assigned', 'Contoso Prod', 'rg-data', 'cancelled'] });
    assert.equal(await create(made), undefined);
    const regions = made.ui.lists.at(-1) ?? [];
    assert.ok(regions.includes('West Europe') && !regions.includes('Jio India West'), regions.join());
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('keeps what was answered when going back, and drops the group of another subscription', async () => {
    const proposed: (string | undefined)[] = [];
    const made = sampleDesk({
      choice: [
        ...[
          'User-assigned',
          'Contoso Prod',
          'rg-orders',
          'West Europe',
          'Go on without tags',
          'back',
          'back',
        ],
        ...['back', 'back', 'Contoso Shared', 'rg-platform', 'North Europe'],
        ...['Go on without tags', 'Resources in any region'],
      ],
      text: [
        typed('id-new'),
        ({ value }) => {
          proposed.push(value);
          return 'back';
        },
        ({ value }) => {
          proposed.push(value);
          return { text: value ?? '' };
        },
      ],
      plan: [go],
    });
    const identity = await created(made);
    assert.deepEqual(proposed, ['id-new', 'id-new']);
    assert.match(identity.id, /\/resourcegroups\/rg-platform\//);
    assert.equal(identity.location, 'northeurope');
  });

  it('sends nothing when the person leaves at any question', async () => {
    const questions = [
      'User-assigned',
      'Contoso Prod',
      'rg-orders',
      'West Europe',
      'Go on without tags',
      'Resources in any region',
    ];
    for (let at = 0; at < questions.length; at += 1) {
      const made = sampleDesk({ choice: [...questions.slice(0, at), 'cancelled'], text: [typed('id-new')] });
      assert.equal(await create(made), undefined);
      assert.deepEqual(writesIn(made.sent), []);
    }
    for (const last of [{ text: [leave] }, { text: [typed('id-new')], plan: [leave] }]) {
      const made = sampleDesk({ choice: [...questions], ...last });
      assert.equal(await create(made), undefined);
      assert.deepEqual(writesIn(made.sent), []);
      assert.deepEqual(made.ui.told, []);
    }
  });
});

describe('creating an identity in a new resource group', () => {
  it('makes the group first, in the same region, and shows both requests before', async () => {
    const made = sampleDesk(inNewGroup(typed('rg-new'), typed('id-new')));
    await create(made);
    assert.deepEqual(writesIn(made.sent), ['PUT resourceGroups/rg-new', 'PUT userAssignedIdentities/id-new']);
    assert.deepEqual(
      made.ui.plans[0]?.requests.map(({ method, path }) => `${method} ${lastTwo(path)}`),
      writesIn(made.sent),
    );
    assert.ok(made.log.lines.some((line) => /Undo.*az group delete --name "rg-new"/.test(line)));
  });

  it('does not write over a group that somebody else made meanwhile', async () => {
    const made = sampleDesk({
      ...inNewGroup(typed('rg-new'), typed('id-new')),
      plan: [
        async () => {
          const { subscriptionId } = await subscriptionNamed(made.rig, 'Contoso Prod');
          const theirs = { subscriptionId, name: 'rg-new', location: 'westeurope' };
          await made.rig.azure.provisioning.createGroup(sampleTenantId, theirs, never());
          return { go: true };
        },
      ],
    });
    await assert.rejects(create(made), (error: unknown) => {
      const { code, details } = error as { code: string; details: { values: object } };
      assert.deepEqual([code, details.values], ['alreadyExists', { reason: 'group' }]);
      return true;
    });
    assert.deepEqual(writesIn(made.sent), ['PUT resourceGroups/rg-new']);
    assert.deepEqual(made.ui.told, []);
  });

  it('tells what was made when Azure refuses the identity afterwards', async () => {
    const rig = sampleRig('owner', {
      intercept: async (request, next) =>
        request.method === 'PUT' && request.url.includes('userAssignedIdentities')
          ? { status: 403, headers: {}, body: '{"error":{"code":"AuthorizationFailed","message":"lost"}}' }
          : next(request),
    });
    const made = sampleDesk(inNewGroup(typed('rg-new'), typed('id-new')), { rig });
    await assert.rejects(create(made), {
      code: 'forbidden',
    });
    assert.deepEqual(toldBy(made), ['note: The resource group rg-new was made, the identity was not.']);
  });
});

describe('creating an identity from the tree', () => {
  const subscriptionNode = async (made: ReturnType<typeof sampleDesk>, name: string): Promise<Node> => {
    const { items } = await made.store.roots(never());
    const found = items.find(({ subscription }) => subscription.displayName === name);
    assert.ok(found, name);
    return { kind: 'subscription', ...found };
  };

  it('does not ask for the subscription that was clicked, nor for that of "Create one"', async () => {
    for (const clicked of ['subscription', 'empty']) {
      const made = sampleDesk({ choice: ['User-assigned', 'cancelled'] });
      const node = await subscriptionNode(made, 'Contoso Dev');
      made.shown.set(nodeKey(node), node);
      const empty: Node = { kind: 'empty', of: 'identities', parentKey: nodeKey(node) };
      await createIdentity(made.deps)({ from: 'nodes', nodes: [clicked === 'empty' ? empty : node] });
      assert.deepEqual(made.ui.asked, [
        'system-assigned or user-assigned 1 of 7',
        'in which resource group 2 of 7',
      ]);
      assert.deepEqual(made.ui.lists.at(-1), ['New resource group…', 'rg-catalog-dev', 'rg-orders-dev']);
    }
  });
});
