/** Roles, their assignments, and what defeats them. */

/** One entry of a role definition. Exclusions count within their own entry only. */
export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
  readonly condition?: string;
}

export interface RoleDefinition {
  /** The GUID, the same in every subscription for built-in roles. */
  readonly guid: string;
  readonly id: string;
  readonly roleName: string;
  readonly description: string;
  readonly type: 'BuiltInRole' | 'CustomRole';
  readonly permissions: readonly Permission[];
  readonly assignableScopes: readonly string[];
}

export interface RoleAssignment {
  readonly id: string;
  readonly scope: string;
  readonly roleGuid: string;
  /** Absent when the role definition could not be read. */
  readonly roleName?: string;
  readonly roleType?: 'BuiltInRole' | 'CustomRole';
  readonly principalId: string;
  readonly principalType?: string;
  readonly condition?: string;
  readonly description?: string;
  /** ISO 8601. */
  readonly createdOn?: string;
  /** Object ID of who made it. */
  readonly createdBy?: string;
}

/** What is known of the target of an assignment, for the tree to name it and to say when a role has no effect there. */
export interface TargetFacts {
  readonly id: string;
  readonly displayName?: string;
  readonly type?: string;
  readonly kind?: string;
  /** A key vault that takes access policies ignores data-plane roles. */
  readonly usesAccessPolicies?: boolean;
  /** A container registry that judges each repository by itself ignores the roles for all of it. */
  readonly usesRepositoryPermissions?: boolean;
}

export interface DenyAssignment {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly scope: string;
  readonly principalIds: readonly string[];
  readonly permissions: readonly Permission[];
}

export interface Lock {
  readonly id: string;
  readonly name: string;
  readonly level: 'CanNotDelete' | 'ReadOnly';
  readonly notes?: string;
}
