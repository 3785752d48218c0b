/** Managed identities out of what the SDK, ARM's resource list and Resource Graph give for them. */

import type { Identity } from '@azure/arm-msi';
import type { IdentityBlock } from '../model/identityBlock';
import { isUserAssignedId, parseArmId, resourceTypeOf, sameId } from '../model/armId';
import type {
  IdentityUser,
  ManagedIdentity,
  SystemAssignedIdentity,
  UserAssignedIdentity,
} from '../model/identity';
import { at, present, record, text, textMap, type Json } from './decode';

/** `undefined` for one without its IDs, which is of no use and would be written into code as an empty text. */
export function userAssignedOf(identity: Identity): UserAssignedIdentity | undefined {
  const { id, clientId, principalId, location, tags, tenantId, isolationScope } = identity;
  return userAssigned({ id, clientId, principalId, location, tags, tenantId, isolationScope });
}

/** A row of Resource Graph or of ARM's resource list whose columns are already named as the model names them. */
export function identityOfRow(row: Json): ManagedIdentity | undefined {
  const id = text(row['id']) ?? '';
  return isUserAssignedId(id) ? userAssigned(row) : systemAssigned(row);
}

function userAssigned(fields: Json): UserAssignedIdentity | undefined {
  const place = placeOf(fields['id']);
  const clientId = text(fields['clientId']);
  const principalId = text(fields['principalId']);
  if (place === undefined || clientId === undefined || principalId === undefined) return undefined;
  return {
    kind: 'userAssigned',
    ...place,
    location: text(fields['location']) ?? '',
    tenantId: text(fields['tenantId']) ?? '',
    clientId,
    principalId,
    tags: textMap(fields['tags']),
    ...present('isolationScope', text(fields['isolationScope'])),
  };
}

function systemAssigned(fields: Json): SystemAssignedIdentity | undefined {
  const place = placeOf(fields['id']);
  const principalId = text(fields['principalId']);
  if (place === undefined || principalId === undefined) return undefined;
  return {
    kind: 'systemAssigned',
    ...place,
    location: text(fields['location']) ?? '',
    tenantId: text(fields['tenantId']) ?? '',
    principalId,
    ownerType: ownTypeOf(place.id, fields['type']),
    ...present('clientId', text(fields['clientId'])),
    ...present('ownerKind', text(fields['kind'])),
  };
}

/** Whether an item of ARM's resource list has a system-assigned identity. */
export function ownsIdentity(item: Json): boolean {
  return (
    text(at(item, 'identity', 'type'))
      ?.toLowerCase()
      .includes('systemassigned') === true
  );
}

/** The identity that such an item has. */
export function systemAssignedOfResource(item: Json): SystemAssignedIdentity | undefined {
  const identity = record(item['identity']);
  return systemAssigned({ ...item, tenantId: identity['tenantId'], principalId: identity['principalId'] });
}

/** Whether a row of Resource Graph, or an item of ARM's resource list, is of a carrier of this very identity. */
export function carries(row: Json, identityId: string): boolean {
  return carriedBy(row).some((id) => sameId(id, identityId));
}

/** The carrier in such a row. */
export function userOfRow(row: Json): IdentityUser | undefined {
  const place = placeOf(row['id']);
  if (place === undefined) return undefined;
  return { ...place, type: ownTypeOf(place.id, row['type']), ...present('kind', text(row['kind'])) };
}

/**
 * The identities that the resource in such a row carries: the keys of the identity map, and what AKS gives to its nodes,
 * since `kubeletidentity` is in no identity map of the cluster.
 */
export function carriedBy(row: Json): readonly string[] {
  const profile = Object.values(record(row['profile']));
  const ofNodes = profile.flatMap((entry) => text(at(entry, 'resourceId')) ?? []);
  return [...Object.keys(record(at(row, 'identity', 'userAssignedIdentities'))), ...ofNodes];
}

interface Place {
  readonly id: string;
  /** With the names above it, as in `app-orders/staging` of a slot. */
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
}

function placeOf(id: unknown): Place | undefined {
  const known = text(id);
  const parsed = known === undefined ? undefined : parseArmId(known);
  if (known === undefined || parsed?.subscriptionId === undefined || parsed.names.length === 0)
    return undefined;
  const { subscriptionId, resourceGroup = '' } = parsed;
  return { id: known, name: parsed.names.join('/'), subscriptionId, resourceGroup };
}

/** The ID has the type in its provider's casing; Resource Graph's own column is in lower case. */
function ownTypeOf(id: string, type: unknown): string {
  return resourceTypeOf(id) ?? text(type) ?? '';
}

/** The block of a resource as any of ARM's answers has it. */
export function blockOf(identity: unknown): IdentityBlock {
  const type = text(at(identity, 'type')) ?? 'None';
  const principalId = text(at(identity, 'principalId'));
  const system = type.toLowerCase().includes('systemassigned') && principalId !== undefined;
  return {
    type,
    ...(system && { system: { principalId, ...present('tenantId', text(at(identity, 'tenantId'))) } }),
    userAssigned: Object.entries(record(at(identity, 'userAssignedIdentities'))).map(([id, ids]) => ({
      id,
      ...present('principalId', text(at(ids, 'principalId'))),
      ...present('clientId', text(at(ids, 'clientId'))),
    })),
  };
}
