/** What people call resource types, and the icon each is shown with. */

import { l10n, ThemeIcon } from 'vscode';
import { lastSegment } from '../model/armId';
import { nestedName } from '../model/resourceName';

/** A person's word for a resource type, such as "Storage account"; the type itself when there is none. */
export function resourceTypeName(type: string, kind?: string): string {
  const lower = type.toLowerCase();
  if (lower.startsWith('microsoft.web/sites')) return siteName(lower, kind);
  return words()[lower] ?? type;
}

function siteName(lower: string, kind: string | undefined): string {
  // Logic Apps of the standard plan run as apps, whose kind names both.
  if ((kind ?? '').toLowerCase().includes('workflowapp'))
    return lower === 'microsoft.web/sites/slots' ? l10n.t('Logic app slot') : l10n.t('Logic app');
  const isFunction = isFunctionApp(kind);
  if (lower === 'microsoft.web/sites/slots')
    return isFunction ? l10n.t('Function app slot') : l10n.t('App Service slot');
  return isFunction ? l10n.t('Function app') : l10n.t('App Service');
}

function isFunctionApp(kind: string | undefined): boolean {
  return (kind ?? '').toLowerCase().includes('functionapp');
}

function words(): Readonly<Record<string, string>> {
  return {
    'microsoft.storage/storageaccounts': l10n.t('Storage account'),
    'microsoft.storage/storageaccounts/blobservices/containers': l10n.t('Blob container'),
    'microsoft.storage/storageaccounts/queueservices/queues': l10n.t('Storage queue'),
    'microsoft.storage/storageaccounts/tableservices/tables': l10n.t('Storage table'),
    'microsoft.storage/storageaccounts/fileservices/shares': l10n.t('File share'),
    'microsoft.keyvault/vaults': l10n.t('Key vault'),
    'microsoft.keyvault/vaults/secrets': l10n.t('Secret'),
    'microsoft.keyvault/vaults/keys': l10n.t('Key'),
    'microsoft.servicebus/namespaces': l10n.t('Service Bus namespace'),
    'microsoft.servicebus/namespaces/queues': l10n.t('Service Bus queue'),
    'microsoft.servicebus/namespaces/topics': l10n.t('Service Bus topic'),
    'microsoft.servicebus/namespaces/topics/subscriptions': l10n.t('Service Bus subscription'),
    'microsoft.eventhub/namespaces': l10n.t('Event Hubs namespace'),
    'microsoft.eventhub/namespaces/eventhubs': l10n.t('Event hub'),
    'microsoft.sql/servers': l10n.t('SQL server'),
    'microsoft.sql/servers/databases': l10n.t('SQL database'),
    'microsoft.documentdb/databaseaccounts': l10n.t('Cosmos DB account'),
    'microsoft.documentdb/databaseaccounts/sqldatabases': l10n.t('Cosmos DB database'),
    'microsoft.documentdb/databaseaccounts/sqldatabases/containers': l10n.t('Cosmos DB container'),
    'microsoft.appconfiguration/configurationstores': l10n.t('App Configuration store'),
    'microsoft.containerregistry/registries': l10n.t('Container registry'),
    'microsoft.app/containerapps': l10n.t('Container app'),
    'microsoft.app/jobs': l10n.t('Container app job'),
    'microsoft.compute/virtualmachines': l10n.t('Virtual machine'),
    'microsoft.compute/virtualmachinescalesets': l10n.t('Virtual machine scale set'),
    'microsoft.containerservice/managedclusters': l10n.t('AKS cluster'),
    'microsoft.kubernetes/connectedclusters': l10n.t('Arc-enabled Kubernetes cluster'),
    'microsoft.hybridcompute/machines': l10n.t('Arc-enabled server'),
    'microsoft.containerinstance/containergroups': l10n.t('Container group'),
    'microsoft.cognitiveservices/accounts': l10n.t('Azure AI services account'),
    'microsoft.search/searchservices': l10n.t('Search service'),
    'microsoft.managedidentity/userassignedidentities': l10n.t('User-assigned identity'),
    'microsoft.insights/components': l10n.t('Application Insights'),
    'microsoft.operationalinsights/workspaces': l10n.t('Log Analytics workspace'),
    'microsoft.logic/workflows': l10n.t('Logic app'),
    'microsoft.eventgrid/topics': l10n.t('Event Grid topic'),
    'microsoft.cache/redis': l10n.t('Redis cache'),
    'microsoft.datafactory/factories': l10n.t('Data factory'),
    'microsoft.apimanagement/service': l10n.t('API Management service'),
    'microsoft.automation/automationaccounts': l10n.t('Automation account'),
  };
}

/** How a resource is called in the tree: a slot with its app in front. */
export function resourceLabel(id: string, type: string): string {
  return type.toLowerCase().endsWith('/slots') ? nestedName(id) : lastSegment(id);
}

/** An icon for a resource type; ours are all theme icons, so they follow light, dark and high contrast. */
export function resourceIcon(type: string, kind?: string): ThemeIcon {
  const lower = type.toLowerCase();
  if (lower.startsWith('microsoft.web/sites') && isFunctionApp(kind)) return new ThemeIcon('zap');
  const found = icons.find(([prefix]) => lower.startsWith(prefix));
  return new ThemeIcon(found?.[1] ?? 'symbol-misc');
}

const icons: readonly (readonly [prefix: string, icon: string])[] = [
  ['microsoft.storage/storageaccounts/blobservices', 'folder'],
  ['microsoft.storage/', 'database'],
  ['microsoft.keyvault/vaults/', 'key'],
  ['microsoft.keyvault/', 'lock'],
  ['microsoft.servicebus/', 'mail'],
  ['microsoft.eventhub/', 'broadcast'],
  ['microsoft.sql/', 'database'],
  ['microsoft.documentdb/', 'globe'],
  ['microsoft.appconfiguration/', 'settings'],
  ['microsoft.containerregistry/', 'package'],
  ['microsoft.app/', 'server-process'],
  ['microsoft.web/', 'browser'],
  ['microsoft.compute/', 'vm'],
  ['microsoft.containerservice/', 'server-environment'],
  ['microsoft.containerinstance/', 'server-process'],
  ['microsoft.cognitiveservices/', 'sparkle'],
  ['microsoft.managedidentity/', 'account'],
  ['microsoft.operationalinsights/', 'graph'],
  ['microsoft.insights/', 'graph'],
];
