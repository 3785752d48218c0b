/** The walk to a scope: groups of resources, what lies inside one, wider places, pasted IDs, and what could not be read. */

import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import { listing } from '../../../src/model/listing';
import { pastedScope } from '../../../src/ui/pastedScope';
import { scopePicker } from '../../../src/ui/pickScope';
import type { Pickers } from '../../../src/ui/ports';
import { aSubscription, aTenant, storageScope, subscriptionScope } from '../fakes/builders';
import { at } from '../commands/office';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeList } from './fakeList';
import type { Move } from './fakeList';
import { words } from './words';

const tenant = aTenant();
const prod = aSubscription('prod', tenant);
const dev = aSubscription('dev', tenant);
const storage = storageScope(prod);
const container = `${storage}/blobServices/default/containers/invoices`;
const app = `${subscriptionScope(prod)}/resourceGroups/rg-apps/providers/Microsoft.Web/sites/app-orders`;
const vault = `${subscriptionScope(dev)}/resourceGroups/rg-dev/providers/Microsoft.KeyVault/vaults/kv-dev`;

function walk(...moves: Move[]) {
  const azure = createFakeAzure({
    resources: [
      { id: app, name: 'app-orders', type: 'Microsoft.Web/sites', kind: 'app' },
      {
        id: storage,
        name: 'stordersprod',
        type: 'Microsoft.Storage/storageAccounts',
        location: 'westeurope',
      },
      { id: vault, name: 'kv-dev', type: 'Microsoft.KeyVault/vaults' },
    ],
    children: [
      { id: container, name: 'invoices', type: 'Microsoft.Storage/storageAccounts/blobServices/containers' },
    ],
    resourceGroups: [
      { id: `${subscriptionScope(prod)}/resourceGroups/rg-data`, name: 'rg-data', location: 'westeurope' },
    ],
    managementGroups: [
      {
        id: '/providers/Microsoft.Management/managementGroups/mg-platform',
        name: 'mg-platform',
        displayName: 'Platform',
      },
    ],
  });
  const list = createFakeList(...moves);
  const request: Parameters<Pickers['scope']>[0] = {
    step: { purpose: { doing: 'assignRole', identities: ['id-orders'] }, number: 1, total: 3, sample: false },
    back: false,
    tenantId: tenant.tenantId,
    homeSubscriptionId: prod.subscriptionId,
    recent: [],
    scopes: azure.scopes,
    subscriptions: () => Promise.resolve(listing([prod, dev])),
  };
  const pick = async (over: Partial<typeof request> = {}) => {
    const picked = await scopePicker(list, words)({ ...request, ...over });
    return typeof picked === 'string' ? picked : [picked.name, picked.scope.id];
  };
  return { azure, list, pick };
}

