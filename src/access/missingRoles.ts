/** Which roles an identity lacks for what code does: the smallest for each operation, none that it has already. */

import type { Operation, Service } from '../code/clients/client';
import { dataOperations, mayDo } from '../code/clients/operations';
import { resourceTypeOf, sameId } from '../model/armId';
import { isCosmosOwn } from '../model/cosmosPlaces';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import { reaches } from '../model/scope';
import { dataRoles } from './dataRoles';
import type { OperationsOf } from './operations';
import { fitRoles } from './roleFit';

/** What code does on one resource. */
export interface RoleNeed {
  /** The ARM ID of the resource. */
  readonly scope: string;
  readonly resourceKind?: string;
  readonly service: Service;
  readonly operations: readonly Operation[];
}

export interface MissingRole {
  readonly scope: string;
  readonly role: RoleDefinition;
}

/**
 * The roles to assign, resource by resource. A role that is held under a condition counts as not held: to have one twice
 * does no harm.
 * @param assignments those at management groups as ones at the subscriptions below, whose reach their IDs tell.
 * @param definitions every role that can be assigned at the resources, for Cosmos DB its own; what no role of them allows is left out.
 */
export function missingRoles(request: {
  readonly needs: readonly RoleNeed[];
  readonly definitions: readonly RoleDefinition[];
  readonly assignments: readonly RoleAssignment[];
  readonly operationsOf: OperationsOf;
}): readonly MissingRole[] {
  const { needs, definitions, assignments } = request;
  const byGuid = new Map(definitions.map((role) => [role.guid.toLowerCase(), role]));
  const missing = new Map<string, MissingRole>();
  for (const need of needs) {
    const { scope, service } = need;
    const held = assignments
      .filter((one) => one.condition === undefined && reaches(one.scope, scope))
      .flatMap(({ roleGuid }) => byGuid.get(roleGuid.toLowerCase()) ?? []);
    const open = need.operations.filter(
      (operation) =>
        dataOperations(service, operation).length > 0 &&
        !held.some(({ permissions }) => mayDo(permissions, service, operation)),
    );
    for (const role of smallest(request, need, open))
      missing.set(`${scope.toLowerCase()} ${role.guid}`, { scope, role });
  }
  return [...missing.values()];
}

/**
 * For each operation the smallest role that allows it: of the roles for the service's data and the custom ones, if any of
 * them does, since one made for another product grows with that. Less those whose operations another one of them allows
 * too.
 */
function smallest(
  request: { readonly definitions: readonly RoleDefinition[]; readonly operationsOf: OperationsOf },
  { scope, service, resourceKind }: RoleNeed,
  operations: readonly Operation[],
): readonly RoleDefinition[] {
  if (operations.length === 0) return [];
  const { fits } = fitRoles({
    ...request,
    targetType: resourceTypeOf(scope),
    ...(resourceKind !== undefined && { targetKind: resourceKind }),
  });
  const allows = (role: RoleDefinition, operation: Operation) => mayDo(role.permissions, service, operation);
  const data = fits.filter(({ plane }) => plane !== 'control').map(({ role }) => role);
  const meant = data.filter(
    (role) => role.type === 'CustomRole' || isCosmosOwn(role) || dataRoles.includes(role.guid.toLowerCase()),
  );
  const chosen = operations.flatMap(
    (operation) => [...meant, ...data].find((role) => allows(role, operation)) ?? [],
  );
  const several = [...new Map(chosen.map((role) => [role.guid, role])).values()];
  const covered = (role: RoleDefinition) => operations.filter((operation) => allows(role, operation));
  return several.filter(
    (role) =>
      !several.some(
        (other) =>
          !sameId(other.guid, role.guid) &&
          covered(other).length > covered(role).length &&
          covered(role).every((operation) => allows(other, operation)),
      ),
  );
}
