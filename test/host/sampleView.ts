/** The tree over a sample tenant of its own, in the host: what the provider hands to the editor, found by what is written on it. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { KeyedMemory } from '../../src/access/identityMemory';
import type { Connection } from '../../src/access/connection';
import { publicCloud } from '../../src/auth/clouds';
import { createConnections } from '../../src/auth/connections';
import { rememberedAccount } from '../../src/auth/rememberedAccount';
import { createSession, type OwnedSession } from '../../src/auth/session';
import { systemClock } from '../../src/azure/systemClock';
import { plainArrangement, type Arrangement } from '../../src/model/arrangement';
import type { Clock, Log } from '../../src/model/ports';
import type { ViewState } from '../../src/names';
import { treeContents } from '../../src/tree/contents';
import { createProvider, type IdentitiesProvider } from '../../src/tree/provider';
import type { Node } from '../../src/tree/nodes';

export interface SampleView {
  readonly session: OwnedSession;
  readonly connection: Connection;
  readonly provider: IdentitiesProvider;
  /** What the view was told to say, in order. */
  readonly states: readonly ViewState[];
  /** Every item below a node, the roots without one; by their labels. */
  items(parent?: Node): Promise<Map<string, vscode.TreeItem>>;
  /** The node that these labels lead to from the roots. */
  at(...labels: readonly string[]): Promise<Node>;
  /** How a node is drawn now. */
  drawn(node: Node): Promise<vscode.TreeItem>;
  dispose(): void;
}

const quiet = (): void => undefined;
const neverCancelled = new vscode.CancellationTokenSource().token;
const log: Log = { info: quiet, warn: quiet, error: quiet, debug: quiet };

/** A session over the sample that nobody else writes to. */
export function sampleSession(
  subscriptions: () => readonly string[] = () => [],
  clock: Clock = systemClock,
): OwnedSession {
  const kept = new Map<string, unknown>();
  const memory: KeyedMemory = { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) };
  return createSession({
    sources: [],
    setting: () => 'auto',
    cloud: () => publicCloud,
    memory: rememberedAccount(memory),
    ...createConnections({
      loadAzure: () => import('../../src/azure/entry'),
      loadSample: () => import('../../src/sampleTenant/entry'),
      subscriptions,
      onWaiting: quiet,
      clock,
      log,
    }),
    log,
  });
}

/** Opens the sample and draws it. `subscriptions` are the chosen ones, as in the settings. */
export async function openSampleView(
  subscriptions: readonly string[] = [],
  arrangement: Arrangement = plainArrangement,
  clock: Clock = systemClock,
): Promise<SampleView> {
  const session = sampleSession(() => subscriptions, clock);
  await session.openSample();
  assert.ok(session.state.kind === 'connected');
  const { connection } = session.state;
  const states: ViewState[] = [];
  const provider = createProvider({
    session,
    clock,
    arrangement: () => arrangement,
    load: () => Promise.resolve(treeContents),
    onState: (state) => states.push(state),
    onProgress: quiet,
  });
  // The editor asks for the tooltip when the pointer rests on an item.
  const drawn = async (node: Node): Promise<vscode.TreeItem> => {
    const item = await provider.getTreeItem(node);
    return (await provider.resolveTreeItem?.(item, node, neverCancelled)) ?? item;
  };
  const children = async (parent?: Node): Promise<[string, Node, vscode.TreeItem][]> => {
    const found: [string, Node, vscode.TreeItem][] = [];
    for (const node of await provider.getChildren(parent)) {
      const item = await drawn(node);
      found.push([labelOf(item), node, item]);
    }
    return found;
  };
  return {
    session,
    connection,
    provider,
    states,
    drawn,
    items: async (parent) => new Map((await children(parent)).map(([label, , item]) => [label, item])),
    at: async (...labels) => {
      let node: Node | undefined;
      for (const wanted of labels) {
        const below = await children(node);
        const found = below.find(([label]) => label === wanted);
        assert.ok(found, `no ${wanted} among ${below.map(([label]) => label).join(', ')}`);
        node = found[1];
      }
      assert.ok(node);
      return node;
    },
    dispose: () => {
      provider.dispose();
      session.dispose();
    },
  };
}

export function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}

/** The tooltip as the Markdown it is made of. */
export function tooltipOf({ tooltip }: vscode.TreeItem): string {
  return typeof tooltip === 'string' ? tooltip : (tooltip?.value ?? '');
}
