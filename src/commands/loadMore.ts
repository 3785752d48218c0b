/** Shows the next identities of a long list: what the last line of the list does. */

import { connect } from './connect';
import type { Gesture } from './deps';

export const loadMore: Gesture = (deps) => async (input) => {
  const [node] = input.from === 'nodes' ? input.nodes : [];
  if (node?.kind !== 'loadMore') return;
  const { store } = await connect(deps);
  const kind = node.parent.kind === 'systemAssignedGroup' ? 'systemAssigned' : 'userAssigned';
  await deps.ui.busyInView((signal) => store.loadMore(node.parent.subscription, kind, signal));
};
