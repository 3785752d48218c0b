/** The account, the place in it and the role that a call names: an ID of either form, or a path as Cosmos DB writes it. */

import {
  cosmosAccountOf,
  cosmosArmId,
  cosmosPlaceOf,
  isCosmosOwn,
  isCosmosPath,
  type CosmosPlace,
} from '../../model/cosmosPlaces';
import { sameId } from '../../model/armId';
import { scopeOf } from '../../model/scope';
import { nestedName } from '../../model/resourceName';
import type { NamedScope } from '../../ui/ports';
import { armIdOf, badArgument, roleGuid, textOf } from '../arguments';
import type { Arguments } from '../deps';

export interface CosmosArguments {
  /** The account, when the call names it or something in it. */
  readonly accountId?: string;
  readonly place?: CosmosPlace;
  readonly roleGuid?: string;
}

/** Throws `badArgument`. */
export function cosmosArguments(values: Arguments): CosmosArguments {
  const accountId = accountOf(armIdOf(values, 'accountId'));
  const place = placeIn(textOf(values, 'scope'), accountId);
  const role = textOf(values, 'roleDefinitionId');
  const account = accountId ?? place?.accountId;
  return {
    ...(account !== undefined && { accountId: account }),
    ...(place !== undefined && { place }),
    ...(role !== undefined && { roleGuid: roleIn(role, account) }),
  };
}

function accountOf(id: string | undefined): string | undefined {
  if (id !== undefined && cosmosPlaceOf(id)?.path !== '/')
    throw badArgument('accountId', 'cosmosAccount', id);
  return id;
}

function placeIn(scope: string | undefined, accountId: string | undefined): CosmosPlace | undefined {
  if (scope === undefined) return undefined;
  if (isCosmosPath(scope)) {
    if (accountId === undefined) throw badArgument('accountId', 'cosmosAccount');
    return { accountId, path: scope };
  }
  const place = cosmosPlaceOf(scope);
  if (place === undefined) throw badArgument('scope', 'cosmosScope', scope);
  if (accountId !== undefined && !sameId(accountId, place.accountId))
    throw badArgument('scope', 'cosmosScope', scope);
  return place;
}

/** A role belongs to one account, which its whole ID names. */
function roleIn(role: string, accountId: string | undefined): string {
  if (isCosmosOwn({ id: role }) && !sameId(cosmosAccountOf(role), accountId ?? ''))
    throw badArgument('roleDefinitionId', 'cosmosRole', role);
  return roleGuid(role, 'roleDefinitionId');
}

/** The place with the name people know it by. */
export function namedCosmosPlace(place: CosmosPlace): NamedScope {
  const id = cosmosArmId(place);
  const scope = scopeOf(id);
  if (scope === undefined) throw badArgument('scope', 'cosmosScope', id);
  return { scope, name: nestedName(id) };
}
