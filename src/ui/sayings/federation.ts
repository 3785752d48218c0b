/** The words for federated credentials. */

import type { Translate } from '../words';

export const federationSayings = {
  'federation.copied.issuer': (t: Translate) => t('Issuer copied'),
  'federation.copied.subject': (t: Translate) => t('Subject copied'),
  'federation.copied.audience': (t: Translate) => t('Audience copied'),
} as const;
