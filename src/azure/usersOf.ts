/** Who carries user-assigned identities: from Resource Graph, or from the resource list of each subscription. */

import { resourceTypeOf } from '../model/armId';
import type { Attachment, IdentityUser } from '../model/identity';
import { listing, type Listing } from '../model/listing';
import type { Connect } from './connection';
import type { Json } from './decode';
import { inEverySubscription } from './everySubscription';
import { carriedBy, carries, userOfRow } from './identityShapes';
import { incomplete, mapped } from './pages';
import { attachmentsQuery, usersOfQuery } from './queries';
import { graphPath } from './paths';
import { askAll, mayFallBack } from './resourceGraph';
import { resourcesOf } from './scopes';

/** In the whole tenant, read with its token: the identity's own tenant may be another, or not be told. */
export function usersOf(
  connect: Connect,
  tenantId: string,
  identityId: string,
  signal: AbortSignal,
): Promise<Listing<IdentityUser>> {
  const read: ReadRows<IdentityUser> = ({ items, problems }, where) =>
    mapped(
      listing(
        items.filter((row) => carries(row, identityId)),
        problems,
      ),
      userOfRow,
      where,
    );
  return fromCarriers(connect, tenantId, usersOfQuery(identityId), read, signal);
}

/** Every resource of the tenant with each identity that it carries: one question, whatever the number of identities. */
export function attachmentsIn(
  connect: Connect,
  tenantId: string,
  signal: AbortSignal,
): Promise<Listing<Attachment>> {
  const read: ReadRows<Attachment> = (rows, where) => {
    const carriers = mapped(rows, (row) => withCarried(row), where);
    return listing(
      carriers.items.flatMap(({ user, carried }) => carried.map((identityId) => ({ identityId, user }))),
      carriers.problems,
    );
  };
  return fromCarriers(connect, tenantId, attachmentsQuery, read, signal);
}

function withCarried(row: Json): { user: IdentityUser; carried: readonly string[] } | undefined {
  const user = userOfRow(row);
  return user === undefined ? undefined : { user, carried: carriedBy(row) };
}

/** What is made of rows that came from a place. */
type ReadRows<T> = (rows: Listing<Json>, where: string) => Listing<T>;

async function fromCarriers<T>(
  connect: Connect,
  tenantId: string,
  query: string,
  readRows: ReadRows<T>,
  signal: AbortSignal,
): Promise<Listing<T>> {
  const { arm } = connect(tenantId);
  try {
    return readRows(await askAll(arm, { query }, signal), graphPath);
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    const clusters = new Set<string>();
    const read = async (subscription: { subscriptionId: string }): Promise<Listing<T>> => {
      const call = resourcesOf(subscription.subscriptionId);
      const found = await arm.list(call, signal);
      for (const item of found.items) if (isCluster(item['id'])) clusters.add(call.path);
      return readRows(found, call.path);
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
