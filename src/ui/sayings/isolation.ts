/** The words for who may use an identity. */

import type { Translate } from '../words';

export const isolationSayings = {
  'isolation.which': (t: Translate) => t('who may use it'),
  'isolation.heading': (t: Translate) => t('Who may use it'),
  'isolation.wasRegional': (t: Translate) => t('was: only resources in its own region'),
  'isolation.wasNone': (t: Translate) => t('was: resources in any region'),
  'isolation.checkUsers': (t: Translate) => t('Look first where the resources are that use it'),
  'isolation.checkUsersMeans': (t: Translate) =>
    t('Those in another region may fail at their next change. They stand below "Used by".'),
  'isolation.none': (t: Translate) => t('Resources in any region'),
  'isolation.noneMeans': (t: Translate) => t('No isolation. This is what Azure does by default.'),
  'isolation.regional': (t: Translate) => t('Only resources in its own region'),
  'isolation.regionalMeans': (t: Translate) =>
    t('Regional isolation: Azure refuses to attach the identity to a resource in another region.'),
} as const;
