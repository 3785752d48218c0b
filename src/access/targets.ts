/** What an identity can reach by the roles it was seen to hold: the clients that are worth an offer. */

import type { ClientTarget, HeldRole } from '../code/clients/client';
import { operationsOn } from '../code/clients/operations';
import { clientTargets } from '../code/clients/targets';
import type { CloudSuffixes } from '../model/account';
import { idKey, isAtOrBelow, sameId } from '../model/armId';
import { dataRoleName, mayWith } from './dataRoles';
import type { RememberedRole } from './roleMemory';

/**
 * One client for each service of each resource that the roles name, in the order of the roles, then of each of the other
 * places that they reach. Cosmos DB and SQL know no role of Azure: whoever has one there, or lives beside them, is
 * taken to use them.
 */
export function reachableTargets(
  roles: readonly RememberedRole[],
  suffixes: CloudSuffixes,
  places: readonly string[] = [],
): readonly ClientTarget[] {
  const all = new Map([...roles.map(({ scope }) => scope), ...places].map((id) => [idKey(id), id]));
  return [...all.values()].flatMap((id) => [
    ...allowedTargets(id, roles, suffixes),
    ...clientTargets(id, suffixes).filter(({ service }) => operationsOn(service).length === 0),
  ]);
}

/** The name of a key vault whose secrets the roles allow to read, the first of those that are remembered. */
export function readableVault(
  roles: readonly RememberedRole[],
  suffixes: CloudSuffixes,
  places?: readonly string[],
): string | undefined {
  return reachableTargets(roles, suffixes, places).find(
    ({ service, call }) => service === 'keyVaultSecrets' && call,
  )?.resource;
}

/**
 * The client for a resource that somebody named: of its services the first that the roles allow something on, else the
 * most usual. `undefined` for a resource that code has no client for.
 */
export function targetFor(
  id: string,
  roles: readonly RememberedRole[],
  suffixes: CloudSuffixes,
): ClientTarget | undefined {
  const [allowed] = allowedTargets(id, roles, suffixes);
  const [usual] = clientTargets(id, suffixes);
  return allowed ?? usual;
}

/** The clients for a resource by which the roles allow something, each with those that do. */
function allowedTargets(
  id: string,
  roles: readonly RememberedRole[],
  suffixes: CloudSuffixes,
): readonly ClientTarget[] {
  const held = roles.filter(({ scope }) => isAtOrBelow(id, scope));
  const may = mayWith(held.map(({ roleGuid }) => roleGuid));
  return clientTargets(id, suffixes, may).map((target) => {
    const operations = operationsOn(target.service);
    const own = held.flatMap(({ roleGuid, scope }): HeldRole[] => {
      const name = dataRoleName(roleGuid);
      const isFor = operations.some((operation) => mayWith([roleGuid])(target.service, operation));
      if (name === undefined || !isFor) return [];
      return [{ name, guid: roleGuid, ...(!sameId(scope, id) && { isInherited: true }) }];
    });
    return { ...target, roles: own };
  });
}
