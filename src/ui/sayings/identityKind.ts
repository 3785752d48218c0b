/** The words for the two kinds of managed identity: how long each lives, who shares it, what survives. */

import type { Translate } from '../words';

export const identityKindSayings = {
  'kind.which': (t: Translate) => t('system-assigned or user-assigned'),
  'kind.placeholder': (t: Translate) => t('Which kind of managed identity'),
  'kind.userAssigned': (t: Translate) => t('User-assigned'),
  'kind.userAssignedMeans': (t: Translate) =>
    t(
      'A resource of its own, there until you delete it. Several apps and slots can share it. Its IDs and roles survive when an app is deleted and deployed anew.',
    ),
  'kind.systemAssigned': (t: Translate) => t('System-assigned'),
  'kind.systemAssignedMeans': (t: Translate) =>
    t(
      'Part of one app or slot and deleted with it. Nothing else can use it. Deploying the app anew after deleting it gives new IDs, and its roles have to be assigned again.',
    ),
  'kind.forSlots': (t: Translate) => t('for slots, which can then share it'),
  'kind.forSeveral': (t: Translate, resources: number) => t('for {0} resources', resources),
  'kind.forOne': (t: Translate) => t('for one resource'),
  'kind.forAny': (t: Translate) => t('for most apps'),
} as const;
