/** A place inside a list or a question, in words: what kind it is where its name does not tell. */

import { lastSegment } from '../model/armId';
import { scopeOf } from '../model/scope';
import type { TargetFacts } from '../model/role';
import type { NamedScope } from '../ui/ports';
import type { Said } from '../ui/said';
import { namedScope } from './namedScope';

export function placeText({ scope, name }: NamedScope): Said {
  switch (scope.kind) {
    case 'root':
      return ['place.root'];
    case 'managementGroup':
      return ['place.managementGroup', name];
    case 'subscription':
      return ['place.subscription', name];
    case 'resourceGroup':
      return ['place.resourceGroup', name];
    case 'resource':
      return ['place.resource', name];
  }
}

/** The place that an assignment is made at; of an ID that is none, the ID. */
export function placeOf(scopeId: string, target?: TargetFacts): NamedScope {
  return namedScope(
    scopeOf(scopeId) ?? { id: scopeId, kind: 'resource', name: lastSegment(scopeId) },
    target,
  );
}
