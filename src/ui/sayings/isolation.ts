/** The words for who may use an identity. */

import type { Translate } from '../words';

export const isolationSayings = {
  'isolation.which': (t: Translate) => t('who may use it'),
  'isolation.none': (t: Translate) => t('Resources in any region'),
  'isolation.noneMeans': (t: Translate) => t('No isolation. This is what Azure does by default.'),
  'isolation.regional': (t: Translate) => t('Only resources in its own region'),
  'isolation.regionalMeans': (t: Translate) =>
    t('Regional isolation: Azure refuses to attach the identity to a resource in another region.'),
} as const;
