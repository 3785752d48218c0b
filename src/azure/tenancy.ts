/** Tenants of the account and subscriptions of a tenant. */

import type { Listing } from '../model/listing';
import { listing } from '../model/listing';
import type { Tenancy } from '../model/ports';
import type { Subscription, Tenant } from '../model/tenancy';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { present, text, type Json } from './decode';

export function createTenancy(connect: Connect): Tenancy {
  return {
    tenants: async (signal) => {
      const call = { path: '/tenants', apiVersion: apiVersions.tenants };
      return mapped(await connect(undefined).arm.list(call, signal), tenantOf);
    },
    subscriptions: async (tenantId, signal) => {
      const call = { path: '/subscriptions', apiVersion: apiVersions.subscriptions };
      return mapped(await connect(tenantId).arm.list(call, signal), (item) => subscriptionOf(item, tenantId));
    },
  };
}

/** Reads every item of a list; one that cannot be read as what it should be is left out. */
export function mapped<T>(list: Listing<Json>, read: (item: Json) => T | undefined): Listing<T> {
  const items = list.items.flatMap((item) => read(item) ?? []);
  return listing(items, list.problems, list.next);
}

function tenantOf(item: Json): Tenant | undefined {
  const tenantId = text(item['tenantId']);
  if (tenantId === undefined) return undefined;
  const defaultDomain = text(item['defaultDomain']);
  // Guests of a tenant are not always told its name.
  const displayName = text(item['displayName']) ?? defaultDomain ?? tenantId;
  return { tenantId, displayName, ...present('defaultDomain', defaultDomain) };
}

/** `tenantId` is the token's: a subscription that another tenant delegated to it carries its own tenant in the row. */
function subscriptionOf(item: Json, tenantId: string): Subscription | undefined {
  const subscriptionId = text(item['subscriptionId']);
  if (subscriptionId === undefined) return undefined;
  const displayName = text(item['displayName']) ?? subscriptionId;
  return { subscriptionId, tenantId, displayName, state: text(item['state']) ?? 'Enabled' };
}
