/** Contoso's user-assigned identities, and what GitHub and AKS may exchange for their tokens. */

import { guidOf } from '../guid';
import { userAssigned } from './build';
import {
  aks,
  catalog,
  data,
  messaging,
  observability,
  orders,
  payments,
  platform,
  registry,
  sealed,
} from './organisation';
import type { SampleFederatedCredential, SampleResource } from './shape';

const owned = (team: string): { tags: Readonly<Record<string, string>> } => ({
  tags: { team, managedBy: 'bicep' },
});

export const ordersApi = userAssigned(orders, 'id-orders-api', owned('orders'));
export const ordersWorker = userAssigned(orders, 'id-orders-worker', owned('orders'));
export const ordersWeb = userAssigned(orders, 'id-orders-web', owned('orders'));
export const ordersMigrations = userAssigned(orders, 'id-orders-migrations', owned('orders'));
export const ordersReports = userAssigned(orders, 'id-orders-reports', owned('orders'));
export const paymentsApi = userAssigned(payments, 'id-payments-api', {
  ...owned('payments'),
  properties: { isolationScope: 'Regional' },
});
export const paymentsWorker = userAssigned(payments, 'id-payments-worker', owned('payments'));
export const paymentsReconcile = userAssigned(payments, 'id-payments-reconcile', owned('payments'));
export const paymentsWebhook = userAssigned(payments, 'id-payments-webhook', owned('payments'));
/** Nothing carries it, and it holds no role any more. */
export const oldInvoices = userAssigned(payments, 'id-old-invoices', {
  tags: { team: 'payments', retired: '2025-11' },
});
export const catalogApi = userAssigned(catalog, 'id-catalog-api', owned('catalog'));
export const catalogIndexer = userAssigned(catalog, 'id-catalog-indexer', owned('catalog'));
export const catalogImages = userAssigned(catalog, 'id-catalog-images', owned('catalog'));
export const catalogSearch = userAssigned(catalog, 'id-catalog-search', owned('catalog'));
export const dataIngest = userAssigned(data, 'id-data-ingest', owned('data'));
export const dataExport = userAssigned(data, 'id-data-export', owned('data'));
export const dataArchive = userAssigned(data, 'id-data-archive', owned('data'));
/** Its tags hold what a careless tooltip would run. */
export const dataModels = userAssigned(data, 'id_data_ML-2', {
  tags: {
    team: "Data & maths team's",
    note: '[x](command:evil) <img src=x onerror=alert(1)> ${name} $(alert)',
    'owner/contact': 'a|b',
  },
});
export const aksControlPlane = userAssigned(aks, 'id-aks-controlplane', owned('platform'));
export const aksKubelet = userAssigned(aks, 'id-aks-kubelet', owned('platform'));
export const aksOrders = userAssigned(aks, 'id-aks-workload-orders', owned('orders'));
export const aksPayments = userAssigned(aks, 'id-aks-workload-payments', owned('payments'));
export const externalDns = userAssigned(aks, 'id-aks-external-dns', owned('platform'));
export const telemetry = userAssigned(observability, 'id-telemetry-writer', owned('platform'));
export const dashboards = userAssigned(observability, 'id-dashboards', owned('platform'));
export const githubDeploy = userAssigned(platform, 'id-github-deploy', owned('platform'));
export const githubTerraform = userAssigned(platform, 'id-github-terraform', owned('platform'));
export const policyRemediation = userAssigned(platform, 'id-policy-remediation', {
  ...owned('platform'),
  // Where Azure offers no federated credentials.
  location: 'newzealandnorth',
});
export const governanceScan = userAssigned(platform, 'id-governance-scan', owned('platform'));
export const backup = userAssigned(platform, 'id-backup', owned('platform'));
export const acrPuller = userAssigned(registry, 'id-acr-puller', owned('platform'));
export const imageBuilder = userAssigned(registry, 'id-image-builder', owned('platform'));
export const eventRouter = userAssigned(messaging, 'id-event-router', owned('integration'));
const sealedBackup = userAssigned(sealed, 'id-sealed-backup');

