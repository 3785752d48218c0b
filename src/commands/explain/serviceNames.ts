/** What the services and programs that stand in access errors are called. They are names, and the same in every language. */

import type { DeveloperTool } from '../../access/explain/explanation';
import type { RefusedBy } from '../../access/explain/refusal';

export const serviceNames: Readonly<Record<RefusedBy, string>> = {
  arm: 'Azure Resource Manager',
  storage: 'Azure Storage',
  keyVault: 'Azure Key Vault',
  serviceBus: 'Azure Service Bus',
  eventHubs: 'Azure Event Hubs',
  messaging: 'Azure Service Bus / Event Hubs',
  cosmos: 'Azure Cosmos DB',
  appConfiguration: 'Azure App Configuration',
  cognitiveServices: 'Azure AI services',
  eventGrid: 'Azure Event Grid',
  search: 'Azure AI Search',
  containerRegistry: 'Azure Container Registry',
  sql: 'Azure SQL',
  postgreSql: 'Azure Database for PostgreSQL',
  graph: 'Microsoft Graph',
  entra: 'Microsoft Entra ID',
  managedIdentity: 'Managed Identity',
};

export const toolNames: Readonly<Record<DeveloperTool, string>> = {
  azureCli: 'Azure CLI',
  azurePowerShell: 'Azure PowerShell',
  azurePortal: 'Azure portal',
  visualStudio: 'Visual Studio',
  visualStudioCode: 'Visual Studio Code',
};
