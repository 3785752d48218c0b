/** The smallest built-in role that allows some operations: what to ask an owner for. */

import { permits } from '../model/actions';
import type { Permission, RoleDefinition } from '../model/role';
import type { OperationsOf } from './operations';

/** Comes with nearly every role that was made in the portal, and tells none from another. */
const companions =
  /^microsoft\.(support|resourcehealth|resources|insights\/alertrules)\/|^microsoft\.authorization\/.*\/read$/;

/**
 * Of the built-in roles that allow every one of the control-plane actions without a condition, the one that allows the
 * fewest other operations; among equals the first by name. `undefined` when none does.
 */
export function leastRole(
  definitions: readonly RoleDefinition[],
  actions: readonly string[],
  operationsOf: OperationsOf,
): RoleDefinition | undefined {
  const able = definitions.filter(
    ({ type, permissions }) =>
      type === 'BuiltInRole' && actions.every((action) => permits(always(permissions), action, 'control')),
  );
  if (able.length < 2) return able[0];
  const operations = operationsOf(definitions);
  const sized = able.map((role) => {
    const { control, data } = operations.allowedBy(role);
    const counted = control.filter((place) => !companions.test(operations.control[place] ?? ''));
    return { role, size: counted.length + data.length };
  });
  sized.sort((a, b) => a.size - b.size || a.role.roleName.localeCompare(b.role.roleName));
  return sized[0]?.role;
}

/** An entry with a condition allows only what the condition lets through. */
function always(permissions: readonly Permission[]): readonly Permission[] {
  return permissions.filter(({ condition }) => condition === undefined || condition === '');
}
