/** The words for comparing roles with each other and with what an identity has. */

import type { Translate } from '../words';

export const comparisonSayings = {
  'compare.purpose': (t: Translate) => t('Compare roles'),
  'compare.check': (t: Translate) =>
    t(
      'Check two roles to compare them with each other, or one to compare it with what the identity has here.',
    ),
  'compare.checkTwo': (t: Translate) => t('Check two roles to compare them with each other.'),
} as const;
