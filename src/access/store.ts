/** All that the window knows of Azure: read once, shared, forgotten on refresh, and always with this window's own writes. */

import { idKey, isGuid, isUserAssignedId, parseArmId, resourceTypeOf, sameId } from '../model/armId';
import type { FederatedCredential } from '../model/federation';
import type {
  IdentityUser,
  LocatedUserAssigned,
  ManagedIdentity,
  SystemAssignedIdentity,
  UserAssignedIdentity,
} from '../model/identity';
import type { Carrier } from '../model/identityBlocksPort';
import { listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { Azure, Clock } from '../model/ports';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import type { Subscription } from '../model/tenancy';
import { createChanges } from './changes';
import type { Change } from './changes';
import { createCredentialLists } from './federation/credentialLists';
import { createIdentityAccess } from './identityAccess';
import type { AssignmentView, GuardsFound, Progress } from './identityAccess';
import { createIdentityIndex } from './identityIndex';
import type { IdentityIndex } from './identityIndex';
import { systemAssignedLists, userAssignedLists } from './identityLists';
import { createOrphans } from './orphans/findOrphans';
import type { Orphans } from './orphans/findOrphans';
import { createIdentitySearch } from './identitySearch';
import type { FoundIdentity } from './identitySearch';
import { createOwnIdentities } from './ownIdentities';
import { recordCarrier, systemIdentityOf, withOwners } from './ownCarriers';
import { createOwnWrites } from './ownWrites';
import { createRoleDefinitions } from './roleDefinitions';
import { createRoots } from './roots';
import type { SubscriptionFilter, SubscriptionInTenant } from './roots';
import { createTargetFacts } from './targetFacts';

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
  usedBy(identity: ManagedIdentity, tenantId: string, signal: AbortSignal): Promise<Listing<IdentityUser>>;
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
  /** Takes note of what became of a resource's identities: every list shows it at once. */
  recordCarried(tenantId: string, before: Carrier, after: Carrier): void;
  recordAssigned(identityId: string, assignment: RoleAssignment): void;
  recordRemoved(identityId: string, assignmentId: string): void;
  /** Takes note of an identity that this window made or changed, as Azure answered: every list shows it so at once. */
  recordWritten(own: LocatedUserAssigned): void;
  /** The same of one that this window deleted: no list shows it any more. */
  recordDeleted(own: LocatedUserAssigned): void;
  /** Takes note that an orphaned assignment is not there any more. */
  recordOrphanRemoved(assignmentId: string): void;
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
}

