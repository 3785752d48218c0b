/** What has to be there before an identity can be made: a region that takes it, a resource group, a registered provider. */

import type { Listing } from './listing';
import type { PlannedRequest } from './plannedRequest';
import type { ResourceGroup, Subscription } from './tenancy';

export interface Region {
  /** As requests name it: `westeurope`. */
  readonly name: string;
  /** As people do: `West Europe`. */
  readonly displayName: string;
}

/** The name of a region in requests, however it was written: `West Europe` and `westeurope` are the same. */
export function regionKey(text: string): string {
  return text.toLowerCase().replaceAll(' ', '');
}

export interface NewResourceGroup {
  readonly subscriptionId: string;
  readonly name: string;
  readonly location: string;
}

export interface Provisioning {
  /**
   * The regions where the subscription can have user-assigned identities, by name. A problem says that the names are the
   * provider's own, because those of the subscription could not be read.
   */
  regions(subscription: Subscription, signal: AbortSignal): Promise<Listing<Region>>;
  /** Azure changes nothing of a group that is there already in this region, but for its tags, which it takes away. */
  createGroup(tenantId: string, wanted: NewResourceGroup, signal: AbortSignal): Promise<ResourceGroup>;
  createGroupRequest(wanted: NewResourceGroup): PlannedRequest;
  /** Asks to register Microsoft.ManagedIdentity in the subscription, which takes Azure up to a few minutes. */
  register(tenantId: string, subscriptionId: string, signal: AbortSignal): Promise<void>;
  registerRequest(subscriptionId: string): PlannedRequest;
  isRegistered(tenantId: string, subscriptionId: string, signal: AbortSignal): Promise<boolean>;
}
