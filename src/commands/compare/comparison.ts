/** Opens two roles, or a role and what an identity has at a place, side by side: from a command and from the picker of roles. */

import type { Connection } from '../../access/connection';
import { expandedAccess, expandedRole } from '../../access/roleComparison';
import { toFailure } from '../../model/failure';
import type { RoleDefinition } from '../../model/role';
import type { LocatedIdentity, NamedScope, RoleCompare } from '../../ui/ports';
import type { CommandDeps } from '../deps';

/** The roles that belong to a place, which tell what wildcards stand for. */
export interface ComparedAt {
  readonly tenantId: string;
  readonly at: NamedScope;
}

/** Throws what keeps the roles of the place from being read. */
export async function openTwoRoles(
  deps: CommandDeps,
  connection: Connection,
  { tenantId, at }: ComparedAt,
  roles: readonly [RoleDefinition, RoleDefinition],
): Promise<void> {
  const operations = await operationsAt(deps, connection, { tenantId, at }, roles);
  const [left, right] = roles.map((role) => ({
    role: role.roleName,
    allows: expandedRole(role, operations.operations),
  }));
  if (left === undefined || right === undefined) return;
  await deps.ui.documents.showComparison(left, right, connection.sample);
}

/** The identity's own roles stand on the left, so that what the role adds is what the right side has more. */
export async function openRoleAndHeld(
  deps: CommandDeps,
  connection: Connection,
  { identity, tenantId }: LocatedIdentity,
  at: NamedScope,
  role: RoleDefinition,
): Promise<void> {
  const { definitions, operations } = await operationsAt(deps, connection, { tenantId, at }, [role]);
  const held = await deps.ui.busyInView((signal) =>
    connection.store.roleAssignments(identity, tenantId, signal),
  );
  const [problem] = held.problems;
  // Half of what it has would look like all of it.
  if (problem !== undefined) throw problem.failure;
  const allows = expandedAccess({
    scope: at.scope.id,
    assignments: held.items.map(({ assignment }) => assignment),
    definitions,
    operations,
  });
  await deps.ui.documents.showComparison(
    { identity: identity.name, place: at.name, allows },
    { role: role.roleName, allows: expandedRole(role, operations) },
    connection.sample,
  );
}

async function operationsAt(
  { ui, operationsOf }: CommandDeps,
  { store }: Connection,
  { tenantId, at }: ComparedAt,
  roles: readonly RoleDefinition[],
) {
  const definitions = await ui.busyInView((signal) => store.roleDefinitions(tenantId, at.scope.id, signal));
  const missing = roles.filter((role) => !definitions.includes(role));
  const all = missing.length === 0 ? definitions : [...definitions, ...missing];
  return { definitions: all, operations: operationsOf(all) };
}

/** What the picker of roles does with its buttons for comparing: the list stays open and waits for nothing. */
export function roleComparer(
  deps: CommandDeps,
  connection: Connection,
  place: ComparedAt,
  identities: readonly LocatedIdentity[],
): RoleCompare {
  const [only, ...others] = identities;
  const located = others.length === 0 ? only : undefined;
  const run = (work: Promise<void>) => {
    work.catch((error: unknown) => void deps.ui.failures.show(toFailure(error)));
  };
  const withHeld = (role: RoleDefinition) => {
    if (located !== undefined) run(openRoleAndHeld(deps, connection, located, place.at, role));
  };
  return {
    ...(located !== undefined && { withHeld: { identity: located.identity.name, run: withHeld } }),
    checked: ([first, second, ...more]) => {
      if (first !== undefined && second !== undefined && more.length === 0)
        run(openTwoRoles(deps, connection, place, [first, second]));
      else if (first !== undefined && second === undefined && located !== undefined) withHeld(first);
      else
        deps.ui.tell(
          {
            news: 'said',
            text: located === undefined ? ['compare.checkTwo'] : ['compare.check'],
            tone: 'note',
          },
          connection.sample,
        );
    },
  };
}
