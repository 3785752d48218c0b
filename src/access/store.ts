/** All that the window knows of Azure: read once, shared, forgotten on refresh, and always with this window's own writes. */

import { idKey, isGuid, isUserAssignedId, parseArmId, resourceTypeOf, sameId } from '../model/armId';
import type { IdentityUser, SystemAssignedIdentity } from '../model/identity';
import { listing } from '../model/listing';
import type { Azure, Clock } from '../model/ports';
import type { RoleAssignment } from '../model/role';
import { createAppStates } from './attach/appStates';
import { createDeadReferences } from './attach/deadReferences';
import { createChanges } from './changes';
import { createCosmosAccess } from './cosmos/cosmosAccess';
import { createCredentialLists } from './federation/credentialLists';
import { createIdentityAccess } from './identityAccess';
import { createIdentityIndex } from './identityIndex';
import { systemAssignedLists, userAssignedLists } from './identityLists';
import { createPolicyAccess } from './policies/policyAccess';
import { createOrphans } from './orphans/findOrphans';
import { createIdentitySearch } from './identitySearch';
import { createLately, orphansList, recentRole } from './lately';
import { createOwnIdentities } from './ownIdentities';
import { recordCarrier, systemIdentityOf, withOwners } from './ownCarriers';
import { createOwnWrites } from './ownWrites';
import { createRoleDefinitions } from './roleDefinitions';
import { createRoots } from './roots';
import type { SubscriptionFilter } from './roots';
import { accessReader } from './target/accessAt';
import { accessOfReader } from './target/accessOf';
import { createTargetFacts } from './targetFacts';
import type { Store } from './storePort';
import { createUnusedIdentities } from './unusedIdentities';