export const identities: readonly SampleResource[] = [
  ...[ordersApi, ordersWorker, ordersWeb, ordersMigrations, ordersReports],
  ...[paymentsApi, paymentsWorker, paymentsReconcile, paymentsWebhook, oldInvoices],
  ...[catalogApi, catalogIndexer, catalogImages, catalogSearch],
  ...[dataIngest, dataExport, dataArchive, dataModels],
  ...[aksControlPlane, aksKubelet, aksOrders, aksPayments, externalDns],
  ...[telemetry, dashboards],
  ...[githubDeploy, githubTerraform, policyRemediation, governanceScan, backup],
  ...[acrPuller, imageBuilder, eventRouter, sealedBackup],
];

/** Where tokens of the cluster's service accounts come from. */
export const clusterIssuer = `https://westeurope.oic.aks.sample.invalid/${guidOf('tenant contoso')}/${guidOf('cluster aks-contoso')}/`;
const githubIssuer = 'https://token.actions.githubusercontent.com';
const audience = 'api://AzureADTokenExchange';

function trusts(
  identity: SampleResource,
  name: string,
  issuer: string,
  subject?: string,
): SampleFederatedCredential {
  return { identityId: identity.id, name, issuer, ...(subject !== undefined && { subject }), audience };
}

const github = (identity: SampleResource, name: string, subject: string): SampleFederatedCredential =>
  trusts(identity, name, githubIssuer, `repo:contoso-sample/${subject}`);

const stages = [
  'dev',
  'test',
  'acceptance',
  'staging',
  'canary',
  'production',
  'dr-test',
  'dr',
  'docs',
  'load-test',
];

/** Of the service connections, the older ones are named by their names, the newer ones by numbers of Entra ID. */
const devOpsIssuer = `https://vstoken.dev.azure.com/${guidOf('devops contoso-sample')}`;
const devOpsEntraIssuer = `https://login.microsoftonline.com/${guidOf('tenant contoso')}/v2.0`;
const devOpsNumber = `/eid1/c/pub/t/sampleTenant/a/sampleApp/sc/${guidOf('devops contoso-sample')}/${guidOf('connection payments-prod')}`;

/** Repositories whose images are built here: as many as an identity can trust. */
const images = Array.from({ length: 20 }, (_none, at) => `image-${String(at + 1).padStart(2, '0')}`);

export const federatedCredentials: readonly SampleFederatedCredential[] = [
  github(githubDeploy, 'orders-main', 'orders:ref:refs/heads/main'),
  github(githubDeploy, 'orders-pull-requests', 'orders:pull_request'),
  ...stages.map((stage) => github(githubDeploy, `orders-${stage}`, `orders:environment:${stage}`)),
  github(githubTerraform, 'infra-plan', 'infra:pull_request'),
  github(githubTerraform, 'infra-apply', 'infra:environment:production'),
  trusts(aksOrders, 'orders-api', clusterIssuer, 'system:serviceaccount:orders:orders-api'),
  trusts(aksOrders, 'orders-worker', clusterIssuer, 'system:serviceaccount:orders:orders-worker'),
  trusts(aksPayments, 'payments-api', clusterIssuer, 'system:serviceaccount:payments:payments-api'),
  ...images.map((image) => github(imageBuilder, image, `${image}:ref:refs/heads/main`)),
  trusts(paymentsReconcile, 'payments-dev', devOpsIssuer, 'sc://contoso-sample/payments/payments-dev'),
  trusts(paymentsReconcile, 'payments-prod', devOpsEntraIssuer, devOpsNumber),
  trusts(paymentsReconcile, 'payments-any-branch', githubIssuer),
  trusts(externalDns, 'external-dns', clusterIssuer, 'system:serviceaccount:kube-system:external-dns'),
];
