/** Tells what became of a deletion, with the way back, and tries again what is left. */

import type { Connection } from '../../access/connection';
import type { Footprint } from '../../access/lifecycle/footprint';
import { removeAssignments, type RemoveOutcome } from '../../access/removeAssignments';
import { sameId } from '../../model/armId';
import type { Said } from '../../ui/said';
import { detachFromResource } from '../attach/detach';
import type { CommandDeps } from '../deps';
import { plainError, type PlainError } from '../plainError';
import type { RestorePlaces } from './restorePlaces';

export interface Deleted {
  readonly footprint: Footprint;
  readonly places: RestorePlaces;
  /** Of its role assignments. */
  readonly outcomes: readonly RemoveOutcome[];
}

export interface NotRemoved {
  readonly roleAssignmentId: string;
  readonly error: PlainError;
}

/** @returns the role assignments that are left. */
export function tellDeleted(
  deps: CommandDeps,
  connection: Connection,
  { footprint, places, outcomes }: Deleted,
): readonly NotRemoved[] {
  const { ui } = deps;
  const { identity, users } = footprint;
  const left = leftOf(deps, outcomes);
  const path = ui.files.shown(places.azureCli);
  const [first] = left;
  const text: Said =
    first === undefined
      ? ['delete.done', identity.name, outcomes.length, users.length, path]
      : ['delete.partly', identity.name, left.length, first.error.message, path];
  ui.tell({ news: 'said', text, tone: first === undefined ? 'good' : 'bad' }, connection.sample, {
    more: [
      ...(first === undefined
        ? []
        : [
            {
              label: ['delete.retry'] as const,
              run: () => retry(deps, connection, footprint.tenantId, left),
            },
          ]),
      { label: ['delete.openScript'], run: () => ui.files.open(places.azureCli) },
      ...detaching(deps, footprint),
    ],
  });
  return left;
}

/** The resources that name it still, to be freed from it by one review. */
function detaching(deps: CommandDeps, { identity, tenantId, carriers, users }: Footprint) {
  const nodes = users
    .filter(({ id }) => carriers.some((carrier) => sameId(carrier.id, id)))
    .map((user) => ({ kind: 'user', identity, tenantId, user }) as const);
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  const run = async () => {
    await detachFromResource(deps)({ from: 'nodes', nodes: [first, ...rest] });
  };
  return [{ label: ['delete.detach'] as const, run }];
}

/** Once more those that are left; what is left then can be tried again as well. */
async function retry(
  deps: CommandDeps,
  connection: Connection,
  tenantId: string,
  before: readonly NotRemoved[],
): Promise<void> {
  const { ui, clock, log } = deps;
  const { azure, store, sample } = connection;
  const assignments = before.map(({ roleAssignmentId }) => ({
    ...{ assignmentId: roleAssignmentId, tenantId },
    orphaned: true as const,
  }));
  const outcomes = await ui.busy({ doing: 'remove', count: before.length }, (signal, report) =>
    removeAssignments({ azure, store, clock, log }, assignments, signal, report),
  );
  const left = leftOf(deps, outcomes);
  const [first] = left;
  const text: Said =
    first === undefined
      ? ['delete.restDone', before.length]
      : ['delete.restLeft', left.length, first.error.message];
  ui.tell({ news: 'said', text, tone: first === undefined ? 'good' : 'bad' }, sample, {
    more:
      first === undefined
        ? []
        : [{ label: ['delete.retry'], run: () => retry(deps, connection, tenantId, left) }],
  });
}

function leftOf({ ui }: CommandDeps, outcomes: readonly RemoveOutcome[]): readonly NotRemoved[] {
  return outcomes.flatMap((outcome) =>
    'error' in outcome
      ? [
          {
            roleAssignmentId: outcome.of.assignmentId,
            error: plainError(outcome.error, ui.failures),
          },
        ]
      : [],
  );
}
