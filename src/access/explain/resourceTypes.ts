/** What kind of resource refused: the types, as Azure Resource Manager names them, behind the hosts of each service. */

import type { RefusedBy } from './refusal';

/** More than one where the same hosts and sentences belong to several. */
export const resourceTypes: Readonly<Record<RefusedBy, readonly string[]>> = {
  arm: [],
  storage: ['Microsoft.Storage/storageAccounts'],
  keyVault: ['Microsoft.KeyVault/vaults'],
  serviceBus: ['Microsoft.ServiceBus/namespaces'],
  eventHubs: ['Microsoft.EventHub/namespaces'],
  messaging: ['Microsoft.ServiceBus/namespaces', 'Microsoft.EventHub/namespaces'],
  cosmos: ['Microsoft.DocumentDB/databaseAccounts'],
  appConfiguration: ['Microsoft.AppConfiguration/configurationStores'],
  cognitiveServices: ['Microsoft.CognitiveServices/accounts'],
  eventGrid: ['Microsoft.EventGrid/topics', 'Microsoft.EventGrid/domains', 'Microsoft.EventGrid/namespaces'],
  search: ['Microsoft.Search/searchServices'],
  containerRegistry: ['Microsoft.ContainerRegistry/registries'],
  sql: ['Microsoft.Sql/servers'],
  postgreSql: ['Microsoft.DBforPostgreSQL/flexibleServers'],
  graph: [],
  entra: [],
  managedIdentity: [],
};
