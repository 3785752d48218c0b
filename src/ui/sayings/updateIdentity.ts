/** The words for changing a user-assigned identity. */

import type { Translate } from '../words';

export const updateSayings = {
  'update.purpose': (t: Translate) => t('Update managed identity'),
  'update.purposeOf': (t: Translate, name: string) => t('Update {0}', name),
  'update.oneAtATime': (t: Translate) =>
    t('Update one identity at a time: each has tags of its own, which would be lost.'),
  'update.mayNot': (t: Translate, name: string) => t('You do not seem to be allowed to change {0}.', name),
  'update.go': (t: Translate) => t('Update this identity'),
  'update.added': (t: Translate) => t('new'),
  'update.was': (t: Translate, old: string) => t('was: {0}', old),
  'update.removed': (t: Translate) => t('taken away'),
  'update.busy': (t: Translate, name: string) => t('Updating {0}…', name),
  'update.done': (t: Translate, name: string) => t('Updated {0}.', name),
  'update.undone': (t: Translate, name: string) => t('{0} is as it was before.', name),
  'update.same': (t: Translate, name: string) => t('{0} is like this already. Nothing was sent.', name),
} as const;
