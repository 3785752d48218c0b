/** What this window wrote and Resource Graph may not know yet: laid over the lists it gives, until it agrees. */

import { idKey, sameId } from '../model/armId';
import type { Clock } from '../model/ports';

/** How long a list of Resource Graph may contradict a write of ours, and how long a write counts as recent: 30 minutes. */
export const ownWriteMilliseconds = 30 * 60_000;

/** What can be written: role assignments, resources that carry an identity, and the like. `T` is told apart by its ID. */
export interface OwnWrites<T extends { readonly id: string }> {
  /** @param listId of what the list is about, such as the identity that holds assignments. */
  made(listId: string, item: T): void;
  removed(listId: string, itemId: string): void;
  /** Takes no more account of what was written of an item. */
  forget(listId: string, itemId: string): void;
  /** Takes note of what a fresh list says, so that a later contradiction is no longer put down to its delay. */
  heard(listId: string, fresh: readonly T[]): void;
  /** The list as it is after our writes; ours first. `madeAt`, in milliseconds since 1970, for those made a short while ago. */
  merged(listId: string, known: readonly T[]): readonly { readonly item: T; readonly madeAt?: number }[];
}

interface Write<T> {
  readonly at: number;
  /** Absent when the item was removed. */
  readonly made?: T;
  /** The list has shown this state since: from then on the list is right. */
  agreed: boolean;
  /**
   * A write of ours to the same item went before and the list had not caught up with it: it may show its past
   * for a while, so that agreeing once proves nothing.
   */
  readonly afterUnseen: boolean;
}

export function createOwnWrites<T extends { readonly id: string }>(clock: Clock): OwnWrites<T> {
  const byList = new Map<string, Map<string, Write<T>>>();

  function recent(listId: string): Map<string, Write<T>> {
    const writes = byList.get(idKey(listId)) ?? new Map<string, Write<T>>();
    for (const [key, write] of writes) if (clock.now() - write.at >= ownWriteMilliseconds) writes.delete(key);
    return writes;
  }

  function record(listId: string, itemId: string, made: T | undefined) {
    const writes = recent(listId);
    const key = idKey(itemId);
    const before = writes.get(key);
    const afterUnseen = before !== undefined && !before.agreed;
    // Set anew so that the map runs from the oldest write to the newest.
    writes.delete(key);
    writes.set(key, { at: clock.now(), ...(made !== undefined && { made }), agreed: false, afterUnseen });
    byList.set(idKey(listId), writes);
  }

  return {
    made(listId, item) {
      record(listId, item.id, item);
    },
    removed(listId, itemId) {
      record(listId, itemId, undefined);
    },
    forget(listId, itemId) {
      recent(listId).delete(idKey(itemId));
    },
    heard(listId, fresh) {
      const writes = recent(listId);
      if (writes.size === 0) return;
      const keys = new Set(fresh.map(({ id }) => idKey(id)));
      for (const [key, write] of writes) {
        if (keys.has(key) === (write.made !== undefined) && !write.afterUnseen) write.agreed = true;
      }
    },
    merged(listId, known) {
      const writes = recent(listId);
      const ours = [...writes.values()].reverse().flatMap((write) => {
        if (write.made === undefined) return [];
        const { made } = write;
        const listed = known.find(({ id }) => sameId(id, made.id));
        if (listed === undefined) return write.agreed ? [] : [{ item: made, madeAt: write.at }];
        return [{ item: write.agreed ? listed : { ...listed, ...made }, madeAt: write.at }];
      });
      const rest = known.filter(({ id }) => {
        const write = writes.get(idKey(id));
        return write === undefined || (write.made === undefined && write.agreed);
      });
      return [...ours, ...rest.map((item) => ({ item }))];
    },
  };
}
