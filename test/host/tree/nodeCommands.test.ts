/** The commands that look at a node and take it along, run on a node of each kind that the sample tenant has. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainArrangement, type Arrangement } from '../../../src/model/arrangement';
import { Command } from '../../../src/names';
import { contextValue, nodeKey } from '../../../src/tree/keys';
import type { Node } from '../../../src/tree/nodes';
import { call } from '../calls';
import { closeEditors } from '../editors';
import { openSampleView, type SampleView } from '../sampleView';
import { waitFor } from '../waitFor';

/** Kinds that the sample does not show, and why: `test/unit/commands/nodeRows.ts` has them. */
const elsewhere: readonly Node['kind'][] = [
  // Only while nobody is signed in.
  'accountOffer',
  'action',
  // Only of more identities than are read at once, and of principals that nobody can ask about.
  'loadMore',
  'doubtfulOrphans',
  // Only after something was taken away.
  'taken',
];

/** How many nodes of one kind and with the same flags are opened to find others. */
const opened = 60;

/** One node of each kind and each set of flags. */
async function oneOfEach(view: SampleView): Promise<Map<string, Node>> {
  const found = new Map<string, Node>();
  const times = new Map<string, number>();
  const visit = async (parent: Node | undefined): Promise<void> => {
    for (const node of await view.provider.getChildren(parent)) {
      const like = `${node.kind} ${contextValue(node)}`;
      if (!found.has(like)) found.set(like, node);
      const done = times.get(like) ?? 0;
      const item = await view.drawn(node);
      if (done >= opened || item.collapsibleState === vscode.TreeItemCollapsibleState.None) continue;
      times.set(like, done + 1);
      await visit(node);
    }
  };
  await visit(undefined);
  return found;
}

describe('the commands of a node', () => {
  const nodes = new Map<string, Node>();
  const views: SampleView[] = [];

  before(async function () {
    this.timeout(120_000);
    await call('closeSampleTenant');
    await call('openSampleTenant');
    const arrangements: readonly Arrangement[] = [
      plainArrangement,
      { ...plainArrangement, by: 'resourceGroup' },
      { ...plainArrangement, by: 'tag', tag: 'team' },
      { ...plainArrangement, unusedOnly: true },
    ];
    for (const arrangement of arrangements) {
      const view = await openSampleView([], arrangement);
      views.push(view);
      for (const [like, node] of await oneOfEach(view)) if (!nodes.has(like)) nodes.set(like, node);
    }
  });

  after(() => {
    for (const view of views) view.dispose();
  });

  afterEach(closeEditors);

  /** Runs a command on each node with one of the flags, as the menu does it. */
  const onEach = async (
    command: keyof typeof Command,
    flags: readonly string[],
    check: (node: Node, result: unknown) => Promise<void> | void,
  ): Promise<void> => {
    const having = [...nodes.values()].filter((node) =>
      flags.some((flag) => contextValue(node).split(';').includes(flag)),
    );
    assert.ok(having.length > 3, `${command}: ${having.map(nodeKey).join()}`);
    for (const node of having) {
      const result = await vscode.commands.executeCommand(Command[command], node, [node]);
      await check(node, result);
    }
  };

  it('are tried on every kind that there is', () => {
    const kinds: Readonly<Record<Node['kind'], 1>> = {
      ...{ subscription: 1, tenantProblem: 1, accountOffer: 1, action: 1, identity: 1, identityGroup: 1 },
      ...{ filter: 1, systemAssignedGroup: 1, identifier: 1, roleAssignments: 1, roleAssignment: 1 },
      ...{ assignmentDetail: 1, throughGroups: 1, accessPolicies: 1, accessPolicy: 1, cosmosRoles: 1 },
      ...{ cosmosRole: 1, usedBy: 1, user: 1, federatedCredentials: 1, federatedCredential: 1 },
      ...{ federatedDetail: 1, orphans: 1, orphan: 1, doubtfulOrphans: 1, empty: 1, problem: 1 },
      ...{ loadMore: 1, note: 1, appFacts: 1, appFact: 1, deadReferences: 1, deadReference: 1 },
      ...{ taken: 1 },
    };
    const had = new Set([...nodes.values()].map(({ kind }) => kind));
    assert.deepEqual(
      (Object.keys(kinds) as Node['kind'][]).filter((kind) => !had.has(kind)).sort(),
      [...elsewhere].sort(),
    );
  });

  it('show the properties of each as JSON that cannot be changed', async function () {
    this.timeout(60_000);
    const ids = new Map<Node, string>();
    await onEach('copyResourceId', ['armId', 'identity'], (node, id) => {
      ids.set(node, String(id));
    });
    await onEach('viewProperties', ['properties'], async (node) => {
      const document = await waitFor(`the properties of ${nodeKey(node)}`, () => {
        const shown = vscode.window.activeTextEditor?.document;
        return shown?.uri.scheme === 'managed-identities' ? shown : undefined;
      });
      assert.equal(document.languageId, 'json');
      const { id } = JSON.parse(document.getText()) as { readonly id: string };
      assert.equal(id.toLowerCase(), ids.get(node)?.toLowerCase(), nodeKey(node));
      await closeEditors();
    });
  });

  it('copy the ARM ID of each', async () => {
    await onEach('copyResourceId', ['armId', 'identity'], async (node, id) => {
      assert.match(String(id), /^\/(subscriptions|providers)\//, nodeKey(node));
      assert.equal(await vscode.env.clipboard.readText(), id);
    });
  });

  it('copy what each is called or says', async () => {
    await onEach('copyText', ['text', 'identity', 'clientId', 'objectId', 'tenantId'], async (node, text) => {
      assert.ok(typeof text === 'string' && text.trim() !== '', nodeKey(node));
      assert.equal(await vscode.env.clipboard.readText(), text);
    });
  });

  it('open no page for what is only in the sample, and ask nothing', async () => {
    await onEach('openInPortal', ['portal', 'entraGroup'], (_, result) => {
      assert.equal(result, undefined);
    });
  });

  it('copy each that can be made anew as code, in the format that is chosen', async function () {
    this.timeout(60_000);
    const having = [...nodes.values()].filter((node) => contextValue(node).includes('recreatable'));
    const kinds = new Set(having.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['federatedCredential', 'identity', 'roleAssignment', 'user']);
    for (const node of having) {
      const copying = vscode.commands.executeCommand<string>(Command.copyAsCode, node, [node]);
      let text: string | undefined;
      void copying.then((copied) => (text = copied));
      // The format used last stands first.
      await waitFor(`the code of ${nodeKey(node)}`, async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return text;
      });
      assert.match(text ?? '', /resource |\$schema|az |New-Az/, nodeKey(node));
      assert.equal(await vscode.env.clipboard.readText(), text);
    }
  });
});
