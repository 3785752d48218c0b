/** What the last look before a role is assigned shows, and what comes of it. */

import type { NoEffect } from '../access/noEffect';
import type { PolicyPermissions } from '../model/accessPolicies';
import type { ManagedIdentity } from '../model/identity';
import type { PlannedRequest } from '../model/plannedRequest';
import type { RoleDefinition } from '../model/role';
import type { RoleName } from './conditionText';
import type { NamedScope } from './ports';

export interface ReviewedRole {
  readonly role: RoleDefinition;
  readonly privileged: boolean;
  /** Whether it is asked about once more, whatever the place. */
  readonly askedAgain: boolean;
  /** Operations that it allows and no role the identity has there allows; absent when those could not be read. */
  readonly adds?: { readonly actions: readonly string[]; readonly dataActions: readonly string[] };
  readonly held: boolean;
}

/** A condition under which roles are assigned. */
export interface ReviewedCondition {
  readonly condition: string;
  /** The roles that get it; empty when all of them do. */
  readonly roles: readonly string[];
  /** Operations on the same data that it leaves as they are. */
  readonly notLimited: readonly string[];
}

/** What belongs to an assignment and can be left out. */
export type Term = 'condition' | 'description';

/**
 * The roles are to be assigned; or the access policy is to be added instead of those without effect; or a term is to be
 * changed; or a text is to be copied.
 */
export type ReviewAnswer = Taken | { readonly change: Term } | { readonly copy: string };

export interface Taken {
  readonly assign: true | 'policy';
}

export interface Review {
  readonly identities: readonly ManagedIdentity[];
  readonly at: NamedScope;
  readonly roles: readonly ReviewedRole[];
  readonly broad: boolean;
  readonly noEffect: readonly string[];
  /** Why they have none. */
  readonly noEffectBecause?: NoEffect;
  /** The access policy that opens what the roles without effect would, where the vault goes by policies. */
  readonly policy?: PolicyPermissions;
  /** What the administrator of the database runs there, where roles open no data. */
  readonly databaseUsers?: string;
  /** Roles are held at management groups, which may or may not be above the place: not in what is added. */
  readonly uncounted: boolean;
  readonly description?: string;
  /** Each condition once; none without any. */
  readonly conditions: readonly ReviewedCondition[];
  /** The names of roles that conditions name by their GUIDs. */
  readonly roleName?: RoleName;
  /** What of the terms can be changed from the review. */
  readonly changeable: readonly Term[];
  /** As they will be sent: none for what is held already. */
  readonly requests: readonly PlannedRequest[];
}