export function createStore(needs: {
  readonly azure: Azure;
  readonly clock: Clock;
  readonly subscriptionFilter: SubscriptionFilter;
  /** Told of the direct assignments of an identity whenever they were read whole. */
  readonly onAssignments?: (identityId: string, assignments: readonly RoleAssignment[]) => void;
}): Store {
  const { azure, clock, subscriptionFilter, onAssignments } = needs;
  const index = createIdentityIndex();
  const ownIdentities = createOwnIdentities(clock);
  const ownWrites = createOwnWrites<RoleAssignment>(clock);
  const users = createOwnWrites<IdentityUser>(clock);
  const owners = createOwnWrites<SystemAssignedIdentity>(clock);
  const roots = createRoots(azure, subscriptionFilter);
  const userAssigned = userAssignedLists(azure, index);
  const systemAssigned = systemAssignedLists(azure, index);
  const roles = createRoleDefinitions(azure);
  const facts = createTargetFacts(azure);
  const access = createIdentityAccess(azure, ownWrites, users, { roles, facts });
  const orphans = createOrphans(azure, clock, { roles, facts });
  const search = createIdentitySearch(azure, roots, index);
  const federated = createCredentialLists(azure);
  const changes = createChanges();

  return {
    index,
    orphans,
    async roots(signal) {
      const found = await roots.chosen(signal);
      const whole = found.problems.length === 0 && (await roots.filter(signal)).length === 0;
      index.expect(whole ? found.items.map(({ subscription }) => subscription.subscriptionId) : undefined);
      return found;
    },
    chosen: (signal) => roots.filter(signal),
    subscriptions: (signal) => roots.all(signal),
    async userAssigned(subscription, signal) {
      const found = await userAssigned.read(subscription, signal);
      const items = ownIdentities.inList(subscription.subscriptionId, found.items);
      // The list went into the index as it came.
      if (items !== found.items) {
        const ids = new Set(items.map(({ id }) => idKey(id)));
        for (const { id } of found.items) if (!ids.has(idKey(id))) index.remove(id);
        index.add(items);
      }
      return { ...found, items };
    },
    systemAssigned: async (subscription, signal) =>
      withOwners(owners, subscription.subscriptionId, await systemAssigned.read(subscription, signal)),
    async loadMore(subscription, kind, signal) {
      await (kind === 'userAssigned' ? userAssigned : systemAssigned).more(subscription, signal);
      changes.fire({ subscriptionId: subscription.subscriptionId });
    },
    async roleAssignments(identity, tenantId, signal) {
      const found = await access.roleAssignments(identity, tenantId, signal);
      if (found.problems.length === 0)
        onAssignments?.(
          identity.id,
          found.items.map(({ assignment }) => assignment),
        );
      return found;
    },
    async throughGroups(identity, tenantId, signal, onProgress) {
      const { items, problems } = await roots.chosen(signal);
      const inTenant = items
        .map(({ subscription }) => subscription)
        .filter((each) => sameId(each.tenantId, tenantId));
      const found = await access.throughGroups(identity, tenantId, inTenant, signal, onProgress);
      const unread = problems.filter((problem) => sameId(problem.where, tenantId));
      return listing(found.items, [...unread, ...found.problems]);
    },
    usedBy: (identity, tenantId, signal) => access.usedBy(identity, tenantId, signal),
    async clientIdOf(identity, tenantId, signal) {
      if (identity.clientId !== undefined) return identity.clientId;
      return (await search.read(tenantId, identity.id, signal)).clientId;
    },
    guards: (scope, tenantId, principalId, signal) => access.guards(scope, tenantId, principalId, signal),
    assignableRoles: (tenantId, scope, signal) => roles.list(tenantId, scope, signal),
    roleDefinitions: async (tenantId, scope, signal) => (await roles.list(tenantId, scope, signal)).items,
    async find(text, signal) {
      const found = await search.find(text, signal);
      return { ...found, items: ownIdentities.inSearch(text, found.items) };
    },
    identityById: (id, signal) => search.byId(id, signal),
    tenantOf: (subscriptionId, signal) => search.tenantOf(subscriptionId, signal),
    federatedCredentials: (identity, tenantId, signal) => federated.read(identity, tenantId, signal),
    recordFederated(identityId, credential) {
      federated.put(identityId, credential);
      changes.fire({ identityId });
    },
    recordUnfederated(identityId, credentialId) {
      federated.remove(identityId, credentialId);
      changes.fire({ identityId });
    },
    recordCarried(tenantId, before, after) {
      const own = systemIdentityOf(after, tenantId);
      if (own !== undefined) index.add([own]);
      for (const identityId of recordCarrier({ users, owners }, tenantId, before, after))
        changes.fire({ identityId });
      if (before.block.system?.principalId === own?.principalId) return;
      if (own === undefined) index.remove(after.id);
      const { subscriptionId } = parseArmId(after.id) ?? {};
      changes.fire(subscriptionId === undefined ? undefined : { subscriptionId });
    },
    recordAssigned(identityId, assignment) {
      ownWrites.made(identityId, assignment);
      changes.fire({ identityId });
    },
    recordRemoved(identityId, assignmentId) {
      ownWrites.removed(identityId, assignmentId);
      orphans.recordRemoved(assignmentId);
      changes.fire({ identityId });
    },
    recordWritten(own) {
      const { id, subscriptionId } = own.identity;
      ownIdentities.wrote(own);
      search.forget(id);
      index.add([own.identity]);
      userAssigned.drop(subscriptionId, true);
      changes.fire({ subscriptionId });
    },
    recordDeleted(own) {
      const { id, subscriptionId } = own.identity;
      ownIdentities.deleted(own);
      orphans.recordDeleted(own.tenantId, own.identity.principalId);
      access.drop(id);
      search.forget(id);
      index.remove(id);
      userAssigned.drop(subscriptionId, true);
      changes.fire({ subscriptionId });
      changes.fire({ orphans: true });
    },
    recordOrphanRemoved(assignmentId) {
      orphans.recordRemoved(assignmentId);
      changes.fire({ orphans: true });
    },
    invalidate(key) {
      const tenantId = key === undefined ? undefined : tenantIn(key);
      const subscriptionId = key === undefined ? undefined : parseArmId(key)?.subscriptionId;
      if (tenantId !== undefined) {
        roots.drop(tenantId);
        changes.fire(undefined);
      } else if (key === undefined || subscriptionId === undefined) {
        for (const part of [roots, userAssigned, systemAssigned, access, search, roles, federated, orphans])
          part.drop();
        index.forget();
        changes.fire(undefined);
      } else {
        access.drop(key);
        federated.drop(key);
        search.drop(key);
        if (resourceTypeOf(key) !== undefined) {
          // The identity itself stands in the list of its subscription, which has no part of its own to read.
          (isUserAssignedId(key) ? userAssigned : systemAssigned).drop(subscriptionId, true);
        } else {
          userAssigned.drop(subscriptionId);
          systemAssigned.drop(subscriptionId);
          index.forget(key);
        }
        changes.fire({ subscriptionId });
      }
    },
    refreshOrphans() {
      orphans.drop();
      changes.fire({ orphans: true });
    },
    onDidChange: (listener) => changes.listen(listener),
  };
}

/** The tenant a key names: by its GUID, or as `/tenants/{guid}`. */
function tenantIn(key: string): string | undefined {
  const guid = key.replace(/^\/tenants\//i, '');
  return isGuid(guid) ? guid : undefined;
}