export type { Store } from './storePort';

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
  const cosmos = createCosmosAccess(azure);
  const policies = createPolicyAccess(azure, clock);
  const orphans = createOrphans(azure, clock, { roles, facts });
  const readAccess = accessReader({ azure, clock, names: { roles, facts }, cosmos, policies, index });
  const search = createIdentitySearch(azure, roots, index);
  const federated = createCredentialLists(azure);
  const unused = createUnusedIdentities(azure, users, federated);
  const appStates = createAppStates(azure);
  const deadReferences = createDeadReferences(azure);
  const changes = createChanges();
  const lately = createLately(azure, cosmos, clock);

  return {
    index,
    orphans,
    cosmos,
    policies,
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
    accessAt: (tenantId, scope, signal) => readAccess(tenantId, scope, signal),
    accessOf: accessOfReader({ clock, access, cosmos, policies, roots, roles }),
    usedBy: (identity, tenantId, signal) => access.usedBy(identity, tenantId, signal),
    async clientIdOf(identity, tenantId, signal) {
      if (identity.clientId !== undefined) return identity.clientId;
      return (await search.read(tenantId, identity.id, signal)).clientId;
    },
    guards: (scope, tenantId, principalId, signal) => access.guards(scope, tenantId, principalId, signal),
    assignableRoles: (tenantId, scope, signal) => roles.list(tenantId, scope, signal),
    roleName: (guid) => roles.nameOf(guid),
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
    unused: (identities, tenantId, signal) => unused.among(identities, tenantId, signal),
    deadReferences: (subscription, signal) => deadReferences.list(subscription, signal),
    appState: (tenantId, resourceId, signal) => appStates.read(tenantId, resourceId, signal),
    recordAppChanged(resourceId) {
      appStates.drop(resourceId);
      // The app stands below each identity that it carries.
      changes.fire(undefined);
    },
    recordCarried(tenantId, before, after) {
      deadReferences.drop(parseArmId(after.id)?.subscriptionId);
      changes.fire({ deadReferences: true });
      const own = systemIdentityOf(after, tenantId);
      if (own !== undefined) index.add([own]);
      for (const { identityId, taken } of recordCarrier({ users, owners }, tenantId, before, after)) {
        const { id } = after;
        lately.record({ felt: 'use', taken, listId: identityId, tenantId, id, scope: id, principalId: '' });
        changes.fire({ identityId });
      }
      if (before.block.system?.principalId === own?.principalId) return;
      if (own === undefined) index.remove(after.id);
      const { subscriptionId } = parseArmId(after.id) ?? {};
      changes.fire(subscriptionId === undefined ? undefined : { subscriptionId });
    },
    recordAssigned(identityId, assignment) {
      ownWrites.made(identityId, assignment);
      lately.record(recentRole(identityId, false, { assignment, tenantId: '' }));
      changes.fire({ identityId });
    },
    recordRemoved(identityId, assignmentId, was) {
      ownWrites.removed(identityId, assignmentId);
      if (was !== undefined) lately.record(recentRole(identityId, true, was));
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
      deadReferences.drop();
      changes.fire({ subscriptionId });
      changes.fire({ orphans: true });
      changes.fire({ deadReferences: true });
    },
    recordPolicyChange(tenantId, vaultId, identityId, change) {
      policies.recordChange(tenantId, vaultId);
      if (identityId === undefined) return;
      if (change !== undefined)
        lately.record({
          felt: 'policy',
          listId: identityId,
          tenantId,
          id: vaultId,
          scope: vaultId,
          ...change,
        });
      changes.fire({ identityId });
    },
    recordCosmosChange(accountId, identityId, change) {
      cosmos.drop(accountId);
      if (identityId === undefined) return;
      if (change !== undefined)
        lately.record({ ...recentRole(identityId, change.taken, change), felt: 'cosmos' });
      changes.fire({ identityId });
    },
    recordOrphanRemoved(assignmentId, was) {
      orphans.recordRemoved(assignmentId);
      if (was !== undefined) lately.record(recentRole(orphansList, true, was));
      changes.fire({ orphans: true });
    },
    lately: (listId) => lately.in(listId),
    async settle(change, signal) {
      const { felt, listId, tenantId, id } = change;
      // Somebody else made it again: the lists are to show it, whatever this window did before.
      if (await lately.isBack(change, signal)) (felt === 'use' ? users : ownWrites).forget(listId, id);
      if (felt === 'policy') policies.recordChange(tenantId, id);
      access.drop(listId);
      changes.fire(listId === orphansList ? { orphans: true } : { identityId: listId });
    },
    readAgain(identityId) {
      access.drop(identityId);
      changes.fire({ identityId });
    },
    invalidate(key) {
      // Few requests, and who uses what may be told by any subscription.
      unused.drop();
      lately.forgetConfirmed(key !== undefined && resourceTypeOf(key) !== undefined ? key : undefined);
      const tenantId = key === undefined ? undefined : tenantIn(key);
      const subscriptionId = key === undefined ? undefined : parseArmId(key)?.subscriptionId;
      if (tenantId !== undefined) {
        roots.drop(tenantId);
        changes.fire(undefined);
      } else if (key === undefined || subscriptionId === undefined) {
        for (const part of [
          roots,
          userAssigned,
          systemAssigned,
          access,
          search,
          roles,
          federated,
          orphans,
          cosmos,
          appStates,
          deadReferences,
          policies,
        ])
          part.drop();
        index.forget();
        changes.fire(undefined);
      } else {
        access.drop(key);
        cosmos.drop();
        policies.drop();
        federated.drop(key);
        search.drop(key);
        appStates.drop(key);
        if (resourceTypeOf(key) !== undefined) {
          // The identity itself stands in the list of its subscription, which has no part of its own to read.
          (isUserAssignedId(key) ? userAssigned : systemAssigned).drop(subscriptionId, true);
        } else {
          userAssigned.drop(subscriptionId);
          systemAssigned.drop(subscriptionId);
          deadReferences.drop(subscriptionId);
          index.forget(key);
        }
        changes.fire({ subscriptionId });
      }
    },
    refreshOrphans() {
      orphans.drop();
      lately.forgetConfirmed(orphansList);
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
