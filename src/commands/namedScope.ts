/** The name that people know a scope by: looked up where its ID does not say it. */

import type { Connection } from '../access/connection';
import { sameId } from '../model/armId';
import { isCancelled } from '../model/failure';
import { nestedName } from '../model/resourceName';
import type { TargetFacts } from '../model/role';
import type { Scope } from '../model/scope';
import type { NamedScope } from '../ui/ports';

/** What is known of a place; `undefined` when it could not be read. Throws `cancelled` only. */
export async function factsOf(
  { azure }: Connection,
  tenantId: string,
  scope: Scope,
  signal: AbortSignal,
): Promise<TargetFacts | undefined> {
  if (scope.kind === 'root') return undefined;
  try {
    const { items } = await azure.roleAssignments.targets(tenantId, [scope.id], signal);
    return items.find(({ id }) => sameId(id, scope.id));
  } catch (error) {
    if (isCancelled(error)) throw error;
    // Only a name is lost: the ID still says where it is.
    return undefined;
  }
}

/** A scope with its display name, else with what its ID calls it. */
export function namedScope(scope: Scope, facts?: TargetFacts): NamedScope {
  const ownName = scope.kind === 'resource' ? nestedName(scope.id) : (facts?.displayName ?? scope.name);
  return { scope, name: ownName, ...(facts?.kind !== undefined && { resourceKind: facts.kind }) };
}
