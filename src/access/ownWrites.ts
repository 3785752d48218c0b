/** What this window wrote and Resource Graph may not know yet: laid over the lists it gives, until it agrees. */

import { idKey, sameId } from '../model/armId';
import type { Clock } from '../model/ports';
import type { RoleAssignment } from '../model/role';

/** How long a list of Resource Graph may contradict a write of ours, and how long a write counts as recent: 30 minutes. */
export const ownWriteMilliseconds = 30 * 60_000;

export interface OwnWrites {
  assigned(identityId: string, assignment: RoleAssignment): void;
  removed(identityId: string, assignmentId: string): void;
  /** Takes note of what a fresh list says, so that a later contradiction is no longer put down to its delay. */
  heard(identityId: string, fresh: readonly RoleAssignment[]): void;
  /** The list as it is after our writes; ours first. `madeAt`, in milliseconds since 1970, for those made a short while ago. */
  merged(
    identityId: string,
    known: readonly RoleAssignment[],
  ): readonly { readonly assignment: RoleAssignment; readonly madeAt?: number }[];
}

interface Write {
  readonly at: number;
  /** Absent when the assignment was removed. */
  readonly made?: RoleAssignment;
  /** The list has shown this state since: from then on the list is right. */
  agreed: boolean;
  /**
   * A write of ours to the same assignment went before and the list had not caught up with it: it may show its past
   * for a while, so that agreeing once proves nothing.
   */
  readonly afterUnseen: boolean;
}

export function createOwnWrites(clock: Clock): OwnWrites {
  const byIdentity = new Map<string, Map<string, Write>>();

  function recent(identityId: string): Map<string, Write> {
    const writes = byIdentity.get(idKey(identityId)) ?? new Map<string, Write>();
    for (const [key, write] of writes) if (clock.now() - write.at >= ownWriteMilliseconds) writes.delete(key);
    return writes;
  }

  function record(identityId: string, assignmentId: string, made: RoleAssignment | undefined) {
    const writes = recent(identityId);
    const key = idKey(assignmentId);
    const before = writes.get(key);
    const afterUnseen = before !== undefined && !before.agreed;
    // Set anew so that the map runs from the oldest write to the newest.
    writes.delete(key);
    writes.set(key, { at: clock.now(), ...(made !== undefined && { made }), agreed: false, afterUnseen });
    byIdentity.set(idKey(identityId), writes);
  }

  return {
    assigned(identityId, assignment) {
      record(identityId, assignment.id, assignment);
    },
    removed(identityId, assignmentId) {
      record(identityId, assignmentId, undefined);
    },
    heard(identityId, fresh) {
      const keys = new Set(fresh.map((assignment) => idKey(assignment.id)));
      for (const [key, write] of recent(identityId)) {
        if (keys.has(key) === (write.made !== undefined) && !write.afterUnseen) write.agreed = true;
      }
    },
    merged(identityId, known) {
      const writes = recent(identityId);
      const ours = [...writes.values()].reverse().flatMap((write) => {
        if (write.made === undefined) return [];
        const { made } = write;
        const listed = known.find((assignment) => sameId(assignment.id, made.id));
        if (listed === undefined) return write.agreed ? [] : [{ assignment: made, madeAt: write.at }];
        return [{ assignment: write.agreed ? listed : { ...listed, ...made }, madeAt: write.at }];
      });
      const rest = known.filter((assignment) => {
        const write = writes.get(idKey(assignment.id));
        return write === undefined || (write.made === undefined && write.agreed);
      });
      return [...ours, ...rest.map((assignment) => ({ assignment }))];
    },
  };
}
