/** The roles that code needs and an identity lacks, from the real definitions of the built-in roles. */

import assert from 'node:assert/strict';
import { dataRoleName, dataRoles, mayWith } from '../../../src/access/dataRoles';
import { missingRoles, type RoleNeed } from '../../../src/access/missingRoles';
import { createOperations } from '../../../src/access/operations';
import type { Service } from '../../../src/code/clients/client';
import { dataOperations, mayDo, operationsOn } from '../../../src/code/clients/operations';
import type { RoleAssignment, RoleDefinition } from '../../../src/model/role';
import { uuidOf } from '../../../src/model/uuidOf';
import { builtIn, builtInRoles } from './builtInRoles';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-orders';
const storage = `${group}/providers/Microsoft.Storage/storageAccounts/stordersprod`;
const bus = `${group}/providers/Microsoft.ServiceBus/namespaces/sb-orders`;
const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv-orders`;
const operationsOf = createOperations();

function held(roleName: string, scope: string, over: Partial<RoleAssignment> = {}): RoleAssignment {
  const roleGuid = builtIn(roleName).guid;
  return { id: `${scope}/${roleGuid}`, scope, roleGuid, principalId: 'p', ...over };
}

function missing(needs: readonly RoleNeed[], assignments: readonly RoleAssignment[] = []): string[] {
  return missingRoles({ needs, definitions: builtInRoles, assignments, operationsOf }).map(
    ({ role, scope }) => `${role.roleName} on ${scope.split('/').pop() ?? ''}`,
  );
}

describe('the roles that code needs', () => {
  it('are the smallest for what it does', () => {
    assert.deepEqual(
      [
        ...missing([{ scope: storage, service: 'blob', operations: ['read'] }]),
        ...missing([{ scope: storage, service: 'blob', operations: ['read', 'write'] }]),
        ...missing([{ scope: storage, service: 'queue', operations: ['send'] }]),
        ...missing([{ scope: storage, service: 'queue', operations: ['send', 'write'] }]),
        ...missing([{ scope: storage, service: 'table', operations: ['read', 'delete'] }]),
        ...missing([{ scope: vault, service: 'keyVaultSecrets', operations: ['read'] }]),
      ],
      [
        'Storage Blob Data Reader on stordersprod',
        'Storage Blob Data Contributor on stordersprod',
        'Storage Queue Data Message Sender on stordersprod',
        'Storage Queue Data Contributor on stordersprod',
        'Storage Table Data Contributor on stordersprod',
        'Key Vault Secrets User on kv-orders',
      ],
    );
  });

  it('are two small ones where one for both would allow far more', () => {
    assert.deepEqual(missing([{ scope: bus, service: 'serviceBus', operations: ['send', 'receive'] }]), [
      'Azure Service Bus Data Sender on sb-orders',
      'Azure Service Bus Data Receiver on sb-orders',
    ]);
  });

  it('are none that it has, there or above', () => {
    const needs: RoleNeed[] = [{ scope: storage, service: 'blob', operations: ['read', 'write'] }];
    assert.deepEqual(missing(needs, [held('Storage Blob Data Owner', group)]), []);
    assert.deepEqual(missing(needs, [held('Storage Blob Data Contributor', storage)]), []);
  });

  it('count what is held elsewhere, under a condition, or without data access as missing', () => {
    const needs: RoleNeed[] = [{ scope: storage, service: 'blob', operations: ['read'] }];
    const wanted = ['Storage Blob Data Reader on stordersprod'];
    assert.deepEqual(missing(needs, [held('Storage Blob Data Reader', vault)]), wanted);
    assert.deepEqual(
      missing(needs, [held('Storage Blob Data Reader', storage, { condition: '@Resource[…]' })]),
      wanted,
    );
    assert.deepEqual(missing(needs, [held('Contributor', storage), held('Reader', storage)]), wanted);
  });

  it('are completed when a part is there', () => {
    assert.deepEqual(
      missing(
        [{ scope: bus, service: 'serviceBus', operations: ['send', 'receive'] }],
        [held('Azure Service Bus Data Sender', bus)],
      ),
      ['Azure Service Bus Data Receiver on sb-orders'],
    );
  });

  it('are none of Azure where a service keeps its roles itself', () => {
    assert.deepEqual(missing([{ scope: account, service: 'cosmos', operations: ['read'] }]), []);
  });
});

const account = `${group}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
const itemsAt = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items';
const metadata = 'Microsoft.DocumentDB/databaseAccounts/readMetadata';

