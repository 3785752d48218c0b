/** The view itself: title, who is signed in, revealing an identity, and redrawing when something changed. */

import { commands, Disposable as Registration, l10n, window, workspace, type TreeView } from 'vscode';
import type { Disposable } from '../access/connection';
import type { Change } from '../access/changes';
import type { Arrangements } from '../access/arrangements';
import type { Session, SessionState } from '../access/connection';
import { isUserAssignedId } from '../model/armId';
import type { Arrangement } from '../model/arrangement';
import { Failure } from '../model/failure';
import type { Clock } from '../model/ports';
import { ContextKey, identitiesView, Setting, settingsSection, type ViewState } from '../names';
import { accountText } from '../ui/accountText';
import { arrangementText } from '../ui/arrangementText';
import type { LoadContents } from './contents';
import { createDragging } from './drag';
import { deadReferencesKey, identityKey, nodeKey, orphansKey, sharedFlags, subscriptionKey } from './keys';
import { locateIdentity } from './locating';
import type { Node } from './nodes';
import type { IdentityNode } from './nodes/lists';
import { createProvider } from './provider';

export interface IdentitiesView extends Disposable {
  /** What is selected, in the order of the tree. */
  readonly selection: readonly Node[];
  /** Opens the view at an identity, loading what stands above it. Throws `notFound` when no subscription shown has it. */
  reveal(identityId: string, signal: AbortSignal): Promise<void>;
  /** The node last shown under a key. */
  shown(key: string): Node | undefined;
  /** Draws a node again, all when none is named. */
  redraw(node?: Node): void;
  /** The parts, for the tests that look at what is shown. */
  readonly view: TreeView<Node>;
}

export interface ViewOptions {
  readonly session: Session;
  readonly clock: Clock;
  readonly arrangements: Arrangements;
  readonly load: LoadContents;
  /** An identity is being dragged out of the view. */
  onDrag(): void;
}

/** How often an identity is looked for in a view that is drawn anew meanwhile. */
const mostTries = 3;

export function createIdentitiesView(options: ViewOptions): IdentitiesView {
  const { session, clock, load, arrangements } = options;
  const setContext = (key: string, value: unknown): void => {
    void commands.executeCommand('setContext', key, value);
  };
  /** Who is asked for what the view shows; nothing while nobody is. */
  const account = (): string => {
    const { state } = session;
    return state.kind === 'connected' ? accountText(state.connection.account) : '';
  };
  /** Stands above the rows: the description is not shown while the view is alone in its container. */
  const headline = (): string => {
    const { state } = session;
    if (state.kind !== 'connected') return '';
    const who = state.connection.sample ? l10n.t('Sample tenant: not in Azure') : account();
    return [who, ...arrangementText(arrangements.current)].join(' · ');
  };
  const provider = createProvider({
    session,
    clock,
    arrangement: () => arrangements.current,
    load,
    onState: (state: ViewState) => {
      setContext(ContextKey.state, state);
      // A view with a message never shows its welcome content.
      view.message = state === 'connected' ? headline() : '';
    },
    onProgress: (done, total, { kind }) => {
      const text =
        kind === 'orphans'
          ? l10n.t('Asking about {0} of {1} principals…', done + 1, total)
          : kind === 'cosmosRoles'
            ? l10n.t('Reading {0} of {1} Cosmos DB accounts…', done + 1, total)
            : l10n.t('Reading {0} of {1} subscriptions…', done + 1, total);
      view.message = done < total ? text : headline();
    },
  });
  const view = window.createTreeView<Node>(identitiesView, {
    treeDataProvider: provider,
    canSelectMany: true,
    dragAndDropController: createDragging(() => {
      options.onDrag();
    }),
    showCollapseAll: true,
  });

  let unsubscribe: { dispose(): void } | undefined;
  const follow = (state: SessionState): void => {
    if (state.kind === 'connecting') return;
    unsubscribe?.dispose();
    unsubscribe = undefined;
    setContext(ContextKey.sample, state.kind === 'connected' && state.connection.sample);
    view.description = account();
    if (state.kind === 'connected') {
      unsubscribe = state.connection.store.onDidChange((what) => {
        provider.redraw(what === undefined ? undefined : keyOfChange(what, arrangements.current));
      });
    }
    provider.redraw();
  };
  const following = Registration.from(
    session.onDidChange(follow),
    view.onDidChangeSelection(({ selection }) => {
      setContext(ContextKey.selected, sharedFlags(selection));
    }),
    workspace.onDidChangeConfiguration((change) => {
      const shown = [Setting.subscriptions, Setting.workspaceIdentity];
      if (shown.some((name) => change.affectsConfiguration(`${settingsSection}.${name}`))) provider.redraw();
    }),
    arrangements.onDidChange(() => {
      provider.redraw();
    }),
  );

  const identityNode = async (identityId: string, signal: AbortSignal): Promise<IdentityNode | undefined> => {
    const { store } = await session.connection(signal);
    return locateIdentity({ provider, store, arrangement: arrangements.current }, identityId, signal);
  };

  return {
    get selection() {
      return view.selection;
    },
    view,
    reveal: async (identityId, signal) => {
      for (let tries = 1; ; tries += 1) {
        const node = await identityNode(identityId, signal);
        if (node === undefined && arrangements.current.unusedOnly) {
          // Who asks for an identity is to see it, whether it is used or not.
          arrangements.choose({ unusedOnly: false });
          continue;
        }
        if (node === undefined) throw new Failure('notFound', { resource: identityId });
        try {
          await view.reveal(node, { select: true, focus: true, expand: true });
          return;
        } catch (error) {
          // The editor loses the item when the view is drawn anew on the way to it.
          if (tries === mostTries || signal.aborted) throw error;
        }
      }
    },
    shown: (key) => provider.shown(key),
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
function keyOfChange(
  { identityId, subscriptionId, orphans, deadReferences }: Change,
  { by, unusedOnly }: Arrangement,
): string | undefined {
  if (deadReferences === true) return deadReferencesKey;
  if (orphans === true) return orphansKey;
  // What happened to an identity may take it out of the list, or put it in.
  if (unusedOnly) return undefined;
  if (identityId !== undefined)
    return identityKey(isUserAssignedId(identityId) ? 'userAssigned' : 'systemAssigned', identityId);
  // The identities of a subscription may be in any group, and in new ones.
  return subscriptionId === undefined || by !== 'subscription' ? undefined : subscriptionKey(subscriptionId);
}
