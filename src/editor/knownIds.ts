/** What the rules ask of the identities that are known here. */

import type { KnownIds } from '../code/language';
import type { KnownIdentities } from './knownIdentities';

/** Gives what is known now; its version is another whenever more or fewer identities are. */
export function createKnownIds(known: KnownIdentities): () => KnownIds {
  let version = 0;
  let before = '';
  return () => {
    const now = `${known.all().length} ${String(known.complete)}`;
    if (now !== before) version += 1;
    before = now;
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
  };
}
