/** Role assignments of the sample tenant, written: everything ARM refuses, and what it does when it does not. */

import assert from 'node:assert/strict';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { contoso } from '../../../src/sampleTenant/data/contoso';
import { catalogApi, ordersApi, paymentsApi } from '../../../src/sampleTenant/data/identities';
import { ordersApps } from '../../../src/sampleTenant/data/organisation';
import { roleGuid } from '../../../src/sampleTenant/data/roleDefinitions';
import type { SampleRoleAssignment } from '../../../src/sampleTenant/data/shape';
import {
  archiveStorage,
  ordersStorage,
  paymentsStorage,
  search,
} from '../../../src/sampleTenant/data/services';
import { sampleCallers } from '../../../src/sampleTenant/entry';
import { guidOf } from '../../../src/sampleTenant/guid';
import { idsOf } from '../../../src/sampleTenant/identityOf';
import { assertRefused, prodScope, sampleClient, sharedScope, type Answer } from './client';

const name = '11111111-1111-4111-8111-111111111111';
const role = (roleName: string, prefix = ''): string =>
  `${prefix}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid(roleName)}`;
const path = (scope: string, guid = name): string =>
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
const onlyOrders =
  `((!(ActionMatches{'${queueMessages}/add/action'})) OR ` +
  "(@Resource[Microsoft.Storage/storageAccounts/queueServices/queues:name] StringEquals 'orders'))";

