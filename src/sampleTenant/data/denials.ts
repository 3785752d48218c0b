/** What defeats a role at Contoso: locks and a deny assignment. */

import { guidOf } from '../guid';
import { resourceGroupId } from '../state';
import { principalOf } from './build';
import { backup } from './identities';
import { payments } from './organisation';
import { frozenLock } from './outOfOrder';
import { archiveStorage } from './services';
import type { SampleDenyAssignment, SampleLock } from './shape';

export const locks: readonly SampleLock[] = [
  {
    scope: resourceGroupId(payments),
    name: 'keep-payments',
    level: 'CanNotDelete',
    notes: 'Ask the payments team first. [x](command:evil)',
  },
  { scope: archiveStorage.id, name: 'archive-read-only', level: 'ReadOnly', notes: 'Kept for the auditors.' },
  frozenLock,
];

/** Everybody but the backup may no longer write blobs here: `id-data-archive` holds a role that does nothing. */
export const denyAssignments: readonly SampleDenyAssignment[] = [
  {
    guid: guidOf('deny archive writes'),
    name: 'Deny changes to the archive',
    description: 'Made by the deployment stack of the archive.',
    scope: archiveStorage.id,
    permissions: [
      {
        actions: ['Microsoft.Storage/storageAccounts/delete', 'Microsoft.Storage/storageAccounts/write'],
        notActions: [],
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete',
        ],
        notDataActions: [],
      },
    ],
    principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
    excludePrincipals: [{ id: principalOf(backup), type: 'ServicePrincipal' }],
  },
];
