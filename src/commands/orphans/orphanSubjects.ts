/** Which orphaned assignments a removal is about: of nodes, chosen from a list, or named by ID and proven. */

import type { Connection } from '../../access/connection';
import type { Orphan } from '../../access/orphans/findOrphans';
import { factsOf } from '../../access/placeFacts';
import { sameId } from '../../model/armId';
import { bounded, type Outcome } from '../../model/bounded';
import { Failure, isCancelled, toFailure } from '../../model/failure';
import { grouped } from '../../model/grouped';
import { joined, listing } from '../../model/listing';
import type { Listing } from '../../model/listing';
import type { Node } from '../../tree/nodes';
import type { Choice } from '../../ui/formPorts';
import type { Said } from '../../ui/said';
import { badArgument } from '../arguments';
import type { CommandDeps } from '../deps';
import { roleNameOf } from '../heldRoles';
import { placeOf, placeText } from '../placeText';
import { readingTenant } from '../tenants';

/** How many assignments are read and proven side by side. */
const idsAtOnce = 4;

/** The proven orphans among nodes; doubtful ones are never removed. */
export function orphansOfNodes(nodes: readonly Node[]): readonly Orphan[] {
  return nodes.flatMap((node) =>
    node.kind === 'orphan' && node.orphan.doubt === undefined ? [node.orphan] : [],
  );
}

/**
 * Reads and proves assignments that are known by their IDs, in their order. Throws `badArgument` for one whose principal is
 * still there, `principalNotFound` for one that is too new to tell, and what keeps one from being read.
 */
export async function provenOrphans(
  deps: Pick<CommandDeps, 'ui'>,
  connection: Connection,
  ids: readonly string[],
  field: string,
): Promise<readonly Orphan[]> {
  const read = async (id: string, signal: AbortSignal): Promise<Orphan> => {
    const tenantId = await readingTenant(deps, connection, id);
    const assignment = await connection.azure.roleAssignments.get(tenantId, id, signal);
    const gone = await connection.store.orphans.isGone(tenantId, assignment, signal);
    if (gone === false) throw badArgument(field, 'notOrphaned', id);
    if (gone === undefined) throw new Failure('principalNotFound', { resource: id });
    const { scope } = placeOf(assignment.scope);
    const [target, roleName] = await Promise.all([
      factsOf(connection.azure.roleAssignments, tenantId, scope.id, signal),
      roleNameOf(connection, tenantId, scope.id, assignment.roleGuid, signal),
    ]);
    const named = { ...assignment, roleName };
    return { assignment: named, tenantId, ...(target !== undefined && { target }) };
  };
  return deps.ui.busyInView(async (signal) => {
    const outcomes = await bounded(ids, idsAtOnce, (id) => read(id, signal), signal);
    return thoseThere(outcomes);
  });
}

/** Without those that are gone, as half of them are when a call is repeated. Throws the first failure otherwise, and where all are gone. */
export function thoseThere<T>(outcomes: readonly Outcome<T>[]): readonly T[] {
  const there = outcomes.flatMap((outcome) => ('value' in outcome ? [outcome.value] : []));
  for (const outcome of outcomes) {
    if (!('failure' in outcome)) continue;
    // A place that nobody can see is no proof of anything, so Azure itself has to say it.
    if (there.length === 0 || outcome.failure.details.status !== 404) throw outcome.failure;
  }
  return there;
}

/** Every proven orphan of every tenant in the view, to choose from; those chosen before are checked. */
export async function orphanChoices(
  { store }: Connection,
  chosen: readonly Orphan[],
  now: number,
  signal: AbortSignal,
): Promise<Listing<Choice<Orphan>>> {
  const roots = await store.roots(signal);
  const tenants = [...grouped(roots.items, ({ tenant }) => tenant.tenantId.toLowerCase()).keys()];
  const parts: Listing<Orphan>[] = [];
  for (const tenantId of tenants) {
    try {
      parts.push(await store.orphans.list(tenantId, signal));
    } catch (error) {
      if (isCancelled(error)) throw error;
      parts.push(listing<Orphan>([], [{ where: tenantId, failure: toFailure(error) }]));
    }
  }
  const found = joined(parts);
  const proven = found.items.filter(({ doubt }) => doubt === undefined);
  return listing(
    proven.map((orphan) => ({
      value: orphan,
      label: { data: roleOf(orphan) },
      description: placeText(placeOf(orphan.assignment.scope, orphan.target)),
      detail: heldText(orphan, now),
      icon: 'debug-disconnect',
      checked: chosen.some(({ assignment }) => sameId(assignment.id, orphan.assignment.id)),
    })),
    found.problems,
  );
}

export function roleOf({ assignment }: Orphan): string {
  return assignment.roleName ?? assignment.roleGuid;
}

/** Who held it, and since when. */
export function heldText({ assignment }: Orphan, now: number): Said {
  const { principalId, createdOn } = assignment;
  return createdOn === undefined
    ? ['orphans.held', principalId]
    : ['orphans.heldFor', principalId, now - Date.parse(createdOn)];
}
