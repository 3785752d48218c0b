/** Identities by part of a name or of any ID: from Resource Graph, or from the identity list of each subscription. */

import { getContinuationToken } from '@azure/arm-msi';
import { Failure } from '../model/failure';
import type { ManagedIdentity } from '../model/identity';
import { listing, type Listing } from '../model/listing';
import type { Subscription } from '../model/tenancy';
import type { Connect } from './connection';
import { inEverySubscription } from './everySubscription';
import { identityOfRow, userAssignedOf } from './identityShapes';
import { incomplete, mapped } from './pages';
import { findQuery } from './queries';
import { graphPath } from './paths';
import { askAll, mayFallBack } from './resourceGraph';
import { allPages } from './sdkPage';

/** A system-assigned identity is not found by its client ID, which only a request of its own gives. */
export async function findIdentities(
  connect: Connect,
  tenantId: string,
  part: string,
  signal: AbortSignal,
): Promise<Listing<ManagedIdentity>> {
  const wanted = part.trim();
  if (wanted === '') throw new Failure('badArgument', { field: 'query' });
  try {
    const rows = await askAll(connect(tenantId).arm, { query: findQuery(wanted) }, signal);
    return mapped(rows, identityOfRow, graphPath);
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    const read = async ({ subscriptionId }: Subscription): Promise<Listing<ManagedIdentity>> => {
      const { userAssignedIdentities } = connect(tenantId).identitiesOf(subscriptionId);
      const list = userAssignedIdentities.listBySubscription({ abortSignal: signal });
      const where = `/subscriptions/${subscriptionId}`;
      const { items, problems } = mapped(
        await allPages(list, where, getContinuationToken),
        userAssignedOf,
        where,
      );
      return listing(items.filter(holding(wanted)), problems);
    };
    const found = await inEverySubscription(connect, tenantId, read, signal);
    // Their owners would have to be found among all resources of all subscriptions.
    return listing(found.items, [...found.problems, incomplete(graphPath, 'systemAssigned', error)]);
  }
}

function holding(part: string): (identity: ManagedIdentity) => boolean {
  const wanted = part.toLowerCase();
  return ({ name, id, principalId, clientId = '' }) =>
    [name, id, principalId, clientId].some((value) => value.toLowerCase().includes(wanted));
}
