/** Looks up which resources an identity reaches by roles that are held above them, and those it uses without a role of Azure. */

import { clientTypes } from '../code/clients/targets';
import { idKey, parseArmId, resourceTypeOf } from '../model/armId';
import { orUnknown } from '../model/orUnknown';
import type { Resource } from '../model/tenancy';
import type { Connection } from './connection';
import { dataRoleName } from './dataRoles';
import type { FoundIdentity } from './identitySearch';
import type { RoleMemory } from './roleMemory';

/** Groups and subscriptions that are looked into: an identity with roles on more is not one app's. */
const mostScopes = 5;

/**
 * Remembers the roles of an identity, and the resources that they reach: two requests, one for each group or subscription
 * with a role on data, one for the identity's own group, and those that read who holds roles of Cosmos DB. What cannot
 * be listed is left out. Throws when the roles cannot be read.
 */
export async function readReach(
  { azure, store }: Pick<Connection, 'azure' | 'store'>,
  memory: RoleMemory,
  { identity, tenantId }: FoundIdentity,
  signal: AbortSignal,
): Promise<void> {
  const held = (await store.roleAssignments(identity, tenantId, signal)).items.map(
    ({ assignment }) => assignment,
  );
  memory.remember(identity.id, held);
  const subscriptions = new Map(
    (await store.subscriptions(signal)).items.map(({ subscription }) => [
      subscription.subscriptionId.toLowerCase(),
      subscription,
    ]),
  );
  const listed = async (scope: string): Promise<readonly Resource[]> => {
    const { subscriptionId = '', resourceGroup } = parseArmId(scope) ?? {};
    const subscription = subscriptions.get(subscriptionId.toLowerCase());
    if (subscription === undefined) return [];
    return (await orUnknown(azure.scopes.resources(subscription, resourceGroup, signal)))?.items ?? [];
  };
  const wide = held
    .filter(({ scope, roleGuid }) => isAbove(scope) && dataRoleName(roleGuid) !== undefined)
    .map(({ scope }) => scope);
  const scopes = [...new Map(wide.map((scope) => [idKey(scope), scope])).values()].slice(0, mostScopes);
  const places: Resource[] = [];
  for (const scope of scopes) places.push(...(await listed(scope)));
  const cosmos = await orUnknown(store.cosmos.ofPrincipal(tenantId, identity.principalId, signal));
  const accounts = (cosmos?.items ?? []).map(({ scope }) => accountOf(scope));
  const own = await listed(
    `/subscriptions/${identity.subscriptionId}/resourceGroups/${identity.resourceGroup}`,
  );
  const beside = own.filter(({ type }) => /^Microsoft\.(?:DocumentDB|Sql)\//i.test(type));
  const ids = [...places, ...beside].filter(hasClient).map(({ id }) => id);
  const all = new Map([...accounts, ...ids].map((id) => [idKey(id), id]));
  memory.rememberPlaces(identity.id, [...all.values()]);
}

/** A group or a subscription. */
function isAbove(scope: string): boolean {
  const parsed = parseArmId(scope);
  return parsed?.subscriptionId !== undefined && parsed.types.length === 0;
}

/** `master` is no app's database, and a server is reached by its databases. */
function hasClient({ id, name, kind }: Resource): boolean {
  const type = (resourceTypeOf(id) ?? '').toLowerCase();
  // Its data is reached by MongoDB's own drivers.
  if (kind === 'MongoDB') return false;
  return clientTypes.has(type) && type !== 'microsoft.sql/servers' && !/(?:^|\/)master$/i.test(name);
}

/** The account that a role of Cosmos DB is held in, whatever part of it. */
function accountOf(scope: string): string {
  return /^.*\/databaseAccounts\/[^/]+/i.exec(scope)?.[0] ?? scope;
}
