/** Conditions of role assignments in the sample tenant: which it takes, and what one on the caller's own role lets through. */

import assert from 'node:assert/strict';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { ordersApi } from '../../../src/sampleTenant/data/identities';
import { ordersApps } from '../../../src/sampleTenant/data/organisation';
import { roleGuid } from '../../../src/sampleTenant/data/roleDefinitions';
import { ordersStorage } from '../../../src/sampleTenant/data/services';
import { guidOf } from '../../../src/sampleTenant/guid';
import { assertRefused, prodScope, sampleClient } from './client';

const role = (roleName: string, prefix = ''): string =>
  `${prefix}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid(roleName)}`;
const path = (scope: string, guid = '11111111-1111-4111-8111-111111111111'): string =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid}?api-version=2022-04-01`;
const body = (change: object = {}): object => ({
  properties: {
    roleDefinitionId: role('Storage Queue Data Message Sender', prodScope),
    principalId: principalOf(ordersApi),
    principalType: 'ServicePrincipal',
    ...change,
  },
});
const queueMessages = 'Microsoft.Storage/storageAccounts/queueServices/queues/messages';
const onQueue = (action: string): string =>
  `((!(ActionMatches{'${queueMessages}/${action}'})) OR ` +
  "(@Resource[Microsoft.Storage/storageAccounts/queueServices/queues:name] StringEquals 'orders'))";
const onlyOrders = onQueue('add/action');

describe('sample tenant: conditions of role assignments', () => {
  it('refuses a condition that is none, or about what the role does not have or no condition can limit', async () => {
    const { put } = sampleClient();
    const refused = [
      'x',
      onQueue('add/action').slice(1),
      onQueue('delete'),
      onlyOrders.replaceAll('Microsoft.Storage', 'Microsoft.ServiceBus'),
      onlyOrders.replace('StringEquals', 'Resembles'),
    ];
    for (const condition of refused) {
      assertRefused(
        await put(path(ordersStorage.id), body({ condition, conditionVersion: '2.0' })),
        400,
        'InvalidRoleAssignmentCondition',
      );
    }
  });

  it('lets a delegate give and take what its own condition names, and nothing else', async () => {
    const client = sampleClient();
    assert.equal((await client.put(path(ordersStorage.id), body(), 'delegate')).status, 201);
    assert.equal((await client.delete(path(ordersStorage.id), 'delegate')).status, 200);
    const other = await client.put(
      path(ordersStorage.id),
      body({ roleDefinitionId: role('Owner') }),
      'delegate',
    );
    assertRefused(other, 403, 'AuthorizationFailed');
    assert.match(other.body.error.message, /does not have authorization or an ABAC condition not fulfilled/);
    const group = body({ principalId: ordersApps, principalType: 'Group' });
    assertRefused(await client.put(path(ordersStorage.id), group, 'delegate'), 403, 'AuthorizationFailed');
    await client.put(
      path(ordersStorage.id, guidOf('of the owner')),
      body({ roleDefinitionId: role('Owner') }),
    );
    assertRefused(
      await client.delete(path(ordersStorage.id, guidOf('of the owner')), 'delegate'),
      403,
      'AuthorizationFailed',
    );
  });
});
