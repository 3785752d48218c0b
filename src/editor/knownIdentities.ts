/** The identities that editors know by any of their IDs without a request: of the tree while one is connected, else of earlier days. */

import type { Session } from '../access/connection';
import type { IdentityMemory, RememberedIdentity } from '../access/identityMemory';
import type { ManagedIdentity } from '../model/identity';

export interface KnownId {
  readonly identity: RememberedIdentity;
  /** The identity as it was read in this window; absent for one that is only remembered. */
  readonly read?: ManagedIdentity;
  /** Which of its IDs was asked for. */
  readonly as: 'clientId' | 'objectId' | 'resourceId';
}

export interface KnownIdentities {
  /** Finds an identity by client ID, object ID or resource ID, in any case. */
  lookup(id: string): KnownId | undefined;
  /** All that can be offered, those used last first. */
  all(): readonly RememberedIdentity[];
  /** Every visible identity was read, so that an ID that is not among them belongs to none. */
  readonly complete: boolean;
}

export function createKnownIdentities(
  session: Pick<Session, 'state'>,
  memory: IdentityMemory,
): KnownIdentities {
  const connection = () => (session.state.kind === 'connected' ? session.state.connection : undefined);
  const isShown = ({ sample }: RememberedIdentity): boolean => sample === (connection()?.sample ?? false);
  const remembered = (): readonly RememberedIdentity[] => memory.all().filter(isShown);

  return {
    lookup: (id) => {
      const current = connection();
      const found = current?.index.lookup(id);
      if (current !== undefined && found !== undefined) {
        const { identity: read, as } = found;
        return { identity: asRemembered(read, current.sample), read, as };
      }
      const wanted = id.toLowerCase();
      for (const identity of remembered()) {
        if (identity.id.toLowerCase() === wanted) return { identity, as: 'resourceId' };
        if (identity.clientId?.toLowerCase() === wanted) return { identity, as: 'clientId' };
        if (identity.principalId.toLowerCase() === wanted) return { identity, as: 'objectId' };
      }
      return undefined;
    },
    all: () => {
      const current = connection();
      const read = current?.index.all().map((one) => asRemembered(one, current.sample)) ?? [];
      const before = remembered();
      const known = new Set(before.map((one) => one.id.toLowerCase()));
      return [...before, ...read.filter((one) => !known.has(one.id.toLowerCase()))];
    },
    get complete() {
      return connection()?.index.complete ?? false;
    },
  };
}

function asRemembered(identity: ManagedIdentity, sample: boolean): RememberedIdentity {
  const { id, kind, name, principalId, clientId } = identity;
  return { id, kind, name, principalId, sample, ...(clientId !== undefined && { clientId }) };
}
