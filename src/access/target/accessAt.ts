/** Which managed identities have access at a place: by roles there, above and below, by access policies and by Cosmos DB's own roles. */

import { idKey, isAtOrBelow, lastSegment, sameId } from '../../model/armId';
import type { AccessPolicy } from '../../model/accessPolicies';
import { bounded } from '../../model/bounded';
import { Failure } from '../../model/failure';
import type { ManagedIdentity } from '../../model/identity';
import type { Listing, Problem } from '../../model/listing';
import type { Azure, Clock } from '../../model/ports';
import type { RoleAssignment, TargetFacts } from '../../model/role';
import { scopeOf } from '../../model/scope';
import { withNames, type NameSources } from '../assignmentNames';
import { collecting, type Collecting } from '../collecting';
import type { CosmosAccess } from '../cosmos/cosmosAccess';
import type { IdentityIndex } from '../identityIndex';
import { noEffect, type NoEffect } from '../noEffect';
import type { PolicyAccess } from '../policies/policyAccess';

/** Where the access was given, seen from the place. */
export type Reach = 'here' | 'inherited' | 'below';

/** One way by which one identity has access. */
export type AccessEntry = {
  readonly identity: ManagedIdentity;
  readonly reach: Reach;
  /** It is there and does nothing: why. `roles`: the vault goes by roles and not by policies. */
  readonly noEffect?: NoEffect | 'roles';
} & (
  | { readonly by: 'role' | 'cosmosRole'; readonly assignment: RoleAssignment; readonly target?: TargetFacts }
  | { readonly by: 'accessPolicy'; readonly policy: AccessPolicy }
);

export interface AccessAtPlace {
  readonly entries: readonly AccessEntry[];
  /** Groups that hold roles there: an identity in one of them has these roles too. */
  readonly groups: number;
  /** Holders that are no managed identity in sight: applications, people in policies, identities that are hidden or gone. */
  readonly strangers: number;
  readonly problems: readonly Problem[];
  /** When it was read: milliseconds since 1970. */
  readonly readAt: number;
}

interface Sources {
  readonly azure: Pick<Azure, 'identities' | 'roleAssignments' | 'tenancy'>;
  readonly clock: Clock;
  readonly names: NameSources;
  readonly cosmos: CosmosAccess;
  readonly policies: PolicyAccess;
  readonly index: IdentityIndex;
}

/** What is held, before it is known by whom. */
type Held = { readonly principalId: string } & (
  | { readonly by: 'role' | 'cosmosRole'; readonly assignment: RoleAssignment; readonly target?: TargetFacts }
  | { readonly by: 'accessPolicy'; readonly policy: AccessPolicy }
);

/** How many vaults, and how many accounts, are read in one go and side by side. */
const mostOfAKind = 40;
const atOnce = 4;

/** @returns a reader that throws when the roles at the place cannot be read; what else cannot be is a problem. */
export function accessReader(
  sources: Sources,
): (tenantId: string, scope: string, signal: AbortSignal) => Promise<AccessAtPlace> {
  return async (tenantId, scope, signal) => {
    const { azure, clock, names } = sources;
    const found = await azure.roleAssignments.at(tenantId, scope, signal);
    const reading = collecting(scope);
    const below = await belowGroup(sources, reading, tenantId, scope, signal);
    const isBelow = (id: string): boolean =>
      below === undefined ? isAtOrBelow(id, scope) : below.subscriptions.some((one) => isAtOrBelow(id, one));
    const known = new Set(found.items.map(({ id }) => idKey(id)));
    const deeper = new Map(
      (below?.assignments ?? []).filter(({ id }) => !known.has(idKey(id))).map((one) => [idKey(one.id), one]),
    );
    const assignments = [...found.items, ...deeper.values()];
    const [roles, policies, cosmosRoles, facts] = await Promise.all([
      reading.items(
        withNames(
          names,
          tenantId,
          assignments.filter(isServicePrincipals).map((assignment) => ({ assignment })),
          signal,
        ),
      ),
      policiesAt(sources, reading, tenantId, scope, isBelow, signal),
      cosmosRolesAt(sources, reading, tenantId, scope, isBelow, signal),
      names.facts.read(tenantId, [scope], signal),
    ]);
    const place = facts.of(scope);
    const held: readonly Held[] = [
      ...roles.map((role): Held => ({ ...role, by: 'role', principalId: role.assignment.principalId })),
      ...policies.map((policy): Held => ({ by: 'accessPolicy', policy, principalId: policy.principalId })),
      ...cosmosRoles.map((assignment): Held => ({
        by: 'cosmosRole',
        assignment,
        principalId: assignment.principalId,
      })),
    ];
    const holders = await identitiesOf(sources, reading, tenantId, held, signal);
    const entries = held.flatMap((each) => {
      const identity = holders.get(each.principalId.toLowerCase());
      if (identity === undefined) return [];
      const entry = entryOf(each, identity, scope, place);
      // Of two management groups no ID tells which is above: this one was only found further down.
      const isDeeper = entry.by === 'role' && deeper.has(idKey(entry.assignment.id));
      return [isDeeper ? { ...entry, reach: 'below' as const } : entry];
    });
    const groups = assignments.filter(({ principalType }) => principalType?.toLowerCase() === 'group');
    return {
      entries,
      groups: principalsIn(groups).length,
      strangers: principalsIn(held).filter((principal) => !holders.has(principal)).length,
      problems: [...found.problems, ...reading.problems],
      readAt: clock.now(),
    };
  };
}

/** Older assignments do not say what their principal is. */
function isServicePrincipals({ principalType }: RoleAssignment): boolean {
  return principalType === undefined || principalType.toLowerCase() === 'serviceprincipal';
}

