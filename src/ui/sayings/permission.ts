/** The words for what the person signed in may not do, and for asking whoever owns the place. */

import type { Translate } from '../words';

export const permissionSayings = {
  'permission.assign': (t: Translate, place: string) =>
    t('You do not seem to be allowed to assign roles on {0}.', place),
  'permission.lacks': (t: Translate, action: string, place: string) =>
    t('Missing: {0} on {1}', action, place),
  'permission.leastRole': (t: Translate, role: string, place: string) =>
    t('The smallest built-in role that has it: {0} on {1}', role, place),
  'permission.noRole': (t: Translate) => t('No single built-in role has all of it.'),
  'permission.hint': (t: Translate) =>
    t(
      'You can go on; Azure decides. Or ask the owner: the request names the role, with a command that assigns it.',
    ),
  'permission.goOn': (t: Translate) => t('Go on anyway'),
  'permission.copyRequest': (t: Translate) => t('Copy a request'),
  'permission.requestCopied': (t: Translate) => t('Request for the owner copied'),
  'permission.which': (t: Translate) => t('to do what'),
  'permission.whichPlaceholder': (t: Translate) => t('What the request is to allow you'),
  'permission.purpose': (t: Translate) => t('Request access'),
  'permission.task.assignRoles': (t: Translate) => t('Assign roles'),
  'permission.task.createIdentities': (t: Translate) => t('Create managed identities'),
  'permission.task.useIdentities': (t: Translate) => t('Attach a managed identity to resources'),
  'permission.task.deleteIdentities': (t: Translate) => t('Delete managed identities'),
  'permission.task.federate': (t: Translate) => t('Manage federated credentials'),
} as const;
