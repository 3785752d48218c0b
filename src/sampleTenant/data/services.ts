/** Contoso's services that identities reach: storage, key vaults, messaging, databases, configuration, registries. */

import { carries, child, children, nested, principalOf, resource } from './build';
import { githubDeploy, ordersWorker } from './identities';
import {
  catalog,
  catalogDev,
  data,
  messaging,
  network,
  observability,
  orders,
  ordersDev,
  payments,
  platform,
  registry,
  sealed,
} from './organisation';
import { sampleTenantId } from '../signIn';
import type { JsonObject } from '../json';
import type { SampleResource, SampleResourceGroup } from './shape';

function storageAccount(
  group: SampleResourceGroup,
  name: string,
  tags?: Readonly<Record<string, string>>,
): SampleResource {
  return resource(group, 'Microsoft.Storage/storageAccounts', name, {
    kind: 'StorageV2',
    sku: { name: 'Standard_ZRS', tier: 'Standard' },
    ...(tags && { tags }),
    properties: {
      provisioningState: 'Succeeded',
      allowSharedKeyAccess: false,
      primaryEndpoints: Object.fromEntries(
        ['blob', 'queue', 'table', 'file'].map((service) => [
          service,
          `https://${name}.${service}.core.sample.invalid/`,
        ]),
      ),
    },
  });
}

function keyVault(
  group: SampleResourceGroup,
  name: string,
  roles: boolean,
  policies: readonly JsonObject[] = [],
): SampleResource {
  return resource(group, 'Microsoft.KeyVault/vaults', name, {
    properties: {
      tenantId: sampleTenantId,
      sku: { family: 'A', name: 'standard' },
      enableRbacAuthorization: roles,
      accessPolicies: policies,
      vaultUri: `https://${name}.vault.sample.invalid/`,
    },
  });
}

/** What a vault lets an identity do where it goes by access policies. */
function policy(identity: SampleResource, permissions: JsonObject): JsonObject {
  return {
    tenantId: sampleTenantId,
    objectId: principalOf(identity),
    permissions: { keys: [], secrets: [], certificates: [], ...permissions },
  };
}

const plain = (
  group: SampleResourceGroup,
  type: string,
  name: string,
  properties: JsonObject = {},
): SampleResource =>
  resource(group, type, name, { properties: { provisioningState: 'Succeeded', ...properties } });

export const ordersStorage = storageAccount(orders, 'stordersprod', { team: 'orders' });
export const paymentsStorage = storageAccount(payments, 'stpaymentsprod', { team: 'payments' });
export const imagesStorage = storageAccount(catalog, 'stcatalogimages');
export const dataStorage = storageAccount(data, 'stdatalakeprod');
/** Under a deny assignment and a lock. */
export const archiveStorage = storageAccount(data, 'starchiveprod');
export const stateStorage = storageAccount(platform, 'stterraformstate');
const devStorage = storageAccount(ordersDev, 'stordersdev');
/** Takes access policies: data-plane roles on it have no effect. */
export const ordersVault = keyVault(orders, 'kv-orders', false, [
  policy(ordersWorker, { secrets: ['get', 'list'] }),
  policy(githubDeploy, { secrets: ['get', 'list', 'set'], certificates: ['get', 'import'] }),
]);
export const paymentsVault = keyVault(payments, 'kv-payments', true);
/** Goes by roles: the policy it still has does nothing. */
export const platformVault = keyVault(platform, 'kv-platform', true, [
  policy(githubDeploy, { secrets: ['get'] }),
]);
const devVault = keyVault(ordersDev, 'kv-orders-dev', true);
export const ordersBus = plain(orders, 'Microsoft.ServiceBus/namespaces', 'sb-orders');
export const sharedBus = plain(messaging, 'Microsoft.ServiceBus/namespaces', 'sb-contoso');
export const telemetryHub = plain(messaging, 'Microsoft.EventHub/namespaces', 'evhns-telemetry');
export const gridTopic = plain(messaging, 'Microsoft.EventGrid/topics', 'evgt-contoso');
export const sqlServer = resource(orders, 'Microsoft.Sql/servers', 'sql-orders', {
  identity: carries('sql-orders'),
  properties: { fullyQualifiedDomainName: 'sql-orders.database.sample.invalid', state: 'Ready' },
});
const sqlDatabase = nested(sqlServer, 'databases', 'orders', {
  sku: { name: 'GP_S_Gen5_2', tier: 'GeneralPurpose' },
});
export const postgres = plain(payments, 'Microsoft.DBforPostgreSQL/flexibleServers', 'psql-payments', {
  version: '16',
});
/** Data access is in Cosmos DB's own roles, not in Azure's. */
export const cosmos = resource(orders, 'Microsoft.DocumentDB/databaseAccounts', 'cosmos-orders', {
  kind: 'GlobalDocumentDB',
  properties: {
    provisioningState: 'Succeeded',
    documentEndpoint: 'https://cosmos-orders.documents.sample.invalid:443/',
    disableLocalAuth: true,
  },
});
export const configuration = resource(
  platform,
  'Microsoft.AppConfiguration/configurationStores',
  'appcs-contoso',
  {
    sku: { name: 'standard' },
    identity: carries('appcs-contoso'),
    properties: {
      provisioningState: 'Succeeded',
      endpoint: 'https://appcs-contoso.azconfig.sample.invalid',
      disableLocalAuth: true,
    },
  },
);
export const containerRegistry = plain(registry, 'Microsoft.ContainerRegistry/registries', 'crcontoso', {
  loginServer: 'crcontoso.azurecr.sample.invalid',
});
/** In ABAC mode: AcrPull means nothing here. */
export const abacRegistry = plain(registry, 'Microsoft.ContainerRegistry/registries', 'crcontosoabac', {
  loginServer: 'crcontosoabac.azurecr.sample.invalid',
  roleAssignmentMode: 'AbacRepositoryPermissions',
});
export const sealedRegistry = plain(sealed, 'Microsoft.ContainerRegistry/registries', 'crcontososealed');
export const search = resource(catalog, 'Microsoft.Search/searchServices', 'srch-catalog', {
  sku: { name: 'standard' },
  identity: carries('srch-catalog'),
  properties: { status: 'running' },
});
export const openAi = resource(catalog, 'Microsoft.CognitiveServices/accounts', 'oai-catalog', {
  kind: 'OpenAI',
  sku: { name: 'S0' },
  properties: {
    provisioningState: 'Succeeded',
    endpoint: 'https://oai-catalog.openai.sample.invalid/',
    disableLocalAuth: true,
  },
});
export const signalR = plain(orders, 'Microsoft.SignalRService/SignalR', 'sigr-orders');
export const workspace = plain(observability, 'Microsoft.OperationalInsights/workspaces', 'log-contoso');
const virtualNetwork = plain(network, 'Microsoft.Network/virtualNetworks', 'vnet-prod');
const devSearch = plain(catalogDev, 'Microsoft.Search/searchServices', 'srch-catalog-dev');

