/** Comparing from the picker of roles, and the texts that are compared. */

import assert from 'node:assert/strict';
import { comparisonText } from '../../../src/ui/comparisonDocument';
import { rolePicker } from '../../../src/ui/pickRoles';
import { storageAt } from '../commands/office';
import { aRole } from '../fakes/builders';
import { createFakeList } from './fakeList';
import { t, words } from './words';

describe('comparing roles', () => {
  it('compares a role with what the identity has from its button', async () => {
    const list = createFakeList('cancelled');
    const blobReader = aRole('Storage Blob Data Reader', { dataActions: ['Microsoft.Storage/x/blobs/read'] });
    const compared: string[] = [];
    await rolePicker(
      list,
      words,
    )({
      step: {
        purpose: { doing: 'assignRole', identities: ['id-orders'] },
        number: 2,
        total: 3,
        sample: false,
      },
      back: false,
      at: storageAt,
      checked: [],
      several: true,
      load: () =>
        Promise.resolve({
          fits: [{ role: blobReader, held: false }],
          jobFunction: [],
          privileged: [],
          problems: [],
        }),
      open: () => undefined,
      compare: {
        withHeld: { identity: 'id-orders', run: ({ roleName }) => compared.push(`held: ${roleName}`) },
        checked: (roles) => compared.push(roles.map(({ roleName }) => roleName).join()),
      },
    });
    const [line] = list.shown[0]?.lines ?? [];
    assert.equal(line?.buttons?.[0]?.tooltip, 'Compare with what id-orders has here');
    line.buttons[0].run();
    assert.deepEqual(compared, ['held: Storage Blob Data Reader']);
  });

  it('says beside what an identity has what is not counted, and of an empty side that there is nothing', () => {
    const text = comparisonText(t, {
      identity: 'id-orders',
      place: 'stordersprod',
      allows: {
        actions: [],
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
          'microsoft.storage/storageAccounts/read',
          'Microsoft.Synapse/workspaces/managedIdentitySqlControlSettings/listedOperations/results/read',
          'Microsoft.Synapse/workspaces/managedIdentitySqlControlSettings/listedOperations/results/write',
        ],
        roles: [],
        conditional: ['Mine'],
        uncounted: ['Far'],
      },
    });
    assert.deepEqual(text.split('\n').slice(2), [
      'Data actions: with the data inside',
      '  Microsoft.Storage/storageAccounts',
      '    blobServices/containers/blobs/read',
      '    read',
      '  Microsoft.Synapse/workspaces',
      '    managedIdentitySqlControlSettings/listedOperations',
      '      results/read',
      '      results/write',
      '',
      'Actions: with the resources themselves',
      '  none',
      '',
      'No role of the identity reaches this place.',
      'Not counted, since they have a condition',
      '  Mine',
      'Not counted, since unknown at this place',
      '  Far',
      'What it has through groups is not counted.',
      '',
    ]);
  });
});
