/** Contoso's code hosts, each with the identities it carries: App Service and slots, Functions, Container Apps, VMs, AKS. */

import { guidOf } from '../guid';
import type { JsonObject } from '../json';
import { carries, nested, principalOf, resource } from './build';
import {
  acrPuller,
  aksControlPlane,
  aksKubelet,
  catalogApi,
  catalogImages,
  catalogIndexer,
  clusterIssuer,
  dataIngest,
  dataModels,
  eventRouter,
  imageBuilder,
  ordersApi,
  ordersReports,
  ordersWeb,
  ordersWorker,
  paymentsApi,
  paymentsWebhook,
  paymentsWorker,
  telemetry,
} from './identities';
import {
  aks,
  catalog,
  data,
  messaging,
  observability,
  orders,
  ordersDev,
  payments,
  registry,
} from './organisation';
import type { SampleResource } from './shape';

export const plan = resource(orders, 'Microsoft.Web/serverFarms', 'plan-orders', {
  kind: 'linux',
  sku: { name: 'P1v3', tier: 'PremiumV3' },
});

const site = (name: string, linux = true): JsonObject => ({
  state: 'Running',
  enabled: true,
  defaultHostName: `${name}.azurewebsites.sample.invalid`,
  reserved: linux,
  httpsOnly: true,
  sku: 'PremiumV3',
  serverFarmId: plan.id,
  keyVaultReferenceIdentity: 'SystemAssigned',
});

const template = {
  containers: [
    {
      name: 'main',
      image: 'crcontoso.azurecr.sample.invalid/main:1',
      resources: { cpu: 0.5, memory: '1Gi' },
    },
  ],
};

const containerApp = (): JsonObject => ({
  provisioningState: 'Succeeded',
  runningStatus: 'Running',
  configuration: { activeRevisionsMode: 'Single' },
  template,
});

