/** The words for choosing where. */

import type { Translate } from '../words';

export const placeSayings = {
  'place.whichTenant': (t: Translate) => t('which tenant'),
} as const;
