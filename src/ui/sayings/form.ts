/** The words that typed fields, choices and reviews have in common. */

import type { Translate } from '../words';

export const formSayings = {
  'form.required': (t: Translate) => t('Something has to stand here.'),
  'form.review': (t: Translate) => t('review'),
  'form.recommended': (t: Translate) => t('recommended'),
  'form.none': (t: Translate) => t('None'),
  'form.nothingToChoose': (t: Translate) => t('There is nothing to choose from.'),
} as const;