export const appOrders = resource(orders, 'Microsoft.Web/sites', 'app-orders', {
  kind: 'app,linux',
  tags: { team: 'orders' },
  identity: carries('app-orders', ordersApi),
  properties: site('app-orders'),
  site: {
    appSettings: {
      WEBSITE_RUN_FROM_PACKAGE: '1',
      ORDERS_API_KEY: 'sample-secret-of-nobody',
      ORDERS_PSP_KEY: '@Microsoft.KeyVault(SecretUri=https://kv-orders.vault.sample.invalid/secrets/psp)',
      APP_ENV: 'production',
    },
    slotSettings: ['APP_ENV'],
  },
});
export const appOrdersStaging = nested(appOrders, 'slots', 'staging', {
  kind: 'app,linux',
  identity: carries('app-orders/staging', ordersApi),
  properties: site('app-orders-staging'),
});
export const appOrdersCanary = nested(appOrders, 'slots', 'canary', {
  kind: 'app,linux',
  identity: carries('app-orders/canary', ordersWeb),
  properties: site('app-orders-canary'),
});
export const funcOrders = resource(orders, 'Microsoft.Web/sites', 'func-orders-worker', {
  kind: 'functionapp,linux',
  identity: carries('func-orders-worker', ordersWorker),
  properties: site('func-orders-worker'),
  site: {
    appSettings: {
      FUNCTIONS_EXTENSION_VERSION: '~4',
      AzureWebJobsStorage__accountName: 'stordersprod',
      AzureWebJobsStorage__credential: 'managedidentity',
      AzureWebJobsStorage__managedIdentityResourceId: ordersWorker.id,
      Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.sample.invalid',
      LEGACY_SB: 'Endpoint=sb://sample.invalid/;SharedAccessKey=nobody',
    },
  },
});
export const vmReports = resource(orders, 'Microsoft.Compute/virtualMachines', 'vm-reports-01', {
  identity: carries('vm-reports-01', ordersReports),
  properties: { provisioningState: 'Succeeded', hardwareProfile: { vmSize: 'Standard_D2s_v5' } },
});
export const appPayments = resource(payments, 'Microsoft.Web/sites', 'app-payments', {
  kind: 'app,linux',
  identity: carries('app-payments', paymentsApi),
  properties: site('app-payments'),
});
export const caPayments = resource(payments, 'Microsoft.App/containerApps', 'ca-payments-worker', {
  identity: carries('ca-payments-worker', paymentsWorker, acrPuller),
  properties: containerApp(),
});
export const funcWebhook = resource(payments, 'Microsoft.Web/sites', 'func-payments-webhook', {
  kind: 'functionapp,linux',
  identity: carries(undefined, paymentsWebhook),
  properties: site('func-payments-webhook'),
});
export const caCatalog = resource(catalog, 'Microsoft.App/containerApps', 'ca-catalog-api', {
  identity: carries('ca-catalog-api', catalogApi, acrPuller),
  properties: containerApp(),
});
export const jobIndexer = resource(catalog, 'Microsoft.App/jobs', 'job-catalog-indexer', {
  identity: carries(undefined, catalogIndexer),
  properties: { provisioningState: 'Succeeded', configuration: { triggerType: 'Manual' }, template },
});
export const funcImages = resource(catalog, 'Microsoft.Web/sites', 'func-catalog-images', {
  kind: 'functionapp,linux',
  identity: carries('func-catalog-images', catalogImages),
  properties: site('func-catalog-images'),
});
export const scaleSet = resource(data, 'Microsoft.Compute/virtualMachineScaleSets', 'vmss-data-ingest', {
  identity: carries(undefined, dataIngest, dataModels, telemetry),
  properties: { provisioningState: 'Succeeded', upgradePolicy: { mode: 'Manual' } },
});
export const batchGroup = resource(data, 'Microsoft.ContainerInstance/containerGroups', 'aci-data-models', {
  identity: carries(undefined, dataModels),
  properties: {
    osType: 'Linux',
    provisioningState: 'Succeeded',
    containers: [
      {
        name: 'main',
        properties: {
          image: 'crcontoso.azurecr.sample.invalid/models:1',
          resources: { requests: { cpu: 1, memoryInGB: 2 } },
        },
      },
    ],
  },
});
const nodes = {
  agentPoolProfiles: [
    { name: 'system', mode: 'System', osType: 'Linux', count: 2, vmSize: 'Standard_D4s_v5' },
  ],
  networkProfile: { networkPlugin: 'azure', outboundType: 'loadBalancer' },
};
/** A cluster's kubelet identity stands in its properties, not in its identity block. */
export const cluster = resource(aks, 'Microsoft.ContainerService/managedClusters', 'aks-contoso', {
  sku: { name: 'Base', tier: 'Standard' },
  identity: carries(undefined, aksControlPlane),
  properties: {
    provisioningState: 'Succeeded',
    kubernetesVersion: '1.33.4',
    ...nodes,
    oidcIssuerProfile: { enabled: true, issuerURL: clusterIssuer },
    securityProfile: { workloadIdentity: { enabled: true } },
    identityProfile: {
      kubeletidentity: {
        resourceId: aksKubelet.id,
        clientId: aksKubelet.properties['clientId'],
        objectId: principalOf(aksKubelet),
      },
    },
  },
});
export const batchCluster = resource(aks, 'Microsoft.ContainerService/managedClusters', 'aks-batch', {
  sku: { name: 'Base', tier: 'Free' },
  identity: carries('aks-batch'),
  properties: {
    provisioningState: 'Succeeded',
    kubernetesVersion: '1.33.4',
    ...nodes,
    oidcIssuerProfile: { enabled: false },
  },
});
/** A cluster of Contoso's own that Azure Arc connects; its profile spells the address in another way than AKS does. */
export const arcCluster = resource(aks, 'Microsoft.Kubernetes/connectedClusters', 'arc-warehouse', {
  identity: carries('arc-warehouse'),
  properties: {
    provisioningState: 'Succeeded',
    connectivityStatus: 'Connected',
    oidcIssuerProfile: {
      enabled: true,
      issuerUrl: `https://northamerica.oic.arc.sample.invalid/${guidOf('tenant contoso')}/${guidOf('cluster arc-warehouse')}/`,
    },
    securityProfile: { workloadIdentity: { enabled: true } },
  },
});
export const vmBuild = resource(registry, 'Microsoft.Compute/virtualMachines', 'vm-build-01', {
  identity: carries('vm-build-01', imageBuilder),
  properties: { provisioningState: 'Succeeded', hardwareProfile: { vmSize: 'Standard_D4s_v5' } },
});
export const funcRouter = resource(messaging, 'Microsoft.Web/sites', 'func-event-router', {
  kind: 'functionapp,linux',
  identity: carries('func-event-router', eventRouter),
  properties: site('func-event-router'),
  site: { appSettings: { FUNCTIONS_EXTENSION_VERSION: '~4', WEBSITE_DISABLE_MSI: 'true' } },
});
const insights = resource(observability, 'Microsoft.Insights/components', 'appi-contoso', {
  kind: 'web',
  properties: { Application_Type: 'web', InstrumentationKey: guidOf('instrumentation key') },
});
const appDev = resource(ordersDev, 'Microsoft.Web/sites', 'app-orders-dev', {
  kind: 'app,linux',
  properties: site('app-orders-dev'),
});

export const hosts: readonly SampleResource[] = [
  ...[plan, appOrders, appOrdersStaging, appOrdersCanary, funcOrders, vmReports],
  ...[appPayments, caPayments, funcWebhook, caCatalog, jobIndexer, funcImages, scaleSet, batchGroup],
  ...[cluster, batchCluster, arcCluster, vmBuild, funcRouter, insights, appDev],
];
