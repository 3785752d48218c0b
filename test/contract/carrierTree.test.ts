/** What the tree says of resources and their identities over the sample tenant: moved, gone, and what apps are told. */

import assert from 'node:assert/strict';
import { createStore, type Store } from '../../src/access/store';
import { systemClock } from '../../src/azure/systemClock';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as troubles from '../../src/sampleTenant/data/outOfOrder';
import { idsOf } from '../../src/sampleTenant/identityOf';
import type { sampleCallers } from '../../src/sampleTenant/entry';
import { childNodes, rootNodes } from '../../src/tree/children';
import { createLessons } from '../../src/tree/lessons';
import type { Node } from '../../src/tree/nodes';
import { never, type Rig } from './kit';
import { identityNamed, sampleRig, sampleTenantId } from './sampleRig';

interface Tree {
  readonly rig: Rig;
  readonly store: Store;
  below(node: Node): Promise<Node[]>;
  root(name: string): Promise<Node>;
}

function treeOf(caller: keyof typeof sampleCallers = 'owner'): Tree {
  const rig = sampleRig(caller);
  const store = createStore({ azure: rig.azure, clock: systemClock, subscriptionFilter: () => [] });
  return {
    rig,
    store,
    below: (node) => childNodes(store, node, never()),
    root: async (name) => {
      const roots = await rootNodes(store, never());
      const found = roots.find((node) =>
        node.kind === 'subscription' ? node.subscription.displayName === name : node.kind === name,
      );
      assert.ok(found, name);
      return found;
    },
  };
}

async function userNode({ rig }: Tree, identityName: string, name: string): Promise<Node> {
  const identity = await identityNamed(rig.azure.identities, identityName);
  const { items } = await rig.azure.identities.usersOf(sampleTenantId, identity, never());
  const user = items.find((one) => one.name === name);
  assert.ok(user, name);
  return { kind: 'user', identity, tenantId: sampleTenantId, user };
}

describe('an identity that came with its subscription from another tenant', () => {
  it('is marked, with everything that uses it, and no other is', async () => {
    const tree = treeOf();
    const identities = (await tree.below(await tree.root('Contoso Shared'))).filter(
      ({ kind }) => kind === 'identity',
    );
    const moved = identities.filter((node) => node.kind === 'identity' && node.moved === true);
    assert.deepEqual(
      moved.map((node) => node.kind === 'identity' && node.identity.name),
      ['id-intake-moved'],
    );
    const [first] = moved;
    assert.ok(first);
    const usedBy = (await tree.below(first)).find(({ kind }) => kind === 'usedBy');
    assert.ok(usedBy);
    const [user] = await tree.below(usedBy);
    assert.ok(user?.kind === 'user' && user.moved === true);
    assert.equal(user.user.name, 'app-intake');
  });

  it('is told apart from one that is only read through another tenant', async () => {
    const tree = treeOf();
    const [subscription] = (await tree.rig.azure.tenancy.subscriptions(sampleTenantId, never())).items;
    assert.ok(subscription);
    // A delegated subscription is read with the token of the tenant it is delegated to.
    const identity = await identityNamed(tree.rig.azure.identities, 'id-orders-api');
    const delegated = { ...subscription, tenantId: 'managing', ownTenantId: sampleTenantId };
    const store: Store = {
      ...tree.store,
      userAssigned: () => Promise.resolve({ items: [identity], problems: [] }),
    };
    const tenant = { tenantId: 'managing', displayName: 'x' };
    const [node] = await childNodes(
      store,
      { kind: 'subscription', subscription: delegated, tenant },
      never(),
    );
    assert.ok(node?.kind === 'identity' && node.moved === undefined);
  });
});

