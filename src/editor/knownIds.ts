/** What the rules ask of the identities that are known here, and when they are to ask again. */

import type { Disposable, Session } from '../access/connection';
import type { KnownIds } from '../code/language';
import type { KnownIdentities } from './knownIdentities';

export interface KnownIdsSource extends Disposable {
  /** What is known now; its version is another whenever an answer may be. */
  now(): KnownIds;
  onDidChange(listener: () => void): void;
}

/** Follows the session, and the index of whoever is signed in. */
export function createKnownIds(
  known: KnownIdentities,
  session: Pick<Session, 'state' | 'onDidChange'>,
): KnownIdsSource {
  let version = 0;
  let listeners: readonly (() => void)[] = [];
  let index: Disposable | undefined;
  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const follow = (): void => {
    index?.dispose();
    const { state } = session;
    index = state.kind === 'connected' ? state.connection.index.onDidChange(changed) : undefined;
  };
  follow();
  const states = session.onDidChange(() => {
    follow();
    changed();
  });
  // What is remembered of earlier days tells of no change.
  let remembered = 0;
  return {
    now: () => {
      const count = known.all().length;
      if (count !== remembered) version += 1;
      remembered = count;
      return {
        version,
        complete: known.complete,
        kindOf: (id) => {
          const found = known.lookup(id);
          if (found === undefined) return undefined;
          const { name, clientId, principalId } = found.identity;
          return {
            as: found.as,
            name,
            ...(clientId !== undefined && { clientId }),
            ...(principalId !== '' && { objectId: principalId }),
          };
        },
      };
    },
    onDidChange: (listener) => {
      listeners = [...listeners, listener];
    },
    dispose: () => {
      states.dispose();
      index?.dispose();
    },
  };
}
