/** Requests that Azure can refuse, and what a row of the tables of its refusals holds. */

import type { FailureCode } from '../../src/model/failure';
import type { Azure } from '../../src/model/ports';
import { never } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const group = '/subscriptions/44444444-4444-4444-4444-444444444444/resourceGroups/rg-orders';
export const storage = `${group}/providers/Microsoft.Storage/storageAccounts/stordersprod`;
export const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const assignment = `${storage}/providers/Microsoft.Authorization/roleAssignments/55555555-5555-5555-5555-555555555555`;
const grant = {
  scope: storage,
  principalId: '33333333-3333-3333-3333-333333333333',
  roleGuid: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
};
const credential = {
  identityId: identity,
  name: 'github',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso/orders:ref:refs/heads/main',
  audience: 'api://AzureADTokenExchange',
};

/** Requests that Azure can refuse so. */
export const refusedCalls = {
  assign: ({ roleAssignments }: Azure) => roleAssignments.create(tenant, grant, never()),
  remove: ({ roleAssignments }: Azure) => roleAssignments.remove(tenant, assignment, never()),
  readAssignment: ({ roleAssignments }: Azure) => roleAssignments.get(tenant, assignment, never()),
  readIdentity: ({ identities }: Azure) => identities.get(tenant, identity, never()),
  federate: ({ federatedCredentials }: Azure) => federatedCredentials.put(tenant, credential, never()),
  find: ({ identities }: Azure) => identities.find(tenant, 'id', never()),
} as const;

/** `says` is the sentence that says what to do. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly when: string;
  readonly call: keyof typeof refusedCalls;
  readonly message?: string;
  readonly becomes: FailureCode;
  readonly says: RegExp;
}
