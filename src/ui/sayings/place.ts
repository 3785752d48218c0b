/** The words for places: choosing one, and naming one. */

import type { Translate } from '../words';

export const placeSayings = {
  'place.whichTenant': (t: Translate) => t('which tenant'),
  'place.root': (t: Translate) => t('the whole tenant'),
  'place.managementGroup': (t: Translate, name: string) => t('management group {0}', name),
  'place.subscription': (t: Translate, name: string) => t('subscription {0}', name),
  'place.resourceGroup': (t: Translate, name: string) => t('resource group {0}', name),
  'place.resource': (_t: Translate, name: string) => name,
} as const;
