/** What the scope picker reads: each list once, however often a person goes back to it. */

import { bounded } from '../model/bounded';
import { sameId } from '../model/armId';
import type { Failure } from '../model/failure';
import { joined, listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { Resource, Subscription } from '../model/tenancy';
import type { Pickers } from './ports';

export interface ScopeReads {
  subscriptions(signal: AbortSignal): Promise<Listing<Subscription>>;
  /** The subscription the identity lives in, by its name where that can be read. */
  home(signal: AbortSignal): Promise<Subscription | undefined>;
  resources(subscription: Subscription, signal: AbortSignal): Promise<Listing<Resource>>;
  /** The resources of every subscription; one that cannot be read is a problem of the list. */
  allResources(signal: AbortSignal): Promise<Listing<Resource>>;
  children(resource: Resource, signal: AbortSignal): Promise<Listing<Resource>>;
}

/** How many subscriptions are read side by side when all are searched. */
const subscriptionsAtOnce = 4;

export function scopeReads(request: Parameters<Pickers['scope']>[0]): ScopeReads {
  const { scopes, tenantId, homeSubscriptionId } = request;
  const subscriptionLists = new Map<string, Listing<Subscription>>();
  const resourceLists = new Map<string, Listing<Resource>>();

  const subscriptions = (signal: AbortSignal) =>
    once(subscriptionLists, '', () => request.subscriptions(signal));
  const resources = (subscription: Subscription, signal: AbortSignal) =>
    once(resourceLists, subscription.subscriptionId, () => scopes.resources(subscription, undefined, signal));

  return {
    subscriptions,
    resources,
    async home(signal) {
      if (homeSubscriptionId === undefined) return undefined;
      const { items } = await subscriptions(signal);
      return (
        items.find(({ subscriptionId }) => sameId(subscriptionId, homeSubscriptionId)) ?? {
          subscriptionId: homeSubscriptionId,
          tenantId,
          displayName: homeSubscriptionId,
          state: 'Enabled',
        }
      );
    },
    async allResources(signal) {
      const { items, problems } = await subscriptions(signal);
      const read = (subscription: Subscription) => resources(subscription, signal);
      const outcomes = await bounded(items, subscriptionsAtOnce, read, signal);
      const parts = outcomes.map((outcome, at) =>
        'value' in outcome ? outcome.value : unread(items[at], outcome.failure),
      );
      return joined([listing<Resource>([], problems), ...parts]);
    },
    children: (resource, signal) =>
      once(resourceLists, resource.id, () => scopes.children(tenantId, resource, signal)),
  };
}

function unread(subscription: Subscription | undefined, failure: Failure): Listing<Resource> {
  const { subscriptionId = '', displayName = '' } = subscription ?? {};
  return listing<Resource>(
    [],
    [{ where: `/subscriptions/${subscriptionId}`, whereName: displayName, failure }],
  );
}

async function once<T>(
  kept: Map<string, Listing<T>>,
  key: string,
  read: () => Promise<Listing<T>>,
): Promise<Listing<T>> {
  const list = kept.get(key) ?? (await read());
  kept.set(key, list);
  return list;
}
