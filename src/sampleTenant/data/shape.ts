/** What a sample tenant is made of before anybody calls it: flat lists that reference each other by ID. */

import type { JsonObject } from '../json';

export interface SampleManagementGroup {
  readonly name: string;
  readonly displayName: string;
  /** Name of the parent; absent for a child of the tenant's root group. */
  readonly parent?: string;
}

export interface SampleSubscription {
  readonly subscriptionId: string;
  readonly displayName: string;
  /** Name of its management group; absent: the tenant's root group. */
  readonly managementGroup?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface SampleResourceGroup {
  readonly subscriptionId: string;
  readonly name: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The identity block as ARM stores it, with the IDs of the system-assigned identity's two faces. */
export interface SampleIdentityBlock {
  readonly principalId?: string;
  readonly clientId?: string;
  /** ARM ID of a user-assigned identity → its IDs when it was attached (they stay when the identity is deleted). */
  readonly userAssigned: Readonly<
    Record<string, { readonly principalId: string; readonly clientId: string }>
  >;
}

/** The configuration of an app, which only its own paths tell. */
export interface SampleSite {
  readonly appSettings: Readonly<Record<string, string>>;
  /** Names of settings that stay with their slot; of the app, for all of its slots. */
  readonly slotSettings?: readonly string[];
  readonly registry?: { readonly usesIdentity: boolean; readonly clientId?: string };
}

/** A resource, user-assigned identities included, or a child that only its own list shows (a blob container). */
export interface SampleResource {
  readonly id: string;
  /** In the casing the provider uses. */
  readonly type: string;
  /** Absent for children that are no resources of their own. */
  readonly location?: string;
  readonly kind?: string;
  readonly sku?: JsonObject;
  readonly tags?: Readonly<Record<string, string>>;
  readonly managedBy?: string;
  /** Where it runs, when that is not Azure itself. */
  readonly extendedLocation?: { readonly name: string; readonly type: string };
  readonly identity?: SampleIdentityBlock;
  readonly properties: JsonObject;
  /** Of apps and slots. */
  readonly site?: SampleSite;
  /** What changes of it end in, after they were accepted; of no answer's JSON. */
  readonly failsWith?: { readonly code: string; readonly message: string };
}

export interface SampleFederatedCredential {
  readonly identityId: string;
  readonly name: string;
  readonly issuer: string;
  /** Absent for a flexible one: the stable API shows nothing of its expression. */
  readonly subject?: string;
  readonly audience: string;
}

export interface SamplePermission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
  readonly condition?: string;
}

export interface SampleRoleDefinition {
  readonly guid: string;
  readonly roleName: string;
  readonly type: 'BuiltInRole' | 'CustomRole';
  readonly description: string;
  readonly permissions: readonly SamplePermission[];
  readonly assignableScopes: readonly string[];
}

export type PrincipalType = 'User' | 'Group' | 'ServicePrincipal';

/** Somebody the directory knows. Managed identities are not listed: they come with the resources that own them. */
export interface SamplePrincipal {
  readonly objectId: string;
  readonly type: PrincipalType;
  readonly displayName: string;
}

/** Direct membership; both are object IDs, and the member may be a group or a managed identity. */
export interface SampleMembership {
  readonly group: string;
  readonly member: string;
}

export interface SampleRoleAssignment {
  readonly guid: string;
  readonly scope: string;
  readonly roleGuid: string;
  readonly principalId: string;
  readonly principalType: PrincipalType;
  readonly description?: string;
  readonly condition?: string;
  /** ISO 8601. */
  readonly createdOn: string;
  /** Object ID. */
  readonly createdBy: string;
  readonly updatedOn?: string;
  readonly updatedBy?: string;
}

export interface SampleDenyAssignment {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  readonly scope: string;
  readonly permissions: readonly SamplePermission[];
  /** Object IDs; all zeros means everybody. */
  readonly principals: readonly { readonly id: string; readonly type: string }[];
  readonly excludePrincipals: readonly { readonly id: string; readonly type: string }[];
}

export interface SampleLock {
  readonly scope: string;
  readonly name: string;
  readonly level: 'CanNotDelete' | 'ReadOnly';
  readonly notes?: string;
}

/** Denies what has not this tag, at its scope and below. */
export interface SamplePolicy {
  readonly scope: string;
  readonly assignment: { readonly name: string; readonly displayName: string };
  readonly definition: { readonly name: string; readonly displayName: string };
  readonly tag: string;
}

/** A provider that a subscription has not registered. */
export interface SampleUnregistered {
  readonly subscriptionId: string;
  readonly namespace: string;
}

export interface SampleData {
  readonly tenantId: string;
  readonly displayName: string;
  readonly defaultDomain: string;
  /** Object IDs of those whose tokens are taken. */
  readonly callers: readonly string[];
  readonly managementGroups: readonly SampleManagementGroup[];
  readonly subscriptions: readonly SampleSubscription[];
  readonly resourceGroups: readonly SampleResourceGroup[];
  readonly resources: readonly SampleResource[];
  readonly federatedCredentials: readonly SampleFederatedCredential[];
  readonly roleDefinitions: readonly SampleRoleDefinition[];
  readonly principals: readonly SamplePrincipal[];
  readonly memberships: readonly SampleMembership[];
  readonly roleAssignments: readonly SampleRoleAssignment[];
  readonly denyAssignments: readonly SampleDenyAssignment[];
  readonly locks: readonly SampleLock[];
  readonly policies: readonly SamplePolicy[];
  readonly unregistered: readonly SampleUnregistered[];
}
