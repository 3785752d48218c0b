/** What an identity can reach by the roles it was seen to hold: the clients that are worth an offer. */

import type { ClientTarget } from '../code/clients/client';
import { clientTargets } from '../code/clients/targets';
import type { CloudSuffixes } from '../model/account';
import { idKey, isAtOrBelow } from '../model/armId';
import { mayWith } from './dataRoles';
import type { RememberedRole } from './roleMemory';

/** One client for each service of each resource that the roles name, in the order of the roles. */
export function reachableTargets(
  roles: readonly RememberedRole[],
  suffixes: CloudSuffixes,
): readonly ClientTarget[] {
  const places = new Map(roles.map(({ scope }) => [idKey(scope), scope]));
  return [...places.values()].flatMap((scope) =>
    clientTargets(scope, suffixes, mayWith(rolesAt(roles, scope))),
  );
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
  const [allowed] = clientTargets(id, suffixes, mayWith(rolesAt(roles, id)));
  const [usual] = clientTargets(id, suffixes);
  return allowed ?? usual;
}

function rolesAt(roles: readonly RememberedRole[], id: string): readonly string[] {
  return roles.filter(({ scope }) => isAtOrBelow(id, scope)).map(({ roleGuid }) => roleGuid);
}
