/** What an identity may do and who uses it: direct assignments, those through groups, users, and what stands against them. */

import { idKey, isAtOrBelow } from '../model/armId';
import type { IdentityUser, ManagedIdentity } from '../model/identity';
import { listing } from '../model/listing';
import type { Listing, Problem } from '../model/listing';
import type { Azure } from '../model/ports';
import type { DenyAssignment, Lock, RoleAssignment, TargetFacts } from '../model/role';
import { scopeOf } from '../model/scope';
import type { Subscription } from '../model/tenancy';
import { bounded } from '../model/bounded';
import { withNames } from './assignmentNames';
import type { NameSources } from './assignmentNames';
import { createCache } from './cache';
import { collecting } from './collecting';
import type { OwnWrites } from './ownWrites';

export interface AssignmentView {
  readonly assignment: RoleAssignment;
  readonly target?: TargetFacts;
  /** Made in this window a short while ago: milliseconds since 1970. */
  readonly madeAt?: number;
}

/** What defeats a role at a scope, and what of it could not be read. */
export interface GuardsFound {
  readonly denyAssignments: readonly DenyAssignment[];
  readonly locks: readonly Lock[];
  readonly problems: readonly Problem[];
}

export type Progress = (done: number, total: number) => void;

export interface IdentityAccess {
  roleAssignments(
    identity: ManagedIdentity,
    tenantId: string,
    signal: AbortSignal,
  ): Promise<Listing<AssignmentView>>;
  throughGroups(
    identity: ManagedIdentity,
    tenantId: string,
    subscriptions: readonly Subscription[],
    signal: AbortSignal,
    onProgress?: Progress,
  ): Promise<Listing<AssignmentView>>;
  usedBy(identity: ManagedIdentity, tenantId: string, signal: AbortSignal): Promise<Listing<IdentityUser>>;
  guards(scope: string, tenantId: string, principalId: string, signal: AbortSignal): Promise<GuardsFound>;
  /** Forgets what was read of the identities at or below an ARM ID, everything without one. */
  drop(id?: string): void;
}

/** How many subscriptions are asked side by side for access through groups. */
const subscriptionsAtOnce = 4;

export function createIdentityAccess(
  azure: Azure,
  ownWrites: OwnWrites<RoleAssignment>,
  ownUsers: OwnWrites<IdentityUser>,
  names: NameSources,
): IdentityAccess {
  const direct = createCache<Listing<RoleAssignment>>();
  const viaGroups = createCache<Listing<AssignmentView>>();
  const users = createCache<Listing<IdentityUser>>();
  const guardsFound = createCache<GuardsFound>();

  /** Keys are the identity's ID and its principal: a recreated identity has another principal, and other rights. */
  const keyOf = (identity: ManagedIdentity) => `${idKey(identity.id)}\n${identity.principalId.toLowerCase()}`;

  async function readGuards(scope: string, tenantId: string, principalId: string, signal: AbortSignal) {
    const kind = scopeOf(scope)?.kind;
    // Locks exist at subscriptions and below only.
    const lockable = kind !== 'root' && kind !== 'managementGroup';
    const { problems, items } = collecting(scope);
    const [denyAssignments, locks] = await Promise.all([
      items(azure.guards.denyAssignments(tenantId, scope, principalId, signal)),
      items(lockable ? azure.guards.locks(tenantId, scope, signal) : Promise.resolve(listing<Lock>([]))),
    ]);
    return { denyAssignments, locks, problems };
  }

  return {
    async roleAssignments(identity, tenantId, signal) {
      const known = await direct.read(
        keyOf(identity),
        async (shared) => {
          const fresh = await azure.roleAssignments.ofPrincipal(tenantId, identity.principalId, shared);
          if (fresh.problems.length === 0) ownWrites.heard(identity.id, fresh.items);
          return fresh;
        },
        signal,
      );
      const merged = ownWrites
        .merged(identity.id, known.items)
        .map(({ item, ...rest }) => ({ assignment: item, ...rest }));
      const { items, problems } = await withNames(names, tenantId, merged, signal);
      return listing(items, [...known.problems, ...problems], known.next);
    },
    throughGroups(identity, tenantId, subscriptions, signal, onProgress) {
      return viaGroups.read(
        `${keyOf(identity)}\n${subscriptions.map(({ subscriptionId }) => subscriptionId).join()}`,
        async (shared) => {
          let done = 0;
          const read = async (subscription: Subscription) => {
            try {
              return await azure.roleAssignments.throughGroups(subscription, identity.principalId, shared);
            } finally {
              onProgress?.((done += 1), subscriptions.length);
            }
          };
          const outcomes = await bounded(subscriptions, subscriptionsAtOnce, read, shared);
          const found = new Map<string, RoleAssignment>();
          const problems: Problem[] = [];
          for (const [at, outcome] of outcomes.entries()) {
            if ('failure' in outcome) problems.push(problemOf(subscriptions[at], outcome.failure));
            else {
              problems.push(...outcome.value.problems);
              // What is assigned above the subscriptions comes with each of them.
              for (const assignment of outcome.value.items) found.set(idKey(assignment.id), assignment);
            }
          }
          const assignments = [...found.values()].map((assignment) => ({ assignment }));
          const named = await withNames(names, tenantId, assignments, shared);
          return listing(named.items, [...problems, ...named.problems]);
        },
        signal,
      );
    },
    async usedBy(identity, tenantId, signal) {
      if (identity.kind === 'systemAssigned') return listing([ownerOf(identity)]);
      const known = await users.read(
        keyOf(identity),
        async (shared) => {
          const fresh = await azure.identities.usersOf(tenantId, identity, shared);
          if (fresh.problems.length === 0) ownUsers.heard(identity.id, fresh.items);
          return fresh;
        },
        signal,
      );
      const merged = ownUsers.merged(identity.id, known.items).map(({ item }) => item);
      return listing(merged, known.problems, known.next);
    },
    guards(scope, tenantId, principalId, signal) {
      return guardsFound.read(
        `${idKey(scope)}\n${principalId.toLowerCase()}`,
        (shared) => readGuards(scope, tenantId, principalId, shared),
        signal,
      );
    },
    drop(id) {
      const matches = (key: string) => id === undefined || isAtOrBelow(key.split('\n')[0] ?? key, id);
      direct.drop(matches);
      viaGroups.drop(matches);
      users.drop(matches);
      // Few and cheap, and kept by scope, not by identity: any refresh forgets them.
      guardsFound.drop(() => true);
      names.facts.drop();
    },
  };
}

function problemOf(subscription: Subscription | undefined, failure: Problem['failure']): Problem {
  return {
    where: `/subscriptions/${subscription?.subscriptionId ?? ''}`,
    ...(subscription !== undefined && { whereName: subscription.displayName }),
    failure,
  };
}

function ownerOf(identity: ManagedIdentity & { kind: 'systemAssigned' }): IdentityUser {
  const { id, name, ownerType, ownerKind, subscriptionId, resourceGroup } = identity;
  return {
    id,
    name,
    type: ownerType,
    ...(ownerKind !== undefined && { kind: ownerKind }),
    subscriptionId,
    resourceGroup,
  };
}
