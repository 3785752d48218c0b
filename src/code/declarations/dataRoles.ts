/** The smallest built-in role that reads each service's data: what a declaration grants when nobody said more. */

import type { Service } from '../clients/client';

export interface DataRole {
  readonly name: string;
  /** The same in every tenant. */
  readonly guid: string;
  /** The ARM type of what it is granted on. */
  readonly type: string;
}

const storage = 'Microsoft.Storage/storageAccounts';
const vault = 'Microsoft.KeyVault/vaults';

/** Services whose data roles are none of Azure RBAC (Cosmos DB, SQL) are absent. */
export const dataRoles: Readonly<Partial<Record<Service, DataRole>>> = {
  blob: { name: 'Storage Blob Data Reader', guid: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', type: storage },
  queue: { name: 'Storage Queue Data Reader', guid: '19e7f393-937e-4f77-808e-94535e297925', type: storage },
  table: { name: 'Storage Table Data Reader', guid: '76199698-9eea-4c19-bc75-cec21354c6b6', type: storage },
  keyVaultSecrets: {
    name: 'Key Vault Secrets User',
    guid: '4633458b-17de-408a-b874-0445c86b69e6',
    type: vault,
  },
  keyVaultKeys: { name: 'Key Vault Crypto User', guid: '12338af0-0e69-4776-bea7-57ae8d297424', type: vault },
  keyVaultCertificates: {
    name: 'Key Vault Certificate User',
    guid: 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba',
    type: vault,
  },
  serviceBus: {
    name: 'Azure Service Bus Data Receiver',
    guid: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0',
    type: 'Microsoft.ServiceBus/namespaces',
  },
  eventHubs: {
    name: 'Azure Event Hubs Data Receiver',
    guid: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde',
    type: 'Microsoft.EventHub/namespaces',
  },
  appConfiguration: {
    name: 'App Configuration Data Reader',
    guid: '516239f1-63e1-4d78-a4de-a74fb236a071',
    type: 'Microsoft.AppConfiguration/configurationStores',
  },
  openAi: {
    name: 'Cognitive Services OpenAI User',
    guid: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
    type: 'Microsoft.CognitiveServices/accounts',
  },
};
