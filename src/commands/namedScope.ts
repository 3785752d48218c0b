/** The name that people know a scope by: looked up where its ID does not say it. */

import { nestedName } from '../model/resourceName';
import type { TargetFacts } from '../model/role';
import type { Scope } from '../model/scope';
import type { NamedScope } from '../ui/ports';

/** A scope with its display name, else with what its ID calls it. */
export function namedScope(scope: Scope, facts?: TargetFacts): NamedScope {
  const ownName = scope.kind === 'resource' ? nestedName(scope.id) : (facts?.displayName ?? scope.name);
  return { scope, name: ownName, ...(facts?.kind !== undefined && { resourceKind: facts.kind }) };
}
