/** The words for deleting a user-assigned identity. */

import type { Translate } from '../words';

export const deletionSayings = {
  'delete.purpose': (t: Translate) => t('Delete managed identity'),
  'delete.purposeOf': (t: Translate, name: string) => t('Delete {0}', name),
  'delete.oneAtATime': (t: Translate, count: number) =>
    t('{0} identities are selected. Delete one at a time: each is confirmed by its own name.', count),
  'delete.mayNot': (t: Translate, name: string) => t('You do not seem to be allowed to delete {0}.', name),
  'delete.reading': (t: Translate, name: string) => t('Reading what hangs on {0}…', name),
  'delete.whichPlace': (t: Translate) => t('where the restore script goes'),
  'delete.whichPlaceHint': (t: Translate) =>
    t('Two files are written before anything is deleted: commands of the Azure CLI, and Bicep'),
  'delete.keptHere': (t: Translate) => t('Keep it with this extension'),
  'delete.elsewhere': (t: Translate) => t('Choose a place…'),
  'delete.go': (t: Translate, name: string) => t('Delete {0}; you type its name next', name),
  'delete.users': (t: Translate) => t('What uses it'),
  'delete.roles': (t: Translate) => t('Role assignments that are removed after it'),
  'delete.credentials': (t: Translate) => t('Federated credentials that go with it'),
  'delete.scripts': (t: Translate) => t('Written before, to make all of it anew'),
  'delete.roleLocked': (t: Translate, lock: string) => t('Stays behind: the lock {0} keeps it', lock),
  'delete.roleMayNot': (t: Translate) => t('Stays behind: you do not seem to be allowed to remove it'),
  'delete.unreadOne': (t: Translate, what: string) => t('Could not be read: {0}', what),
  'delete.reason': (_t: Translate, reason: string) => reason,
  'delete.inUse': (t: Translate, count: number) =>
    count === 1 ? t('A resource uses it') : t('{0} resources use it', count),
  'delete.inUseMeans': (t: Translate) =>
    t('Access ends when its tokens do, and the next change of what uses it can fail.'),
  'delete.workspace': (t: Translate) => t('This workspace runs as this identity'),
  'delete.newIds': (t: Translate) => t('Made anew, it has another client ID and object ID'),
  'delete.newIdsMeans': (t: Translate) =>
    t('Code, settings and policies that name the old ones have to change.'),
  'delete.beyond': (t: Translate) => t('Some access is not restored'),
  'delete.beyondMeans': (t: Translate) =>
    t('Groups, app roles, Cosmos DB roles, vault policies, SQL users, roles on it.'),
  'delete.typeName': (t: Translate) => t('its name, to confirm'),
  'delete.typeNameHint': (t: Translate, name: string) =>
    t('Type {0} to delete it. This cannot be undone.', name),
  'delete.otherName': (t: Translate, name: string) => t('This is not {0}.', name),
  'delete.unread': (t: Translate, name: string) =>
    t('Not all that hangs on {0} could be read. Delete it anyway?', name),
  'delete.unreadLine': (t: Translate, what: string, reason: string) => t('{0}: {1}', what, reason),
  'delete.unreadMeans': (t: Translate) =>
    t('What was not read is neither in the restore script nor removed with the identity.'),
  'delete.anyway': (t: Translate) => t('Delete Anyway'),
  'delete.replace': (t: Translate) => t('Replace what is there with the restore script?'),
  'delete.file': (_t: Translate, path: string) => path,
  'delete.replaceYes': (t: Translate) => t('Replace'),
  'delete.busy': (t: Translate, name: string) => t('Deleting {0}…', name),
  'delete.unknown': (t: Translate, name: string, path: string) =>
    t(
      'Azure did not answer, so it is not known whether {0} was deleted. Refresh to see. Its restore script is {1}.',
      name,
      path,
    ),
  'delete.done': (t: Translate, name: string, roles: number, users: number, path: string) =>
    [deleted(t, name, roles), stillNamed(t, users), wayBack(t, path)].filter((each) => each !== '').join(' '),
  'delete.partly': (t: Translate, name: string, left: number, reason: string, path: string) =>
    [
      left === 1
        ? t('Deleted {0}, but a role assignment is left.', name)
        : t('Deleted {0}, but {1} role assignments are left.', name, left),
      reason === '' ? t('It was stopped.') : reason,
      wayBack(t, path),
    ].join(' '),
  'delete.retry': (t: Translate) => t('Retry'),
  'delete.openScript': (t: Translate) => t('Open script'),
  'delete.detach': (t: Translate) => t('Detach…'),
  'delete.restDone': (t: Translate, count: number) =>
    count === 1
      ? t('The role assignment that was left is removed.')
      : t('The {0} role assignments that were left are removed.', count),
  'delete.restLeft': (t: Translate, left: number, reason: string) =>
    left === 1
      ? t('A role assignment is left still. {0}', reason)
      : t('{0} role assignments are left still. {1}', left, reason),
} as const;

function deleted(t: Translate, name: string, roles: number): string {
  switch (roles) {
    case 0:
      return t('Deleted {0}.', name);
    case 1:
      return t('Deleted {0} and its role assignment.', name);
    default:
      return t('Deleted {0} and its {1} role assignments.', name, roles);
  }
}

function stillNamed(t: Translate, users: number): string {
  if (users === 0) return '';
  return users === 1 ? t('A resource names it still.') : t('{0} resources name it still.', users);
}

function wayBack(t: Translate, path: string): string {
  return t('The script that makes it anew, with another client ID and object ID, is {0}.', path);
}
