/** A wire for identity blocks: one app and one machine, a provider that can have them, and answers in turn. */

import type { Azure } from '../../src/model/ports';
import type { SampleResponse } from '../../src/sampleTenant/wire';
import { json, never, type Handle } from './kit';

export const tenant = '11111111-1111-1111-1111-111111111111';
export const group = '/subscriptions/44444444-4444-4444-4444-444444444444/resourceGroups/rg-orders';
export const app = `${group}/providers/Microsoft.Web/sites/app-orders`;
export const vm = `${group}/providers/Microsoft.Compute/virtualMachines/vm-orders`;
export const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
export const other = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/ID-Other`;
export const both = 'SystemAssigned, UserAssigned';

/** A provider with these types, each of which can have an identity. */
export function provider(...types: string[]): SampleResponse {
  return json(200, {
    resourceTypes: types.map((resourceType) => ({
      resourceType,
      apiVersions: ['2031-01-01', '2025-05-01', '2024-11-01', '2022-03-01'],
      capabilities: 'SystemAssignedResourceIdentity, SupportsTags',
    })),
  });
}

/** Answers the provider by its path, and the rest in turn. */
export function answering(types: string[], ...answers: (SampleResponse | Handle)[]): Handle {
  return (request, signal) => {
    if (/\/providers\/[^/]+$/.test(new URL(request.url).pathname)) return provider(...types);
    const next = answers.shift();
    if (next === undefined) throw new Error(`No answer for ${request.method} ${request.url}`);
    return typeof next === 'function' ? next(request, signal) : next;
  };
}

export const site = (block: unknown): SampleResponse =>
  json(200, { id: app, kind: 'app,linux', location: 'West Europe', identity: block, properties: {} });
export const machine = (block: unknown): SampleResponse =>
  json(200, { id: vm, location: 'westeurope', identity: block, properties: {} });

export const held = {
  type: 'SystemAssigned,UserAssigned',
  principalId: 'p',
  tenantId: 't',
  userAssignedIdentities: { [other]: { principalId: 'q', clientId: 'c' } },
};

export async function carrier(azure: Azure, id = app) {
  return azure.identityBlocks.read(tenant, id, never());
}
