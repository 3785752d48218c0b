/** Tenants, subscriptions and the other places that identities and resources live in. */

export interface Tenant {
  readonly tenantId: string;
  readonly displayName: string;
  readonly defaultDomain?: string;
}

export interface Subscription {
  readonly subscriptionId: string;
  /** The tenant whose token reads it: for a Lighthouse subscription not the tenant it belongs to. */
  readonly tenantId: string;
  /** The tenant it belongs to, where that is another one. */
  readonly ownTenantId?: string;
  readonly displayName: string;
  /** `Enabled`, `Warned`, `PastDue`, `Disabled`, `Deleted`; all but the first take no writes. */
  readonly state: string;
}

export interface ManagementGroup {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

export interface ResourceGroup {
  readonly id: string;
  readonly name: string;
  readonly location: string;
}

/** A resource as a list shows it; `type` in ARM's casing where known. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly kind?: string;
  readonly location?: string;
}
