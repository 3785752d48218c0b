/** Who may do what at Contoso: role assignments of every kind of scope and principal. */

import { guidOf } from '../guid';
import { managementGroupId } from '../scopes';
import { sampleCallers } from '../signIn';
import { roleGuid } from './roleDefinitions';
import { resourceGroupId } from '../state';
import { grant, principalOf } from './build';
import * as host from './hosts';
import * as id from './identities';
import * as org from './organisation';
import * as service from './services';
import type { SampleMembership, SampleResource, SampleRoleAssignment } from './shape';

const prod = `/subscriptions/${org.prod.subscriptionId}`;
const shared = `/subscriptions/${org.shared.subscriptionId}`;
const to = (
  one: SampleResource,
  role: string,
  scope: string | SampleResource,
  extras: Parameters<typeof grant>[3] = {},
): SampleRoleAssignment =>
  grant(principalOf(one), role, typeof scope === 'string' ? scope : scope.id, extras);

const onlyInvoices =
  "((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'})) OR " +
  "(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'invoices'))";

/** Roles that the delegate may give and take, to and from service principals only. */
const delegated = ['Storage Blob Data Reader', 'Storage Queue Data Message Sender'].map(roleGuid).join(', ');
const onlyDelegated = [
  ['write', 'Request'],
  ['delete', 'Resource'],
]
  .map(
    ([verb = '', source = '']) =>
      `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${verb}'})) OR ` +
      `(@${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${delegated}} AND ` +
      `@${source}[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'ServicePrincipal'))`,
  )
  .join(' AND ');

const people: readonly SampleRoleAssignment[] = [
  grant(sampleCallers.owner.oid, 'Owner', managementGroupId('mg-contoso'), {
    principalType: 'User',
    createdBy: org.maker,
  }),
  grant(sampleCallers.reader.oid, 'Reader', managementGroupId('mg-contoso'), { principalType: 'User' }),
  grant(sampleCallers.operator.oid, 'Managed Identity Operator', prod, { principalType: 'User' }),
  grant(sampleCallers.operator.oid, 'Managed Identity Operator', shared, { principalType: 'User' }),
  grant(sampleCallers.delegate.oid, 'Reader', managementGroupId('mg-contoso'), { principalType: 'User' }),
  grant(sampleCallers.delegate.oid, 'Role Based Access Control Administrator', prod, {
    principalType: 'User',
    condition: onlyDelegated,
  }),
  grant(org.maker, 'Contributor', resourceGroupId(org.ordersDev), { principalType: 'User' }),
  grant(org.maker, 'User Access Administrator', '/', {
    principalType: 'User',
    description: 'Emergency access.',
  }),
  grant(org.engineers, 'Monitoring Reader', prod, { principalType: 'Group' }),
  grant(org.everyone, 'AcrPull', service.sealedRegistry.id, { principalType: 'Group' }),
  grant(org.legacyDeploy, 'Contributor', resourceGroupId(org.orders), {
    description: 'To be replaced by id-github-deploy.',
  }),
];

const ordersTeam: readonly SampleRoleAssignment[] = [
  to(id.ordersApi, 'Storage Blob Data Contributor', service.ordersStorage, {
    description: 'Order documents.',
  }),
  to(id.ordersApi, 'Key Vault Secrets User', service.ordersVault),
  to(id.ordersApi, 'Reader', prod),
  to(id.ordersApi, 'Monitoring Reader', managementGroupId('mg-platform')),
  to(id.ordersWorker, 'Azure Service Bus Data Receiver', service.ordersBus),
  to(id.ordersWorker, 'Storage Blob Data Reader', service.ordersStorage, {
    condition: onlyInvoices,
    description: 'Invoices only. [x](command:evil) `code` <b>bold</b>',
  }),
  to(id.ordersWorker, 'Storage Queue Data Message Processor', service.ordersQueue),
  to(id.ordersWorker, 'Contoso Order Queue Operator', resourceGroupId(org.orders)),
  to(id.ordersWeb, 'SignalR App Server', service.signalR),
  to(id.ordersWeb, 'Storage Blob Data Reader', service.ordersContainer),
  to(id.ordersMigrations, 'Storage Table Data Contributor', service.ordersStorage),
  to(id.ordersReports, 'Cosmos DB Account Reader Role', service.cosmos),
  to(id.ordersReports, 'Log Analytics Data Reader', service.workspace),
  to(host.appOrders, 'Key Vault Secrets User', service.ordersVault),
  to(host.appOrdersStaging, 'Storage Blob Data Reader', service.ordersStorage),
  to(host.funcOrders, 'Storage Blob Data Owner', service.ordersStorage),
  to(host.vmReports, 'Reader', resourceGroupId(org.orders)),
  grant(org.ordersApps, 'App Configuration Data Reader', service.configuration.id, {
    principalType: 'Group',
  }),
  grant(org.ordersApps, 'Azure Service Bus Data Sender', service.ordersBus.id, { principalType: 'Group' }),
  grant(org.ordersApps, 'Monitoring Metrics Publisher', resourceGroupId(org.observability), {
    principalType: 'Group',
  }),
];

