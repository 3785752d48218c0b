/** Removes role assignments, each at its own scope, and makes them again when that is undone. */

import { toFailure } from '../model/failure';
import type { Failure } from '../model/failure';
import type { Azure, Clock, Log } from '../model/ports';
import type { RoleAssignment } from '../model/role';
import { shellQuoted } from '../model/shellText';
import { finishing } from './finishing';
import type { Store } from './store';

export interface RemoveNeeds {
  readonly azure: Pick<Azure, 'roleAssignments'>;
  readonly store: Pick<Store, 'recordAssigned' | 'recordRemoved'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AssignmentToRemove {
  readonly assignmentId: string;
  readonly tenantId: string;
  /** Whose list it stands in, when known, so that it disappears there at once. */
  readonly identityId?: string;
  /** What its role is called, when known. */
  readonly roleName?: string;
  /** Its principal is gone: it cannot be made again, and the log keeps what it was. */
  readonly orphaned?: true;
}

/** What was removed with all it takes to make it again. */
export interface RemovedAssignment extends AssignmentToRemove {
  readonly assignment: RoleAssignment;
}

export type RemoveOutcome =
  | { readonly removed: RemovedAssignment }
  /** It was not there any more. */
  | { readonly gone: AssignmentToRemove }
  | { readonly error: Failure; readonly of: AssignmentToRemove };

/** Removes assignments one after the other; the outcomes are in their order and nothing is thrown. */
export async function removeAssignments(
  { azure, store, clock, log }: RemoveNeeds,
  assignments: readonly AssignmentToRemove[],
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly RemoveOutcome[]> {
  const outcomes: RemoveOutcome[] = [];
  for (const of of assignments) {
    outcomes.push(await one(of));
    onProgress?.(outcomes.length, assignments.length);
  }
  return outcomes;

  async function one(of: AssignmentToRemove): Promise<RemoveOutcome> {
    const { assignmentId, tenantId, identityId, roleName } = of;
    try {
      const assignment = await finishing(clock, signal, (own) =>
        azure.roleAssignments.remove(tenantId, assignmentId, own),
      );
      const was = assignment && {
        tenantId,
        assignment: { ...(roleName !== undefined && { roleName }), ...assignment },
      };
      if (identityId !== undefined) store.recordRemoved(identityId, assignmentId, was);
      if (assignment === undefined) return { gone: of };
      log.info(
        `Removed ${assignmentId}. ${of.orphaned === true ? whatItWas(assignment) : undoCommand(assignment)}`,
      );
      return { removed: { ...of, assignment } };
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'notFound') {
        if (identityId !== undefined) store.recordRemoved(identityId, assignmentId);
        return { gone: of };
      }
      if (failure.code !== 'cancelled') log.warn(`${assignmentId} was not removed: ${failure.message}`);
      return { error: failure, of };
    }
  }
}

export type RestoreOutcome = { readonly assignment: RoleAssignment } | { readonly error: Failure };

/**
 * Makes removed assignments again, with the scope, principal, role, condition and description they had; their name may
 * be another. The outcomes are in order and nothing is thrown.
 */
export async function restoreAssignments(
  { azure, store, clock, log }: RemoveNeeds,
  removed: readonly RemovedAssignment[],
  signal: AbortSignal,
): Promise<readonly RestoreOutcome[]> {
  const outcomes: RestoreOutcome[] = [];
  for (const { assignment, tenantId, identityId } of removed) {
    const { scope, principalId, roleGuid, condition, description, roleName, roleType } = assignment;
    try {
      const wanted = {
        scope,
        principalId,
        roleGuid,
        ...(condition !== undefined && { condition }),
        ...(description !== undefined && { description }),
      };
      const made = await finishing(clock, signal, (own) =>
        azure.roleAssignments.create(tenantId, wanted, own),
      );
      const named = {
        ...(roleName !== undefined && { roleName }),
        ...(roleType !== undefined && { roleType }),
        ...made,
      };
      if (identityId !== undefined) store.recordAssigned(identityId, named);
      log.info(`Restored ${named.id}. Undo: az role assignment delete --ids "${named.id}"`);
      outcomes.push({ assignment: named });
    } catch (error) {
      const failure = toFailure(error);
      // Somebody else was faster: it is there, which is what was asked for.
      if (failure.code === 'alreadyExists') {
        if (identityId !== undefined) store.recordAssigned(identityId, assignment);
        outcomes.push({ assignment });
      } else {
        if (failure.code !== 'cancelled') log.warn(`${assignment.id} was not restored: ${failure.message}`);
        outcomes.push({ error: failure });
      }
    }
  }
  return outcomes;
}

/** All that there is to know of an assignment that nobody can hold again. */
function whatItWas({ scope, principalId, roleGuid, condition, description, createdOn }: RoleAssignment) {
  const more = [
    ...(createdOn === undefined ? [] : [`made on ${createdOn}`]),
    ...(description === undefined ? [] : [`described as ${shellQuoted(description)}`]),
    ...(condition === undefined ? [] : [`under the condition ${shellQuoted(condition)}`]),
  ];
  const what = `It gave role ${roleGuid} at ${scope} to principal ${principalId}, which is gone`;
  return `${[what, ...more].join(', ')}. It cannot be made again.`;
}

function undoCommand({ scope, principalId, roleGuid, condition, description }: RoleAssignment): string {
  return [
    'Undo: az role assignment create',
    `--assignee-object-id ${principalId} --assignee-principal-type ServicePrincipal`,
    `--role ${roleGuid} --scope ${shellQuoted(scope)}`,
    ...(condition === undefined ? [] : [`--condition ${shellQuoted(condition)} --condition-version 2.0`]),
    ...(description === undefined ? [] : [`--description ${shellQuoted(description)}`]),
  ].join(' ');
}
