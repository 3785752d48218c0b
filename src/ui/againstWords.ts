/** What a deny assignment or a lock takes from a role, in words. */

import type { Defeat } from '../model/defeat';
import type { Lock } from '../model/role';
import type { Translate } from './words';

/** As far as it is known: nothing is, where the role could not be read. */
export type Extent = Defeat['extent'] | 'unknown';

/** Operations that are named before the rest is counted. */
const mostNamed = 4;

function listed(t: Translate, operations: string): string {
  const all = operations.split(',');
  const rest = all.length - mostNamed;
  const named = all.slice(0, mostNamed).join(', ');
  return rest > 0 ? t('{0} and {1} more', named, rest) : named;
}

/** @param operations what is taken away, joined by commas. */
export function deniedText(t: Translate, extent: Extent, operations: string): string {
  switch (extent) {
    case 'all':
      return t('takes away all that the role allows here');
    case 'part':
      return t('takes this away from what the role allows here: {0}', listed(t, operations));
    case 'none':
      return t('takes away nothing that the role allows');
    case 'unknown':
      return t('takes permissions away here, whatever the role says');
  }
}

/** Locks stop requests that change something at Azure Resource Manager, and no others. */
export function lockedText(t: Translate, level: Lock['level'], extent: Extent, operations: string): string {
  const stopped = level === 'ReadOnly' ? t('nothing here can be changed') : t('nothing here can be deleted');
  switch (extent) {
    case 'all':
      return t('{0}: it stops all that the role allows', stopped);
    case 'part':
      return t('{0}: of what the role allows it stops {1}', stopped, listed(t, operations));
    case 'none':
      return t('{0}: it stops nothing that the role allows, no reading and no data operation', stopped);
    case 'unknown':
      return t('{0}, whatever the role says', stopped);
  }
}
