/** Subscriptions of the token's tenant, and the regions of each. */

import { ok, param, type Call, type Route } from '../call';
import { locations, type SampleLocation } from '../data/locations';
import type { SampleSubscription } from '../data/shape';
import type { JsonObject } from '../json';
import { paged } from '../paging';
import { subscriptionNotFound } from '../armError';

export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/subscriptions',
    type: 'Microsoft.Resources/subscriptions',
    handle: (call) => {
      const seen = [...call.state.subscriptions.values()].filter((one) =>
        call.access.touches(subscriptionScope(one)),
      );
      return ok({
        ...paged(
          call,
          seen.map((one) => subscriptionJson(call, one)),
        ),
        count: { type: 'Total', value: seen.length },
      });
    },
  },
  {
    method: 'GET',
    path: '/subscriptions/{subscription}',
    type: 'Microsoft.Resources/subscriptions',
    handle: (call) => {
      const subscription = subscriptionOf(call);
      call.access.demand('Microsoft.Resources/subscriptions/read', subscriptionScope(subscription));
      return ok(subscriptionJson(call, subscription));
    },
  },
  {
    method: 'GET',
    path: '/subscriptions/{subscription}/locations',
    type: 'Microsoft.Resources/locations',
    handle: (call) => {
      const scope = subscriptionScope(subscriptionOf(call));
      call.access.demand('Microsoft.Resources/subscriptions/locations/read', scope);
      return ok({ value: locations.map((location) => locationJson(scope, location)) });
    },
  },
];

/** The subscription a route's path names. */
export function subscriptionOf(call: Call): SampleSubscription {
  const id = param(call, 'subscription');
  const subscription = call.state.subscriptions.get(id.toLowerCase());
  if (subscription === undefined) throw subscriptionNotFound(id);
  return subscription;
}

export function subscriptionScope(subscription: SampleSubscription): string {
  return `/subscriptions/${subscription.subscriptionId}`;
}

function subscriptionJson(call: Call, subscription: SampleSubscription): JsonObject {
  return {
    id: subscriptionScope(subscription),
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    ...(subscription.tags && { tags: subscription.tags }),
    subscriptionId: subscription.subscriptionId,
    tenantId: call.state.tenantId,
    displayName: subscription.displayName,
    state: 'Enabled',
    subscriptionPolicies: subscriptionPolicies,
  };
}

export const subscriptionPolicies = {
  locationPlacementId: 'Public_2014-09-01',
  quotaId: 'PayAsYouGo_2014-09-01',
  spendingLimit: 'Off',
} as const;

function locationJson(scope: string, location: SampleLocation): JsonObject {
  const { name, displayName, regionalDisplayName, geography, paired, latitude, longitude } = location;
  const id = `${scope}/locations/${name}`;
  const common = { id, name, type: 'Region', displayName, regionalDisplayName };
  if (location.logical)
    return { ...common, metadata: { regionType: 'Logical', regionCategory: 'Other', geography } };
  return {
    ...common,
    metadata: {
      regionType: 'Physical',
      regionCategory: 'Recommended',
      geography,
      longitude,
      latitude,
      pairedRegion: [{ name: paired, id: `${scope}/locations/${paired}` }],
    },
  };
}
