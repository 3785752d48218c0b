/** Who carries a user-assigned identity: from Resource Graph, or from the resource list of each subscription. */

import { resourceTypeOf } from '../model/armId';
import type { IdentityUser } from '../model/identity';
import { listing, type Listing } from '../model/listing';
import type { Connect } from './connection';
import { inEverySubscription } from './everySubscription';
import { carries, userOfRow } from './identityShapes';
import { incomplete, mapped } from './pages';
import { usersOfQuery } from './queries';
import { graphPath } from './paths';
import { askAll, mayFallBack } from './resourceGraph';
import { resourcesOf } from './scopes';

/** In the whole tenant, read with its token: the identity's own tenant may be another, or not be told. */
export async function usersOf(
  connect: Connect,
  tenantId: string,
  identityId: string,
  signal: AbortSignal,
): Promise<Listing<IdentityUser>> {
  const { arm } = connect(tenantId);
  try {
    const rows = await askAll(arm, { query: usersOfQuery(identityId) }, signal);
    const carriers = rows.items.filter((row) => carries(row, identityId));
    return mapped(listing(carriers, rows.problems), userOfRow, graphPath);
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    const clusters = new Set<string>();
    const read = async (subscription: { subscriptionId: string }): Promise<Listing<IdentityUser>> => {
      const call = resourcesOf(subscription.subscriptionId);
      const { items, problems } = await arm.list(call, signal);
      for (const item of items) if (isCluster(item['id'])) clusters.add(call.path);
      const carriers = items.filter((item) => carries(item, identityId));
      return mapped(listing(carriers, problems), userOfRow, call.path);
    };
    const found = await inEverySubscription(connect, tenantId, read, signal);
    // Which identity a cluster gives to its nodes is not in ARM's list of resources.
    const missed = clusters.size > 0 ? [incomplete(graphPath, 'clusterNodes', error)] : [];
    return listing(found.items, [...found.problems, ...missed]);
  }
}

function isCluster(id: unknown): boolean {
  const type = typeof id === 'string' ? resourceTypeOf(id) : undefined;
  return type?.toLowerCase() === 'microsoft.containerservice/managedclusters';
}