function principalsIn(held: readonly { readonly principalId: string }[]): readonly string[] {
  return [...new Set(held.map(({ principalId }) => principalId.toLowerCase()))];
}

/** @param place what is known of the scope: a role from above does nothing there either when the place ignores it. */
function entryOf(
  held: Held,
  identity: ManagedIdentity,
  scope: string,
  place: TargetFacts | undefined,
): AccessEntry {
  if (held.by === 'accessPolicy') {
    const { policy } = held;
    const reach = reachOf(policy.vaultId, scope);
    return { by: held.by, policy, identity, reach, ...(policy.ignored && { noEffect: 'roles' }) };
  }
  const { by, assignment, target } = held;
  const reach = reachOf(assignment.scope, scope);
  const without = by === 'role' ? noEffect(assignment, reach === 'below' ? target : place) : undefined;
  return {
    by,
    assignment,
    identity,
    reach,
    ...(without !== undefined && { noEffect: without }),
    ...(target !== undefined && { target }),
  };
}

/** Which management groups are above which, no ID says: of two different ones the other is taken to be above. */
function reachOf(given: string, scope: string): Reach {
  if (sameId(given, scope)) return 'here';
  if (isAtOrBelow(given, scope)) return 'below';
  const below = scopeOf(scope)?.kind === 'managementGroup' && /^\/subscriptions\//i.test(given);
  return below ? 'below' : 'inherited';
}

/** Who the principals are: what the window knows already is not asked for. */
async function identitiesOf(
  { azure, index }: Sources,
  reading: Collecting,
  tenantId: string,
  held: readonly Held[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ManagedIdentity>> {
  const holders = new Map<string, ManagedIdentity>();
  const unknown: string[] = [];
  for (const principal of principalsIn(held)) {
    const known = index.lookup(principal);
    if (known?.as === 'objectId') holders.set(principal, known.identity);
    else unknown.push(principal);
  }
  if (unknown.length === 0) return holders;
  for (const identity of await reading.items(azure.identities.byPrincipals(tenantId, unknown, signal)))
    holders.set(identity.principalId.toLowerCase(), identity);
  return holders;
}

/** The subscriptions below a management group and what is assigned in them; `undefined` for any other place. */
async function belowGroup(
  { azure }: Sources,
  reading: Collecting,
  tenantId: string,
  scope: string,
  signal: AbortSignal,
): Promise<
  { readonly subscriptions: readonly string[]; readonly assignments: readonly RoleAssignment[] } | undefined
> {
  if (scopeOf(scope)?.kind !== 'managementGroup') return undefined;
  const subscriptions = await reading.items(azure.tenancy.below(tenantId, scope, signal));
  const named = subscriptions.map((id) => ({ id, name: lastSegment(id) }));
  const assignments = await readEach(reading, named, scope, signal, ({ id }) =>
    azure.roleAssignments.at(tenantId, id, signal),
  );
  return { subscriptions, assignments };
}

type IsBelow = (id: string) => boolean;

async function policiesAt(
  { policies }: Sources,
  reading: Collecting,
  tenantId: string,
  scope: string,
  isBelow: IsBelow,
  signal: AbortSignal,
): Promise<readonly AccessPolicy[]> {
  const type = scopeOf(scope)?.resourceType?.toLowerCase();
  if (type !== undefined && !type.startsWith('microsoft.keyvault/vaults')) return [];
  const vaults = await reading.items(policies.vaults(tenantId, signal));
  const near = vaults.filter(
    ({ id, usesAccessPolicies }) => isAtOrBelow(scope, id) || (usesAccessPolicies && isBelow(id)),
  );
  return readEach(reading, near, scope, signal, async ({ id }) => {
    const vault = await policies.vault(tenantId, id, signal);
    return { items: vault.policies, problems: [] };
  });
}

async function cosmosRolesAt(
  { cosmos }: Sources,
  reading: Collecting,
  tenantId: string,
  scope: string,
  isBelow: IsBelow,
  signal: AbortSignal,
): Promise<readonly RoleAssignment[]> {
  const type = scopeOf(scope)?.resourceType?.toLowerCase();
  if (type !== undefined && !type.startsWith('microsoft.documentdb/databaseaccounts')) return [];
  const accounts = await reading.items(cosmos.accounts(tenantId, signal));
  const near = accounts.filter(({ id }) => isAtOrBelow(scope, id) || isBelow(id));
  const all = await readEach(reading, near, scope, signal, ({ id }) =>
    cosmos.inAccount(tenantId, id, signal),
  );
  return all.filter((each) => isAtOrBelow(scope, each.scope) || isBelow(each.scope));
}

/** What each of some resources gives; one that gives nothing, and those that are too many, are problems. */
async function readEach<R extends { readonly id: string; readonly name: string }, T>(
  reading: Collecting,
  resources: readonly R[],
  scope: string,
  signal: AbortSignal,
  read: (resource: R) => Promise<Listing<T>>,
): Promise<readonly T[]> {
  const asked = resources.slice(0, mostOfAKind);
  const outcomes = await bounded(asked, atOnce, read, signal);
  const items: T[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    if ('value' in outcome) {
      items.push(...outcome.value.items);
      reading.problems.push(...outcome.value.problems);
      continue;
    }
    const { id: where = scope, name: whereName = '' } = asked[at] ?? {};
    reading.problems.push({ where, whereName, failure: outcome.failure });
  }
  const left = resources.length - asked.length;
  if (left > 0)
    reading.problems.push({
      where: scope,
      failure: new Failure('incomplete', {
        resource: scope,
        values: { missing: 'unasked', count: String(left) },
      }),
    });
  return items;
}
