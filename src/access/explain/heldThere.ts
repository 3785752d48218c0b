/** What an identity holds at a place, and whether any of it allows what was refused. */

import { sameId } from '../../model/armId';
import { cosmosPlaceOf } from '../../model/cosmosPlaces';
import { isCancelled, toFailure } from '../../model/failure';
import type { Problem } from '../../model/listing';
import type { Azure, Clock } from '../../model/ports';
import type { RoleAssignment, RoleDefinition } from '../../model/role';
import { reaches, scopeOf } from '../../model/scope';
import type { FoundIdentity } from '../identitySearch';
import type { Store } from '../storePort';
import type { Held, Place } from './explanation';
import { allows, always } from './grantingRoles';
import type { NeededOperation } from './refusal';

export interface HeldNeeds {
  readonly store: Pick<Store, 'roleAssignments' | 'subscriptions' | 'cosmos'>;
  readonly azure: { readonly roleAssignments: Pick<Azure['roleAssignments'], 'throughGroups'> };
  readonly clock: Pick<Clock, 'now'>;
}

export interface HeldRequest {
  readonly located: FoundIdentity;
  readonly place: Place;
  /** What was refused; empty when that is not known, and then nothing allows it. */
  readonly needs: readonly NeededOperation[];
  readonly definitions: readonly RoleDefinition[];
}

interface Found {
  readonly assignment: RoleAssignment;
  readonly madeAt?: number;
  readonly throughGroup: boolean;
}

/** Direct ones first. Throws `cancelled` only; what could not be read is a problem. */
export async function heldThere(
  needs: HeldNeeds,
  request: HeldRequest,
  signal: AbortSignal,
): Promise<{ readonly held: readonly Held[]; readonly problems: readonly Problem[] }> {
  const { identity, tenantId } = request.located;
  const { store } = needs;
  const problems: Problem[] = [];
  const orProblem = async (where: string, read: Promise<readonly Found[]>): Promise<readonly Found[]> => {
    try {
      return await read;
    } catch (error) {
      if (isCancelled(error)) throw error;
      problems.push({ where, failure: toFailure(error) });
      return [];
    }
  };
  const direct = async () => {
    const found = await store.roleAssignments(identity, tenantId, signal);
    problems.push(...found.problems);
    return found.items.map((view) => ({ ...view, throughGroup: false }));
  };
  const [own, indirect] = await Promise.all([
    orProblem(identity.id, direct()),
    orProblem(request.place.scope.id, throughGroups(needs, request, signal)),
  ]);
  const held = [...own, ...indirect].flatMap((found) => heldOf(request, found, needs.clock.now()) ?? []);
  return { held, problems };
}

/** One request: of the subscription that the place lies in. */
async function throughGroups(
  { store, azure }: HeldNeeds,
  { located, place }: HeldRequest,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const { subscriptionId } = place.scope;
  if (subscriptionId === undefined) return [];
  const { items } = await store.subscriptions(signal);
  const at = items.find(({ subscription }) => sameId(subscription.subscriptionId, subscriptionId));
  if (at === undefined) return [];
  const { principalId } = located.identity;
  const found = await azure.roleAssignments.throughGroups(at.subscription, principalId, signal);
  return found.items.map((assignment) => ({ assignment, throughGroup: true }));
}

/**
 * The same of Cosmos DB's own roles, which are read by account. Throws what keeps them from being read.
 * @param database the one that was asked, where the error says which.
 */
export async function cosmosHeldThere(
  { store, clock }: HeldNeeds,
  request: HeldRequest,
  database: string | undefined,
  signal: AbortSignal,
): Promise<readonly Held[]> {
  const { located, place } = request;
  const accountId = cosmosPlaceOf(place.scope.id)?.accountId ?? place.scope.id;
  const { items } = await store.cosmos.inAccount(place.tenantId, accountId, signal);
  const asked = database === undefined ? accountId : `${accountId}/sqlDatabases/${database}`;
  return items
    .filter(({ principalId }) => sameId(principalId, located.identity.principalId))
    .map((assignment) => {
      const held = judged(request, { assignment, throughGroup: false }, clock.now(), false);
      return reaches(assignment.scope, asked) ? held : { ...held, allows: 'no' as const };
    });
}

function heldOf(request: HeldRequest, found: Found, now: number): Held | undefined {
  const { id } = request.place.scope;
  const kind = scopeOf(found.assignment.scope)?.kind;
  const above = kind === 'managementGroup' && !sameId(found.assignment.scope, id);
  if (!above && !reaches(found.assignment.scope, id)) return undefined;
  return judged(request, found, now, above);
}

function judged(
  { needs, definitions }: HeldRequest,
  { assignment, madeAt, throughGroup }: Found,
  now: number,
  above: boolean,
): Held {
  const role = definitions.find(({ guid }) => sameId(guid, assignment.roleGuid));
  const minutes = minutesSince(madeAt ?? Date.parse(assignment.createdOn ?? ''), now);
  return {
    assignment: role === undefined ? assignment : { roleName: role.roleName, ...assignment },
    throughGroup,
    above,
    allows: verdict(role, assignment, needs),
    noData: role?.permissions.every(({ dataActions }) => dataActions.length === 0) === true,
    ...(minutes !== undefined && { minutes }),
  };
}

function verdict(
  role: RoleDefinition | undefined,
  { condition = '' }: RoleAssignment,
  needs: readonly NeededOperation[],
): Held['allows'] {
  if (role === undefined) return 'unknown';
  if (needs.length === 0 || !allows(role.permissions, needs)) return 'no';
  return condition === '' && allows(always(role.permissions), needs) ? 'yes' : 'condition';
}

function minutesSince(time: number, now: number): number | undefined {
  const minutes = Math.floor((now - time) / 60_000);
  return minutes >= 0 && minutes < 60 ? minutes : undefined;
}
