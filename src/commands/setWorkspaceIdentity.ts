/** Writes down which identity the workspace runs as: what code offers and rules then name. */

import { lastSegment } from '../model/armId';
import { identityIdOf, valuesOf } from './arguments';
import { connect } from './connect';
import type { Gesture } from './deps';
import { oneIdentity } from './subject';

export const setWorkspaceIdentity: Gesture = (deps) => async (input) => {
  const { settings, session, identities, ui } = deps;
  const given = identityIdOf(valuesOf(input));
  // An ID that is given is written without asking Azure: it may be set before anybody has signed in.
  if (given !== undefined && session.state.kind !== 'connected') {
    await settings.setWorkspaceIdentity(given);
    ui.tell({ news: 'workspaceIdentitySet', identity: lastSegment(given) }, false);
    return;
  }
  const connection = await connect(deps);
  const located = await oneIdentity(deps, connection, input, { doing: 'setWorkspaceIdentity' });
  if (located === undefined) return;
  // Code names the identity from now on; a call that gives the ID has answered that already.
  if (connection.sample && given === undefined) {
    if (!(await ui.confirm({ ask: 'workspaceFromSample', identity: located.identity.name }, true))) return;
  }
  await settings.setWorkspaceIdentity(located.identity.id);
  identities.remember(located.identity, connection.sample, false);
  ui.tell({ news: 'workspaceIdentitySet', identity: located.identity.name }, connection.sample);
};
