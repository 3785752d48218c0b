/** The federated credentials of identities: read once, and kept true to what this window writes. */

import { idKey, isAtOrBelow, sameId } from '../../model/armId';
import { Failure, toFailure } from '../../model/failure';
import type { FederatedCredential } from '../../model/federation';
import type { UserAssignedIdentity } from '../../model/identity';
import { listing, type Listing } from '../../model/listing';
import type { Azure } from '../../model/ports';
import { createCache } from '../cache';

export interface CredentialLists {
  /** Throws `unsupportedRegion` where identities cannot have any. */
  read(
    identity: UserAssignedIdentity,
    tenantId: string,
    signal: AbortSignal,
  ): Promise<Listing<FederatedCredential>>;
  /** What was read of them, without asking; none where a region was found to offer none. */
  known(identity: Pick<UserAssignedIdentity, 'id' | 'location'>): Listing<FederatedCredential> | undefined;
  /** Takes note of one that was made or changed. */
  put(identityId: string, credential: FederatedCredential): void;
  remove(identityId: string, credentialId: string): void;
  /** Forgets what was read of the identities at or below an ARM ID, everything without one. */
  drop(id?: string): void;
}

export function createCredentialLists({ federatedCredentials }: Azure): CredentialLists {
  const lists = createCache<Listing<FederatedCredential>>();
  const regionsWithout = new Set<string>();

  /** A list may be read once in four seconds: what is known of it is changed instead. */
  const change = (
    identityId: string,
    items: (known: readonly FederatedCredential[]) => readonly FederatedCredential[],
  ): void => {
    const key = idKey(identityId);
    const known = lists.peek(key);
    // One on its way may or may not have it.
    if (known === undefined) lists.drop((each) => each === key);
    else lists.replace(key, known, listing(items(known.items), known.problems, known.next));
  };

  return {
    read: (identity, tenantId, signal) =>
      lists.read(
        idKey(identity.id),
        async (shared) => {
          try {
            return await federatedCredentials.list(tenantId, identity.id, shared);
          } catch (error) {
            const failure = inRegion(toFailure(error), identity);
            if (failure.code === 'unsupportedRegion') regionsWithout.add(identity.location);
            throw failure;
          }
        },
        signal,
      ),
    known: ({ id, location }) => (regionsWithout.has(location) ? listing([]) : lists.peek(idKey(id))),
    put(identityId, credential) {
      change(identityId, (known) =>
        [...known.filter(({ id }) => !sameId(id, credential.id)), credential].sort(byName),
      );
    },
    remove(identityId, credentialId) {
      change(identityId, (known) => known.filter(({ id }) => !sameId(id, credentialId)));
    },
    drop(id) {
      lists.drop((key) => id === undefined || isAtOrBelow(key, id));
      if (id === undefined) regionsWithout.clear();
    },
  };
}

function byName(a: FederatedCredential, b: FederatedCredential): number {
  return a.name.localeCompare(b.name);
}

/** Azure refuses the method itself where federated credentials are not offered: only the identity knows where that is. */
export function inRegion(failure: Failure, { location }: Pick<UserAssignedIdentity, 'location'>): Failure {
  if (failure.details.status !== 405) return failure;
  const values = { ...failure.details.values, region: location };
  return new Failure('unsupportedRegion', { ...failure.details, values }, { cause: failure });
}
