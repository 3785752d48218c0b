/** Locks: what stops a write or a delete after the caller's roles allowed it. */

import { isAtOrBelow } from '../model/armId';
import { scopeLocked } from './armError';
import type { SampleState } from './state';

/** Throws ScopeLocked when a lock at or above the scope stops it: read-only locks stop both, the others deletes only. */
export function demandUnlocked(state: SampleState, scope: string, operation: 'delete' | 'write'): void {
  const locked = state.locks.filter(
    (lock) => isAtOrBelow(scope, lock.scope) && (lock.level === 'ReadOnly' || operation === 'delete'),
  );
  if (locked.length > 0) throw scopeLocked(scope, operation, [...new Set(locked.map((lock) => lock.scope))]);
}
