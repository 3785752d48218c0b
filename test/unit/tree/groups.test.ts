/** The tree in groups: every identity in exactly one, and what could not be read beside them. */

import assert from 'node:assert/strict';
import { createStore, type Store } from '../../../src/access/store';
import type { Arrangement } from '../../../src/model/arrangement';
import { childNodes, rootNodes } from '../../../src/tree/children';
import { contextValue, nodeKey } from '../../../src/tree/keys';
import { locateIdentity } from '../../../src/tree/locating';
import type { Node } from '../../../src/tree/nodes';
import { aFailure, anIdentity, aSubscription, aSystemAssigned, aTenant, aUser } from '../fakes/builders';
import { createFakeAzure, type FakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import type { World } from '../fakes/world';

const never = new AbortController().signal;
const tenant = aTenant();
const prod = aSubscription('prod');
const dev = aSubscription('dev');
const ordersId = anIdentity('id-orders', prod, { location: 'northeurope', tags: { Team: 'orders' } });
const mailId = anIdentity('id-mail', dev, { tags: { team: 'Mail' } });
const plainId = anIdentity('id-plain', dev);
const owner = aSystemAssigned();

function start(world: Partial<World> = {}): { store: Store; azure: FakeAzure } {
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod, dev],
    identities: [ordersId, mailId, plainId, owner],
    ...world,
  });
  return { azure, store: createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => [] }) };
}

const by = (
  choice: Omit<Arrangement, 'first' | 'unusedOnly'>,
  first: readonly string[] = [],
): Arrangement => ({
  ...choice,
  unusedOnly: false,
  first,
});

function lines(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'identityGroup':
        return [`${node.name ?? 'none'} ${node.subscription?.displayName ?? ''} ${String(node.count)}`];
      case 'identity':
        return [
          [
            node.identity.name,
            ...(node.workspace === true ? ['*'] : []),
            ...(node.unused === undefined ? [] : [node.unused]),
          ].join(' '),
        ];
      case 'systemAssignedGroup':
        return [`system-assigned ${node.subscription.displayName}`];
      case 'subscription':
        return [`subscription ${node.subscription.displayName}`];
      case 'problem':
        return [`problem ${node.whereName ?? ''} ${node.failure.code}`];
      case 'orphans':
      case 'deadReferences':
        return [];
      default:
        return [node.kind];
    }
  });
}

async function tree(store: Store, arrangement: Arrangement): Promise<Record<string, string[]>> {
  const roots = await rootNodes(store, never, arrangement);
  const keys = roots.map(nodeKey);
  assert.equal(new Set(keys).size, keys.length, keys.join(', '));
  const found: Record<string, string[]> = {};
  for (const root of roots) {
    const [line] = lines([root]);
    if (line !== undefined) found[line] = lines(await childNodes(store, root, never, undefined, arrangement));
  }
  return found;
}

