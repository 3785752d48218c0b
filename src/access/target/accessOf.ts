/** All that one identity may do, read anew: by roles in every subscription and above, through groups, by access policies and by Cosmos DB's own roles. */

import { idKey, sameId } from '../../model/armId';
import type { AccessPolicy } from '../../model/accessPolicies';
import { bounded } from '../../model/bounded';
import { Failure, toFailure } from '../../model/failure';
import type { ManagedIdentity } from '../../model/identity';
import type { Listing, Problem } from '../../model/listing';
import type { Clock } from '../../model/ports';
import type { RoleAssignment, RoleDefinition, TargetFacts } from '../../model/role';
import { againstRole, type Against } from '../against';
import { collecting, type Collecting } from '../collecting';
import type { CosmosAccess } from '../cosmos/cosmosAccess';
import type { AssignmentView, GuardsFound, IdentityAccess, Progress } from '../identityAccess';
import { noEffect, type NoEffect } from '../noEffect';
import type { PolicyAccess } from '../policies/policyAccess';
import type { RoleDefinitionLists } from '../roleDefinitions';
import type { Roots } from '../roots';

/** One way by which the identity has access. */
export type OwnAccess = {
  /** It is there and does nothing: why. `roles`: the vault goes by roles and not by policies. */
  readonly noEffect?: NoEffect | 'roles';
} & (
  | {
      readonly by: 'role';
      readonly assignment: RoleAssignment;
      readonly target?: TargetFacts;
      /** The group that holds it, when the identity has it through one. */
      readonly group?: string;
      /** Deny assignments and locks at its scope and above. */
      readonly against: readonly Against[];
    }
  | { readonly by: 'cosmosRole'; readonly assignment: RoleAssignment }
  | { readonly by: 'accessPolicy'; readonly policy: AccessPolicy }
);

export interface AccessOfIdentity {
  /** Direct roles first, then those through groups; each from single resources up to the root. */
  readonly entries: readonly OwnAccess[];
  /** How many subscriptions of the tenant are in sight. */
  readonly subscriptions: number;
  /** What they are called of which something could not be read. */
  readonly unreadSubscriptions: readonly string[];
  readonly problems: readonly Problem[];
  /** When it was read: milliseconds since 1970. */
  readonly readAt: number;
}

interface Sources {
  readonly clock: Clock;
  readonly access: IdentityAccess;
  readonly cosmos: CosmosAccess;
  readonly policies: PolicyAccess;
  readonly roots: Pick<Roots, 'all'>;
  readonly roles: Pick<RoleDefinitionLists, 'list'>;
}

/** Places at which denials and locks are looked for, and how many of them side by side. */
const mostPlaces = 100;
const atOnce = 4;

/** @returns a reader that throws when the identity's own roles cannot be read; what else cannot be is a problem. */
export function accessOfReader({
  clock,
  access,
  cosmos,
  policies,
  roots,
  roles: definitions,
}: Sources): (
  identity: ManagedIdentity,
  tenantId: string,
  signal: AbortSignal,
  onProgress?: Progress,
) => Promise<AccessOfIdentity> {
  return async (identity, tenantId, signal, onProgress) => {
    // What is said to be read now is.
    access.drop(identity.id);
    policies.drop();
    cosmos.drop();
    const { principalId } = identity;
    const reading = collecting(identity.id, identity.name);
    const all = await roots.all(signal);
    const subscriptions = all.items
      .map(({ subscription }) => subscription)
      .filter((each) => idKey(each.tenantId) === idKey(tenantId));
    const [direct, throughGroups, ownPolicies, cosmosRoles] = await Promise.all([
      access.roleAssignments(identity, tenantId, signal),
      reading.items(access.throughGroups(identity, tenantId, subscriptions, signal, onProgress)),
      reading.items(policies.ofPrincipal(tenantId, principalId, signal)),
      reading.items(cosmos.ofPrincipal(tenantId, principalId, signal)),
    ]);
    const roles = [
      ...direct.items,
      ...throughGroups.map((view) => ({ ...view, group: view.assignment.principalId })),
    ];
    const guards = await guardsAt(reading, roles, identity.id, signal, (scope) =>
      access.guards(scope, tenantId, principalId, signal),
    );
    const there = await definitionsAt(reading, roles, guards, signal, (scope) =>
      definitions.list(tenantId, scope, signal),
    );
    const ofTenant = all.problems.filter(({ where }) => idKey(where) === idKey(tenantId));
    const problems = [...ofTenant, ...direct.problems, ...reading.problems];
    return {
      entries: [
        ...roles.map((view) => {
          const { scope, roleGuid } = view.assignment;
          const role = there.get(idKey(scope))?.find(({ guid }) => sameId(guid, roleGuid));
          const found = guards.get(idKey(scope));
          return roleEntry(view, found === undefined ? [] : againstRole(found, role));
        }),
        ...ownPolicies.map((policy): OwnAccess => ({
          by: 'accessPolicy',
          policy,
          ...(policy.ignored && { noEffect: 'roles' }),
        })),
        ...cosmosRoles.map((assignment): OwnAccess => ({ by: 'cosmosRole', assignment })),
      ],
      subscriptions: subscriptions.length,
      unreadSubscriptions: subscriptionsIn(problems),
      problems,
      readAt: clock.now(),
    };
  };
}

