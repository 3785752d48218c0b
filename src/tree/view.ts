/** The view itself: title, who is signed in, revealing an identity, and redrawing when something changed. */

import { commands, l10n, window, type TreeDragAndDropController, type TreeView } from 'vscode';
import type { Disposable } from '../access/connection';
import type { Change } from '../access/changes';
import type { Session, SessionState } from '../access/connection';
import { isUserAssignedId, sameId } from '../model/armId';
import { Failure } from '../model/failure';
import type { Clock } from '../model/ports';
import { ContextKey, identitiesView, type ViewState } from '../names';
import { accountText } from '../ui/accountText';
import { identityKey, nodeKey, subscriptionKey } from './keys';
import type { IdentityNode, Node } from './nodes';
import { createProvider } from './provider';

export interface IdentitiesView extends Disposable {
  /** What is selected, in the order of the tree. */
  readonly selection: readonly Node[];
  /** Opens the view at an identity, loading what stands above it. Throws `notFound` when no subscription shown has it. */
  reveal(identityId: string, signal: AbortSignal): Promise<void>;
  /** Draws a node again, all when none is named. */
  redraw(node?: Node): void;
  /** The parts, for the tests that look at what is shown. */
  readonly view: TreeView<Node>;
}

export interface ViewOptions {
  readonly session: Session;
  readonly clock: Clock;
  filtered(): boolean;
  readonly dragAndDrop?: TreeDragAndDropController<Node>;
}

export function createIdentitiesView(options: ViewOptions): IdentitiesView {
  const { session, clock, filtered } = options;
  const setContext = (key: string, value: unknown): void => {
    void commands.executeCommand('setContext', key, value);
  };
  const provider = createProvider({
    session,
    clock,
    filtered,
    onState: (state: ViewState) => {
      setContext(ContextKey.state, state);
    },
    onProgress: (done, total) => {
      view.message = done < total ? l10n.t('Reading {0} of {1} subscriptions…', done + 1, total) : '';
    },
  });
  const view = window.createTreeView<Node>(identitiesView, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
    ...(options.dragAndDrop !== undefined && { dragAndDropController: options.dragAndDrop }),
  });

  let unsubscribe: { dispose(): void } | undefined;
  const follow = (state: SessionState): void => {
    if (state.kind === 'connecting') return;
    unsubscribe?.dispose();
    unsubscribe = undefined;
    setContext(ContextKey.sample, state.kind === 'connected' && state.connection.sample);
    view.description = state.kind === 'connected' ? accountText(state.connection.account) : '';
    if (state.kind === 'connected') {
      unsubscribe = state.connection.store.onDidChange((what) => {
        const key = what === undefined ? undefined : keyOfChange(what);
        provider.redraw(key);
      });
    }
    provider.redraw();
  };
  const following = session.onDidChange(follow);

  const identityNode = async (identityId: string, signal: AbortSignal): Promise<IdentityNode | undefined> => {
    const kind = isUserAssignedId(identityId) ? 'userAssigned' : 'systemAssigned';
    const known = provider.shown(identityKey(kind, identityId));
    if (known?.kind === 'identity') return known;
    const { store } = await session.connection(signal);
    const { identity } = await store.identityById(identityId, signal);
    for (const root of await provider.getChildren()) {
      if (root.kind !== 'subscription' || !sameId(root.subscription.subscriptionId, identity.subscriptionId))
        continue;
      let above: Node[] = await provider.getChildren(root);
      if (kind === 'systemAssigned') {
        const group = above.find((node) => node.kind === 'systemAssignedGroup');
        if (group !== undefined) above = await provider.getChildren(group);
      }
      const found = above.find((node) => node.kind === 'identity' && sameId(node.identity.id, identity.id));
      if (found?.kind === 'identity') return found;
    }
    return undefined;
  };

  return {
    get selection() {
      return view.selection;
    },
    view,
    reveal: async (identityId, signal) => {
      const node = await identityNode(identityId, signal);
      if (node === undefined) throw new Failure('notFound', { resource: identityId });
      await view.reveal(node, { select: true, focus: true, expand: true });
    },
    redraw: (node) => {
      provider.redraw(node === undefined ? undefined : nodeKey(node));
    },
    dispose: () => {
      unsubscribe?.dispose();
      following.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

/** The node to draw again; `undefined` for everything. */
function keyOfChange({ identityId, subscriptionId }: Change): string | undefined {
  if (identityId !== undefined)
    return identityKey(isUserAssignedId(identityId) ? 'userAssigned' : 'systemAssigned', identityId);
  return subscriptionId === undefined ? undefined : subscriptionKey(subscriptionId);
}
