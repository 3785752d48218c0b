/** What a role adds over what an identity already has at a place. */

import { reaches, scopeOf } from '../model/scope';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import { operationsOf } from './operations';
import type { OperationsOf } from './operations';

export interface RoleDiff {
  /** Operations that the role allows there and no other role of the identity does, by name. */
  readonly actions: readonly string[];
  readonly dataActions: readonly string[];
  /** Something is held at management groups, of which an ID does not say whether they are above it; not counted as held. */
  readonly undecided: boolean;
}

/**
 * Compares a role with the direct assignments that reach `scope`. A conditional assignment counts as not held: its
 * condition may exclude what is asked for.
 * @param definitions the roles that can be assigned there; a held role that is not among them counts as nothing.
 */
export function roleDiff(request: {
  readonly role: RoleDefinition;
  readonly scope: string;
  readonly assignments: readonly RoleAssignment[];
  readonly definitions: readonly RoleDefinition[];
  /** One that remembers, for whoever compares several roles. */
  readonly operationsOf?: OperationsOf;
}): RoleDiff {
  const { role, scope, assignments, definitions } = request;
  const all = definitions.includes(role) ? definitions : [...definitions, role];
  const operations = (request.operationsOf ?? operationsOf)(all);
  const unconditional = assignments.filter(({ condition }) => condition === undefined || condition === '');
  const held = unconditional.filter((assignment) => reaches(assignment.scope, scope));
  const guids = new Set(held.map(({ roleGuid }) => roleGuid.toLowerCase()));
  const heldControl = new Set<number>();
  const heldData = new Set<number>();
  for (const definition of definitions) {
    if (!guids.has(definition.guid.toLowerCase())) continue;
    const { control, data } = operations.allowedBy(definition);
    for (const place of control) heldControl.add(place);
    for (const place of data) heldData.add(place);
  }
  const { control, data } = operations.allowedBy(role);
  const written = (all: readonly string[], places: readonly number[], without: ReadonlySet<number>) =>
    places
      .filter((place) => !without.has(place))
      .map((place) => operations.written(all[place] ?? ''))
      .sort();
  return {
    actions: written(operations.control, control, heldControl),
    dataActions: written(operations.data, data, heldData),
    undecided: assignments.some(
      (assignment) =>
        scopeOf(assignment.scope)?.kind === 'managementGroup' && !reaches(assignment.scope, scope),
    ),
  };
}
