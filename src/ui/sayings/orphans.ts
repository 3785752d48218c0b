/** The words for role assignments whose principal is gone. */

import { ageText } from '../age';
import type { Translate } from '../words';

export const orphanSayings = {
  'orphans.purpose': (t: Translate) => t('Remove orphaned role assignments'),
  'orphans.which': (t: Translate) => t('which ones'),
  'orphans.whichPlaceholder': (t: Translate) => t('Search by role, place or principal; check one or more'),
  'orphans.none': (t: Translate) => t('No role assignment is known to be orphaned.'),
  'orphans.held': (t: Translate, principalId: string) => t('{0} is gone', principalId),
  'orphans.heldFor': (t: Translate, principalId: string, age: number) =>
    t('{0} is gone; made {1}', principalId, ageText(t, age)),
  'orphans.remove': (t: Translate, count: number) =>
    count === 1 ? t('Remove this role assignment') : t('Remove {0} role assignments', count),
  'orphans.these': (t: Translate) => t('What is removed'),
  'orphans.noUndo': (t: Translate) => t('This cannot be undone'),
  'orphans.noUndoWhy': (t: Translate) => t('Nobody can be given it again. The log keeps what it was.'),
  'orphans.restored': (t: Translate) => t('A deleted application can come back for 30 days'),
  'orphans.restoredWhy': (t: Translate) => t('Restored in Entra ID, it would not have these roles any more.'),
  'orphans.locked': (t: Translate, lock: string, place: string) =>
    t('The lock {0} protects {1}', lock, place),
  'orphans.lockedWhy': (t: Translate) => t('Azure will keep what is below a lock until the lock is removed.'),
  'orphans.permission': (t: Translate) => t('You do not seem to be allowed to remove all of these.'),
  'orphans.ask': (t: Translate, count: number) =>
    count === 1
      ? t('Remove this orphaned role assignment?')
      : t('Remove {0} orphaned role assignments?', count),
  'orphans.line': (t: Translate, role: string, scope: string, principalId: string) =>
    t('{0} at {1}, held by {2}', role, scope, principalId),
  'orphans.more': (t: Translate, count: number) => t('and {0} more', count),
  'orphans.yes': (t: Translate) => t('Remove'),
  'orphans.removing': (t: Translate, count: number) =>
    count === 1
      ? t('Removing an orphaned role assignment')
      : t('Removing {0} orphaned role assignments', count),
  'orphans.removed': (t: Translate, count: number) =>
    `${
      count === 1
        ? t('Removed an orphaned role assignment.')
        : t('Removed {0} orphaned role assignments.', count)
    } ${t('A token that its principal got before it was deleted may open these places for up to 10 minutes.')}`,
  'orphans.partly': (t: Translate, removed: number, left: number, why: string) =>
    t('Removed {0} orphaned role assignments; {1} are left. The first reason: {2}', removed, left, why),
  'orphans.stopped': (t: Translate, removed: number, left: number) =>
    t('Stopped: removed {0} orphaned role assignments; {1} are left.', removed, left),
  'orphans.retry': (t: Translate) => t('Retry'),
} as const;