describe('picking where a role shall hold', () => {
  it('groups the resources of the identity’s subscription by type, usual targets first, and says which step it is', async () => {
    const { list, pick } = walk({ choose: 'app-orders' });
    assert.deepEqual(await pick(), ['app-orders', app]);
    const [first] = list.shown;
    assert.equal(first?.title, 'Assign role to id-orders (1 of 3): where');
    assert.deepEqual(first.labels.slice(0, 5), [
      '— Storage account',
      'stordersprod',
      '— App Service',
      'app-orders',
      '— Wider, or elsewhere',
    ]);
    // Last, since it stays in sight while typing and Enter takes the first line in sight.
    assert.equal(first.labels.at(-1), 'Search the resources of all subscriptions');
    assert.equal(first.lines[0]?.description, 'Storage account · rg-data · West Europe');
  });

  it('has the place chosen before on top, once, as the line that Enter takes', async () => {
    const { list, pick } = walk({ choose: 'invoices' });
    const chosen = { ...at(container, 'invoices'), resourceKind: 'kept' };
    const recent = [at(app, 'app-orders'), at(container.toUpperCase(), 'invoices')];
    assert.deepEqual(await pick({ chosen, recent }), ['invoices', container]);
    assert.deepEqual(list.shown[0]?.labels.slice(0, 3), ['— Used recently', 'invoices', 'app-orders']);
    assert.deepEqual(
      list.shown[0].lines.flatMap(({ label, checked }) => (checked === true ? [label] : [])),
      ['invoices'],
    );
  });

  it('goes inside a storage account, to all of it or one container, and back', async () => {
    const whole = walk({ choose: 'stordersprod' }, { choose: 'stordersprod' });
    assert.deepEqual(await whole.pick(), ['stordersprod', storage]);
    const { list, pick } = walk(
      { choose: 'stordersprod' },
      'back',
      { choose: 'stordersprod' },
      { choose: 'stordersprod / invoices' },
    );
    assert.deepEqual(await pick(), ['stordersprod / invoices', container]);
    assert.deepEqual(
      list.shown.map(({ back }) => back),
      [false, true, false, true],
    );
  });

  it('goes inside a topic, whose subscriptions can hold roles of their own', async () => {
    const bus = `${subscriptionScope(prod)}/resourceGroups/rg-data/providers/Microsoft.ServiceBus/namespaces/sb`;
    const topic = `${bus}/topics/orders`;
    const subscription = `${topic}/subscriptions/billing`;
    const { azure, pick } = walk(
      { choose: 'sb' },
      { choose: 'sb / orders' },
      { choose: 'sb / orders / billing' },
    );
    azure.world.resources = [{ id: bus, name: 'sb', type: 'Microsoft.ServiceBus/namespaces' }];
    azure.world.children = [
      { id: topic, name: 'orders', type: 'Microsoft.ServiceBus/namespaces/topics' },
      { id: subscription, name: 'billing', type: 'Microsoft.ServiceBus/namespaces/topics/subscriptions' },
    ];
    assert.deepEqual(await pick(), ['sb / orders / billing', subscription]);
    assert.equal(azure.traffic.count(`children ${topic}`), 1);
  });

  it('reads each list once, however often a person comes back to it', async () => {
    const { azure, pick } = walk(
      { choose: 'stordersprod' },
      'back',
      { choose: 'stordersprod' },
      'back',
      'cancelled',
    );
    assert.equal(await pick(), 'cancelled');
    assert.equal(azure.traffic.count('resources'), 1);
    assert.equal(azure.traffic.count('children'), 1);
  });

  for (const [name, moves, expected] of [
    ['a resource group', [{ choose: 'A resource group…' }, { choose: 'rg-data' }], 'rg-data'],
    ['a subscription', [{ choose: 'A subscription…' }, { choose: 'dev' }], 'dev'],
    [
      'a management group by its display name',
      [{ choose: 'A management group…' }, { choose: 'Platform' }],
      'Platform',
    ],
    [
      'another subscription’s resource',
      [
        { choose: 'A resource of another subscription…' },
        { choose: 'dev' },
        { choose: 'kv-dev' },
        { choose: 'kv-dev' },
      ],
      'kv-dev',
    ],
    [
      'any resource by search',
      [{ choose: 'Search the resources of all subscriptions' }, { choose: 'kv-dev' }, { choose: 'kv-dev' }],
      'kv-dev',
    ],
  ] as const) {
    it(`reaches ${name}`, async () => {
      const picked = await walk(...moves).pick();
      assert.equal(picked[0], expected);
    });
  }

  it('takes a pasted ID, quoted or not', async () => {
    assert.deepEqual(await walk({ type: ` "${container}", ` }).pick(), [
      'stordersprod / invoices',
      container,
    ]);
  });

  it('shows the places used last on top', async () => {
    const { list, pick } = walk('cancelled');
    const recent = pastedScope(vault);
    await pick({ recent: recent === undefined ? [] : [recent] });
    assert.deepEqual(list.shown[0]?.labels.slice(0, 2), ['— Used recently', 'kv-dev']);
  });

  it('leaves through the step before, when there is one', async () => {
    const { list, pick } = walk('back');
    assert.equal(await pick({ back: true }), 'back');
    assert.equal(list.shown[0]?.back, true);
  });

  it('says what could not be read, beside what could', async () => {
    const { azure, list, pick } = walk({ choose: 'Search the resources of all subscriptions' }, 'cancelled');
    azure.traffic.fail(`resources ${dev.subscriptionId}`, new Failure('forbidden'));
    await pick();
    const { labels = [], lines = [] } = list.shown[1] ?? {};
    assert.equal(labels.includes('stordersprod'), true);
    const problem = lines.find(({ label }) => label === 'Could not read dev');
    assert.equal(problem?.description, 'you may not read this');
    assert.equal(problem.value, undefined);
  });
});

describe('reading a pasted place', () => {
  for (const [text, name] of [
    [storage, 'stordersprod'],
    [`'${storage}/'`, 'stordersprod'],
    [`https://portal.azure.com/#@contoso.example/resource${storage}/overview`, 'stordersprod'],
    [`https://portal.azure.com/#@contoso.example/resource${storage}`, 'stordersprod'],
    [subscriptionScope(prod), prod.subscriptionId],
    ['/providers/Microsoft.Management/managementGroups/mg-platform', 'mg-platform'],
  ] as const) {
    it(`finds ${name} in ${text.slice(0, 40)}…`, () => {
      assert.equal(pastedScope(text)?.name, name);
    });
  }

  for (const text of [
    '',
    '/',
    'stordersprod',
    'rg/data',
    '/subscriptions',
    'https://portal.azure.com/',
    '/etc/passwd',
  ]) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => {
      assert.equal(pastedScope(text), undefined);
    });
  }
});
