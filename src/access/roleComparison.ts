/** What a role allows, and what an identity has at a place, as the operations that wildcards stand for: to be compared line by line. */

import { reaches, scopeOf } from '../model/scope';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import type { Operations } from './operations';

/** Sorted, as the definitions write them. */
export interface ExpandedRole {
  readonly actions: readonly string[];
  readonly dataActions: readonly string[];
}

export interface ExpandedAccess extends ExpandedRole {
  /** Roles whose operations these are, by name. */
  readonly roles: readonly string[];
  /** Roles that are held under a condition, which may exclude what is asked for: not among the operations. */
  readonly conditional: readonly string[];
  /** Roles at management groups, of which an ID does not say whether they are above the place, or that are not known there. */
  readonly uncounted: readonly string[];
}

export function expandedRole(role: RoleDefinition, operations: Operations): ExpandedRole {
  return expanded([role], operations);
}

/** @param definitions the roles that can be assigned at the place. */
export function expandedAccess(request: {
  readonly scope: string;
  readonly assignments: readonly RoleAssignment[];
  readonly definitions: readonly RoleDefinition[];
  readonly operations: Operations;
}): ExpandedAccess {
  const { scope, assignments, definitions, operations } = request;
  const byGuid = new Map(definitions.map((role) => [role.guid.toLowerCase(), role]));
  const counted = new Set<RoleDefinition>();
  const conditional = new Set<string>();
  const uncounted = new Set<string>();
  for (const assignment of assignments) {
    const role = byGuid.get(assignment.roleGuid.toLowerCase());
    const name = role?.roleName ?? assignment.roleName ?? assignment.roleGuid;
    if (!reaches(assignment.scope, scope)) {
      if (scopeOf(assignment.scope)?.kind === 'managementGroup') uncounted.add(name);
    } else if (assignment.condition !== undefined && assignment.condition !== '') conditional.add(name);
    else if (role === undefined) uncounted.add(name);
    else counted.add(role);
  }
  return {
    ...expanded([...counted], operations),
    roles: [...counted].map(({ roleName }) => roleName).sort(),
    conditional: [...conditional].sort(),
    uncounted: [...uncounted].sort(),
  };
}

function expanded(roles: readonly RoleDefinition[], operations: Operations): ExpandedRole {
  const control = new Set<number>();
  const data = new Set<number>();
  for (const role of roles) {
    const allowed = operations.allowedBy(role);
    for (const place of allowed.control) control.add(place);
    for (const place of allowed.data) data.add(place);
  }
  // The lists are in order, so that their places are too.
  const written = (all: readonly string[], places: ReadonlySet<number>) =>
    [...places].sort((a, b) => a - b).map((place) => operations.written(all[place] ?? ''));
  return { actions: written(operations.control, control), dataActions: written(operations.data, data) };
}
