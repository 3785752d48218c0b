/** What stands at the top of the view, and what the view has to say: subscriptions, or why there are none. */

import type { Session } from '../access/connection';
import type { Arrangement } from '../model/arrangement';
import { toFailure, type Failure } from '../model/failure';
import type { ViewState } from '../names';
import { rootNodes } from './children';
import type { Node } from './nodes';

export interface Start {
  readonly state: ViewState;
  readonly nodes: Node[];
}

/** Never throws. */
export async function startNodes(
  session: Session,
  arrangement: Arrangement,
  signal: AbortSignal,
): Promise<Start> {
  try {
    const { store } = await session.connection(signal);
    const nodes = await rootNodes(store, signal, arrangement);
    if (nodes.length > 0) return { state: 'connected', nodes };
    const chosen = await store.chosen(signal);
    return { state: chosen.length > 0 ? 'filteredOut' : 'noSubscriptions', nodes };
  } catch (error) {
    const failure = toFailure(error);
    if (session.state.kind !== 'signedOut') return { state: 'failed', nodes: [problemOf(failure)] };
    const { consentNeeded } = session.state;
    // Nodes hide the welcome contents, so what those offer stands below the accounts.
    const offers: Node[] = consentNeeded.map((account) => ({ kind: 'accountOffer', account }));
    const others: Node[] =
      offers.length > 0
        ? [
            { kind: 'action', action: 'otherSignIn' },
            { kind: 'action', action: 'openSample' },
          ]
        : [];
    // Only where the settings name one source is its failure the reason; otherwise nobody is simply signed in.
    const reason = failure.details.values?.['source'] === undefined ? [] : [problemOf(failure)];
    return { state: 'signedOut', nodes: [...reason, ...offers, ...others] };
  }
}

function problemOf(failure: Failure): Node {
  const whereName = failure.details.resource ?? failure.details.field;
  return {
    kind: 'problem',
    where: whereName ?? '',
    ...(whereName !== undefined && { whereName }),
    failure,
    parentKey: '',
  };
}