describe('an identity that is gone and still named', () => {
  it('stands below all subscriptions with the resource that names it', async () => {
    const tree = treeOf();
    const nodes = await tree.below(await tree.root('deadReferences'));
    assert.deepEqual(
      nodes
        .filter(({ kind }) => kind !== 'problem')
        .map((node) => node.kind === 'deadReference' && node.reference),
      [
        {
          carrier: {
            id: troubles.appPortal.id,
            name: 'app-portal-legacy',
            type: 'Microsoft.Web/sites',
            kind: 'app',
            subscriptionId: troubles.appPortal.id.split('/')[2],
            resourceGroup: 'rg-platform',
          },
          identityId: troubles.goneIdentity.id,
          tenantId: sampleTenantId,
          ...idsOf(troubles.goneIdentity),
        },
      ],
    );
    assert.deepEqual(
      nodes.filter(({ kind }) => kind === 'problem').map((node) => node.kind === 'problem' && node.whereName),
      ['Contoso Locked'],
    );
  });

  it('is not one that Resource Graph does not know and ARM does', async () => {
    const tree = treeOf();
    const azure = {
      ...tree.rig.azure,
      roleAssignments: {
        ...tree.rig.azure.roleAssignments,
        targets: () => Promise.resolve({ items: [], problems: [] }),
      },
    };
    const store = createStore({ azure, clock: systemClock, subscriptionFilter: () => [] });
    const nodes = await childNodes(store, { kind: 'deadReferences' }, never());
    assert.equal(nodes.filter(({ kind }) => kind === 'deadReference').length, 1);
  });

  it('appears when an identity is deleted that something uses', async () => {
    const tree = treeOf();
    const dead = async () =>
      (await tree.below({ kind: 'deadReferences' })).filter(({ kind }) => kind === 'deadReference').length;
    assert.equal(await dead(), 1);
    const identity = await identityNamed(tree.rig.azure.identities, 'id-orders-web');
    await tree.rig.azure.identityWrites.delete(sampleTenantId, identity.id, never());
    tree.store.recordDeleted({ identity, tenantId: sampleTenantId });
    assert.equal(await dead(), 2);
  });
});

describe('what an app is told of its identity', () => {
  it('is read when it is opened: names and IDs, and nothing else of its settings', async () => {
    const tree = treeOf();
    const node = await userNode(tree, 'id-orders-worker', 'func-orders-worker');
    tree.rig.sent.length = 0;
    const facts = await tree.below(node);
    assert.deepEqual(
      facts.map((each) => each.kind === 'appFact' && each.fact),
      [{ what: 'clientIdUnset' }, { what: 'vault', mine: false, references: 0 }],
    );
    assert.equal(tree.rig.sent.filter(({ method }) => method === 'POST').length, 1);
    assert.doesNotMatch(JSON.stringify([facts, tree.rig.log]), /SharedAccessKey/);
    tree.rig.sent.length = 0;
    await tree.below(node);
    assert.deepEqual(tree.rig.sent, []);
  });

  it('marks an app whose token endpoint is switched off, at its own identity too', async () => {
    const tree = treeOf();
    const lessons = createLessons();
    const user = await userNode(tree, 'id-event-router', 'func-event-router');
    const facts = await tree.below(user);
    assert.ok(facts.some((each) => each.kind === 'appFact' && each.fact.what === 'endpointOff'));
    assert.ok(lessons.learn(user, facts));
    assert.deepEqual(lessons.of(user), { endpointOff: true });
    const identity = await tree.rig.azure.identities.get(sampleTenantId, hosts.funcRouter.id, never());
    const parts = await tree.below({ kind: 'identity', identity, tenantId: sampleTenantId });
    const group = parts.find(({ kind }) => kind === 'appFacts');
    assert.ok(group);
    const own = await tree.below(group);
    assert.ok(own.some((each) => each.kind === 'appFact' && each.fact.what === 'endpointOff'));
    assert.ok(own.some((each) => each.kind === 'appFact' && each.fact.what === 'vault' && each.fact.mine));
  });

  it('is a problem with a reason to whoever may not list settings', async () => {
    const tree = treeOf('reader');
    const [node, ...more] = await tree.below(await userNode(tree, 'id-orders-api', 'app-orders'));
    assert.ok(node?.kind === 'problem' && node.failure.code === 'forbidden');
    assert.deepEqual(more, []);
  });

  it('is nothing for what is no app', async () => {
    const tree = treeOf();
    assert.deepEqual(await tree.below(await userNode(tree, 'id-orders-reports', 'vm-reports-01')), []);
  });
});
