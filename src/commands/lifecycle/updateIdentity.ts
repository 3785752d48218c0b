/** Changes the tags of a user-assigned identity, and who may use it. */

import type { Connection } from '../../access/connection';
import {
  changeOf,
  freshIdentity,
  isolationOf,
  undoing,
  updateIdentity as update,
  type SeenIdentity,
  type WantedSettings,
} from '../../access/lifecycle/updateIdentity';
import { Operation } from '../../access/managementTasks';
import type { LocatedUserAssigned, UserAssignedIdentity } from '../../model/identity';
import type { IdentityChange } from '../../model/identityWrites';
import { listing } from '../../model/listing';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { badArgument, oneOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { mayGoOn } from '../permission';
import { askForUserAssigned, namedUserAssigned } from '../userAssigned';
import { isolationScopes, tagsIn } from './createDraft';
import { isolationChoices } from './isolationChoices';
import { askForTags } from './tagSteps';
import { updatePlan } from './updatePlan';

interface Draft extends WantedSettings {
  /** As it was read before the first question. */
  readonly seen?: SeenIdentity;
}

type UpdateStep = FlowStep<Draft>;

/** @returns the identity as it is afterwards; `undefined` when the person left. */
export const updateIdentity: Gesture =
  (deps) =>
  async (input): Promise<UserAssignedIdentity | undefined> => {
    const values = valuesOf(input);
    const tags = tagsIn(values);
    const isolationScope = oneOf(values, 'isolationScope', isolationScopes);
    const given: WantedSettings = {
      ...(tags !== undefined && { tags }),
      ...(isolationScope !== undefined && { isolationScope }),
    };
    const connection = await connect(deps);
    const [named, ...more] = (await namedUserAssigned(deps, connection, input)) ?? [];
    if (more.length > 0) {
      deps.ui.tell({ news: 'said', text: ['update.oneAtATime'], tone: 'note' }, connection.sample);
      return undefined;
    }
    const seen = named === undefined ? undefined : await read(deps, connection, named);
    // A call that names one of them leaves the other as it is.
    const asksAll = tags === undefined && isolationScope === undefined;
    const steps = [
      ...(seen === undefined ? [identityStep(deps, connection)] : []),
      ...(asksAll ? [tagsStep(deps, connection), isolationStep(deps, connection)] : []),
    ];
    const draft = await runFlow<Draft>(
      { ...given, ...(seen !== undefined && { seen }) },
      steps.length === 0 ? [] : [...steps, reviewStep(deps, connection)],
    );
    if (draft?.seen === undefined) return undefined;
    return send(deps, connection, draft.seen, draft);
  };

function read({ ui, clock }: CommandDeps, { azure }: Connection, named: LocatedUserAssigned) {
  return ui.busyInView((signal) => freshIdentity({ azure, clock }, named, signal));
}

function identityStep(deps: CommandDeps, connection: Connection): UpdateStep {
  return {
    ask: async (draft, place) => {
      const picked = await askForUserAssigned(deps, connection, askedAt(connection, place, draft).step);
      if (picked === 'back' || picked === 'cancelled') return picked;
      return { seen: await read(deps, connection, picked) };
    },
  };
}

function tagsStep(deps: CommandDeps, connection: Connection): UpdateStep {
  return {
    ask: async (draft, place) => {
      const seen = seenIn(draft);
      const { id, name } = seen.identity;
      const intent = {
        tenantId: seen.tenantId,
        needs: [{ action: Operation.writeIdentity, scope: id }],
        message: ['update.mayNot', name] as const,
      };
      // Asked once: who goes on all the same comes back here with the tags.
      if (draft.tags === undefined && !(await mayGoOn(deps, connection, intent))) return 'cancelled';
      const tags = await askForTags(
        deps.ui,
        askedAt(connection, place, draft),
        draft.tags ?? seen.identity.tags,
      );
      return tags === 'back' || tags === 'cancelled' ? tags : { ...draft, tags };
    },
  };
}

function isolationStep({ ui }: CommandDeps, connection: Connection): UpdateStep {
  return {
    ask: async (draft, place) => {
      const chosen = draft.isolationScope ?? isolationOf(seenIn(draft).identity);
      const picked = await ui.pick.choice({
        ...askedAt(connection, place, draft),
        question: ['isolation.which'],
        load: () => Promise.resolve(listing(isolationChoices(chosen))),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, ...picked };
    },
  };
}

function reviewStep({ ui }: CommandDeps, connection: Connection): UpdateStep {
  return {
    needed: (draft) => draft.seen === undefined || changeOf(draft.seen.identity, draft) !== undefined,
    ask: async (draft, place) => {
      const seen = seenIn(draft);
      const change = changeOf(seen.identity, draft);
      if (change === undefined) return draft;
      const picked = await ui.pick.plan({
        ...askedAt(connection, place, draft),
        load: (signal) => updatePlan(connection, seen, change, signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : draft;
    },
  };
}

async function send(
  deps: CommandDeps,
  connection: Connection,
  seen: SeenIdentity,
  wanted: WantedSettings,
): Promise<UserAssignedIdentity> {
  const { ui } = deps;
  const { sample } = connection;
  const { identity } = seen;
  const change = changeOf(identity, wanted);
  if (change === undefined) {
    ui.tell({ news: 'said', text: ['update.same', identity.name], tone: 'note' }, sample);
    return identity;
  }
  const updated = await patch(deps, connection, seen, change);
  const updatedAt = deps.clock.now();
  const undo = async () => {
    const now = { ...seen, identity: updated, at: updatedAt };
    await patch(deps, connection, now, undoing(identity, change));
    ui.tell({ news: 'said', text: ['update.undone', identity.name], tone: 'good' }, sample);
  };
  ui.tell({ news: 'said', text: ['update.done', identity.name], tone: 'good' }, sample, { undo });
  return updated;
}

function patch(
  { ui, clock, log }: CommandDeps,
  { azure, store }: Connection,
  seen: SeenIdentity,
  change: IdentityChange,
): Promise<UserAssignedIdentity> {
  return ui.busy({ doing: 'said', what: ['update.busy', seen.identity.name] }, (signal) =>
    update({ azure, store, clock, log }, seen, change, signal),
  );
}

function seenIn({ seen }: Draft): SeenIdentity {
  if (seen === undefined) throw badArgument('identityId', 'identityId');
  return seen;
}

function askedAt(
  connection: Connection,
  place: Place,
  { seen }: Draft,
): { readonly step: Step; readonly back: boolean } {
  const what: Said = seen === undefined ? ['update.purpose'] : ['update.purposeOf', seen.identity.name];
  return { step: saidStep(what, place, connection), back: place.back };
}
