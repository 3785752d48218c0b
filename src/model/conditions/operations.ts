/**
 * The operations that a condition can be about, and which of a blob's properties each of them can be limited by.
 * Source: "Actions and attributes for Azure role assignment conditions" for Blob Storage, for Queue Storage, and for
 * authorization, Microsoft Learn.
 */

const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/';
const messages = 'Microsoft.Storage/storageAccounts/queueServices/queues/messages/';
const assignments = 'Microsoft.Authorization/roleAssignments/';

/** The part of an operation that lists blobs: it knows no path, only the prefix that is asked for. */
export const listing = 'Blob.List';

export type ConditionalKind = 'blobs' | 'messages' | 'assignments';

export interface ConditionalOperation {
  readonly action: string;
  readonly kind: ConditionalKind;
  /** Reading and changing what carries index tags; the other operations cannot be limited by them. */
  readonly tags?: true;
}

const of = (kind: ConditionalKind, start: string, ends: string, tagged = ''): ConditionalOperation[] => [
  ...ends.split(' ').map((end) => ({ action: start + end, kind })),
  ...tagged
    .split(' ')
    .filter((end) => end !== '')
    .map((end) => ({ action: start + end, kind, tags: true as const })),
];

/** Each can be limited by the container and the path, the queue, or the role and the principal. */
export const conditionalOperations: readonly ConditionalOperation[] = [
  ...of(
    'blobs',
    blobs,
    'write add/action delete deleteBlobVersion/action permanentDelete/action move/action ' +
      'manageOwnership/action modifyPermissions/action immutableStorage/runAsSuperUser/action runAsSuperUser/action',
    'read tags/read tags/write',
  ),
  ...of('messages', messages, 'read add/action write delete process/action'),
  ...of('assignments', assignments, 'write delete'),
];

/** Reading and listing are one operation, told apart by `listing`. */
export const readBlob = `${blobs}read`;
/** Finding blobs by their tags, in the whole account: no condition on a container or path can limit it. */
export const findByTags = `${blobs}filter/action`;
export const writeAssignment = `${assignments}write`;

export const Attribute = {
  container: 'Microsoft.Storage/storageAccounts/blobServices/containers:name',
  path: `${blobs.slice(0, -1)}:path`,
  prefix: `${blobs.slice(0, -1)}:prefix`,
  /** A tag's key stands between them. */
  tag: [`${blobs}tags:`, '<$key_case_sensitive$>'],
  queue: 'Microsoft.Storage/storageAccounts/queueServices/queues:name',
  role: `${assignments.slice(0, -1)}:RoleDefinitionId`,
  principal: `${assignments.slice(0, -1)}:PrincipalId`,
  principalType: `${assignments.slice(0, -1)}:PrincipalType`,
} as const;
