/** What the window knows of Azure, as everything else asks for it. */

import type { FederatedCredential } from '../model/federation';
import type {
  IdentityUser,
  LocatedUserAssigned,
  ManagedIdentity,
  SystemAssignedIdentity,
  UserAssignedIdentity,
} from '../model/identity';
import type { Carrier } from '../model/identityBlocksPort';
import type { Listing } from '../model/listing';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import type { Subscription } from '../model/tenancy';
import type { AppIdentityState } from '../model/appIdentity';
import type { DeadReference } from './attach/deadReferences';
import type { CosmosAccess } from './cosmos/cosmosAccess';
import type { Change } from './changes';
import type { AssignmentView, GuardsFound, Progress } from './identityAccess';
import type { IdentityIndex } from './identityIndex';
import type { Recent } from './lately';
import type { AccessAtPlace } from './target/accessAt';
import type { AccessOfIdentity } from './target/accessOf';
import type { PolicyAccess } from './policies/policyAccess';
import type { Orphans } from './orphans/findOrphans';
import type { FoundIdentity } from './identitySearch';
import type { SubscriptionInTenant } from './roots';
import type { UnusedIdentity } from './unusedIdentities';

/** An assignment that was removed, and the tenant whose token reads it. */
export interface WasHeld {
  readonly tenantId: string;
  readonly assignment: RoleAssignment;
}

/**
 * Every read shares a request with callers that ask for the same at the same time, can be cancelled by each of them,
 * and throws `Failure` when nothing could be read. A thrown failure is asked for again by the next caller; a problem
 * inside a list stays until `invalidate`.
 */
