/** The connection that a command works on: at once when there is one, else made while the person sees that it is. */

import type { Connection } from '../access/connection';
import type { CommandDeps } from './deps';

/**
 * A command is a wish to reach Azure, so what failed before is tried again. Throws `signInNeeded` when nobody is
 * signed in.
 */
export async function connect({ session, ui }: Pick<CommandDeps, 'session' | 'ui'>): Promise<Connection> {
  const { state } = session;
  if (state.kind === 'connected') return state.connection;
  if (state.kind === 'failed' || state.kind === 'signedOut') session.reset();
  return ui.busy({ doing: 'connect' }, (signal) => session.connection(signal));
}
