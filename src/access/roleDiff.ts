/** What a role adds over what an identity already has at a place. */

import { reaches, scopeOf } from '../model/scope';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import { operationsOf } from './operations';

export interface ProviderOperations {
  /** `Microsoft.Storage`, as the definitions write it. */
  readonly provider: string;
  readonly plane: 'data' | 'control';
  readonly operations: readonly string[];
}

export interface RoleDiff {
  /** Operations that the role allows there and no other role of the identity does, by name. */
  readonly actions: readonly string[];
  readonly dataActions: readonly string[];
  /** The same grouped: data-plane first, then by provider. */
  readonly byProvider: readonly ProviderOperations[];
  /** The identity has this very role at this scope or above, without a condition. */
  readonly sameRoleHeld: boolean;
  /** Held at management groups, of which the scope's ID does not say whether they are above it; not counted as held. */
  readonly undecided: readonly RoleAssignment[];
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
}): RoleDiff {
  const { role, scope, assignments, definitions } = request;
  const operations = operationsOf(definitions.includes(role) ? definitions : [...definitions, role]);
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
  const actions = written(operations.control, control, heldControl);
  const dataActions = written(operations.data, data, heldData);
  return {
    actions,
    dataActions,
    byProvider: [...grouped('data', dataActions), ...grouped('control', actions)],
    sameRoleHeld: sameRoleHeld(role.guid, scope, assignments),
    undecided: assignments.filter((assignment) => scopeOf(assignment.scope)?.kind === 'managementGroup'),
  };
}

/** Whether an unconditional assignment of the role is made at `scope` or above it, management groups left out. */
export function sameRoleHeld(
  roleGuid: string,
  scope: string,
  assignments: readonly RoleAssignment[],
): boolean {
  return assignments.some(
    (assignment) =>
      assignment.roleGuid.toLowerCase() === roleGuid.toLowerCase() &&
      (assignment.condition === undefined || assignment.condition === '') &&
      reaches(assignment.scope, scope),
  );
}

function grouped(plane: 'data' | 'control', operations: readonly string[]): readonly ProviderOperations[] {
  const groups = new Map<string, { provider: string; operations: string[] }>();
  for (const operation of operations) {
    const provider = operation.split('/')[0] ?? operation;
    const group = groups.get(provider.toLowerCase()) ?? { provider, operations: [] };
    group.operations.push(operation);
    groups.set(provider.toLowerCase(), group);
  }
  return [...groups.values()].map((group) => ({ ...group, plane }));
}
