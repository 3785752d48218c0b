/** Conditions of role assignments in words, where every part of one is understood; what is not stands as its own text. */

import { meaningOf, partOfReading, type Rule, type Where } from '../model/conditions/meaning';
import { readBlob } from '../model/conditions/operations';
import { inARow, plain, type Translate } from './words';

/** The name of a role by its GUID, where it is known. */
export type RoleName = (guid: string) => string | undefined;

/** The condition in words, else its text on one line. Names in it are data. */
export function conditionText(t: Translate, condition: string, roleName?: RoleName): string {
  return conditionWords(t, condition, roleName) ?? plain(condition);
}

/** `undefined` where any part of the condition is not understood. */
export function conditionWords(t: Translate, condition: string, roleName?: RoleName): string | undefined {
  return meaningOf(condition)
    ?.map((rule) => ruleText(t, rule, roleName))
    .join(' ');
}

function ruleText(t: Translate, { operations, where }: Rule, roleName: RoleName | undefined): string {
  const only = where.map((one) => whereText(t, one, roleName)).join(', ');
  if (operations.length === 0) return t('Only {0}.', only);
  const names = inARow(
    t,
    operations.map((operation) => operationText(t, operation)),
    4,
  );
  return t('{0}: only {1}.', names.charAt(0).toLocaleUpperCase() + names.slice(1), only);
}

/** What an operation does, in a few words in lower case; its own name where there are none. */
export function operationText(t: Translate, operation: string): string {
  switch (operation) {
    case readBlob:
      return t('reading and listing blobs');
    case partOfReading.reading:
      return t('reading blobs');
    case partOfReading.listing:
    case 'Blob.List':
      return t('listing blobs');
  }
  const [, kind = '', end = ''] = /\/(blobs|messages|roleAssignments)\/(.+)$/.exec(operation) ?? [];
  switch (`${kind}/${end}`) {
    case 'blobs/write':
      return t('writing blobs');
    case 'blobs/add/action':
      return t('creating blobs');
    case 'blobs/delete':
      return t('deleting blobs');
    case 'blobs/deleteBlobVersion/action':
      return t('deleting versions of blobs');
    case 'blobs/permanentDelete/action':
      return t('deleting blobs for good');
    case 'blobs/move/action':
      return t('renaming files');
    case 'blobs/manageOwnership/action':
      return t('changing the owner of files');
    case 'blobs/modifyPermissions/action':
      return t('changing the permissions of files');
    case 'blobs/immutableStorage/runAsSuperUser/action':
      return t('setting legal holds');
    case 'blobs/runAsSuperUser/action':
      return t('everything in accounts with a hierarchical namespace');
    case 'blobs/tags/read':
      return t('reading index tags');
    case 'blobs/tags/write':
      return t('writing index tags');
    case 'blobs/filter/action':
      return t('finding blobs by index tags');
    case 'messages/read':
      return t('peeking at messages');
    case 'messages/add/action':
      return t('sending messages');
    case 'messages/write':
      return t('sending and updating messages');
    case 'messages/delete':
      return t('deleting messages');
    case 'messages/process/action':
      return t('receiving messages');
    case 'roleAssignments/write':
      return t('assigning roles');
    case 'roleAssignments/delete':
      return t('removing role assignments');
    default:
      return operation;
  }
}

function whereText(t: Translate, { what, match, values, key = '' }: Where, roleName?: RoleName): string {
  const named = what === 'role' ? values.map((guid) => roleName?.(guid) ?? guid) : values;
  const value = oneOf(
    t,
    (what === 'principalType' ? named.map((type) => principalsText(t, type)) : named).map(plain),
  );
  const begins = match === 'begins';
  switch (what) {
    case 'container':
      return begins ? t('in containers that begin with {0}', value) : t('in the container {0}', value);
    case 'path':
      return begins ? t('at paths that begin with {0}', value) : t('at the path {0}', value);
    case 'prefix':
      return begins ? t('for a prefix that begins with {0}', value) : t('for the prefix {0}', value);
    case 'tag':
      return begins
        ? t('blobs with an index tag {0} that begins with {1}', plain(key), value)
        : t('blobs with the index tag {0} = {1}', plain(key), value);
    case 'newTag':
      return begins
        ? t('with an index tag {0} that begins with {1}', plain(key), value)
        : t('with the index tag {0} = {1}', plain(key), value);
    case 'queue':
      return begins ? t('in queues that begin with {0}', value) : t('in the queue {0}', value);
    case 'role':
      return match === 'isNot' ? t('roles other than {0}', value) : t('the role {0}', value);
    case 'principal':
      return match === 'isNot' ? t('for anybody but {0}', value) : t('for the principal {0}', value);
    case 'principalType':
      return begins ? t('for principals whose type begins with {0}', value) : t('for {0}', value);
  }
}

function principalsText(t: Translate, type: string): string {
  switch (type.toLowerCase()) {
    case 'serviceprincipal':
      return t('service principals, such as managed identities');
    case 'user':
      return t('users');
    case 'group':
      return t('groups');
    default:
      return type;
  }
}

/** `a`, `a or b`, `a, b or c`; of many the first. */
function oneOf(t: Translate, values: readonly string[]): string {
  if (values.length > 4) return inARow(t, values);
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : t('{0} or {1}', values.slice(0, -1).join(', '), last);
}