export interface Store {
  /** The chosen subscriptions by name. A tenant that refuses is a problem whose `where` is its ID. */
  roots(signal: AbortSignal): Promise<Listing<SubscriptionInTenant>>;
  /** The entries of the setting, `tenantId/subscriptionId`, that choose among this account's; none means all. */
  chosen(signal: AbortSignal): Promise<readonly string[]>;
  /** Every subscription of every tenant, chosen or not. */
  subscriptions(signal: AbortSignal): Promise<Listing<SubscriptionInTenant>>;
  /** What is loaded so far, at most 500 more with each `loadMore`; `next` is there while there is more. */
  userAssigned(subscription: Subscription, signal: AbortSignal): Promise<Listing<UserAssignedIdentity>>;
  systemAssigned(subscription: Subscription, signal: AbortSignal): Promise<Listing<SystemAssignedIdentity>>;
  loadMore(subscription: Subscription, kind: ManagedIdentity['kind'], signal: AbortSignal): Promise<void>;
  /** Direct assignments everywhere, those this window made or removed counted as they will be. */
  roleAssignments(
    identity: ManagedIdentity,
    tenantId: string,
    signal: AbortSignal,
  ): Promise<Listing<AssignmentView>>;
  /** What reaches the identity through groups, over the chosen subscriptions of the tenant. */
  throughGroups(
    identity: ManagedIdentity,
    tenantId: string,
    signal: AbortSignal,
    onProgress?: Progress,
  ): Promise<Listing<AssignmentView>>;
  /** Who has access at a place: read anew each time. */
  accessAt(tenantId: string, scope: string, signal: AbortSignal): Promise<AccessAtPlace>;
  /** All that an identity may do, in every subscription of the tenant, chosen or not: read anew each time. */
  accessOf(
    identity: ManagedIdentity,
    tenantId: string,
    signal: AbortSignal,
    onProgress?: Progress,
  ): Promise<AccessOfIdentity>;
  usedBy(identity: ManagedIdentity, tenantId: string, signal: AbortSignal): Promise<Listing<IdentityUser>>;
  /** Those of the identities that nothing is known to use; one request for a tenant, whatever their number. */
  unused(
    identities: readonly UserAssignedIdentity[],
    tenantId: string,
    signal: AbortSignal,
  ): Promise<Listing<UnusedIdentity>>;
  /** Identities that resources of the subscription name in their blocks although they are gone. */
  deadReferences(subscription: Subscription, signal: AbortSignal): Promise<Listing<DeadReference>>;
  /** Which identity an app is told to use. Its settings are listed for that, and nothing of them is kept but names. */
  appState(tenantId: string, resourceId: string, signal: AbortSignal): Promise<AppIdentityState>;
  /** For a system-assigned identity a request of its own, once; `undefined` when Azure does not say. */
  clientIdOf(identity: ManagedIdentity, tenantId: string, signal: AbortSignal): Promise<string | undefined>;
  guards(
    assignmentScope: string,
    tenantId: string,
    principalId: string,
    signal: AbortSignal,
  ): Promise<GuardsFound>;
  /** Roles that can be assigned at a scope, and those that could not be read. */
  assignableRoles(tenantId: string, scope: string, signal: AbortSignal): Promise<Listing<RoleDefinition>>;
  /** What a role is called, by its GUID, as far as lists that have it were read. */
  roleName(guid: string): string | undefined;
  /** The roles alone, to look some of them up. */
  roleDefinitions(tenantId: string, scope: string, signal: AbortSignal): Promise<readonly RoleDefinition[]>;
  /** Over all tenants, chosen or not: closest first. */
  find(text: string, signal: AbortSignal): Promise<Listing<FoundIdentity>>;
  /** Throws `badArgument` for an ID without a subscription, `notFound` when no tenant has that subscription. */
  identityById(id: string, signal: AbortSignal): Promise<FoundIdentity>;
  /** The tenant whose token reads the subscription; throws `notFound`. */
  tenantOf(subscriptionId: string, signal: AbortSignal): Promise<string>;
  federatedCredentials(
    identity: UserAssignedIdentity,
    tenantId: string,
    signal: AbortSignal,
  ): Promise<Listing<FederatedCredential>>;
  recordFederated(identityId: string, credential: FederatedCredential): void;
  recordUnfederated(identityId: string, credentialId: string): void;
  /** Takes note that an app was told another identity. */
  recordAppChanged(resourceId: string): void;
  /** Takes note of what became of a resource's identities: every list shows it at once. */
  recordCarried(tenantId: string, before: Carrier, after: Carrier): void;
  recordAssigned(identityId: string, assignment: RoleAssignment): void;
  /** `was` is what it was, so that the tree can say how long its access lasts. */
  recordRemoved(identityId: string, assignmentId: string, was?: WasHeld): void;
  /** Takes note of an identity that this window made or changed, as Azure answered: every list shows it so at once. */
  recordWritten(own: LocatedUserAssigned): void;
  /** The same of one that this window deleted: no list shows it any more. */
  recordDeleted(own: LocatedUserAssigned): void;
  /** Takes note that a vault's access policies changed: they are read again. */
  recordPolicyChange(
    tenantId: string,
    vaultId: string,
    identityId: string | undefined,
    change?: { readonly taken: boolean; readonly principalId: string },
  ): void;
  /** Takes note that somebody's roles in a Cosmos DB account changed: they are read again. */
  recordCosmosChange(
    accountId: string,
    identityId: string | undefined,
    change?: WasHeld & { readonly taken: boolean },
  ): void;
  /** Takes note that an orphaned assignment is not there any more. */
  recordOrphanRemoved(assignmentId: string, was?: WasHeld): void;
  /** What this window gave and took away a short while ago, of one list: an identity's ID, or `orphansList`. */
  lately(listId: string): readonly Recent[];
  /** Reads again what was taken away: where it is there all the same, lists show it. Throws `cancelled` only. */
  settle(change: Recent, signal: AbortSignal): Promise<void>;
  /** Reads again what an identity may do, once that should be felt. */
  readAgain(identityId: string): void;
  /**
   * Forgets what was read of an identity, with the list that shows it, of a subscription (by ARM ID) or a tenant (by GUID
   * or ID); everything without a key.
   */
  invalidate(key?: string): void;
  /** Forgets which assignments are orphaned, and nothing else. */
  refreshOrphans(): void;
  /** Tells what to draw anew; `undefined` means everything. */
  onDidChange(listener: (change: Change | undefined) => void): { dispose(): void };
  /** Identities seen so far, by any of their IDs. */
  readonly index: IdentityIndex;
  /** Role assignments that nobody holds any more. */
  readonly orphans: Orphans;
  /** Access policies of key vaults. */
  readonly policies: PolicyAccess;
  /** Who holds Cosmos DB's own roles. */
  readonly cosmos: CosmosAccess;
}
