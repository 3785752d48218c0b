/** What the tree learns while it is open: counts after reading, one node drawn again, an assignment made in this window. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assignRoles } from '../../../src/access/assignRoles';
import { systemClock } from '../../../src/azure/systemClock';
import { nodeKey } from '../../../src/tree/keys';
import type { Node } from '../../../src/tree/nodes';
import { identitiesView } from '../../../src/names';
import { call, role, sample } from '../calls';
import { openSampleView, tooltipOf, type SampleView } from '../sampleView';
import { waitFor } from '../waitFor';

const never = new AbortController().signal;
const quiet = (): void => undefined;
const log = { info: quiet, warn: quiet, error: quiet, debug: quiet };

describe('the tree as it is used', () => {
  let view: SampleView;
  let fired: (Node | undefined)[];

  beforeEach(async () => {
    view = await openSampleView();
    fired = [];
    view.provider.onDidChangeTreeData((node) => fired.push(node));
  });

  afterEach(() => {
    view.dispose();
  });

  it('has a count on a node only after it was read, and draws that node alone', async () => {
    const roles = await view.at('Contoso Prod', 'id-orders-api', 'Role assignments');
    assert.equal((await view.drawn(roles)).description, undefined);
    const listed = await view.provider.getChildren(roles);
    await waitFor('the node to be drawn again', () => fired.length > 0);
    assert.deepEqual(fired, [roles]);
    const count = listed.filter(({ kind }) => kind === 'roleAssignment').length;
    assert.equal((await view.drawn(roles)).description, String(count));
    await view.provider.getChildren(roles);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(fired.length, 1, 'the same count is no news');
  });

  it('draws one node again by its key, and keeps the rest', async () => {
    const identity = await view.at('Contoso Prod', 'id-orders-api');
    await view.at('Contoso Prod', 'id-orders-worker');
    view.provider.redraw(nodeKey(identity));
    assert.deepEqual(fired, [identity]);
    const before = nodeKey(identity);
    assert.equal(nodeKey(await view.at('Contoso Prod', 'id-orders-api')), before);
    const parent = await view.provider.getParent?.(identity);
    assert.ok(parent?.kind === 'subscription' && parent.subscription.displayName === 'Contoso Prod');
  });

  it('draws again the very nodes that the editor was given, also after we have looked for ourselves', async () => {
    const identity = await view.at('Contoso Prod', 'id-orders-api');
    const subscription = await view.provider.getParent?.(identity);
    assert.ok(subscription);
    view.connection.store.invalidate();
    const roots = await view.provider.look();
    assert.ok(roots.includes(subscription));
    assert.ok((await view.provider.look(subscription)).includes(identity));
    fired = [];
    for (const node of [subscription, identity]) view.provider.redraw(nodeKey(node));
    assert.ok(fired[0] === subscription && fired[1] === identity);
    // One that the editor has not asked for yet can be revealed all the same.
    const dev = roots.find((node) => node.kind === 'subscription' && node !== subscription);
    const [first] = await view.provider.look(dev);
    assert.ok(first !== undefined && (await view.provider.getParent?.(first)) === dev);
  });

  it('shows an assignment made in this window at once, marked as new', async () => {
    const { azure, store } = view.connection;
    const identity = await view.at('Contoso Prod', 'id-orders-api');
    assert.ok(identity.kind === 'identity');
    const request = { identities: [identity], scope: sample.storage, roleGuids: [role.blobReader] };
    await assignRoles({ azure, store, clock: systemClock, log }, request, never);
    const roles = await view.items(await view.at('Contoso Prod', 'id-orders-api', 'Role assignments'));
    const made = [...roles.values()].find(({ description }) =>
      String(description).startsWith('stpaymentsprod'),
    );
    assert.ok(made, [...roles.keys()].join(', '));
    assert.match(String(made.description), /new, usually effective within 10 minutes/);
    assert.match(tooltipOf(made), /24 hours/);
  });
});

describe('the view in the side bar', () => {
  after(() => call('closeSampleTenant'));

  it('opens, and reveals an identity that is found', async () => {
    await call('openSampleTenant');
    await vscode.commands.executeCommand(`${identitiesView}.focus`);
    const found = await call<{ name: string } | undefined>('findIdentity', { query: 'id-data-ingest' });
    assert.equal(found?.name, 'id-data-ingest');
  });
});
