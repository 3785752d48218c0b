/** Removes what an identity holds, Azure's roles and Cosmos DB's own alike, and gives it back when that is undone. */

import { isCosmosOwn } from '../model/cosmosPlaces';
import type { RoleAssignment } from '../model/role';
import type { CosmosNeeds } from './cosmos/assignCosmosRole';
import { removeCosmosRole, restoreCosmosRole } from './cosmos/removeCosmosRole';
import { removeAssignments, restoreAssignments } from './removeAssignments';
import type { AssignmentToRemove, RemovedAssignment, RemoveNeeds, RemoveOutcome } from './removeAssignments';
import type { RestoreOutcome } from './removeAssignments';

export type RemoveHeldNeeds = RemoveNeeds & CosmosNeeds;

/** `assignment` is what it is, which of Cosmos DB's roles has to be known before. */
export interface HeldToRemove extends AssignmentToRemove {
  readonly assignment?: RoleAssignment;
}

/** One after the other; the outcomes are in their order and nothing is thrown. */
export async function removeHeld(
  needs: RemoveHeldNeeds,
  held: readonly HeldToRemove[],
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly RemoveOutcome[]> {
  const outcomes: RemoveOutcome[] = [];
  for (const of of held) {
    const { assignment } = of;
    if (assignment !== undefined && isCosmosOwn(assignment))
      outcomes.push(await removeCosmosRole(needs, { ...of, assignment }, signal));
    else outcomes.push(...(await removeAssignments(needs, [of], signal)));
    onProgress?.(outcomes.length, held.length);
  }
  return outcomes;
}

/** Makes removed ones again; the outcomes are in order and nothing is thrown. */
export async function restoreHeld(
  needs: RemoveHeldNeeds,
  removed: readonly RemovedAssignment[],
  signal: AbortSignal,
): Promise<readonly RestoreOutcome[]> {
  const outcomes: RestoreOutcome[] = [];
  for (const of of removed) {
    if (isCosmosOwn(of.assignment)) outcomes.push(await restoreCosmosRole(needs, of, signal));
    else outcomes.push(...(await restoreAssignments(needs, [of], signal)));
  }
  return outcomes;
}
