/** Where roles can be assigned: management groups, groups, resources and what lies inside them. */

import { lastSegment, parseArmId, resourceTypeOf } from '../model/armId';
import { Failure, isCancelled, toFailure } from '../model/failure';
import { joined, listing, type Listing } from '../model/listing';
import type { Scopes } from '../model/ports';
import type { ManagementGroup, Resource, ResourceGroup } from '../model/tenancy';
import { apiVersions, versionOfType } from './apiVersions';
import type { Arm, Call } from './arm';
import { childTypesOf, type ChildType } from '../model/childTypes';
import type { Connect } from './connection';
import { at, present, text, type Json } from './decode';
import { below, pathOf } from './paths';
import { mapped } from './pages';
import { newestVersion, providedType } from './providers';

export function createScopes(connect: Connect): Scopes {
  return {
    async managementGroups(tenantId, signal) {
      const path = '/providers/Microsoft.Management/managementGroups';
      const call = { path, apiVersion: apiVersions.managementGroups };
      return mapped(await connect(tenantId).arm.list(call, signal), managementGroupOf, path);
    },
    async resourceGroups({ tenantId, subscriptionId }, signal) {
      const path = `/subscriptions/${pathOf(subscriptionId)}/resourceGroups`;
      const call = { path, apiVersion: apiVersions.resourceGroups };
      return mapped(await connect(tenantId).arm.list(call, signal), resourceGroupOf, path);
    },
    async resources({ tenantId, subscriptionId }, resourceGroup, signal) {
      const call = resourcesOf(subscriptionId, resourceGroup);
      return mapped(await connect(tenantId).arm.list(call, signal), resourceOf, call.path);
    },
    async children(tenantId, resource, signal) {
      const { arm } = connect(tenantId);
      const type = resourceTypeOf(resource.id) ?? resource.type;
      return joined(
        await Promise.all(childTypesOf(type).map((one) => childrenOf(arm, resource.id, one, signal))),
      );
    },
    async document(tenantId, id, signal) {
      const { arm } = connect(tenantId);
      const apiVersion = await versionFor(arm, id, signal);
      return arm.get({ path: `/${pathOf(id)}`, apiVersion }, signal);
    },
    versionOf: (tenantId, id, signal) => versionFor(connect(tenantId).arm, id, signal),
  };
}

/** ARM's list of the resources in a subscription, in one group when named; what the caller may not read is not in it. */
export function resourcesOf(subscriptionId: string, resourceGroup?: string): Call {
  const group = resourceGroup === undefined ? '' : `/resourceGroups/${pathOf(resourceGroup)}`;
  const path = `/subscriptions/${pathOf(subscriptionId)}${group}/resources`;
  return { path, apiVersion: apiVersions.resources };
}

/**
 * Throws what ARM refuses of a subscription's resources: Resource Graph has no rows of what the caller may not read, and
 * does not say so. One request, for where it gave nothing at all.
 */
export async function demandReadable(arm: Arm, subscriptionId: string, signal: AbortSignal): Promise<void> {
  await arm.page({ ...resourcesOf(subscriptionId), top: 1 }, signal);
}

/** A list that is refused, as a storage account without tables does it, is a problem beside the other lists. */
async function childrenOf(
  arm: Arm,
  parent: string,
  child: ChildType,
  signal: AbortSignal,
): Promise<Listing<Resource>> {
  const path = below(parent, child.path);
  try {
    const found = await arm.list({ path, apiVersion: versionOfType(child.type) ?? '' }, signal);
    const read = (item: Json): Resource | undefined => {
      const id = text(item['id']);
      if (id === undefined) return undefined;
      return { id, name: text(item['name']) ?? lastSegment(id), type: child.type };
    };
    return mapped(found, read, path);
  } catch (error) {
    if (isCancelled(error)) throw error;
    return listing<Resource>([], [{ where: path, failure: toFailure(error) }]);
  }
}

/** The version to read an ID with: of the containers and known types at once, of any other type from its provider. */
async function versionFor(arm: Arm, id: string, signal: AbortSignal): Promise<string> {
  const version = await versionIfAny(arm, id, signal);
  if (version === undefined) throw new Failure('badArgument', { field: 'id' });
  return version;
}

async function versionIfAny(arm: Arm, id: string, signal: AbortSignal): Promise<string | undefined> {
  const parsed = parseArmId(id);
  if (parsed === undefined) return undefined;
  if (parsed.provider === undefined) {
    if (parsed.subscriptionId === undefined) return undefined;
    return parsed.resourceGroup === undefined ? apiVersions.subscriptions : apiVersions.resourceGroups;
  }
  const type = [parsed.provider, ...parsed.types].join('/');
  const known = versionOfType(type);
  if (known !== undefined) return known;
  const provided = await providedType(
    arm,
    parsed.subscriptionId,
    parsed.provider,
    parsed.types.join('/'),
    signal,
  );
  return provided === undefined ? undefined : newestVersion(provided);
}

function managementGroupOf(item: Json): ManagementGroup | undefined {
  const id = text(item['id']);
  if (id === undefined) return undefined;
  const name = text(item['name']) ?? lastSegment(id);
  return { id, name, displayName: text(at(item, 'properties', 'displayName')) ?? name };
}

export function resourceGroupOf(item: Json): ResourceGroup | undefined {
  const id = text(item['id']);
  return id === undefined
    ? undefined
    : { id, name: text(item['name']) ?? lastSegment(id), location: text(item['location']) ?? '' };
}

function resourceOf(item: Json): Resource | undefined {
  const id = text(item['id']);
  if (id === undefined) return undefined;
  const type = text(item['type']) ?? resourceTypeOf(id) ?? '';
  const extra = { ...present('kind', text(item['kind'])), ...present('location', text(item['location'])) };
  return { id, name: text(item['name']) ?? lastSegment(id), type, ...extra };
}
