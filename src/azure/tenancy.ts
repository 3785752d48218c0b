/** Tenants of the account and subscriptions of a tenant. */

import { sameId } from '../model/armId';
import type { Tenancy } from '../model/ports';
import type { Subscription, Tenant } from '../model/tenancy';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { present, text, type Json } from './decode';
import { mapped } from './pages';

export function createTenancy(connect: Connect): Tenancy {
  return {
    tenants: async (signal) => {
      const call = { path: '/tenants', apiVersion: apiVersions.tenants };
      return mapped(await connect(undefined).arm.list(call, signal), tenantOf, call.path);
    },
    subscriptions: async (tenantId, signal) => {
      const call = { path: '/subscriptions', apiVersion: apiVersions.subscriptions };
      return mapped(
        await connect(tenantId).arm.list(call, signal),
        (item) => subscriptionOf(item, tenantId),
        call.path,
      );
    },
  };
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
  const own = text(item['tenantId']);
  const elsewhere = own !== undefined && !sameId(own, tenantId);
  return {
    subscriptionId,
    tenantId,
    ...(elsewhere && { ownTenantId: own }),
    displayName,
    state: text(item['state']) ?? 'Enabled',
  };
}
