/** One item of each sort that can be written anew, and the bundles they come in. */

import type {
  AssignmentItem,
  AttachmentItem,
  CredentialItem,
  IdentityItem,
  Item,
} from '../../../../src/code/recreate/items';

export const subscriptionId = '11111111-1111-1111-1111-111111111111';
export const otherSubscriptionId = '22222222-2222-2222-2222-222222222222';
export const principalId = '33333333-3333-3333-3333-333333333333';
export const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders`;
export const otherGroup = `/subscriptions/${otherSubscriptionId}/resourceGroups/rg-shared`;
export const identityId = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders-api`;
export const storageId = `${group}/providers/Microsoft.Storage/storageAccounts/storders`;
const reader = { roleGuid: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', roleName: 'Reader' };

export function identity(values: Partial<IdentityItem> = {}): IdentityItem {
  return { kind: 'identity', id: identityId, location: 'westeurope', tags: {}, ...values };
}

export function assignment(scope: string, values: Partial<AssignmentItem> = {}): AssignmentItem {
  return { kind: 'assignment', scope, principalId, identityId, ...reader, ...values };
}

export function credential(values: Partial<CredentialItem> = {}): CredentialItem {
  return {
    kind: 'credential',
    identityId,
    name: 'github-main',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso/orders:ref:refs/heads/main',
    audiences: ['api://AzureADTokenExchange'],
    ...values,
  };
}

export function attachment(
  path: string,
  { kind, ...values }: Partial<AttachmentItem> & { readonly kindOfResource?: string } = {},
): AttachmentItem {
  const { kindOfResource, ...rest } = values;
  return {
    kind: kind ?? 'attachment',
    resource: {
      id: `${group}/providers/${path}`,
      apiVersion: '2024-03-01',
      members: { location: 'westeurope' },
      ...(kindOfResource !== undefined && { kind: kindOfResource }),
    },
    attach: { systemAssigned: false, userAssigned: [identityId] },
    keep: { systemAssigned: false, userAssigned: [] },
    ...rest,
  };
}

const blob = {
  roleGuid: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  roleName: 'Storage Blob Data Reader',
  apiVersion: '2023-01-01',
};
const otherIdentity = `${identityId}-2`;

/** Every cell of the table, and what comes together. */
export const cases: Readonly<Record<string, readonly Item[]>> = {
  'an identity': [identity()],
  'an identity with tags': [identity({ tags: { env: 'prod', owner: 'orders' } })],
  'an identity with everything': [
    identity({ tags: { 'cost center': "4711 'a'", env: '' }, isolationScope: 'Regional' }),
  ],
  'identities of two subscriptions': [
    identity(),
    identity({ id: `${otherGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared` }),
  ],
  'an assignment on the whole tenant': [assignment('/')],
  'an assignment on a management group': [
    assignment('/providers/Microsoft.Management/managementGroups/mg-platform'),
  ],
  'an assignment on a subscription': [assignment(`/subscriptions/${subscriptionId}`)],
  'an assignment on a resource group': [assignment(group)],
  'an assignment on a resource': [
    assignment(storageId, { ...blob, name: 'a1b2c3d4-0000-4000-8000-000000000000' }),
  ],
  'an assignment on a container, with a condition': [
    assignment(`${storageId}/blobServices/default/containers/data`, {
      ...blob,
      description: "For the orders' export",
      condition:
        "((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'data'))",
    }),
  ],
  'assignments at several places': [
    assignment(group),
    assignment(`/subscriptions/${subscriptionId}`),
    assignment(`/subscriptions/${otherSubscriptionId}`),
    assignment(`${otherGroup}/providers/Microsoft.KeyVault/vaults/kv-shared`, { apiVersion: '2023-07-01' }),
    assignment('/providers/Microsoft.Management/managementGroups/mg-platform'),
  ],
  'assignments above the subscriptions': [
    assignment('/providers/Microsoft.Management/managementGroups/mg-platform'),
    assignment('/providers/Microsoft.Management/managementGroups/mg-workloads'),
    assignment('/'),
  ],
  'a federated credential': [credential()],
  'federated credentials of one identity': [
    credential(),
    credential({ name: 'github-dev', subject: 'repo:contoso/orders:environment:dev' }),
    credential({
      name: 'aks',
      issuer: 'https://aks.example/0000/',
      subject: 'system:serviceaccount:orders:api',
    }),
  ],
  'an attachment to an app': [
    attachment('Microsoft.Web/sites/app-orders', {
      kindOfResource: 'app,linux',
      keep: { systemAssigned: true, userAssigned: [otherIdentity] },
    }),
  ],
  'an attachment to a slot': [attachment('Microsoft.Web/sites/app-orders/slots/staging')],
  'an attachment to a function app': [
    attachment('Microsoft.Web/sites/func-orders', { kindOfResource: 'functionapp,linux' }),
  ],
  'an attachment to a container app': [attachment('Microsoft.App/containerApps/ca-orders')],
  'an attachment to a container app job': [attachment('Microsoft.App/jobs/job-orders')],
  'an attachment to a virtual machine': [attachment('Microsoft.Compute/virtualMachines/vm-orders')],
  'an attachment to a scale set': [attachment('Microsoft.Compute/virtualMachineScaleSets/vmss-orders')],
  'an attachment to another resource': [attachment('Microsoft.Search/searchServices/search-orders')],
  'an attachment to a resource of an unknown type': [attachment('Microsoft.Example/things/thing-orders')],
  'an attachment to a cluster': [attachment('Microsoft.ContainerService/managedClusters/aks-orders')],
  'an attachment to a container group': [
    attachment('Microsoft.ContainerInstance/containerGroups/aci-orders'),
  ],
  'a system-assigned identity': [
    attachment('Microsoft.Web/sites/app-orders', {
      attach: { systemAssigned: true, userAssigned: [] },
      keep: { systemAssigned: false, userAssigned: [identityId] },
    }),
  ],
  'a system-assigned identity on another resource': [
    attachment('Microsoft.Search/searchServices/search-orders', {
      attach: { systemAssigned: true, userAssigned: [] },
    }),
  ],
  'an identity with all that it has': [
    attachment('Microsoft.Web/sites/app-orders'),
    attachment('Microsoft.Search/searchServices/search-orders', {
      keep: { systemAssigned: true, userAssigned: [] },
    }),
    assignment(storageId, { ...blob, name: 'a1b2c3d4-0000-4000-8000-000000000000' }),
    assignment(`/subscriptions/${subscriptionId}`),
    assignment('/providers/Microsoft.Management/managementGroups/mg-platform'),
    credential({ name: 'github-dev', subject: 'repo:contoso/orders:environment:dev' }),
    credential(),
    identity({ tags: { env: 'prod' } }),
  ],
};
