/** What to do with an identity that belongs to another tenant or is gone, step by step. */

import type { Translate } from './words';

export function replaceSteps(t: Translate): readonly string[] {
  return [
    t('1. Create the identity anew in this tenant.'),
    t('2. Attach it to the resources that used the old one, and detach that.'),
    t('3. Assign its roles again, and its access policies, database users and app roles.'),
    t('4. Replace the old client ID and object ID in code, settings and policies.'),
  ];
}
