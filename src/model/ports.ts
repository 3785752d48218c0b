/**
 * What the product needs of Azure, in its own words: small interfaces that `azure/` fills over ARM.
 * Every call names the tenant whose token it takes, can be cancelled, and throws `Failure` when nothing could be read.
 */

import type { FederatedCredentials } from './federation';
import type {
  Attachment,
  IdentityUser,
  ManagedIdentity,
  SystemAssignedIdentity,
  UserAssignedIdentity,
} from './identity';
import type { AppIdentities } from './appIdentityPort';
import type { IdentityBlocks } from './identityBlocksPort';
import type { IdentityWrites } from './identityWrites';
import type { Listing } from './listing';
import type { AccessPolicies } from './accessPolicies';
import type { CosmosRoles } from './cosmosRoles';
import type { OrphanSearch } from './orphanSearch';
import type { PlannedRequest } from './plannedRequest';
import type { Provisioning } from './provisioning';
import type { DenyAssignment, Lock, Permission, RoleAssignment, RoleDefinition, TargetFacts } from './role';
import type { ManagementGroup, Resource, ResourceGroup, Subscription, Tenant } from './tenancy';

export interface Tenancy {
  /** All tenants the account can name; being listed does not mean that the tenant gives a token. */
  tenants(signal: AbortSignal): Promise<Listing<Tenant>>;
  subscriptions(tenantId: string, signal: AbortSignal): Promise<Listing<Subscription>>;
  /** The ARM IDs of the subscriptions that lie below a management group, however deep. */
  below(tenantId: string, managementGroupId: string, signal: AbortSignal): Promise<Listing<string>>;
}

export interface Identities {
  /** One page of a subscription's user-assigned identities: one request. `next` is the last page's. */
  userAssigned(
    subscription: Subscription,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Listing<UserAssignedIdentity>>;
  /** One page of the resources of a subscription that have a system-assigned identity. */
  systemAssigned(
    subscription: Subscription,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Listing<SystemAssignedIdentity>>;
  /** Reads one identity: a user-assigned one by its ID, a system-assigned one by its owner's. */
  get(tenantId: string, id: string, signal: AbortSignal): Promise<ManagedIdentity>;
  /** Every resource of the tenant that carries this user-assigned identity, slots included. */
  usersOf(
    tenantId: string,
    identity: UserAssignedIdentity,
    signal: AbortSignal,
  ): Promise<Listing<IdentityUser>>;
  /** Every resource of the tenant that carries user-assigned identities, once for each of them. */
  attachments(tenantId: string, signal: AbortSignal): Promise<Listing<Attachment>>;
  /** Identities of both kinds whose name, or any ID, contains the text. */
  find(tenantId: string, text: string, signal: AbortSignal): Promise<Listing<ManagedIdentity>>;
  /** Those of the principals that are managed identities in sight; the others are left out. */
  byPrincipals(
    tenantId: string,
    principalIds: readonly string[],
    signal: AbortSignal,
  ): Promise<Listing<ManagedIdentity>>;
}

/** What one assignment is made of; a second call with the same three IDs is the same assignment. */
export interface NewAssignment {
  readonly scope: string;
  readonly principalId: string;
  readonly roleGuid: string;
  readonly description?: string;
  readonly condition?: string;
}

export interface RoleAssignments {
  /** Every direct assignment of a principal, in all subscriptions and at management groups and root above them. */
  ofPrincipal(tenantId: string, principalId: string, signal: AbortSignal): Promise<Listing<RoleAssignment>>;
  /** What reaches the principal in this subscription through groups only: `assignedTo()` less the direct ones. */
  throughGroups(
    subscription: Subscription,
    principalId: string,
    signal: AbortSignal,
  ): Promise<Listing<RoleAssignment>>;
  /** Everybody's that hold at a scope, those made above and below it among them, without the names of their roles. */
  at(tenantId: string, scope: string, signal: AbortSignal): Promise<Listing<RoleAssignment>>;
  /** Reads one by its ID, without the name of its role. Throws `notFound`. */
  get(tenantId: string, assignmentId: string, signal: AbortSignal): Promise<RoleAssignment>;
  /** Names and modes of assignment targets, in one request for all. */
  targets(tenantId: string, ids: readonly string[], signal: AbortSignal): Promise<Listing<TargetFacts>>;
  /**
   * Makes one assignment under a deterministic name. Throws `alreadyExists` when another name holds the same one and
   * `principalNotFound` while the directory does not know the principal yet.
   */
  create(tenantId: string, assignment: NewAssignment, signal: AbortSignal): Promise<RoleAssignment>;
  /** What `create` sends. */
  createRequest(assignment: NewAssignment): PlannedRequest;
  /** Removes one; `undefined` when it was not there any more. */
  remove(tenantId: string, assignmentId: string, signal: AbortSignal): Promise<RoleAssignment | undefined>;
  /** What `remove` sends. */
  removeRequest(assignmentId: string): PlannedRequest;
}

export interface RoleDefinitions {
  /** Built-in and custom roles that can be assigned at a scope. */
  list(tenantId: string, scope: string, signal: AbortSignal): Promise<Listing<RoleDefinition>>;
  get(tenantId: string, scope: string, roleGuid: string, signal: AbortSignal): Promise<RoleDefinition>;
}

export interface Scopes {
  managementGroups(tenantId: string, signal: AbortSignal): Promise<Listing<ManagementGroup>>;
  resourceGroups(subscription: Subscription, signal: AbortSignal): Promise<Listing<ResourceGroup>>;
  /** Resources of a subscription, of one group when named. */
  resources(
    subscription: Subscription,
    resourceGroup: string | undefined,
    signal: AbortSignal,
  ): Promise<Listing<Resource>>;
  /** Blob containers, queues, topics, secrets and the like below a resource, where ARM lists them. */
  children(tenantId: string, resource: Resource, signal: AbortSignal): Promise<Listing<Resource>>;
  /** The whole ARM document behind an ID, as data to show. */
  document(tenantId: string, id: string, signal: AbortSignal): Promise<unknown>;
  /** The version that ARM reads an ID with: a request only for a type that is not known here. */
  versionOf(tenantId: string, id: string, signal: AbortSignal): Promise<string>;
}

/** What can stand against an assignment, or against the caller. */
export interface Guards {
  denyAssignments(
    tenantId: string,
    scope: string,
    principalId: string,
    signal: AbortSignal,
  ): Promise<Listing<DenyAssignment>>;
  locks(tenantId: string, scope: string, signal: AbortSignal): Promise<Listing<Lock>>;
  /** What the caller may do at a scope; a hint only, since denials, locks and conditions are not in it. */
  permissions(tenantId: string, scope: string, signal: AbortSignal): Promise<readonly Permission[]>;
}

/** One Azure: the real one, or the sample. */
export interface Azure {
  readonly tenancy: Tenancy;
  readonly identities: Identities;
  readonly identityWrites: IdentityWrites;
  readonly roleAssignments: RoleAssignments;
  readonly roleDefinitions: RoleDefinitions;
  readonly scopes: Scopes;
  readonly provisioning: Provisioning;
  readonly guards: Guards;
  readonly federatedCredentials: FederatedCredentials;
  readonly identityBlocks: IdentityBlocks;
  readonly accessPolicies: AccessPolicies;
  readonly cosmosRoles: CosmosRoles;
  readonly appIdentities: AppIdentities;
  readonly orphanSearch: OrphanSearch;
}

/** Waiting and the time of day, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with `cancelled` when the signal fires first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The log, in plain words for support; never a token, never a header's value. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}
