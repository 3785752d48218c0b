/** Removes role assignments at their own scope, after a question that names it; the notification undoes it. */

import type { Connection } from '../access/connection';
import type { RemovedAssignment, RemoveOutcome } from '../access/removeAssignments';
import { removeHeld, restoreHeld } from '../access/removeHeld';
import { lastSegment, sameId } from '../model/armId';
import { isCosmosOwn } from '../model/cosmosPlaces';
import { feltAt, type Felt } from '../model/felt';
import type { CosmosRoleNode, Node, RoleAssignmentNode } from '../tree/nodes';
import { heldRoleId, isConfirmed, textsOf, valuesOf } from './arguments';
import { connect } from './connect';
import type { CommandDeps, CommandInput, Gesture } from './deps';
import { toFailure } from '../model/failure';
import { thoseThere } from './orphans/orphanSubjects';
import { heldRolesOf, removalById, removalOfNode } from './heldRoles';
import type { Removal } from './heldRoles';
import { askForIdentity, namedIdentities } from './subject';

export const removeRoleAssignment: Gesture = (deps) => async (input) => {
  const { ui } = deps;
  const values = valuesOf(input);
  const field = values['roleAssignmentIds'] === undefined ? 'roleAssignmentId' : 'roleAssignmentIds';
  const ids = textsOf(values, 'roleAssignmentId', 'roleAssignmentIds')?.map((id) => heldRoleId(id, field));

  const connection = await connect(deps);
  const removals = await removalsOf(deps, connection, input, ids);
  if (removals.length === 0) return;
  const names = removals.map(({ roleName, assignmentId }) => [roleName, lastSegment(assignmentId)]);
  if (!isConfirmed(values, names)) {
    const roles = removals.map(({ roleName, at, identityName }) => ({
      roleName,
      at,
      ...(identityName !== undefined && { identity: identityName }),
    }));
    if (!(await ui.confirm({ ask: 'remove', roles }, connection.sample))) return;
  }
  await remove(deps, connection, removals, input.from === 'arguments');
};

async function removalsOf(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
  ids: readonly string[] | undefined,
): Promise<readonly Removal[]> {
  if (ids !== undefined) {
    const read = await Promise.allSettled(ids.map((id) => removalById(deps, connection, id)));
    const there = thoseThere(
      read.map((each) =>
        each.status === 'fulfilled' ? { value: each.value } : { failure: toFailure(each.reason) },
      ),
    );
    for (const [at, { status }] of read.entries())
      if (status === 'rejected') deps.log.info(`${ids[at] ?? ''} is not there any more.`);
    return there;
  }
  const nodes = input.from === 'nodes' ? input.nodes.filter(isAssignment) : [];
  if (nodes.length > 0) return directOf(deps, connection, nodes);
  return chosen(deps, connection, input);
}

/** What a group holds is not the identity's to lose: it is named and left alone. */
function directOf(
  { ui }: CommandDeps,
  { sample }: Connection,
  nodes: readonly (RoleAssignmentNode | CosmosRoleNode)[],
): readonly Removal[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'cosmosRole' || node.group === undefined) return [removalOfNode(node)];
    const { group, assignment } = node;
    ui.tell(
      { news: 'heldThroughGroup', roleName: assignment.roleName ?? assignment.roleGuid, group },
      sample,
    );
    return [];
  });
}

/** Asks which of an identity's assignments, and for the identity first when none is named. */
async function chosen(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<readonly Removal[]> {
  const named = await namedIdentities(deps, connection, input);
  const purpose = { doing: 'removeRole' } as const;
  const total = named === undefined ? 2 : 1;
  for (;;) {
    const step = { purpose, number: 1, total, sample: connection.sample };
    const identities = named ?? (await askForIdentity(deps, connection, step));
    if (identities === 'back' || identities === 'cancelled') return [];
    const [located] = identities;
    if (located === undefined) return [];
    const picked = await deps.ui.pick.heldRoles({
      step: { ...step, number: total },
      back: named === undefined,
      load: (signal) => heldRolesOf(connection, located, signal),
    });
    if (picked === 'cancelled' || (picked === 'back' && named !== undefined)) return [];
    if (picked === 'back') continue;
    return picked.map(({ identity, ...held }) => ({
      ...held,
      tenantId: located.tenantId,
      identityId: identity.id,
      identityName: identity.name,
    }));
  }
}

async function remove(
  deps: CommandDeps,
  connection: Connection,
  removals: readonly Removal[],
  byProgram: boolean,
): Promise<void> {
  const { ui, clock, log } = deps;
  const { azure, store, sample } = connection;
  const outcomes = await ui.busy({ doing: 'remove', count: removals.length }, (signal, report) =>
    removeHeld({ azure, store, clock, log }, removals, signal, report),
  );
  const failed = outcomes.flatMap((outcome) =>
    'error' in outcome && outcome.error.code !== 'cancelled'
      ? [{ ...namesOf(removals, outcome.of.assignmentId), failure: outcome.error }]
      : [],
  );
  const done = outcomes.filter((outcome) => 'removed' in outcome || 'gone' in outcome);
  const at = removals[0]?.at;
  if (at === undefined || (done.length === 0 && failed.length === 0)) return;
  // A program has no result to read it from.
  if (byProgram && done.length === 0 && failed[0] !== undefined) throw failed[0].failure;
  const removed = outcomes.flatMap((outcome) => ('removed' in outcome ? [outcome.removed] : []));
  ui.tell(
    {
      news: 'removed',
      roles: done.map((outcome) => namesOf(removals, idOf(outcome)).roleName),
      at,
      felt: longestFelt(removals),
      gone: outcomes.filter((outcome) => 'gone' in outcome).length,
      failed,
    },
    sample,
    removed.length === 0 ? {} : { undo: () => undo(deps, connection, removals, removed) },
  );
}

function longestFelt(removals: readonly Removal[]): Felt {
  const felt = removals.map(({ assignmentId, at }) =>
    isCosmosOwn({ id: assignmentId }) ? 'cosmos' : feltAt(at.scope.id),
  );
  return (['managementGroup', 'role'] as const).find((each) => felt.includes(each)) ?? 'cosmos';
}

/** Makes them again as they were; Azure may give them other names. */
async function undo(
  { ui, clock, log }: CommandDeps,
  { azure, store, sample }: Connection,
  removals: readonly Removal[],
  removed: readonly RemovedAssignment[],
): Promise<void> {
  const outcomes = await ui.busy({ doing: 'restore', count: removed.length }, (signal) =>
    restoreHeld({ azure, store, clock, log }, removed, signal),
  );
  const names = removed.map(({ assignmentId }) => namesOf(removals, assignmentId));
  const failed = outcomes.flatMap((outcome, place) => {
    const name = names[place];
    return 'error' in outcome && name !== undefined ? [{ ...name, failure: outcome.error }] : [];
  });
  ui.tell({ news: 'restored', roles: names.map(({ roleName }) => roleName), failed }, sample);
}

function namesOf(removals: readonly Removal[], assignmentId: string) {
  const removal = removals.find((each) => sameId(each.assignmentId, assignmentId));
  return { roleName: removal?.roleName ?? assignmentId, identity: removal?.identityName ?? '' };
}

function idOf(outcome: RemoveOutcome): string {
  if ('removed' in outcome) return outcome.removed.assignmentId;
  return 'gone' in outcome ? outcome.gone.assignmentId : outcome.of.assignmentId;
}

function isAssignment(node: Node): node is RoleAssignmentNode | CosmosRoleNode {
  return node.kind === 'roleAssignment' || node.kind === 'cosmosRole';
}
