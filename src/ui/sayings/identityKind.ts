/** The words for the two kinds of managed identity: how long each lives, who shares it, what survives. */

import type { Translate } from '../words';

export const identityKindSayings = {
  'kind.which': (t: Translate) => t('system-assigned or user-assigned'),
  'kind.placeholder': (t: Translate) => t('Which kind of managed identity'),
  'kind.userAssigned': (t: Translate) => t('User-assigned'),
  'kind.userAssignedMeans': (t: Translate) =>
    t('Lives until you delete it. Apps and slots share it. IDs and roles survive a redeploy.'),
  'kind.systemAssigned': (t: Translate) => t('System-assigned'),
  'kind.systemAssignedMeans': (t: Translate) =>
    t('Goes with its one app or slot. Never shared. Made anew: new IDs and no roles.'),
  'kind.forSlots': (t: Translate) => t('for slots, which can then share it'),
  'kind.forSeveral': (t: Translate, resources: number) => t('for {0} resources', resources),
  'kind.forOne': (t: Translate) => t('for one resource'),
  'kind.forAny': (t: Translate) => t('for most apps'),
} as const;