describe('the tree in groups', () => {
  it('by resource group tells two groups of one name apart by their subscriptions', async () => {
    const { store } = start();
    assert.deepEqual(await tree(store, by({ by: 'resourceGroup' })), {
      'rg-apps dev 2': ['id-mail', 'id-plain'],
      'rg-apps prod 2': ['id-orders', owner.name],
    });
  });

  it('by region holds both kinds of identities of all subscriptions', async () => {
    const { store } = start();
    assert.deepEqual(await tree(store, by({ by: 'region' })), {
      'northeurope  1': ['id-orders'],
      'westeurope  3': ['id-mail', 'id-plain', owner.name],
    });
  });

  it('by tag takes its name in any case, and keeps those without it and those that cannot have one', async () => {
    const { store } = start();
    assert.deepEqual(await tree(store, by({ by: 'tag', tag: 'TEAM' })), {
      'Mail  1': ['id-mail'],
      'orders  1': ['id-orders'],
      'none  1': ['id-plain'],
      'system-assigned dev': ['empty'],
      'system-assigned prod': [owner.name],
    });
  });

  it('has the identity of the workspace first, and its group', async () => {
    const { store } = start();
    const first = [plainId.id.toUpperCase()];
    assert.deepEqual(Object.entries(await tree(store, by({ by: 'region' }, first)))[0], [
      'westeurope  3',
      ['id-plain *', 'id-mail', owner.name],
    ]);
    assert.deepEqual(Object.keys(await tree(store, by({ by: 'tag', tag: 'team' }, first)))[0], 'none  1');
    const roots = await rootNodes(store, never, by({ by: 'subscription' }, [ordersId.id]));
    assert.ok(roots[0]?.kind === 'subscription' && roots[0].subscription.displayName === 'prod');
  });

  it('has the identity of the workspace first also where only "load more" would bring it', async () => {
    const many = Array.from({ length: 501 }, (_, at) => anIdentity(`id-${String(at).padStart(3, '0')}`));
    const { store } = start({ identities: many });
    const wanted = many[500];
    assert.ok(wanted);
    const below = await childNodes(
      store,
      { kind: 'subscription', subscription: prod, tenant },
      never,
      undefined,
      by({ by: 'subscription' }, [wanted.id]),
    );
    assert.deepEqual(lines(below).slice(0, 2), ['id-500 *', 'id-000']);
    assert.equal(lines(below).filter((line) => line.startsWith('id-')).length, 501);
  });

  it('shows a subscription that cannot be read as such, once, and no count that it could change', async () => {
    const { store, azure } = start();
    azure.traffic.fail(`userAssigned ${prod.subscriptionId}`, aFailure('forbidden'));
    azure.traffic.fail(`systemAssigned ${prod.subscriptionId}`, aFailure('forbidden'));
    const roots = await rootNodes(store, never, by({ by: 'region' }));
    assert.deepEqual(lines(roots), ['westeurope  undefined', 'problem prod forbidden']);
  });

  it('says that there is nothing only when everything was read', async () => {
    assert.deepEqual(lines(await rootNodes(start({ identities: [] }).store, never, by({ by: 'region' }))), [
      'empty',
    ]);
    const { store, azure } = start({ identities: [] });
    azure.traffic.fail(`systemAssigned ${dev.subscriptionId}`, aFailure('throttled'));
    assert.deepEqual(lines(await rootNodes(store, never, by({ by: 'resourceGroup' }))), [
      'problem dev throttled',
    ]);
  });

  it('gives an identity the same key and flags wherever it stands', async () => {
    const { store } = start();
    const seen = new Set<string>();
    for (const arrangement of [
      by({ by: 'subscription' }),
      by({ by: 'region' }),
      by({ by: 'tag', tag: 'team' }),
    ]) {
      const look = async (node?: Node) =>
        node === undefined
          ? rootNodes(store, never, arrangement)
          : childNodes(store, node, never, undefined, arrangement);
      for (const { id } of [ordersId, plainId]) {
        const provider = { look, shown: () => undefined };
        const found = await locateIdentity({ provider, store, arrangement }, id, never);
        assert.ok(found);
        seen.add(`${nodeKey(found)} ${contextValue(found)}`);
      }
      const provider = { look, shown: () => undefined };
      assert.ok(await locateIdentity({ provider, store, arrangement }, owner.id, never));
    }
    assert.equal(seen.size, 2);
  });

  it('reads on until an identity that is looked for is there', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => anIdentity(`id-${String(at).padStart(4, '0')}`));
    const { store } = start({ identities: many });
    const arrangement = by({ by: 'region' });
    const look = async (node?: Node) =>
      node === undefined
        ? rootNodes(store, never, arrangement)
        : childNodes(store, node, never, undefined, arrangement);
    const top = await look();
    assert.deepEqual(lines(top), ['westeurope  undefined', 'loadMore']);
    const provider = { look, shown: () => undefined };
    const found = await locateIdentity({ provider, store, arrangement }, many[1000]?.id ?? '', never);
    assert.equal(found?.identity.name, 'id-1000');
  });
});

describe('the tree of unused identities alone', () => {
  const only = (by: 'subscription' | 'region'): Arrangement => ({ by, unusedOnly: true, first: [] });
  const users = [{ identityId: ordersId.id.toUpperCase(), user: aUser('app-orders', prod) }];
  const credential = {
    id: `${mailId.id}/federatedIdentityCredentials/main`,
    name: 'main',
    issuer: 'https://x.example',
    audiences: ['a'],
  };

  it('says on top that it is not all, leaves out what something carries, and asks once for a tenant', async () => {
    const { store, azure } = start({ users });
    const roots = await rootNodes(store, never, only('subscription'));
    assert.equal(roots[0]?.kind, 'filter');
    assert.deepEqual(await tree(store, only('subscription')), {
      filter: [],
      'subscription dev': ['id-mail unread', 'id-plain unread'],
      'subscription prod': ['empty'],
    });
    assert.equal(azure.traffic.calls.filter((call) => call.startsWith('attachments')).length, 1);
    assert.equal(azure.traffic.calls.filter((call) => /usersOf|federated/i.test(call)).length, 0);
  });

  it('says of federated credentials only what was read', async () => {
    const { store } = start({ users, federated: [{ identityId: mailId.id, credential }] });
    await store.federatedCredentials(mailId, tenant.tenantId, never);
    await store.federatedCredentials(plainId, tenant.tenantId, never);
    const [, group] = await rootNodes(store, never, only('region'));
    assert.ok(group);
    assert.deepEqual(lines(await childNodes(store, group, never, undefined, only('region'))), [
      'id-plain none',
    ]);
  });

  it('calls nothing unused when Azure does not say who uses what', async () => {
    const { store, azure } = start({ users });
    azure.traffic.fail('attachments', aFailure('throttled'));
    const parent: Node = { kind: 'subscription', subscription: dev, tenant };
    assert.deepEqual(lines(await childNodes(store, parent, never, undefined, only('subscription'))), [
      'problem  throttled',
    ]);
    const roots = await rootNodes(store, never, only('region'));
    assert.deepEqual(lines(roots), ['filter', 'problem dev throttled', 'problem prod throttled']);
  });

  it('has no line on top where there is nothing to filter', async () => {
    const { store } = start({ subscriptions: [] });
    assert.deepEqual(await rootNodes(store, never, only('subscription')), []);
  });
});
