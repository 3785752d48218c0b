/** The subscriptions of all tenants: the chosen ones for the tree, all of them to choose from and to resolve an ID. */

import { Failure, isCancelled } from '../model/failure';
import { joined, listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { Azure } from '../model/ports';
import type { Subscription, Tenant } from '../model/tenancy';
import { bounded } from '../model/bounded';
import { createCache } from './cache';
import { tenantOf } from './chosenEntries';

export interface SubscriptionInTenant {
  readonly subscription: Subscription;
  readonly tenant: Tenant;
}

export interface Roots {
  /** The chosen subscriptions by name; tenants that hold none of them are not asked. */
  chosen(signal: AbortSignal): Promise<Listing<SubscriptionInTenant>>;
  /** Every subscription of every tenant, whatever is chosen. */
  all(signal: AbortSignal): Promise<Listing<SubscriptionInTenant>>;
  tenants(signal: AbortSignal): Promise<Listing<Tenant>>;
  /** The entries of the setting that `chosen` goes by; none means all. */
  filter(signal: AbortSignal): Promise<readonly string[]>;
  /** Forgets one tenant's subscriptions, or everything. */
  drop(tenantId?: string): void;
}

/** How many tenants are asked side by side. */
const tenantsAtOnce = 5;

/** Gives the chosen `tenantId/subscriptionId` of an account with these tenants; an empty list chooses all. */
export type SubscriptionFilter = (tenants: readonly Tenant[]) => readonly string[];

export function createRoots(azure: Azure, filter: SubscriptionFilter): Roots {
  const tenantLists = createCache<Listing<Tenant>>();
  const bySubscription = createCache<Listing<SubscriptionInTenant>>();

  const tenants = (signal: AbortSignal) =>
    tenantLists.read('', (shared) => azure.tenancy.tenants(shared), signal);

  // A tenant that refuses is kept as its problem, like an answer: else every look at the tree would ask it again.
  const of = (tenant: Tenant, signal: AbortSignal) =>
    bySubscription.read(
      tenant.tenantId.toLowerCase(),
      async (shared) => {
        try {
          const { items, problems } = await azure.tenancy.subscriptions(tenant.tenantId, shared);
          return listing(
            items.map((subscription) => ({ subscription, tenant })),
            problems.map((problem) => ({
              ...problem,
              where: tenant.tenantId,
              whereName: tenant.defaultDomain ?? tenant.displayName,
            })),
          );
        } catch (error) {
          if (!(error instanceof Failure) || isCancelled(error)) throw error;
          return listing<SubscriptionInTenant>(
            [],
            [
              {
                where: tenant.tenantId,
                whereName: tenant.defaultDomain ?? tenant.displayName,
                failure: error,
              },
            ],
          );
        }
      },
      signal,
    );

  async function read(
    wanted: readonly Tenant[],
    signal: AbortSignal,
  ): Promise<Listing<SubscriptionInTenant>> {
    const outcomes = await bounded(wanted, tenantsAtOnce, (tenant) => of(tenant, signal), signal);
    const parts = outcomes.map((outcome, at) =>
      'value' in outcome
        ? outcome.value
        : listing<SubscriptionInTenant>(
            [],
            [{ where: wanted[at]?.tenantId ?? '', failure: outcome.failure }],
          ),
    );
    const { items, problems } = joined(parts);
    return listing([...items].sort(byName), problems);
  }

  return {
    tenants,
    async all(signal) {
      const known = await tenants(signal);
      const { items, problems } = await read(known.items, signal);
      return listing(withoutDoubles(items), [...known.problems, ...problems]);
    },
    async chosen(signal) {
      const known = await tenants(signal);
      const wanted = new Set(filter(known.items).map((entry) => entry.toLowerCase()));
      const inTenants = wanted.size === 0 ? known.items : tenantsOf(wanted, known.items);
      const { items, problems } = await read(inTenants, signal);
      const kept = items.filter((item) => wanted.size === 0 || wanted.has(filterKey(item)));
      return listing(withoutDoubles(kept), [...known.problems, ...problems]);
    },
    filter: async (signal) => filter((await tenants(signal)).items),
    drop(tenantId) {
      tenantLists.drop(() => true);
      bySubscription.drop((key) => tenantId === undefined || key === tenantId.toLowerCase());
    },
  };
}

/** The tenants that the filter names, also those that the account's own list leaves out. */
function tenantsOf(filter: ReadonlySet<string>, known: readonly Tenant[]): readonly Tenant[] {
  const named = new Set([...filter].map(tenantOf));
  const listed = known.filter((tenant) => named.has(tenant.tenantId.toLowerCase()));
  for (const tenant of listed) named.delete(tenant.tenantId.toLowerCase());
  return [...listed, ...[...named].map((tenantId) => ({ tenantId, displayName: tenantId }))];
}

/** How the setting names a subscription, in lower case. */
export function filterKey({ subscription, tenant }: SubscriptionInTenant): string {
  return `${tenant.tenantId}/${subscription.subscriptionId}`.toLowerCase();
}

/** A subscription shared with another tenant is in both tenants' lists: the first one stays. */
function withoutDoubles(items: readonly SubscriptionInTenant[]): readonly SubscriptionInTenant[] {
  const first = new Map<string, SubscriptionInTenant>();
  for (const item of items) {
    const key = item.subscription.subscriptionId.toLowerCase();
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function byName(a: SubscriptionInTenant, b: SubscriptionInTenant): number {
  return (
    collator.compare(a.subscription.displayName, b.subscription.displayName) ||
    collator.compare(a.tenant.displayName, b.tenant.displayName)
  );
}
