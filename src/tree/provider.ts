/** The data behind the view: asks the store, and remembers which node lies below which. */

import { EventEmitter, type Event, type TreeDataProvider } from 'vscode';
import type { Session } from '../access/connection';
import { toFailure } from '../model/failure';
import type { Arrangement } from '../model/arrangement';
import type { Clock } from '../model/ports';
import { createSlices } from '../model/slices';
import { turn } from '../model/turn';
import type { ViewState } from '../names';
import type { LoadContents, treeContents } from './contents';
import { nodeKey } from './keys';
import { createLessons } from './lessons';
import type { Node } from './nodes';
import type { RenderContext } from './render';

export interface IdentitiesProvider extends TreeDataProvider<Node> {
  readonly onDidChangeTreeData: Event<Node | undefined>;
  getChildren(node?: Node): Promise<Node[]>;
  /**
   * The same for us: the nodes that the editor has stay those that are drawn again by their keys, since it knows a node by
   * the object that it was given.
   */
  look(node?: Node): Promise<Node[]>;
  /** Draws this node and what is below it again, all when none is named; what was read stays read. */
  redraw(key?: string): void;
  /** The node last shown under a key. */
  shown(key: string): Node | undefined;
  dispose(): void;
}

export interface ProviderOptions {
  readonly session: Session;
  readonly clock: Clock;
  /** As the tree is to be arranged now. */
  arrangement(): Arrangement;
  readonly load: LoadContents;
  /** Tells the welcome contents and the title's buttons what the view has to say. */
  onState(state: ViewState): void;
  /** Shows how far a read of many parts below a node has come. */
  onProgress(done: number, total: number, below: Node): void;
}

/** Items drawn in one turn; with what the editor makes of them they take some 3 milliseconds. */
const itemsAtOnce = 250;

/** How long children stay at hand for drawing their parent once more. */
const handoverMilliseconds = 1_000;

export function createProvider(options: ProviderOptions): IdentitiesProvider {
  const { session, clock } = options;
  const changed = new EventEmitter<Node | undefined>();
  const nodes = new Map<string, Node>();
  const parents = new Map<string, Node>();
  const lessons = createLessons();
  /** Children just read, for the redraw of their parent: a failed read would otherwise be asked for twice. */
  const justRead = new Map<string, Node[]>();
  /** The marks that are waited for, by node and end. */
  const marks = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  const closing = new AbortController();
  let starts = 0;
  let contents: typeof treeContents | undefined;
  const inSlices = createSlices(itemsAtOnce);

  const load = async (): Promise<typeof treeContents> => (contents ??= await options.load());

  const after = (milliseconds: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  };

  const remember = (children: Node[], parent?: Node): Node[] => {
    for (const child of children) {
      const key = nodeKey(child);
      nodes.set(key, child);
      if (parent === undefined) parents.delete(key);
      else parents.set(key, parent);
      waitFor(child);
    }
    return children;
  };

  /** What a mark speaks of should be felt now: it is read again, and the mark goes with that. */
  const settle = async (node: Node): Promise<void> => {
    const { state } = session;
    if (state.kind !== 'connected') return;
    const { store } = state.connection;
    if (node.kind !== 'taken') {
      if ('identity' in node) store.readAgain(node.identity.id);
    } else if (node.change.confirmed === true) fireParent(node);
    else await store.settle(node.change, closing.signal).catch(toFailure);
  };

  /** Once for each mark, however often its node is drawn. */
  const waitFor = (node: Node): void => {
    const end = contents?.markEnd(node);
    if (end === undefined) return;
    const key = nodeKey(node);
    const left = end - clock.now();
    const mark = `${key} ${end}`;
    if (marks.has(mark) || (left <= 0 && node.kind !== 'taken')) return;
    marks.add(mark);
    after(Math.max(left, 0), () => {
      const shown = nodes.get(key);
      if (shown !== undefined) void settle(shown);
    });
  };

  const fireParent = (node: Node): void => {
    const parent = parents.get(nodeKey(node));
    if (parent !== undefined) fireIfShown(parent);
  };

  const known = (children: Node[], parent?: Node): Node[] =>
    children.map((child) => nodes.get(nodeKey(child)) ?? remember([child], parent)[0] ?? child);

  const fireIfShown = (node: Node): void => {
    if (nodes.get(nodeKey(node)) === node) changed.fire(node);
  };

  const roots = async (): Promise<Node[]> => {
    const mine = ++starts;
    const start = await (await load()).startNodes(session, options.arrangement(), closing.signal);
    // What an older round found after a newer one began says nothing about the view as it is.
    if (mine === starts) options.onState(start.state);
    return start.nodes;
  };

  const context = (): RenderContext => ({
    sample: session.state.kind === 'connected' && session.state.connection.sample,
    now: clock.now(),
    learnt: lessons.of,
    roleName: (guid) =>
      session.state.kind === 'connected' ? session.state.connection.store.roleName(guid) : undefined,
  });

  const below = async (parent: Node): Promise<Node[]> => {
    const key = nodeKey(parent);
    const fresh = justRead.get(key);
    justRead.delete(key);
    if (fresh !== undefined) return fresh;
    const { store } = await session.connection(closing.signal);
    const { childNodes } = await load();
    const progress = (done: number, total: number): void => {
      options.onProgress(done, total, parent);
    };
    const children = await childNodes(store, parent, closing.signal, progress, options.arrangement());
    if (lessons.learn(parent, children)) {
      justRead.set(key, children);
      after(handoverMilliseconds, () => justRead.delete(key));
      // After its children are in place: its count or its trouble is news.
      after(0, () => {
        fireIfShown(parent);
      });
    }
    return children;
  };

  return {
    onDidChangeTreeData: changed.event,
    // Thousands are asked for at once, and the editor makes something of each in the same turn.
    getTreeItem: async (node) => {
      const { render } = contents ?? (await load());
      return inSlices(() => render(node, context()));
    },
    resolveTreeItem: async (item, node) => {
      item.tooltip = (await load()).tooltipOf(node, context());
      return item;
    },
    getParent: (node) => parents.get(nodeKey(node)),
    getChildren: async (node) => {
      if (node === undefined) return remember(await roots());
      const children = await below(node);
      const many = children.length > itemsAtOnce;
      if (many) await turn();
      remember(children, node);
      if (many) await turn();
      return children;
    },
    look: async (node) => (node === undefined ? known(await roots()) : known(await below(node), node)),
    redraw: (key) => {
      justRead.clear();
      const node = key === undefined ? undefined : nodes.get(key);
      if (key !== undefined && node === undefined) return;
      if (node === undefined) {
        lessons.forget();
        nodes.clear();
        parents.clear();
      }
      changed.fire(node);
    },
    shown: (key) => nodes.get(key),
    dispose: () => {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      changed.dispose();
    },
  };
}
