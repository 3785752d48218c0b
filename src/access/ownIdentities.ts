/** The user-assigned identities that this window made, changed or deleted, laid over lists that may not know it yet. */

import { idKey, isAtOrBelow } from '../model/armId';
import type { LocatedUserAssigned, ManagedIdentity, UserAssignedIdentity } from '../model/identity';
import type { Clock } from '../model/ports';
import type { FoundIdentity } from './identitySearch';
import { ownWriteMilliseconds } from './ownWrites';

export interface OwnIdentities {
  /** Made or changed: what Azure answered. */
  wrote(own: LocatedUserAssigned): void;
  deleted(own: LocatedUserAssigned): void;
  /** The user-assigned identities of a subscription as they are after our writes, by name. */
  inList(subscriptionId: string, known: readonly UserAssignedIdentity[]): readonly UserAssignedIdentity[];
  /** What a search for a text finds after our writes; what the search did not know comes last. */
  inSearch(text: string, known: readonly FoundIdentity[]): readonly FoundIdentity[];
}

interface Write extends LocatedUserAssigned {
  readonly at: number;
  readonly gone: boolean;
  /** Who has shown this state since: from then on they are right, whatever they say. */
  readonly agreed: Set<'list' | 'search'>;
}

export function createOwnIdentities(clock: Clock): OwnIdentities {
  const writes = new Map<string, Write>();

  const record = (own: LocatedUserAssigned, gone: boolean) => {
    writes.set(idKey(own.identity.id), { ...own, at: clock.now(), gone, agreed: new Set() });
  };

  /** Those that the reader, who shows this, does not know yet. */
  function unknownTo(
    reader: 'list' | 'search',
    shown: (key: string) => ManagedIdentity | undefined,
  ): readonly (readonly [string, Write])[] {
    return [...writes].filter(([key, write]) => {
      if (clock.now() - write.at >= ownWriteMilliseconds) writes.delete(key);
      const listed = shown(key);
      if (!write.gone && listed !== undefined && stateOf(listed) === stateOf(write.identity))
        write.agreed.add(reader);
      return writes.has(key) && !write.agreed.has(reader);
    });
  }

  return {
    wrote: (own) => {
      record(own, false);
    },
    deleted: (own) => {
      record(own, true);
    },
    inList(subscriptionId, known) {
      if (writes.size === 0) return known;
      const byKey = new Map(known.map((identity) => [idKey(identity.id), identity]));
      for (const [key, { identity, gone }] of unknownTo('list', (each) => byKey.get(each))) {
        if (!isAtOrBelow(key, `/subscriptions/${subscriptionId}`)) continue;
        if (!gone) byKey.set(key, identity);
        else if (isSame(byKey.get(key), identity)) byKey.delete(key);
      }
      return [...byKey.values()].sort((a, b) => collator.compare(a.name, b.name));
    },
    inSearch(text, known) {
      if (writes.size === 0) return known;
      const byKey = new Map(known.map((each) => [idKey(each.identity.id), each]));
      for (const [key, write] of unknownTo('search', (each) => byKey.get(each)?.identity)) {
        const { identity, tenantId, gone } = write;
        if (gone && isSame(byKey.get(key)?.identity, identity)) byKey.delete(key);
        else if (!gone && contains(identity, text)) byKey.set(key, { identity, tenantId });
      }
      return [...byKey.values()];
    },
  };
}

/** An identity that was made anew under the name of a deleted one is another. */
function isSame(listed: ManagedIdentity | undefined, deleted: UserAssignedIdentity): boolean {
  return listed?.principalId.toLowerCase() === deleted.principalId.toLowerCase();
}

/** What of an identity can be written. */
function stateOf(identity: ManagedIdentity): string {
  if (identity.kind === 'systemAssigned') return '';
  const { principalId, tags, isolationScope = 'None' } = identity;
  return JSON.stringify([principalId.toLowerCase(), isolationScope, Object.entries(tags).sort()]);
}

function contains({ name, id, clientId, principalId }: UserAssignedIdentity, text: string): boolean {
  const wanted = text.toLowerCase();
  return [name, id, clientId, principalId].some((value) => value.toLowerCase().includes(wanted));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
