/** Which identities nothing is known to use: no resource carries them, and no federated credential that was read trusts anybody. */

import { idKey } from '../model/armId';
import { grouped } from '../model/grouped';
import type { Attachment, IdentityUser, UserAssignedIdentity } from '../model/identity';
import { listing, type Listing, type Problem } from '../model/listing';
import type { Azure } from '../model/ports';
import { createCache } from './cache';
import type { CredentialLists } from './federation/credentialLists';
import type { OwnWrites } from './ownWrites';

export interface UnusedIdentity {
  readonly identity: UserAssignedIdentity;
  /** Federated credentials take a request for each identity, so those of a list are not read for this. */
  readonly credentials: 'none' | 'unread';
}

export interface UnusedIdentities {
  /** Those of the identities that are not known to be used. One question for all the identities of a tenant. */
  among(
    identities: readonly UserAssignedIdentity[],
    tenantId: string,
    signal: AbortSignal,
  ): Promise<Listing<UnusedIdentity>>;
  drop(): void;
}

interface Users {
  readonly byIdentity: ReadonlyMap<string, readonly Attachment[]>;
  readonly problems: readonly Problem[];
}

export function createUnusedIdentities(
  azure: Azure,
  ownUsers: OwnWrites<IdentityUser>,
  federated: Pick<CredentialLists, 'known'>,
): UnusedIdentities {
  const tenants = createCache<Users>();
  return {
    async among(identities, tenantId, signal) {
      const { byIdentity, problems } = await tenants.read(
        tenantId.toLowerCase(),
        async (shared) => {
          const { items, problems } = await azure.identities.attachments(tenantId, shared);
          return { byIdentity: grouped(items, ({ identityId }) => idKey(identityId)), problems };
        },
        signal,
      );
      const unused = identities.flatMap((identity): UnusedIdentity[] => {
        const users = (byIdentity.get(idKey(identity.id)) ?? []).map(({ user }) => user);
        if (ownUsers.merged(identity.id, users).length > 0) return [];
        const credentials = federated.known(identity);
        if (credentials === undefined) return [{ identity, credentials: 'unread' }];
        if (credentials.items.length > 0) return [];
        return [{ identity, credentials: credentials.problems.length > 0 ? 'unread' : 'none' }];
      });
      return listing(unused, problems);
    },
    drop: () => {
      tenants.drop(() => true);
    },
  };
}