const otherTeams: readonly SampleRoleAssignment[] = [
  to(id.paymentsApi, 'Key Vault Secrets User', service.paymentsSecret),
  to(id.paymentsApi, 'Storage Queue Data Message Sender', service.paymentsStorage),
  to(id.paymentsWorker, 'Storage Queue Data Message Processor', service.paymentsStorage),
  to(id.paymentsWorker, 'Key Vault Crypto User', service.paymentsVault),
  to(id.paymentsReconcile, 'Storage Blob Data Contributor', service.paymentsStorage),
  to(id.paymentsWebhook, 'Azure Event Hubs Data Sender', service.telemetryHub),
  to(host.appPayments, 'Key Vault Secrets User', service.paymentsVault),
  to(host.caPayments, 'AcrPull', service.containerRegistry),
  grant(guidOf('identity deleted long ago'), 'Storage Blob Data Contributor', service.paymentsStorage.id, {
    createdOn: '2024-06-02T12:00:00.0000000Z',
  }),
  to(id.catalogApi, 'Search Index Data Reader', service.search),
  to(id.catalogApi, 'Cognitive Services OpenAI User', service.openAi),
  to(id.catalogIndexer, 'Search Index Data Contributor', service.search),
  to(id.catalogIndexer, 'Storage Blob Data Reader', service.imagesStorage),
  to(id.catalogImages, 'Storage Blob Data Contributor', service.imagesStorage),
  to(id.catalogSearch, 'Search Service Contributor', service.search),
  to(host.funcImages, 'Storage Blob Data Owner', service.imagesStorage),
  to(host.caCatalog, 'Cognitive Services User', service.openAi),
  to(id.dataIngest, 'Azure Event Hubs Data Receiver', service.telemetryHub),
  to(id.dataIngest, 'Storage Blob Data Contributor', service.dataStorage),
  to(id.dataExport, 'Storage Blob Data Reader', service.dataStorage),
  to(id.dataArchive, 'Storage Blob Data Contributor', service.archiveStorage),
  to(id.dataModels, 'Storage Blob Data Reader', resourceGroupId(org.data)),
  to(id.dataModels, 'Cognitive Services OpenAI Contributor', service.openAi),
];

const platformTeam: readonly SampleRoleAssignment[] = [
  to(id.aksControlPlane, 'Managed Identity Operator', id.aksKubelet),
  to(id.aksKubelet, 'AcrPull', service.containerRegistry),
  to(id.aksOrders, 'Storage Blob Data Contributor', service.ordersStorage),
  to(id.aksOrders, 'Azure Service Bus Data Sender', service.ordersBus),
  to(id.aksPayments, 'Key Vault Secrets User', service.paymentsVault),
  to(id.externalDns, 'Reader', resourceGroupId(org.network)),
  to(host.batchCluster, 'Azure Kubernetes Service RBAC Reader', host.batchCluster),
  to(id.telemetry, 'Monitoring Metrics Publisher', prod),
  to(id.dashboards, 'Monitoring Reader', managementGroupId('mg-contoso')),
  to(id.githubDeploy, 'Contributor', resourceGroupId(org.orders)),
  to(id.githubDeploy, 'AcrPush', service.containerRegistry),
  to(id.githubTerraform, 'Owner', managementGroupId('mg-workloads'), {
    description: 'Infrastructure as code.',
  }),
  to(id.githubTerraform, 'Storage Blob Data Contributor', service.stateStorage),
  to(id.policyRemediation, 'Contributor', managementGroupId('mg-contoso')),
  to(id.governanceScan, 'Reader', '/', { description: 'Inventory of everything, nightly.' }),
  to(id.backup, 'Storage Account Contributor', shared),
  to(id.acrPuller, 'AcrPull', service.containerRegistry),
  to(id.acrPuller, 'Container Registry Repository Reader', service.abacRegistry),
  to(id.imageBuilder, 'AcrPush', service.containerRegistry),
  to(id.imageBuilder, 'AcrDelete', service.containerRegistry),
  // Of no use: this registry judges each repository by itself.
  to(id.imageBuilder, 'AcrPush', service.abacRegistry),
  to(id.eventRouter, 'EventGrid Data Sender', service.gridTopic),
  to(id.eventRouter, 'Azure Service Bus Data Sender', service.sharedBus),
  to(host.funcRouter, 'Azure Event Hubs Data Receiver', service.telemetryHub),
  to(host.vmBuild, 'Contributor', resourceGroupId(org.registry)),
];

/** Left behind when their identities were deleted: Azure does not remove them. */
const leftBehind: readonly SampleRoleAssignment[] = [
  grant(
    guidOf('identity id-orders-old, deleted'),
    'Storage Blob Data Contributor',
    service.ordersStorage.id,
    {
      createdOn: '2024-09-17T07:41:00.0000000Z',
      condition: onlyInvoices,
    },
  ),
  grant(guidOf('identity id-orders-old, deleted'), 'Contributor', resourceGroupId(org.ordersDev), {
    createdOn: '2024-09-17T07:44:00.0000000Z',
    description: 'Until the move to production. [x](command:evil)',
  }),
  grant(guidOf('identity of a deleted virtual machine'), 'Reader', shared, {
    createdOn: '2026-01-30T16:02:00.0000000Z',
  }),
];

export const roleAssignments: readonly SampleRoleAssignment[] = [
  ...people,
  ...ordersTeam,
  ...otherTeams,
  ...platformTeam,
  ...leftBehind,
];

/** Where the custom role can be assigned. */
export const customRoleScopes: readonly string[] = [prod];

/** Identities in groups: what they hold through them shows in `assignedTo()` only. */
export const identitiesInGroups: readonly SampleMembership[] = [
  { group: org.ordersApps, member: principalOf(id.ordersApi) },
  { group: org.ordersApps, member: principalOf(id.ordersWorker) },
  { group: org.ordersApps, member: principalOf(host.appOrders) },
];
