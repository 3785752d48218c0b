/** Removes role assignments whose principal is gone, each at its own scope, after a look at what each one is. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import type { Orphan } from '../../access/orphans/findOrphans';
import { removeAssignments } from '../../access/removeAssignments';
import { idKey, lastSegment, sameId } from '../../model/armId';
import { grouped } from '../../model/grouped';
import type { Said } from '../../ui/said';
import { isConfirmed, roleAssignmentId, textsOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { Arguments, CommandDeps, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { mayGoOn } from '../permission';
import { plainError, type PlainError } from '../plainError';
import { saidStep } from '../saidStep';
import { removalPlan } from './orphanPlan';
import { orphanChoices, orphansOfNodes, provenOrphans, roleOf } from './orphanSubjects';

/** One for each assignment, in their order; `removed` is false for one that was not there any more. */
export type RemoveOrphanResult =
  | { readonly roleAssignmentId: string; readonly removed: boolean }
  | { readonly roleAssignmentId: string; readonly error: PlainError };

/** @returns what became of each; `undefined` when the person left. */
export const removeOrphans: Gesture =
  (deps) =>
  async (input): Promise<readonly RemoveOrphanResult[] | undefined> => {
    const values = valuesOf(input);
    const field = values['roleAssignmentIds'] === undefined ? 'roleAssignmentId' : 'roleAssignmentIds';
    const ids = textsOf(values, 'roleAssignmentId', 'roleAssignmentIds')?.map((id) =>
      roleAssignmentId(id, field),
    );
    const connection = await connect(deps);
    if (ids !== undefined) {
      const orphans = await provenOrphans(deps, connection, ids, field);
      if (!(await isAgreed(deps, connection, orphans, values))) return undefined;
      const results = await remove(deps, connection, orphans);
      return ids.map(
        (id) =>
          results.find(({ roleAssignmentId: of }) => sameId(of, id)) ?? {
            roleAssignmentId: id,
            removed: false,
          },
      );
    }
    const given = input.from === 'nodes' ? orphansOfNodes(input.nodes) : [];
    const orphans = await reviewed(deps, connection, given);
    return orphans === undefined ? undefined : remove(deps, connection, orphans);
  };

interface Draft {
  readonly orphans: readonly Orphan[];
}

/** Asks which ones where none are given, then shows them whole; `undefined` when the person left. */
async function reviewed(
  deps: CommandDeps,
  connection: Connection,
  given: readonly Orphan[],
): Promise<readonly Orphan[] | undefined> {
  const { ui, clock } = deps;
  const step = (place: Place) => saidStep(['orphans.purpose'], place, connection);
  const chooseStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const picked = await ui.pick.choices<Orphan>({
        step: step(place),
        back: place.back,
        question: ['orphans.which'],
        placeholder: ['orphans.whichPlaceholder'],
        ifEmpty: ['orphans.none'],
        load: (signal) => orphanChoices(connection, draft.orphans, clock.now(), signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { orphans: picked };
    },
  };
  const planStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      if (!(await mayRemove(deps, connection, draft.orphans))) return place.back ? 'back' : 'cancelled';
      const picked = await ui.pick.plan({
        step: step(place),
        back: place.back,
        load: (signal) => removalPlan(connection, draft.orphans, clock.now(), signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : draft;
    },
  };
  const draft = await runFlow<Draft>({ orphans: given }, [
    ...(given.length === 0 ? [chooseStep] : []),
    planStep,
  ]);
  return draft?.orphans;
}

/** Places looked at before: of more, Azure says itself what it refuses. */
const mostPlaces = 20;

async function mayRemove(
  deps: CommandDeps,
  connection: Connection,
  orphans: readonly Orphan[],
): Promise<boolean> {
  for (const inTenant of grouped(orphans, ({ tenantId }) => tenantId.toLowerCase()).values()) {
    const [first] = inTenant;
    const scopes = [
      ...new Map(inTenant.map(({ assignment }) => [idKey(assignment.scope), assignment.scope])),
    ];
    if (first === undefined || scopes.length > mostPlaces) continue;
    const needs = scopes.map(([, scope]) => ({ action: Operation.deleteAssignment, scope }));
    const intent = { tenantId: first.tenantId, needs, message: ['orphans.permission'] as const };
    if (!(await mayGoOn(deps, connection, intent))) return false;
  }
  return true;
}

/** Lines of a question before the rest is counted. */
const mostLines = 10;

async function isAgreed(
  { ui }: CommandDeps,
  { sample }: Connection,
  orphans: readonly Orphan[],
  values: Arguments,
): Promise<boolean> {
  const names = orphans.map((orphan) => [roleOf(orphan), lastSegment(orphan.assignment.id)]);
  if (isConfirmed(values, names)) return true;
  const lines = orphans
    .slice(0, mostLines)
    .map((orphan): Said => [
      'orphans.line',
      roleOf(orphan),
      orphan.assignment.scope,
      orphan.assignment.principalId,
    ]);
  const rest = orphans.length - lines.length;
  const detail: Said[] = [
    ...lines,
    ...(rest > 0 ? [['orphans.more', rest] as const] : []),
    ['orphans.noUndoWhy'],
  ];
  return ui.confirm(
    { ask: 'said', message: ['orphans.ask', orphans.length], detail, yes: ['orphans.yes'] },
    sample,
  );
}

async function remove(
  deps: CommandDeps,
  connection: Connection,
  orphans: readonly Orphan[],
): Promise<readonly RemoveOrphanResult[]> {
  const { ui, clock, log } = deps;
  const { azure, store, sample } = connection;
  const subjects = orphans.map(({ assignment, tenantId }) => ({
    assignmentId: assignment.id,
    tenantId,
    orphaned: true as const,
  }));
  const outcomes = await ui.busy(
    { doing: 'said', what: ['orphans.removing', orphans.length] },
    (signal, report) => removeAssignments({ azure, store, clock, log }, subjects, signal, report),
  );
  const left: Orphan[] = [];
  const results = outcomes.map((outcome, at): RemoveOrphanResult => {
    const roleAssignmentId = subjects[at]?.assignmentId ?? '';
    if ('error' in outcome) {
      left.push(...orphans.slice(at, at + 1));
      return { roleAssignmentId, error: plainError(outcome.error, ui.failures) };
    }
    const { roleName } = orphans[at]?.assignment ?? {};
    const was = 'removed' in outcome ? outcome.removed : undefined;
    store.recordOrphanRemoved(
      roleAssignmentId,
      was && { ...was, assignment: { ...(roleName !== undefined && { roleName }), ...was.assignment } },
    );
    return { roleAssignmentId, removed: 'removed' in outcome };
  });
  const [first] = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  const done = orphans.length - left.length;
  if (first === undefined) {
    ui.tell({ news: 'said', text: ['orphans.removed', done], tone: 'good' }, sample);
    return results;
  }
  const stopped = first.code === 'cancelled';
  const text: Said = stopped
    ? ['orphans.stopped', done, left.length]
    : ['orphans.partly', done, left.length, ui.failures.sentence(first)];
  const retry = async () => {
    await remove(deps, connection, left);
  };
  ui.tell({ news: 'said', text, tone: stopped ? 'note' : 'bad' }, sample, {
    more: [{ label: ['orphans.retry'], run: retry }],
  });
  return results;
}
