/** The slow way to what spans subscriptions, for when Resource Graph does not answer: each is asked by itself. */

import { bounded } from '../model/bounded';
import { listing, type Listing, type Problem } from '../model/listing';
import type { Subscription } from '../model/tenancy';
import type { Connect } from './connection';
import { createTenancy } from './tenancy';

/** Subscriptions asked side by side. */
const askedAtOnce = 4;

/** What `read` finds in all subscriptions of a tenant. One that refuses is a problem beside the others. */
export async function inEverySubscription<T>(
  connect: Connect,
  tenantId: string,
  read: (subscription: Subscription) => Promise<Listing<T>>,
  signal: AbortSignal,
): Promise<Listing<T>> {
  const subscriptions = await createTenancy(connect).subscriptions(tenantId, signal);
  const items: T[] = [];
  const problems: Problem[] = [...subscriptions.problems];
  const outcomes = await bounded(subscriptions.items, askedAtOnce, read, signal);
  for (const [at, outcome] of outcomes.entries()) {
    const subscription = subscriptions.items[at];
    if ('value' in outcome) {
      items.push(...outcome.value.items);
      problems.push(...outcome.value.problems);
      continue;
    }
    // A wait for Azure that the person gave up: the whole list is.
    if (outcome.failure.code === 'cancelled') throw outcome.failure;
    if (subscription === undefined) continue;
    const { subscriptionId, displayName } = subscription;
    const where = `/subscriptions/${subscriptionId}`;
    problems.push({ where, whereName: displayName, failure: outcome.failure });
  }
  return listing(items, problems);
}
