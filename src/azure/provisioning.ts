/** What an identity needs before it can be made: regions, a resource group, the registered provider. */

import { Failure, isCancelled } from '../model/failure';
import { listing, type Listing } from '../model/listing';
import { regionKey, type NewResourceGroup, type Provisioning, type Region } from '../model/provisioning';
import { apiVersions } from './apiVersions';
import type { Arm } from './arm';
import type { Connect } from './connection';
import { at, text, type Json } from './decode';
import { incomplete, whole } from './pages';
import { pathOf } from './paths';
import { providedType } from './providers';
import { resourceGroupOf } from './scopes';

const namespace = 'Microsoft.ManagedIdentity';
const type = 'userAssignedIdentities';

export function createProvisioning(connect: Connect): Provisioning {
  return {
    regions: ({ tenantId, subscriptionId }, signal) =>
      regionsOf(connect(tenantId).arm, subscriptionId, signal),
    async createGroup(tenantId, wanted, signal) {
      const path = groupPath(wanted);
      const call = { path: `/${pathOf(path)}`, apiVersion: apiVersions.resourceGroups };
      const { body } = await connect(tenantId).arm.put(call, { location: wanted.location }, signal);
      const group = resourceGroupOf(typeof body === 'object' && body !== null ? { ...body } : {});
      if (group === undefined) throw new Failure('untrustedAnswer', { resource: path });
      return group;
    },
    createGroupRequest: (wanted) => ({
      method: 'PUT',
      path: groupPath(wanted),
      apiVersion: apiVersions.resourceGroups,
      body: { location: wanted.location },
    }),
    async register(tenantId, subscriptionId, signal) {
      const call = { path: `${providerPath(subscriptionId)}/register`, apiVersion: apiVersions.providers };
      await connect(tenantId).arm.post(call, undefined, signal);
    },
    registerRequest: (subscriptionId) => ({
      method: 'POST',
      path: `${providerPath(subscriptionId)}/register`,
      apiVersion: apiVersions.providers,
    }),
    async isRegistered(tenantId, subscriptionId, signal) {
      const call = { path: providerPath(subscriptionId), apiVersion: apiVersions.providers };
      const provider = await connect(tenantId).arm.get(call, signal);
      return text(at(provider, 'registrationState'))?.toLowerCase() === 'registered';
    },
  };
}

/** The provider names regions as people do, and those alone do not tell a region from a whole geography. */
async function regionsOf(arm: Arm, subscriptionId: string, signal: AbortSignal): Promise<Listing<Region>> {
  const [provided, known] = await Promise.all([
    providedType(arm, subscriptionId, namespace, type, signal),
    physicalRegions(arm, subscriptionId, signal),
  ]);
  if (provided === undefined)
    throw new Failure('untrustedAnswer', { resource: providerPath(subscriptionId) });
  const offered = (provided.locations ?? []).map((displayName) => ({
    name: regionKey(displayName),
    displayName,
  }));
  if ('problem' in known) return listing(offered.sort(byDisplayName), [known.problem]);
  const names = new Set(offered.map(({ name }) => name));
  return listing(known.items.filter(({ name }) => names.has(name)).sort(byDisplayName));
}

type Known =
  { readonly items: readonly Region[] } | { readonly problem: Listing<Region>['problems'][number] };

async function physicalRegions(arm: Arm, subscriptionId: string, signal: AbortSignal): Promise<Known> {
  const path = `/subscriptions/${pathOf(subscriptionId)}/locations`;
  try {
    const all = whole(await arm.list({ path, apiVersion: apiVersions.subscriptions }, signal));
    return { items: all.flatMap((one) => regionOf(one) ?? []) };
  } catch (error) {
    if (isCancelled(error)) throw error;
    return { problem: incomplete(path, 'names', error) };
  }
}

function regionOf(item: Json): Region | undefined {
  const name = text(item['name']);
  if (name === undefined || at(item, 'metadata', 'regionType') !== 'Physical') return undefined;
  return { name: regionKey(name), displayName: text(item['displayName']) ?? name };
}

function providerPath(subscriptionId: string): string {
  return `/subscriptions/${pathOf(subscriptionId)}/providers/${namespace}`;
}

function groupPath({ subscriptionId, name }: NewResourceGroup): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
}

function byDisplayName(a: Region, b: Region): number {
  return a.displayName.localeCompare(b.displayName);
}
