/** Managed identities, both kinds, and the resources that carry them. */

export interface UserAssignedIdentity {
  readonly kind: 'userAssigned';
  readonly id: string;
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** What role assignments name: the object ID of the service principal. */
  readonly principalId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly isolationScope?: string;
}

/** The identity of one resource or slot; it has no ARM ID of its own, so `id` is its owner's. */
export interface SystemAssignedIdentity {
  readonly kind: 'systemAssigned';
  readonly id: string;
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly tenantId: string;
  readonly principalId: string;
  /** Read by a request of its own, when asked for. */
  readonly clientId?: string;
  readonly ownerType: string;
  readonly ownerKind?: string;
}

export type ManagedIdentity = UserAssignedIdentity | SystemAssignedIdentity;

/** A user-assigned identity and the tenant whose token reads it. */
export interface LocatedUserAssigned {
  readonly identity: UserAssignedIdentity;
  readonly tenantId: string;
}

/** A user-assigned identity, by its ID as a resource names it, and the resource that carries it. */
export interface Attachment {
  readonly identityId: string;
  readonly user: IdentityUser;
}

/** A resource that carries an identity. */
export interface IdentityUser {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly kind?: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
}
