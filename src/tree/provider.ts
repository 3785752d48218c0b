/** The data behind the view: asks the store, remembers which node lies below which, and says what it learnt. */

import { EventEmitter, type Event, type TreeDataProvider } from 'vscode';
import type { Connection, Session } from '../access/connection';
import { toFailure } from '../model/failure';
import type { Clock } from '../model/ports';
import type { ViewState } from '../names';
import { childNodes, rootNodes } from './children';
import { nodeKey } from './keys';
import type { Node } from './nodes';
import { render, type Learnt } from './render';

export interface IdentitiesProvider extends TreeDataProvider<Node> {
  readonly onDidChangeTreeData: Event<Node | undefined>;
  getChildren(node?: Node): Promise<Node[]>;
  /** Draws this node and what is below it again, all when none is named; what was read stays read. */
  redraw(key?: string): void;
  /** The node last shown under a key. */
  shown(key: string): Node | undefined;
  dispose(): void;
}

export interface ProviderOptions {
  readonly session: Session;
  readonly clock: Clock;
  /** Tells the welcome contents and the title's buttons what the view has to say. */
  onState(state: ViewState): void;
  /** Shows how far a read over several subscriptions has come. */
  onProgress(done: number, total: number): void;
  /** The subscriptions named in the settings; none means all. */
  filtered(): boolean;
}

export function createProvider(options: ProviderOptions): IdentitiesProvider {
  const { session, clock } = options;
  const changed = new EventEmitter<Node | undefined>();
  const nodes = new Map<string, Node>();
  const parents = new Map<string, Node>();
  const learnt = new Map<string, Learnt>();
  const closing = new AbortController();

  const remember = (children: Node[], parent?: Node): Node[] => {
    for (const child of children) {
      const key = nodeKey(child);
      nodes.set(key, child);
      if (parent === undefined) parents.delete(key);
      else parents.set(key, parent);
    }
    return children;
  };

  const roots = async (): Promise<Node[]> => {
    let connection: Connection;
    try {
      connection = await session.connection(closing.signal);
      const found = await rootNodes(connection.store, closing.signal);
      options.onState(
        found.length > 0 ? 'connected' : options.filtered() ? 'filteredOut' : 'noSubscriptions',
      );
      return found;
    } catch (error) {
      const failure = toFailure(error);
      if (session.state.kind === 'signedOut') {
        options.onState('signedOut');
        return session.state.consentNeeded.map((account) => ({ kind: 'accountOffer', account }));
      }
      options.onState('failed');
      return [{ kind: 'problem', where: failure.details.resource ?? '', failure, parentKey: '' }];
    }
  };

  const learn = (node: Node, children: readonly Node[]): void => {
    const before = learnt.get(nodeKey(node));
    const after = lessonOf(node, children);
    if (before?.count === after.count && before?.failure?.code === after.failure?.code) return;
    learnt.set(nodeKey(node), after);
    // The parent is drawn again after its children are in place: its count or its trouble is news.
    setTimeout(() => {
      if (nodes.get(nodeKey(node)) === node) changed.fire(node);
    }, 0);
  };

  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) =>
      render(node, {
        sample: session.state.kind === 'connected' && session.state.connection.sample,
        now: clock.now(),
        learnt: (one) => learnt.get(nodeKey(one)) ?? {},
      }),
    getParent: (node) => parents.get(nodeKey(node)),
    getChildren: async (node) => {
      if (node === undefined) return remember(await roots());
      const { store } = await session.connection(closing.signal);
      const children = await childNodes(store, node, closing.signal, options.onProgress);
      learn(node, children);
      return remember(children, node);
    },
    redraw: (key) => {
      if (key === undefined) {
        learnt.clear();
        changed.fire(undefined);
      } else {
        const node = nodes.get(key);
        if (node !== undefined) changed.fire(node);
      }
    },
    shown: (key) => nodes.get(key),
    dispose: () => {
      closing.abort();
      changed.dispose();
    },
  };
}

/** How many things a node holds, once it was read whole; or why it could not be read at all. */
function lessonOf(node: Node, children: readonly Node[]): Learnt {
  const only = children.filter((child) => child.kind !== 'systemAssignedGroup');
  const [first] = only;
  if (node.kind === 'subscription') {
    return only.length === 1 && first?.kind === 'problem' ? { failure: first.failure } : {};
  }
  if (children.some((child) => child.kind === 'problem' || child.kind === 'loadMore')) return {};
  const counted: Record<string, Node['kind']> = {
    roleAssignments: 'roleAssignment',
    throughGroups: 'roleAssignment',
    usedBy: 'user',
    systemAssignedGroup: 'identity',
  };
  const kind = counted[node.kind];
  return kind === undefined ? {} : { count: children.filter((child) => child.kind === kind).length };
}
