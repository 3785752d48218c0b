/** The tree over the sample tenant in groups: what the rows say, and the identity of the workspace first and marked. */

import assert from 'node:assert/strict';
import { openSampleView, tooltipOf, type SampleView } from '../sampleView';
import { call, sample } from '../calls';

describe('the tree over the sample tenant in groups', () => {
  let view: SampleView | undefined;

  afterEach(() => {
    view?.dispose();
    view = undefined;
  });

  it('says of each region how many there are only when all could be read, and which subscription could not', async () => {
    view = await openSampleView([], { by: 'region', unusedOnly: false, first: [] });
    const roots = await view.items();
    const labels = [...roots.keys()];
    const regions = labels.slice(0, labels.indexOf('Contoso Locked'));
    assert.ok(regions.includes('West Europe') && regions.length > 2, labels.join(', '));
    assert.deepEqual(regions, [...regions].sort());
    assert.equal(roots.get('West Europe')?.description, 'Sample');
    assert.match(String(roots.get('Contoso Locked')?.description), /you may not read this/);
    assert.ok(labels.includes('fabrikam.example'), labels.join(', '));
    assert.deepEqual(labels.slice(-2), ['Orphaned role assignments', 'Attached, but gone']);
  });

  it('names the subscription of each resource group, with portal and properties', async () => {
    view = await openSampleView([], { by: 'resourceGroup', unusedOnly: false, first: [] });
    const group = (await view.items()).get('rg-orders');
    assert.match(String(group?.description), /^Sample · Contoso Prod · \d+$/);
    assert.equal(group?.contextValue, 'refreshable;portal;properties;armId;text');
    const below = await view.items(await view.at('rg-orders'));
    assert.ok(below.has('id-orders-api') && below.has('app-orders / staging'), [...below.keys()].join(', '));
    assert.equal((await view.items(await view.at('rg-orders', 'id-orders-api'))).size, 7);
  });

  it('has the workspace’s own identity first and marked, in whatever group', async () => {
    for (const by of ['subscription', 'region', 'resourceGroup'] as const) {
      view = await openSampleView([], { by, unusedOnly: false, first: [sample.ordersWorker] });
      const [root] = await view.provider.getChildren();
      assert.ok(root);
      const [first] = await view.provider.getChildren(root);
      assert.ok(first);
      const item = await view.drawn(first);
      assert.equal(item.label, 'id-orders-worker', by);
      assert.match(String(item.description), /^workspace identity · rg-orders/);
      assert.match(tooltipOf(item), /This workspace runs as this identity/);
      view.dispose();
    }
    view = undefined;
  });
});

describe('the tree of unused identities', () => {
  it('says on top that it is not all, with the way back, and of each what is not known', async () => {
    const view = await openSampleView([], { by: 'subscription', unusedOnly: true, first: [] });
    const roots = await view.items();
    assert.equal([...roots.keys()][0], 'Only unused identities');
    const top = roots.get('Only unused identities');
    assert.ok(top);
    assert.deepEqual([top.description, top.command?.arguments], ['Clear', [{ on: false }]]);
    assert.match(tooltipOf(top), /policy assignments/);
    const prod = await view.items(await view.at('Contoso Prod'));
    assert.ok(prod.has('id-old-invoices') && !prod.has('id-orders-api'), [...prod.keys()].join(', '));
    assert.match(
      String(prod.get('id-old-invoices')?.description),
      /^nothing attached, federated credentials not read · rg-/,
    );
    assert.ok(!prod.has('System-assigned'));
    assert.deepEqual(
      [...(await view.items(await view.at('Contoso Dev'))).keys()],
      ['No identity here is known to be unused'],
    );
    view.dispose();
  });
});

describe('arranging by command', () => {
  before(() => call('openSampleTenant'));

  after(async () => {
    await call('groupBy', { by: 'subscription' });
    await call('filterUnused', { on: false });
    await call('closeSampleTenant');
  });

  it('leaves every identity to be found and shown', async () => {
    for (const grouping of [{ by: 'resourceGroup' }, { by: 'region' }, { by: 'tag', tag: 'team' }]) {
      await call('groupBy', grouping);
      const found = await call<{ name: string }>('findIdentity', { query: 'id-orders-worker' });
      assert.equal(found.name, 'id-orders-worker');
    }
  });

  it('shows an identity that is looked for although the filter hides it', async () => {
    await call('groupBy', { by: 'subscription' });
    await call('filterUnused', { on: true });
    const found = await call<{ name: string }>('findIdentity', { query: 'id-orders-worker' });
    assert.equal(found.name, 'id-orders-worker');
  });
});
