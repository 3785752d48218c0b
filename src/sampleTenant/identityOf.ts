/** Identities of resources: which resource is one, and the block that ARM shows on those that carry some. */

import type { Json } from './json';
import type { SampleIdentityBlock, SampleResource } from './data/shape';

export const userAssignedType = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** Whether the resource is a user-assigned identity itself. */
export function isUserAssigned(resource: SampleResource): boolean {
  return resource.type.toLowerCase() === userAssignedType.toLowerCase();
}

export interface IdentityIds {
  readonly principalId: string;
  readonly clientId: string;
}

/** Object and client ID of a user-assigned identity; `undefined` for any other resource. */
export function idsOf(resource: SampleResource): IdentityIds | undefined {
  const { principalId, clientId } = resource.properties;
  if (!isUserAssigned(resource) || typeof principalId !== 'string' || typeof clientId !== 'string')
    return undefined;
  return { principalId, clientId };
}

/** `None`, or what ARM writes as the block's type. */
export function identityTypeOf(block: SampleIdentityBlock): string {
  const kinds = [
    ...(block.principalId !== undefined ? ['SystemAssigned'] : []),
    ...(Object.keys(block.userAssigned).length > 0 ? ['UserAssigned'] : []),
  ];
  return kinds.length === 0 ? 'None' : kinds.join(', ');
}

/** The `identity` member of a resource's JSON; `undefined` when the resource has no block. */
export function identityJson(block: SampleIdentityBlock | undefined, tenantId: string): Json | undefined {
  if (block === undefined) return undefined;
  const attached = Object.entries(block.userAssigned);
  return {
    type: identityTypeOf(block),
    ...(block.principalId !== undefined && { principalId: block.principalId, tenantId }),
    ...(attached.length > 0 && {
      userAssignedIdentities: Object.fromEntries(
        attached.map(([id, { principalId, clientId }]) => [id, { principalId, clientId }]),
      ),
    }),
  };
}
