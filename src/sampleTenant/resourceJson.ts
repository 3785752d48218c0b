/** A resource as ARM writes it: whole, or as the subscription's resource list shows it. */

import { lastSegment, parseArmId } from '../model/armId';
import type { SampleResource } from './data/shape';
import { identityJson, isUserAssigned } from './identityOf';
import type { JsonObject } from './json';

/** Without `properties`, as `/resources` answers. */
export function listedJson(resource: SampleResource, tenantId: string): JsonObject {
  const identity = identityJson(resource.identity, tenantId);
  return {
    id: resource.id,
    name: armName(resource),
    type: resource.type,
    ...(resource.kind !== undefined && { kind: resource.kind }),
    ...(resource.location !== undefined && { location: resource.location }),
    ...(resource.extendedLocation !== undefined && { extendedLocation: resource.extendedLocation }),
    ...(resource.managedBy !== undefined && { managedBy: resource.managedBy }),
    ...(resource.sku !== undefined && { sku: resource.sku }),
    ...(resource.tags !== undefined && { tags: resource.tags }),
    ...(identity !== undefined && { identity }),
  };
}

/** Whole, as its own provider answers. */
export function resourceJson(resource: SampleResource, tenantId: string, apiVersion: string): JsonObject {
  if (isUserAssigned(resource)) return userAssignedJson(resource, apiVersion);
  return { ...listedJson(resource, tenantId), properties: resource.properties };
}

/** The identity provider's own spelling: `resourcegroups` in lower case, and members only the version knows. */
export function userAssignedJson(resource: SampleResource, apiVersion: string): JsonObject {
  const { tenantId, principalId, clientId, isolationScope, assignmentRestrictions } = resource.properties;
  return {
    id: resource.id.replace('/resourceGroups/', '/resourcegroups/'),
    name: armName(resource),
    type: resource.type,
    ...(resource.location !== undefined && { location: resource.location }),
    tags: resource.tags ?? {},
    properties: {
      ...(knowsIsolation(apiVersion) && { isolationScope: isolationScope ?? 'None' }),
      ...(knowsRestrictions(apiVersion) && {
        assignmentRestrictions: assignmentRestrictions ?? { providers: [] },
      }),
      tenantId,
      principalId,
      clientId,
    },
  };
}

/** `isolationScope` came with 2024-11-30, `assignmentRestrictions` with 2025-05-31-preview. */
export function knowsIsolation(apiVersion: string): boolean {
  return apiVersion >= '2024-11-30';
}

export function knowsRestrictions(apiVersion: string): boolean {
  return apiVersion >= '2025-05-31';
}

/** The name ARM gives: of a nested resource the names from the outermost on, as in `app-orders/staging`. */
export function armName(resource: SampleResource): string {
  return resource.location === undefined
    ? lastSegment(resource.id)
    : (parseArmId(resource.id)?.names ?? []).join('/');
}