describe('sample tenant: writing role assignments', () => {
  it('makes one, which every list then has, and removes it', async () => {
    const client = sampleClient({ now: () => Date.UTC(2026, 8, 1) });
    const made = await client.put(path(ordersStorage.id), body({ description: 'why' }));
    assert.equal(made.status, 201);
    assert.deepEqual(
      [
        made.body.properties.scope,
        made.body.properties.createdOn,
        made.body.properties.createdBy,
        made.body.properties.description,
      ],
      [ordersStorage.id, '2026-09-01T00:00:00.000Z', sampleCallers.owner.oid, 'why'],
    );
    const filter = `$filter=principalId eq '${principalOf(ordersApi)}'`;
    const listed = await client.all(
      `${prodScope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&${filter}`,
    );
    assert.ok(listed.some((row) => row.name === name));
    const rows = await client.graph(`authorizationresources | where name == '${name}' | project id`);
    assert.equal(rows.length, 1);
    const removed = await client.delete(path(ordersStorage.id));
    assert.deepEqual([removed.status, removed.body.name], [200, name]);
    assert.equal((await client.delete(path(ordersStorage.id))).status, 204);
    assertRefused(await client.get(path(ordersStorage.id)), 404, 'RoleAssignmentNotFound');
  });

  it('answers 200 to the same again, and takes a new description', async () => {
    const { put } = sampleClient();
    await put(path(ordersStorage.id), body());
    const again = await put(
      path(ordersStorage.id.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions')),
      body({ description: 'new' }),
    );
    assert.deepEqual(
      [again.status, again.body.properties.description, again.body.properties.scope],
      [200, 'new', ordersStorage.id],
    );
  });

  it('refuses another scope, role or principal under the same name, in the whole tenant', async () => {
    const { put } = sampleClient();
    await put(path(ordersStorage.id), body());
    const refused = [
      await put(path(paymentsStorage.id), body()),
      await put(path(ordersStorage.id), body({ principalId: principalOf(catalogApi) })),
      await put(path(ordersStorage.id), body({ roleDefinitionId: role('Reader') })),
      await put(path(sharedScope), body()),
    ];
    for (const answer of refused) assertRefused(answer, 400, 'RoleAssignmentUpdateNotPermitted');
  });

  it('names the existing one when another name is tried', async () => {
    const { put } = sampleClient();
    await put(path(ordersStorage.id), body());
    const refused = await put(path(ordersStorage.id, '22222222-2222-4222-8222-222222222222'), body());
    assertRefused(refused, 409, 'RoleAssignmentExists');
    assert.match(
      refused.body.error.message,
      new RegExp(`existing role assignment is ${name.replaceAll('-', '')}\\.`),
    );
  });

  it('does not know a client ID, a stranger, or a deleted identity', async () => {
    const client = sampleClient();
    for (const principalId of [idsOf(ordersApi)?.clientId ?? '', guidOf('stranger')]) {
      const refused = await client.put(path(ordersStorage.id), body({ principalId }));
      assertRefused(refused, 400, 'PrincipalNotFound');
      assert.ok(refused.body.error.message.includes(principalId.replaceAll('-', '')));
    }
    await client.delete(`${ordersApi.id}?api-version=2024-11-30`);
    assertRefused(await client.put(path(ordersStorage.id), body()), 400, 'PrincipalNotFound');
  });

  it('knows a new identity only after some seconds, and without its type only later', async () => {
    let now = 0;
    const { put } = sampleClient({ replicationSeconds: 5, now: () => now });
    const group = ordersApi.id.slice(0, ordersApi.id.lastIndexOf('/'));
    const made = await put(`${group}/id-fresh?api-version=2024-11-30`, { location: 'westeurope' });
    const principalId = made.body.properties.principalId;
    const attempt = (type?: string): Promise<Answer> =>
      put(path(ordersStorage.id), body({ principalId, principalType: type }));
    now = 4_999;
    assertRefused(await attempt('ServicePrincipal'), 400, 'PrincipalNotFound');
    now = 5_000;
    assertRefused(await attempt(), 400, 'PrincipalNotFound');
    assert.equal((await attempt('ServicePrincipal')).status, 201);
    now = 50_000;
    const later = await put(path(ordersStorage.id, guidOf('later')), {
      properties: { roleDefinitionId: role('Reader'), principalId },
    });
    assert.deepEqual([later.status, later.body.properties.principalType], [201, 'ServicePrincipal']);
  });

  it('refuses a principal of another type than was said', async () => {
    const { put } = sampleClient();
    assertRefused(
      await put(path(ordersStorage.id), body({ principalType: 'User' })),
      400,
      'UnmatchedPrincipalType',
    );
    assertRefused(
      await put(path(ordersStorage.id), body({ principalId: ordersApps })),
      400,
      'UnmatchedPrincipalType',
    );
    assert.equal(
      (await put(path(ordersStorage.id), body({ principalId: ordersApps, principalType: 'Group' }))).status,
      201,
    );
  });

  it('refuses IDs that are none', async () => {
    const { put } = sampleClient();
    assertRefused(await put(path(ordersStorage.id, 'abc'), body()), 400, 'InvalidRoleAssignmentId');
    assertRefused(
      await put(path(ordersStorage.id), body({ principalId: ordersApi.id })),
      400,
      'InvalidPrincipalId',
    );
    assertRefused(await put(path(ordersStorage.id), body({ principalId: null })), 400, 'InvalidPrincipalId');
    for (const roleDefinitionId of [
      'Reader',
      roleGuid('Reader'),
      '/providers/Microsoft.Authorization/roleDefinitions/Reader',
      '',
    ]) {
      assertRefused(
        await put(path(ordersStorage.id), body({ roleDefinitionId })),
        400,
        'InvalidRoleDefinitionId',
      );
    }
    const unknown = '/providers/Microsoft.Authorization/roleDefinitions/33333333-3333-4333-8333-333333333333';
    assertRefused(
      await put(path(ordersStorage.id), body({ roleDefinitionId: unknown })),
      404,
      'RoleDefinitionDoesNotExist',
    );
  });

  it('refuses members, types and conditions it does not know', async () => {
    const { put } = sampleClient();
    assertRefused(
      await put(path(ordersStorage.id), body({ roleName: 'Reader' })),
      400,
      'InvalidRequestContent',
    );
    assertRefused(await put(path(ordersStorage.id), { ...body(), scope: '/' }), 400, 'InvalidRequestContent');
    assertRefused(
      await put(path(ordersStorage.id), body({ principalType: 'Robot' })),
      400,
      'InvalidRequestContent',
    );
    assertRefused(await put(path(ordersStorage.id), undefined), 400, 'InvalidRequestContent');
    assertRefused(
      await put(path(ordersStorage.id), body({ condition: 'x' })),
      400,
      'InvalidConditionVersion',
    );
    assertRefused(
      await put(path(ordersStorage.id), body({ condition: 'x', conditionVersion: '1.0' })),
      400,
      'InvalidConditionVersion',
    );
    const { body: made } = await put(
      path(ordersStorage.id),
      body({ condition: onlyOrders, conditionVersion: '2.0' }),
    );
    assert.deepEqual([made.properties.condition, made.properties.conditionVersion], [onlyOrders, '2.0']);
  });

  it('keeps the last administrator of a subscription', async () => {
    const client = sampleClient();
    const owner = (of: typeof ordersApi) =>
      body({ roleDefinitionId: role('Owner'), principalId: principalOf(of) });
    await client.put(path(prodScope), owner(ordersApi));
    const last = await client.delete(path(prodScope));
    assertRefused(last, 412, 'CannotDeleteLastRbacAdminAssignment');
    await client.put(path(prodScope, guidOf('another')), owner(catalogApi));
    assert.equal((await client.delete(path(prodScope))).status, 200);
  });

  it('assigns a custom role only where it is assignable', async () => {
    const { put } = sampleClient();
    const change = { roleDefinitionId: role('Contoso Order Queue Operator') };
    assertRefused(await put(path(sharedScope), body(change)), 400, 'RoleDefinitionNotAssignable');
    assert.equal((await put(path(search.id), body(change))).status, 201);
  });

  it('takes no more than 4000 in a subscription', async () => {
    const data = contoso();
    const many = Array.from({ length: 4000 }, (_, at): SampleRoleAssignment => ({
      guid: guidOf(`one of many ${at}`),
      scope: prodScope,
      roleGuid: roleGuid('Reader'),
      principalId: guidOf(`many ${at}`),
      principalType: 'User',
      createdOn: '2026-01-01T00:00:00Z',
      createdBy: sampleCallers.owner.oid,
    }));
    const { put } = sampleClient({ data: { ...data, roleAssignments: [...data.roleAssignments, ...many] } });
    assertRefused(await put(path(ordersStorage.id), body()), 400, 'RoleAssignmentLimitExceeded');
    assert.equal((await put(path(sharedScope), body())).status, 201);
  });

  it('asks for the right to write and to delete at the scope', async () => {
    const client = sampleClient();
    for (const as of ['reader', 'operator'] as const) {
      assertRefused(await client.put(path(ordersStorage.id), body(), as), 403, 'AuthorizationFailed');
      assertRefused(await client.delete(path(ordersStorage.id), as), 403, 'AuthorizationFailed');
    }
    assertRefused(await client.put(path(''), body()), 403, 'AuthorizationFailed');
  });

  it('keeps assignments under a delete lock, and takes new ones there; a read-only lock takes none', async () => {
    const client = sampleClient();
    assert.equal(
      (
        await client.put(
          path(paymentsStorage.id),
          body({ principalId: principalOf(paymentsApi), roleDefinitionId: role('Reader') }),
        )
      ).status,
      201,
    );
    assertRefused(await client.delete(path(paymentsStorage.id)), 409, 'ScopeLocked');
    assertRefused(await client.put(path(archiveStorage.id, guidOf('other')), body()), 409, 'ScopeLocked');
  });

  it('assigns at a management group', async () => {
    const { put } = sampleClient();
    const made = await put(path('/providers/Microsoft.Management/managementGroups/mg-platform'), body());
    assert.equal(made.status, 201);
    assert.match(made.body.properties.roleDefinitionId, /^\/providers\//);
  });
});