const blobs = 'blobServices/default/containers';
const queues = 'queueServices/default/queues';
const topic = child(ordersBus, 'topics', 'order-events');

export const ordersContainer = child(ordersStorage, blobs, 'orders', { publicAccess: 'None' });
export const ordersQueue = child(ordersStorage, queues, 'incoming-orders');
export const paymentsSecret = child(paymentsVault, 'secrets', 'psp-api-key', {
  attributes: { enabled: true },
});

export const services: readonly SampleResource[] = [
  ...[ordersStorage, paymentsStorage, imagesStorage, dataStorage, archiveStorage, stateStorage, devStorage],
  ...[ordersVault, paymentsVault, platformVault, devVault, ordersBus, sharedBus, telemetryHub, gridTopic],
  ...[
    sqlServer,
    sqlDatabase,
    postgres,
    cosmos,
    configuration,
    containerRegistry,
    abacRegistry,
    sealedRegistry,
  ],
  ...[search, openAi, signalR, workspace, virtualNetwork, devSearch],
  ...[ordersContainer, ordersQueue, paymentsSecret, topic],
  ...children(ordersStorage, blobs, ['invoices', 'labels', 'exports']),
  ...children(ordersStorage, queues, ['returns', 'incoming-orders-poison']),
  ...children(ordersStorage, 'tableServices/default/tables', ['OrderStatus', 'Carriers']),
  ...children(ordersStorage, 'fileServices/default/shares', ['print-jobs']),
  ...children(imagesStorage, blobs, ['originals', 'thumbnails']),
  ...children(
    dataStorage,
    blobs,
    Array.from({ length: 14 }, (_, at) => `raw-2026-${String(at + 1).padStart(2, '0')}`),
  ),
  ...children(archiveStorage, blobs, ['ledger']),
  ...children(stateStorage, blobs, ['tfstate']),
  ...children(ordersVault, 'secrets', ['sql-connection', 'legacy-storage-key']),
  ...children(paymentsVault, 'secrets', ['webhook-signing', 'fraud-check-token']),
  ...children(paymentsVault, 'keys', ['card-data']),
  ...children(platformVault, 'secrets', ['tls-wildcard']),
  ...children(ordersBus, 'queues', ['orders', 'returns', 'notifications']),
  ...children(topic, 'subscriptions', ['billing', 'warehouse']),
  ...children(sharedBus, 'queues', ['audit']),
  ...children(sharedBus, 'topics', ['customer-events']),
  ...children(telemetryHub, 'eventhubs', ['clickstream', 'devices']),
];
