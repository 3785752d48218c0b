/** The words for how the tree is arranged. */

import type { Translate } from '../words';

export const orderSayings = {
  'order.group': (t: Translate) => t('Group identities'),
  'order.by': (t: Translate) => t('by what'),
  'order.subscription': (t: Translate) => t('Subscription'),
  'order.resourceGroup': (t: Translate) => t('Resource group'),
  'order.region': (t: Translate) => t('Region'),
  'order.tag': (t: Translate) => t('Tag…'),
  'order.whichTag': (t: Translate) => t('which tag'),
  'order.noTags': (t: Translate) => t('No identity that is shown has a tag'),
  'order.tagged': (t: Translate, identities: number) =>
    identities === 1 ? t('1 identity') : t('{0} identities', identities),
} as const;