function roleEntry(
  { assignment, target, group }: AssignmentView & { readonly group?: string },
  against: readonly Against[],
): OwnAccess {
  const without = noEffect(assignment, target);
  return {
    by: 'role',
    assignment,
    against,
    ...(target !== undefined && { target }),
    ...(group !== undefined && { group }),
    ...(without !== undefined && { noEffect: without }),
  };
}

/** What stands against the roles, by the key of the place; of too many places, and those that refuse, there is a problem. */
async function guardsAt(
  reading: Collecting,
  roles: readonly AssignmentView[],
  where: string,
  signal: AbortSignal,
  read: (scope: string) => Promise<GuardsFound>,
): Promise<ReadonlyMap<string, GuardsFound>> {
  const scopes = [...new Map(roles.map(({ assignment: { scope } }) => [idKey(scope), scope])).values()];
  const asked = scopes.slice(0, mostPlaces);
  const outcomes = await bounded(asked, atOnce, read, signal);
  const found = new Map<string, GuardsFound>();
  for (const [at, outcome] of outcomes.entries()) {
    const scope = asked[at] ?? where;
    if ('value' in outcome) {
      found.set(idKey(scope), outcome.value);
      reading.problems.push(...outcome.value.problems);
    } else reading.problems.push({ where: scope, failure: toFailure(outcome.failure) });
  }
  const left = scopes.length - asked.length;
  const unasked = { missing: 'unasked', count: String(left) };
  if (left > 0)
    reading.problems.push({
      where,
      failure: new Failure('incomplete', { resource: where, values: unasked }),
    });
  return found;
}

/** The roles there are, by the key of the place: looked up only where something stands against one. */
async function definitionsAt(
  reading: Collecting,
  roles: readonly AssignmentView[],
  guards: ReadonlyMap<string, GuardsFound>,
  signal: AbortSignal,
  read: (scope: string) => Promise<Listing<RoleDefinition>>,
): Promise<ReadonlyMap<string, readonly RoleDefinition[]>> {
  const scopes = new Map(roles.map(({ assignment: { scope } }) => [idKey(scope), scope]));
  const guarded = [...guards].flatMap(([key, { denyAssignments, locks }]) =>
    denyAssignments.length + locks.length === 0 ? [] : [scopes.get(key) ?? key],
  );
  const outcomes = await bounded(guarded, atOnce, read, signal);
  const found = new Map<string, readonly RoleDefinition[]>();
  for (const [at, outcome] of outcomes.entries()) {
    const where = guarded[at] ?? '';
    if ('value' in outcome) {
      found.set(idKey(where), outcome.value.items);
      reading.problems.push(...outcome.value.problems);
    } else reading.problems.push({ where, failure: outcome.failure });
  }
  return found;
}

/** The names of whole subscriptions among what could not be read, each once. */
function subscriptionsIn(problems: readonly Problem[]): readonly string[] {
  const named = problems.flatMap(({ where, whereName }) =>
    /^\/subscriptions\/[^/]+\/?$/i.test(where) ? [[idKey(where), whereName ?? where] as const] : [],
  );
  return [...new Map(named).values()];
}
