/** What the caller may do, held against what a task takes, and the smallest role that would allow the rest. */

import assert from 'node:assert/strict';
import { accessRequest } from '../../../src/access/accessRequest';
import { leastRole } from '../../../src/access/leastRole';
import { Operation } from '../../../src/access/managementTasks';
import { mayI } from '../../../src/access/mayI';
import { createOperations } from '../../../src/access/operations';
import {
  aFailure,
  aPermission,
  aSubscription,
  aTenant,
  storageScope,
  subscriptionScope,
} from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { builtInRoles } from './builtInRoles';
import { noSignal } from './signals';

const prod = aSubscription('prod', aTenant());
const storage = storageScope(prod);
const group = storage.replace(/\/providers\/.*/, '');
const write = { action: Operation.writeAssignment, scope: storage };
const assign = { action: Operation.assignIdentity, scope: group };

describe('what the caller may do', () => {
  const azure = (...actions: readonly string[]) =>
    createFakeAzure({
      permissions: [{ scope: subscriptionScope(prod), permissions: [aPermission({ actions })] }],
    });
  const missing = async (...actions: readonly string[]) =>
    (await mayI(azure(...actions).guards, 't', [write, assign], noSignal)).missing;

  it('is read from the permissions at each place, and what none of them has is missing', async () => {
    assert.deepEqual(await missing('*'), []);
    assert.deepEqual(await missing('*/read'), [write, assign]);
    assert.deepEqual(await missing('Microsoft.Authorization/roleAssignments/write'), [assign]);
    assert.deepEqual(await missing('Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action'), [
      write,
    ]);
  });

  it('counts exclusions entry by entry', async () => {
    const fake = azure();
    fake.world.permissions = [
      {
        scope: storage,
        permissions: [
          aPermission({ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }),
          aPermission({ actions: ['microsoft.authorization/roleassignments/write'] }),
        ],
      },
    ];
    assert.deepEqual((await mayI(fake.guards, 't', [write], noSignal)).missing, []);
  });

  it('takes one request for each place, whatever is asked of it', async () => {
    const fake = azure('*');
    const twice = [write, { ...write, scope: storage.toUpperCase() }, { ...write, action: 'A/b/read' }];
    await mayI(fake.guards, 't', twice, noSignal);
    assert.equal(fake.traffic.count('permissions'), 1);
  });

  it('is unknown, not missing, where the permissions cannot be read', async () => {
    const fake = azure('*');
    fake.traffic.fail('permissions', aFailure());
    assert.deepEqual(await mayI(fake.guards, 't', [write], noSignal), { missing: [], unknown: [write] });
  });

  it('cancelling throws', async () => {
    await assert.rejects(mayI(azure('*').guards, 't', [write], AbortSignal.abort()), { code: 'cancelled' });
  });
});

describe('the smallest built-in role', () => {
  const least = (...actions: readonly string[]) =>
    leastRole(builtInRoles, actions, createOperations())?.roleName;

  it('is the one that Azure’s own guidance names for the tasks of managed identities', () => {
    assert.equal(least(Operation.writeIdentity), 'Managed Identity Contributor');
    assert.equal(least(Operation.assignIdentity), 'Managed Identity Operator');
    assert.equal(
      least(Operation.writeAssignment, Operation.deleteAssignment),
      'Role Based Access Control Administrator',
    );
  });

  it('is none for what no single role allows', () => {
    const odd = 'Contoso.Nowhere/things/write';
    assert.equal(
      leastRole(
        builtInRoles.filter(({ roleName }) => roleName === 'Reader'),
        [odd],
        createOperations(),
      ),
      undefined,
    );
  });

  it('is named for each place apart, with what is missing there once', () => {
    const request = accessRequest(
      'ada@contoso.example',
      [write, write, assign],
      builtInRoles,
      createOperations(),
    );
    assert.deepEqual(
      request.roles.map(({ scope, actions, role }) => [scope, actions, role?.roleName]),
      [
        [storage, [Operation.writeAssignment], 'Role Based Access Control Administrator'],
        [group, [Operation.assignIdentity], 'Managed Identity Operator'],
      ],
    );
  });
});