function cosmosRole(
  roleName: string,
  dataActions: readonly string[],
  type: RoleDefinition['type'] = 'CustomRole',
): RoleDefinition {
  const guid = uuidOf('6ba7b810-9dad-11d1-80b4-00c04fd430c8', roleName);
  return {
    id: `${account}/sqlRoleDefinitions/${guid}`,
    guid,
    roleName,
    description: '',
    type,
    permissions: [{ actions: [], notActions: [], dataActions, notDataActions: [] }],
    assignableScopes: [account],
  };
}

/** As every account has them. */
const reader = cosmosRole(
  'Cosmos DB Built-in Data Reader',
  [
    metadata,
    'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery',
    'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/readChangeFeed',
    `${itemsAt}/read`,
  ],
  'BuiltInRole',
);
const contributor = cosmosRole(
  'Cosmos DB Built-in Data Contributor',
  [metadata, 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/*', `${itemsAt}/*`],
  'BuiltInRole',
);
const appender = cosmosRole('Appender', [metadata, `${itemsAt}/create`]);
const blind = cosmosRole('Without Metadata', [`${itemsAt}/create`]);

describe('the roles of Cosmos DB itself that code needs', () => {
  const chosen = (
    operations: RoleNeed['operations'],
    definitions: readonly RoleDefinition[],
    assignments: readonly RoleAssignment[] = [],
  ) =>
    missingRoles({
      needs: [{ scope: account, service: 'cosmos', operations }],
      definitions,
      assignments,
      operationsOf,
    }).map(({ role }) => role.roleName);
  const holding = (role: RoleDefinition, scope = account): RoleAssignment => ({
    id: `${account}/sqlRoleAssignments/1`,
    scope,
    roleGuid: role.guid,
    principalId: 'p',
  });
  const builtInOnes = [contributor, reader];

  it('are the smallest of the account for what is called', () => {
    assert.deepEqual(chosen(['read', 'query', 'follow'], builtInOnes), [reader.roleName]);
    for (const operation of ['create', 'write', 'replace', 'delete', 'use'] as const)
      assert.deepEqual(chosen(['read', operation], builtInOnes), [contributor.roleName], operation);
  });

  it('are custom ones where those allow less', () => {
    assert.deepEqual(chosen(['create'], [...builtInOnes, appender]), ['Appender']);
    assert.deepEqual(chosen(['read', 'create'], [...builtInOnes, appender]), [reader.roleName, 'Appender']);
    assert.deepEqual(chosen(['write'], [...builtInOnes, appender]), [contributor.roleName]);
    const larger = cosmosRole('All', [metadata, `${itemsAt}/*`, `${itemsAt.replace('/items', '')}/*`]);
    assert.deepEqual(chosen(['read'], [larger, ...builtInOnes]), [reader.roleName]);
  });

  it('are none with which a client could not even begin', () => {
    assert.deepEqual(chosen(['create'], [...builtInOnes, blind]), [contributor.roleName]);
    assert.deepEqual(chosen(['create'], [...builtInOnes, blind], [holding(blind)]), [contributor.roleName]);
  });

  it('are none that it has for the whole account', () => {
    assert.deepEqual(chosen(['read'], builtInOnes, [holding(contributor)]), []);
    assert.deepEqual(chosen(['write'], builtInOnes, [holding(reader)]), [contributor.roleName]);
    assert.deepEqual(chosen(['read'], builtInOnes, [holding(reader, `${account}/sqlDatabases/a`)]), [
      reader.roleName,
    ]);
  });
});

const services: readonly Service[] = [
  'blob',
  'queue',
  'table',
  'keyVaultSecrets',
  'keyVaultKeys',
  'keyVaultCertificates',
  'serviceBus',
  'eventHubs',
  'appConfiguration',
  'openAi',
];

describe('what built-in data roles are remembered to allow', () => {
  it('is what their definitions say', () => {
    const byGuid = new Map(builtInRoles.map((role) => [role.guid, role]));
    for (const guid of dataRoles) {
      const role = byGuid.get(guid);
      assert.ok(role, guid);
      assert.equal(dataRoleName(guid), role.roleName);
      for (const service of services)
        for (const operation of operationsOn(service))
          assert.equal(
            mayWith([guid])(service, operation),
            mayDo(role.permissions, service, operation),
            `${role.roleName}: ${service} ${operation}`,
          );
    }
  });

  it('rests on operations that some built-in role allows', () => {
    for (const service of services)
      for (const operation of operationsOn(service)) {
        assert.ok(dataOperations(service, operation).length > 0);
        assert.ok(
          builtInRoles.some(({ permissions }) => mayDo(permissions, service, operation)),
          `${service} ${operation}`,
        );
      }
  });
});
