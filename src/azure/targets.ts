/** Names and modes of the places that assignments are made at, in one query for all of them. */

import { idKey, lastSegment, parseArmId, resourceTypeOf } from '../model/armId';
import { joined, listing, type Listing } from '../model/listing';
import type { TargetFacts } from '../model/role';
import type { Arm } from './arm';
import { present, text, type Json } from './decode';
import { targetsQuery } from './queries';
import { incomplete } from './pages';
import { graphPath } from './paths';
import { askAll, mayFallBack } from './resourceGraph';

/** IDs of one query: more would make it longer than Resource Graph reads. */
const mostIds = 200;

/**
 * Facts of each ID that Resource Graph knows. A container, queue or secret is not in it, but the resource above is: such an
 * ID is answered with its own name and its resource's mode. No request when there are no IDs.
 */
export async function targetsOf(
  arm: Arm,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Listing<TargetFacts>> {
  const wanted = new Map(ids.map((id) => [idKey(holderOf(id)), holderOf(id)]));
  // The root is no row of any table.
  wanted.delete('/');
  const holders = [...wanted.values()];
  const parts: Listing<Json>[] = [];
  for (let from = 0; from < holders.length; from += mostIds) {
    const some = holders.slice(from, from + mostIds);
    const resources = some.filter((id) => resourceTypeOf(id) !== undefined);
    const containers = some.filter((id) => resourceTypeOf(id) === undefined);
    const question = { query: targetsQuery(resources, containers), aboveToo: true };
    parts.push(await orNameless(askAll(arm, question, signal)));
  }
  const { items, problems } = joined(parts);
  const rows = new Map(items.map((row) => [idKey(text(row['id']) ?? ''), row]));
  const facts = ids.flatMap((id) => {
    const row = rows.get(idKey(holderOf(id)));
    return row === undefined ? [] : [factsOf(id, row)];
  });
  return listing(facts, problems);
}

/** Without Resource Graph a target keeps the name in its ID: reading them one by one would be a request for each. */
async function orNameless(asked: Promise<Listing<Json>>): Promise<Listing<Json>> {
  try {
    return await asked;
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    return listing<Json>([], [incomplete(graphPath, 'names', error)]);
  }
}

function factsOf(id: string, row: Json): TargetFacts {
  const isChild = idKey(holderOf(id)) !== idKey(id);
  const name = text(row['displayName']) ?? text(row['name']);
  const mode = text(row['mode'])?.toLowerCase();
  const isVault = text(row['type'])?.toLowerCase() === 'microsoft.keyvault/vaults';
  return {
    id,
    ...present('displayName', isChild ? lastSegment(id) : name),
    // The ID has the type in its provider's casing; a subscription or group has none there.
    ...present('type', resourceTypeOf(id) ?? text(row['type'])),
    ...present('kind', text(row['kind'])),
    // Azure RBAC is on only where the vault says so; access policies are its default.
    ...(mode === 'abacrepositorypermissions' && { usesRepositoryPermissions: true }),
    ...(isVault && { usesAccessPolicies: text(row['rbac'])?.toLowerCase() !== 'true' }),
  };
}

/** The resource itself, or the one right below the resource group that it is part of; containers are their own. */
function holderOf(id: string): string {
  const parsed = parseArmId(id);
  const { subscriptionId, resourceGroup, provider, types, names } = parsed ?? { types: [], names: [] };
  const [type, name] = [types[0], names[0]];
  if (subscriptionId === undefined || resourceGroup === undefined || type === undefined || name === undefined)
    return id;
  // Slots and databases are resources of their own in Resource Graph.
  if (types.length > 1 && ownChildren.includes(types.join('/').toLowerCase())) return id;
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${provider ?? ''}/${type}/${name}`;
}

const ownChildren: readonly string[] = ['sites/slots', 'servers/databases'];
