/** The nodes that identities stand below, however the tree is arranged, and their own. */

import type { UnusedIdentity } from '../../access/unusedIdentities';
import type { Grouping } from '../../model/arrangement';
import type { ManagedIdentity } from '../../model/identity';
import type { Subscription, Tenant } from '../../model/tenancy';

export interface SubscriptionNode {
  readonly kind: 'subscription';
  readonly subscription: Subscription;
  readonly tenant: Tenant;
}

export interface IdentityNode {
  readonly kind: 'identity';
  readonly identity: ManagedIdentity;
  /** The tenant whose token reads the subscription it was listed in. */
  readonly tenantId: string;
  /** It belongs to another tenant than the subscription it lies in: it gives no tokens here. */
  readonly moved?: true;
  /** Nothing is known to use it; whether its federated credentials are, which nobody has read yet, is said beside it. */
  readonly unused?: UnusedIdentity['credentials'];
  /** The workspace runs as it. */
  readonly workspace?: true;
}

/** Says on top that not all identities are shown, and clears that. */
export interface FilterNode {
  readonly kind: 'filter';
}

/** Identities of any subscription that have something in common. */
export interface IdentityGroupNode {
  readonly kind: 'identityGroup';
  readonly by: Exclude<Grouping, 'subscription'>;
  /** Their resource group, their region as ARM calls it, or the value of the tag; absent for those without the tag. */
  readonly name?: string;
  /** The name of the tag, by tag. */
  readonly tag?: string;
  /** Where the resource group lies. */
  readonly subscription?: Subscription;
  /** How many there are; absent when not all could be read. */
  readonly count?: number;
}

export interface SystemAssignedGroupNode {
  readonly kind: 'systemAssignedGroup';
  readonly subscription: Subscription;
  /** It does not stand below its subscription, and so has to name it. */
  readonly apart?: true;
}

export interface LoadMoreNode {
  readonly kind: 'loadMore';
  readonly parent: SubscriptionNode | SystemAssignedGroupNode;
  /** It does not stand below what it reads more of, and so has to name it. */
  readonly apart?: true;
}
