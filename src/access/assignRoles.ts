/** Assigns roles to identities, one after the other, so that doing it twice does no harm and a stop loses nothing. */

import { isCancelled, toFailure } from '../model/failure';
import type { Failure } from '../model/failure';
import type { Azure, Clock, Log, NewAssignment } from '../model/ports';
import type { RoleAssignment } from '../model/role';
import { finishing } from './finishing';
import { heldAssignment } from './heldAssignment';
import type { FoundIdentity } from './identitySearch';
import type { Store } from './store';

export interface AssignRolesNeeds {
  readonly azure: Pick<Azure, 'roleAssignments'>;
  readonly store: Pick<Store, 'recordAssigned' | 'roleAssignments'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AssignRolesRequest {
  readonly identities: readonly FoundIdentity[];
  readonly scope: string;
  readonly roleGuids: readonly string[];
  readonly description?: string;
  readonly condition?: string;
  /** In place of `condition`, where each role has its own. */
  conditionOf?(roleGuid: string): string | undefined;
}

/**
 * `already` for one that was there before, whoever made it: undoing must leave it alone. Its `id` is empty when Azure
 * says that it exists and not which it is. `otherCondition` when it holds under another condition than was wanted: Azure
 * allows one assignment of a role at a place, so the wanted one was not made.
 */
export type AssignOutcome =
  | { readonly assignment: RoleAssignment; readonly already: boolean; readonly otherCondition?: true }
  | { readonly error: Failure };

/** Waits for a new principal to reach the directory, in seconds: two minutes in all. */
const backoffSeconds = [2, 4, 8, 16, 30, 30, 30];

/**
 * Makes identities × roles assignments; the outcomes are in that order, one for each, and nothing is thrown. After a
 * stop, what was under way is waited for a few seconds so that its outcome is known, and the rest is `cancelled`.
 */
export async function assignRoles(
  needs: AssignRolesNeeds,
  request: AssignRolesRequest,
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly AssignOutcome[]> {
  const { identities, roleGuids } = request;
  const outcomes: AssignOutcome[] = [];
  // A principal that did not come within two minutes is not waited for once more with every further role.
  const waitedFor = new Set<string>();
  for (const found of identities) {
    const held = await assignmentsOf(needs, found, signal);
    for (const roleGuid of roleGuids) {
      const outcome = await one(needs, request, found, roleGuid, held, waitedFor, signal);
      outcomes.push(outcome);
      onProgress?.(outcomes.length, identities.length * roleGuids.length);
    }
  }
  return outcomes;
}

/** What the identity has, to tell what is new; nothing when it could not be read, since ARM has the last word. */
async function assignmentsOf(needs: AssignRolesNeeds, found: FoundIdentity, signal: AbortSignal) {
  try {
    const { items } = await needs.store.roleAssignments(found.identity, found.tenantId, signal);
    return items.map(({ assignment }) => assignment);
  } catch {
    return [];
  }
}

async function one(
  needs: AssignRolesNeeds,
  request: AssignRolesRequest,
  found: FoundIdentity,
  roleGuid: string,
  held: readonly RoleAssignment[],
  waitedFor: Set<string>,
  signal: AbortSignal,
): Promise<AssignOutcome> {
  const { azure, store, clock, log } = needs;
  const { identity, tenantId } = found;
  const wanted = wantedOf(request, identity.principalId, roleGuid);
  const before = heldAssignment(held, wanted);
  // Writing it again would take away the condition or the description that it has: it stays as it is.
  if (before !== undefined && !sameTerms(before, wanted)) return foundBefore(before, wanted);
  const startedAt = clock.now();
  const create = () => finishing(clock, signal, (own) => azure.roleAssignments.create(tenantId, wanted, own));
  try {
    const made = await whenPrincipalIsThere(create, clock, waitedFor, identity.principalId, signal);
    const already = before !== undefined || isOld(made, startedAt);
    if (!already) {
      store.recordAssigned(identity.id, made);
      log.info(
        `Assigned role ${roleGuid} to ${identity.name} (${identity.principalId}) at ${request.scope}. ` +
          `Undo: az role assignment delete --ids "${made.id}"`,
      );
    }
    return { assignment: made, already };
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'alreadyExists') {
      return before === undefined
        ? existing(needs, found, wanted, failure, signal)
        : foundBefore(before, wanted);
    }
    if (!isCancelled(failure)) {
      log.warn(
        `Role ${roleGuid} was not assigned to ${identity.name} at ${request.scope}: ${failure.message}`,
      );
    }
    return { error: failure };
  }
}

function wantedOf(request: AssignRolesRequest, principalId: string, roleGuid: string): NewAssignment {
  const { scope, description } = request;
  const condition = request.conditionOf?.(roleGuid) ?? request.condition;
  return {
    scope,
    principalId,
    roleGuid,
    ...(description !== undefined && description !== '' && { description }),
    ...(condition !== undefined && condition !== '' && { condition }),
  };
}

function sameTerms(held: RoleAssignment, wanted: NewAssignment): boolean {
  return sameCondition(held, wanted) && (held.description ?? '') === (wanted.description ?? '');
}

function sameCondition(held: RoleAssignment, wanted: NewAssignment): boolean {
  return (held.condition ?? '') === (wanted.condition ?? '');
}

function foundBefore(assignment: RoleAssignment, wanted: NewAssignment): AssignOutcome {
  return { assignment, already: true, ...(!sameCondition(assignment, wanted) && { otherCondition: true }) };
}

async function whenPrincipalIsThere<T>(
  create: () => Promise<T>,
  clock: Clock,
  waitedFor: Set<string>,
  principalId: string,
  signal: AbortSignal,
): Promise<T> {
  for (const seconds of waitedFor.has(principalId) ? [] : backoffSeconds) {
    try {
      return await create();
    } catch (error) {
      if (toFailure(error).code !== 'principalNotFound') throw error;
      await clock.sleep(seconds * 1000, signal);
    }
  }
  waitedFor.add(principalId);
  return create();
}

/**
 * Writing an assignment that has our name already gives it back as it was made: by then it is older than this call. The
 * five minutes are for clocks that differ.
 */
function isOld({ createdOn }: RoleAssignment, startedAt: number): boolean {
  return createdOn !== undefined && Date.parse(createdOn) < startedAt - 5 * 60_000;
}

/** The assignment that Azure says is there, under a name that is not ours. */
async function existing(
  { azure }: AssignRolesNeeds,
  { tenantId }: FoundIdentity,
  wanted: NewAssignment,
  failure: Failure,
  signal: AbortSignal,
): Promise<AssignOutcome> {
  const { scope, principalId, roleGuid } = wanted;
  try {
    const { items } = await azure.roleAssignments.ofPrincipal(tenantId, principalId, signal);
    const found = heldAssignment(items, wanted);
    if (found !== undefined) return foundBefore(found, wanted);
  } catch {
    // That it exists is known all the same.
  }
  return {
    assignment: { id: idInMessage(failure, scope) ?? '', scope, principalId, roleGuid },
    already: true,
  };
}

/** ARM may tell the name of the existing assignment, as 32 hexadecimal digits without hyphens. */
function idInMessage(failure: Failure, scope: string): string | undefined {
  const digits = /\b[0-9a-f]{32}\b/i.exec(failure.details.serviceMessage ?? '')?.[0];
  if (digits === undefined) return undefined;
  const name = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return `${scope.replace(/\/+$/, '')}/providers/Microsoft.Authorization/roleAssignments/${name}`;
}
