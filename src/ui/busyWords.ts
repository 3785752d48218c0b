/** What a progress notification says while work is under way. */

import type { Activity } from './ports';
import { say } from './said';
import type { Translate } from './words';
import { plainly } from './words';

export function activityTitle(given: Translate, activity: Activity): string {
  const t = plainly(given);
  switch (activity.doing) {
    case 'connect':
      return t('Connecting to Azure…');
    case 'assign':
      return activity.count === 1
        ? t('Assigning the role…')
        : t('Making {0} role assignments…', activity.count);
    case 'remove':
      return activity.count === 1
        ? t('Removing the role assignment…')
        : t('Removing {0} role assignments…', activity.count);
    case 'restore':
      return activity.count === 1
        ? t('Assigning the role again…')
        : t('Making {0} role assignments again…', activity.count);
    case 'find':
      return t('Looking for "{0}"…', activity.query);
    case 'read':
      return t('Reading {0}…', activity.name);
    case 'said':
      return say(t, activity.what);
  }
}
