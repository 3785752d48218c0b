/** Measures the longest block of the extension host while commands work on a tree of 10,000 identities. */

import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { createArrangements } from '../../src/access/arrangements';
import type { Connection, SessionState } from '../../src/access/connection';
import { createIdentityMemory, type KeyedMemory } from '../../src/access/identityMemory';
import { createRoleMemory } from '../../src/access/roleMemory';
import { systemClock as clock } from '../../src/azure/systemClock';
import type { CommandSession } from '../../src/commands/deps';
import { createCommands } from '../../src/commands/entry';
import { registerCommands } from '../../src/commands/register';
import { Command, identitiesView, InternalCommand } from '../../src/names';
import type { Node } from '../../src/tree/nodes';
import { treeContents } from '../../src/tree/contents';
import { createIdentitiesView } from '../../src/tree/view';
import { createLogChannel } from '../../src/ui/log';
import { createSettings } from '../../src/ui/settings';
import { never, testCloud } from '../contract/kit';
import { bigSubscriptionId, identityCount, nameOf } from './bigTenant';
import type { Figure } from './figures';
import { tenantProgram } from './inHost';
import { largeAzure } from './largeAzure';
import { watched } from './stretches';

/** Milliseconds after a command in which the view may still be drawing. */
const afterwards = 1_000;

/** The parts as extension.ts builds them, over an Azure that answers from another thread. */
export async function treeFigures(): Promise<Figure[]> {
  const azure = largeAzure(tenantProgram(), { subscriptions: 3, identities: identityCount, pageSize: 500 });
  const { store } = azure;
  const account = { kind: 'azureCli', label: 'bench' } as const;
  const connection: Connection = {
    account,
    cloud: testCloud,
    sample: false,
    azure: azure.azure,
    store,
    index: store.index,
  };
  const session = connectedSession(connection);
  const channel = createLogChannel([]);
  const settings = createSettings();
  const values = new Map<string, unknown>();
  const memory: KeyedMemory = {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
  };
  const arrangements = createArrangements(memory, () => []);
  const tree = createIdentitiesView({
    session,
    clock,
    arrangements,
    load: () => Promise.resolve(treeContents),
    onDrag: () => undefined,
  });
  session.tell();
  const commands = createCommands({
    session,
    tree,
    arrangements,
    settings,
    clock,
    log: channel.log,
    channel,
    storage: vscode.Uri.file(tmpdir()).toString(),
    memory,
    identities: createIdentityMemory(memory),
    roles: createRoleMemory(memory),
    suffixes: () => testCloud.suffixes,
    editor: { check: () => Promise.resolve(), insert: () => Promise.resolve() },
    code: {
      edit: () => Promise.resolve(),
      federation: () => Promise.resolve({ repositories: [], exchanges: [], texts: new Map(), unread: [] }),
      clients: () => Promise.resolve([]),
      openFile: () => Promise.resolve(undefined),
    },
  });
  const registered = registerCommands((name, args) => commands.run(name, args));
  try {
    return await measured(store, tree.view);
  } finally {
    for (const part of [registered, commands, tree, channel]) part.dispose();
    await azure.stop();
  }
}

type Session = CommandSession & { tell(): void };

function connectedSession(connection: Connection): Session {
  const listeners = new Set<(state: SessionState) => void>();
  const state: SessionState = { kind: 'connected', connection };
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    state,
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    connection: () => Promise.resolve(connection),
    signIn: nothing,
    openSample: nothing,
    closeSample: nothing,
    useAccount: nothing,
    reset: () => undefined,
    tell: () => {
      for (const listener of listeners) listener(state);
    },
  };
}

async function measured(store: Connection['store'], view: vscode.TreeView<Node>): Promise<Figure[]> {
  const figures: Figure[] = [];
  const measure = async (of: string, act: () => PromiseLike<unknown>): Promise<void> => {
    const { longest } = await watched(act, afterwards);
    figures.push({ row: 'block', of, value: longest.wall, processor: longest.processor });
  };
  const run = (name: string, argument?: unknown): PromiseLike<unknown> =>
    vscode.commands.executeCommand(name, ...(argument === undefined ? [] : [argument]));

  await measure('nothing, for comparison', () => sleep(1_000));
  await measure('showing the view', () => run(`${identitiesView}.focus`));
  const { items } = await store.roots(never());
  const home = items.find(({ subscription }) => subscription.subscriptionId === bigSubscriptionId);
  if (home === undefined) throw new Error('The large subscription is missing');
  const root: Node = { kind: 'subscription', ...home };
  await measure('expanding, 500 identities', () => view.reveal(root, { expand: true, focus: true }));
  const [first] = (await store.userAssigned(home.subscription, never())).items;
  if (first === undefined) throw new Error('The large subscription is empty');
  const loadMore: Node = { kind: 'loadMore', parent: root };
  await measure('Load more, to 1,000', () => run(InternalCommand.loadMore, loadMore));
  for (let shown = 1_500; shown < identityCount; shown += 500) {
    await store.loadMore(home.subscription, 'userAssigned', never());
  }
  await sleep(afterwards);
  await measure('Load more, to 10,000', () => run(InternalCommand.loadMore, loadMore));
  if ((await store.userAssigned(home.subscription, never())).items.length !== identityCount)
    throw new Error('Not all loaded');
  await measure('Find Identity among 10,000, by client ID', () =>
    run(Command.findIdentity, { query: first.clientId }),
  );
  await measure('Find Identity among 10,000, by name', () =>
    run(Command.findIdentity, { query: nameOf(7_777) }),
  );
  await measure('Find Identity with 1,000 answers', () =>
    listed(Command.findIdentity, { query: 'id-orders-service-07' }),
  );
  await measure('Refresh one of 10,000', () => run(Command.refresh, { id: first.id }));
  await measure('Refresh all of 10,000', () => run(Command.refresh));
  await measure('Assign Role, list of 928 roles', () =>
    listed(Command.assignRole, {
      identityId: first.id,
      scope: `/subscriptions/${bigSubscriptionId}/resourceGroups/rg-orders/providers/Microsoft.Storage/storageAccounts/storders0`,
    }),
  );
  return figures;
}

/** Runs a command that ends in a list, leaves the list standing for a while, and closes it. */
async function listed(name: string, argument: unknown): Promise<void> {
  const ended = vscode.commands.executeCommand(name, argument);
  await sleep(4_000);
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await Promise.race([ended, sleep(2_000)]);
}
