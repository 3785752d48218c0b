/** Which data operations stand behind what code does with a service: those of Azure RBAC, and Cosmos DB's own. */

import { permits } from '../../model/actions';
import type { Permission } from '../../model/role';
import type { Operation, Service } from './client';

interface Data {
  /** What every operation begins with. */
  readonly at: string;
  /** For each of them the ends of the operations that allow it, any of which will do, the least first. */
  readonly needs: Readonly<Partial<Record<Operation, readonly string[]>>>;
  /** Without this none of them can be done, whatever else a role allows. */
  readonly first?: string;
}

const crud = { read: ['read'], write: ['write'], delete: ['delete'] } as const;
const messages = { send: ['send/action'], receive: ['receive/action'] } as const;

/**
 * From the tables "authorize data operations" of each service. Those of Cosmos DB stand in roles of its own: nothing of
 * Azure RBAC allows anything there. SQL has users in its databases.
 */
const data: Readonly<Partial<Record<Service, Data>>> = {
  blob: { at: 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/', needs: crud },
  queue: {
    at: 'Microsoft.Storage/storageAccounts/queueServices/queues/messages/',
    needs: {
      // Peeking; taking a message hides it, which is more.
      read: ['read'],
      send: ['add/action', 'write'],
      receive: ['process/action'],
      write: ['write'],
      delete: ['process/action', 'delete'],
    },
  },
  table: {
    at: 'Microsoft.Storage/storageAccounts/tableServices/tables/entities/',
    needs: { ...crud, write: ['add/action', 'write'] },
  },
  keyVaultSecrets: {
    at: 'Microsoft.KeyVault/vaults/secrets/',
    needs: { read: ['getSecret/action'], write: ['setSecret/action'], delete: ['delete'] },
  },
  keyVaultKeys: {
    at: 'Microsoft.KeyVault/vaults/keys/',
    needs: { read: ['read'], use: ['encrypt/action'], write: ['create/action'], delete: ['delete'] },
  },
  keyVaultCertificates: {
    at: 'Microsoft.KeyVault/vaults/certificates/',
    needs: { read: ['read'], write: ['create/action'], delete: ['delete'] },
  },
  serviceBus: { at: 'Microsoft.ServiceBus/namespaces/messages/', needs: messages },
  eventHubs: { at: 'Microsoft.EventHub/namespaces/messages/', needs: messages },
  cosmos: {
    at: 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/',
    first: 'Microsoft.DocumentDB/databaseAccounts/readMetadata',
    needs: {
      read: ['items/read'],
      query: ['executeQuery'],
      follow: ['readChangeFeed'],
      create: ['items/create'],
      write: ['items/upsert'],
      replace: ['items/replace'],
      delete: ['items/delete'],
      use: ['executeStoredProcedure'],
    },
  },
  appConfiguration: { at: 'Microsoft.AppConfiguration/configurationStores/keyValues/', needs: crud },
  openAi: {
    at: 'Microsoft.CognitiveServices/accounts/OpenAI/',
    needs: { use: ['deployments/chat/completions/action'] },
  },
};

/** What the smallest call of the tables does. */
export const callOperations: Readonly<Record<Service, Operation>> = {
  blob: 'read',
  queue: 'send',
  table: 'read',
  keyVaultSecrets: 'read',
  keyVaultKeys: 'read',
  keyVaultCertificates: 'read',
  serviceBus: 'send',
  eventHubs: 'send',
  cosmos: 'read',
  appConfiguration: 'read',
  openAi: 'use',
  sql: 'read',
};

/** The data operations any of which allows this; none where no role decides. */
export function dataOperations(service: Service, operation: Operation): readonly string[] {
  const { at, needs } = data[service] ?? { at: '', needs: {} };
  return (needs[operation] ?? []).map((end) => at + end);
}

/** Whether a role with these permissions may do it: for Cosmos DB a role of its own, for all others one of Azure RBAC. */
export function mayDo(permissions: readonly Permission[], service: Service, operation: Operation): boolean {
  const first = data[service]?.first;
  if (first !== undefined && !permits(permissions, first, 'data')) return false;
  return dataOperations(service, operation).some((one) => permits(permissions, one, 'data'));
}

/** Everything that roles of Azure RBAC can allow on a service, as far as it is known. */
export function operationsOn(service: Service): readonly Operation[] {
  return service === 'cosmos' ? [] : (Object.keys(data[service]?.needs ?? {}) as readonly Operation[]);
}
