/** Cosmos DB's own roles in the pickers of a role assignment: those that can be assigned at a place, and what they would add. */

import { isSameGrant } from '../../access/cosmos/assignCosmosRole';
import type { Connection } from '../../access/connection';
import { isAtOrBelow } from '../../model/armId';
import { cosmosPlaceOf, cosmosScope, isCosmosOwn, type CosmosPlace } from '../../model/cosmosPlaces';
import { isCancelled, toFailure } from '../../model/failure';
import { listing } from '../../model/listing';
import type { Listing } from '../../model/listing';
import type { PlannedRequest } from '../../model/plannedRequest';
import type { RoleAssignment, RoleDefinition } from '../../model/role';
import type { LocatedIdentity, NamedScope, RoleChoice } from '../../ui/ports';
import type { ReviewedRole } from '../../ui/reviewPorts';
import { sharedTenant } from '../tenants';

/** The roles of the account that the place is in; none anywhere else. What cannot be read is a problem beside them. */
export async function cosmosChoices(
  connection: Connection,
  identities: readonly LocatedIdentity[],
  at: NamedScope,
  signal: AbortSignal,
): Promise<Listing<RoleChoice>> {
  const place = dataPlace(at);
  if (place === undefined) return listing([]);
  const tenantId = sharedTenant(identities);
  const { cosmos } = connection.store;
  try {
    const [roles, held] = await Promise.all([
      cosmos.roles(tenantId, place.accountId, signal),
      cosmos.inAccount(tenantId, place.accountId, signal),
    ]);
    return listing(
      assignableRoles(roles.items, place).map((role) => ({
        role,
        held: identities.every((each) => heldBy(each, role, at, held.items)),
      })),
      [...roles.problems, ...held.problems],
    );
  } catch (error) {
    if (isCancelled(error)) throw error;
    return listing<RoleChoice>([], [{ where: place.accountId, failure: toFailure(error) }]);
  }
}

/** Those of an account's roles that can be assigned at the place. */
export function assignableRoles(roles: readonly RoleDefinition[], place: CosmosPlace): RoleDefinition[] {
  const scope = cosmosScope(place);
  return roles.filter(({ assignableScopes }) => assignableScopes.some((above) => isAtOrBelow(scope, above)));
}

/** What a review shows of one such role, and the requests that give it to those who do not have it. */
export interface CosmosReview {
  readonly reviewed: ReviewedRole;
  request(identity: LocatedIdentity): PlannedRequest | undefined;
}

/** For those of the roles that are Cosmos DB's own; who holds them already is left out of the requests where it can be read. */
export async function cosmosReview(
  { store, azure }: Connection,
  identities: readonly LocatedIdentity[],
  at: NamedScope,
  roles: readonly RoleDefinition[],
  signal: AbortSignal,
): Promise<ReadonlyMap<RoleDefinition, CosmosReview>> {
  const place = cosmosPlaceOf(at.scope.id);
  const own = roles.filter(isCosmosOwn);
  if (place === undefined || own.length === 0) return new Map();
  let assignments: readonly RoleAssignment[] = [];
  try {
    const found = await store.cosmos.inAccount(sharedTenant(identities), place.accountId, signal);
    assignments = found.items;
  } catch (error) {
    if (isCancelled(error)) throw error;
  }
  return new Map(
    own.map((role): [RoleDefinition, CosmosReview] => {
      const held = identities.every((each) => heldBy(each, role, at, assignments));
      const dataActions = held ? [] : role.permissions.flatMap((entry) => entry.dataActions);
      return [
        role,
        {
          reviewed: { role, privileged: false, askedAgain: false, held, adds: { actions: [], dataActions } },
          request: (each) =>
            heldBy(each, role, at, assignments)
              ? undefined
              : azure.cosmosRoles.assignRequest({
                  ...place,
                  roleGuid: role.guid,
                  principalId: each.identity.principalId,
                }),
        },
      ];
    }),
  );
}

/** Accounts of the other interfaces have no such roles. */
function dataPlace({ scope, resourceKind }: NamedScope): CosmosPlace | undefined {
  return (resourceKind ?? 'GlobalDocumentDB').toLowerCase() === 'globaldocumentdb'
    ? cosmosPlaceOf(scope.id)
    : undefined;
}

function heldBy(
  { identity }: LocatedIdentity,
  { guid }: RoleDefinition,
  { scope }: NamedScope,
  assignments: readonly RoleAssignment[],
): boolean {
  const wanted = { id: '', scope: scope.id, roleGuid: guid, principalId: identity.principalId };
  return assignments.some((each) => isSameGrant(each, wanted));
}

/** The role of that GUID in the account that the place is in; `undefined` when there is none. */
export async function cosmosRole(
  { cosmos }: Connection['store'],
  tenantId: string,
  at: NamedScope,
  guid: string,
  signal: AbortSignal,
): Promise<RoleDefinition | undefined> {
  const place = dataPlace(at);
  if (place === undefined) return undefined;
  const { items } = await cosmos.roles(tenantId, place.accountId, signal);
  return items.find((role) => role.guid === guid);
}
