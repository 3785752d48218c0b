/** Tenants of the account and subscriptions of a tenant. */

import { lastSegment, sameId } from '../model/armId';
import { listing } from '../model/listing';
import type { Tenancy } from '../model/ports';
import type { Subscription, Tenant } from '../model/tenancy';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { present, records, text, type Json } from './decode';
import { mapped } from './pages';
import { graphPath } from './paths';
import { ancestryQuery } from './queries';
import { askAll } from './resourceGraph';

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
    async below(tenantId, managementGroupId, signal) {
      const group = lastSegment(managementGroupId).toLowerCase();
      const rows = await askAll(connect(tenantId).arm, { query: ancestryQuery }, signal);
      const isBelow = (row: Json) =>
        records(row['chain']).some(({ name }) => text(name)?.toLowerCase() === group);
      return mapped(listing(rows.items.filter(isBelow), rows.problems), (row) => text(row['id']), graphPath);
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
