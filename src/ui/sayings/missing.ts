/** The words for assigning what code needs: where the code is read, and which resource it reaches. */

import type { Translate } from '../words';

export const missingSayings = {
  'missing.purpose': (t: Translate) => t('Assign roles this code needs'),
  'missing.purposeFor': (t: Translate, identity: string) =>
    t('Assign roles this code needs to {0}', identity),
  'missing.where': (t: Translate) => t('which code'),
  'missing.thisFile': (t: Translate) => t('This file'),
  'missing.workspace': (t: Translate) => t('The whole workspace'),
  'missing.workspaceDetail': (t: Translate) =>
    t('Code, scripts, workflows and request files in all its folders'),
  'missing.whichResource': (t: Translate, service: string) => t('which resource for {0}', service),
  'missing.notSaid': (t: Translate) => t('The code reaches one of these and does not say which'),
  'missing.leaveOut': (t: Translate, service: string) => t('Leave {0} out', service),
  'missing.users': (t: Translate, servers: string, identity: string) =>
    t('{1} needs a user in each database that it uses on {0}: no role opens their data.', servers, identity),
  'missing.notBegun': (t: Translate, places: string) => t('Stopped before anything was done on {0}.', places),
} as const;
