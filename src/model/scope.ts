/** Scopes of role assignments: what kind one is, and what a person calls it. */

import { isAtOrBelow, lastSegment, parseArmId, resourceTypeOf } from './armId';

export type ScopeKind = 'root' | 'managementGroup' | 'subscription' | 'resourceGroup' | 'resource';

export interface Scope {
  readonly id: string;
  readonly kind: ScopeKind;
  /** Last segment of the ID; a display name is looked up elsewhere. Empty for the root. */
  readonly name: string;
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  /** `Microsoft.Storage/storageAccounts`, for resources. */
  readonly resourceType?: string;
}

/** Reads an ID as a scope; `undefined` when it is no ARM ID. */
export function scopeOf(id: string): Scope | undefined {
  const parsed = parseArmId(id);
  if (parsed === undefined) return undefined;
  const resourceType = resourceTypeOf(id);
  const kind = kindOf(id, resourceType);
  return {
    id,
    kind,
    name: kind === 'root' ? '' : lastSegment(id),
    ...(parsed.subscriptionId !== undefined && { subscriptionId: parsed.subscriptionId }),
    ...(parsed.resourceGroup !== undefined && { resourceGroup: parsed.resourceGroup }),
    ...(resourceType !== undefined && { resourceType }),
  };
}

function kindOf(id: string, resourceType: string | undefined): ScopeKind {
  const parsed = parseArmId(id);
  if (parsed?.managementGroup !== undefined) return 'managementGroup';
  if (resourceType !== undefined) return 'resource';
  if (parsed?.resourceGroup !== undefined) return 'resourceGroup';
  return parsed?.subscriptionId !== undefined ? 'subscription' : 'root';
}

/** Subscription, management group and root: where one assignment reaches many resources. */
export function isBroad(scope: Scope): boolean {
  return scope.kind !== 'resource' && scope.kind !== 'resourceGroup';
}

/** Whether an assignment at `scope` reaches `target`. Management groups are not in a resource's ID: only ARM can say. */
export function reaches(scope: string, target: string): boolean {
  return isAtOrBelow(target, scope);
}
