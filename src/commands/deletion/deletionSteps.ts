/** Asks for what deleting an identity still lacks: which one, where the way back is kept, a last look, and its name. */

import type { Connection } from '../../access/connection';
import { readFootprint, type Footprint } from '../../access/lifecycle/footprint';
import { freshIdentity } from '../../access/lifecycle/updateIdentity';
import { Operation } from '../../access/managementTasks';
import { Failure } from '../../model/failure';
import type { LocatedUserAssigned } from '../../model/identity';
import { listing } from '../../model/listing';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { badArgument } from '../arguments';
import type { CommandDeps } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { mayGoOn } from '../permission';
import { askForUserAssigned } from '../userAssigned';
import { deletionPlan } from './deletionPlan';
import { freePlaces, placesAt, type RestorePlaces } from './restorePlaces';

export interface DeletionDraft {
  readonly footprint?: Footprint;
  readonly places?: RestorePlaces;
}

export type DeletionAnswers = Required<DeletionDraft>;
type DeletionStep = FlowStep<DeletionDraft>;

export interface DeletionQuestions {
  readonly named: LocatedUserAssigned | undefined;
  readonly places: RestorePlaces | undefined;
  /** Whether to ask where the scripts go: they have a place of their own otherwise. */
  readonly askPlace: boolean;
  /** Whether the call has confirmed already that the identity of this name goes. */
  readonly isConfirmed: (name: string) => boolean;
}

/** @returns `undefined` when the person left. Throws `locked` for an identity that a lock keeps. */
export async function askForDeletion(
  deps: CommandDeps,
  connection: Connection,
  { named, places, askPlace, isConfirmed }: DeletionQuestions,
): Promise<DeletionAnswers | undefined> {
  const given: DeletionDraft = { ...(places !== undefined && { places }) };
  const look = (located: LocatedUserAssigned) => inspect(deps, connection, located, isConfirmed);
  const footprint = named === undefined ? undefined : await look(named);
  if (named !== undefined && footprint === undefined) return undefined;
  const unconfirmed = (step: DeletionStep): DeletionStep => ({
    ...step,
    needed: (draft) => draft.footprint === undefined || !isConfirmed(draft.footprint.identity.name),
  });
  const draft = await runFlow({ ...given, ...(footprint !== undefined && { footprint }) }, [
    ...(named === undefined ? [identityStep(deps, connection, look)] : []),
    ...(askPlace && places === undefined ? [unconfirmed(placeStep(deps, connection))] : []),
    unconfirmed(planStep(deps, connection)),
    unconfirmed(nameStep(deps, connection)),
  ]);
  if (draft?.footprint === undefined) return undefined;
  return { footprint: draft.footprint, places: await placesOf(deps, draft) };
}

/** Reads what hangs on the identity. `undefined` when the caller may not delete it and leaves it at that. */
async function inspect(
  deps: CommandDeps,
  { azure, store, ...connection }: Connection,
  located: LocatedUserAssigned,
  isConfirmed: (name: string) => boolean,
): Promise<Footprint | undefined> {
  const { ui, clock } = deps;
  const { id, name } = located.identity;
  const { tenantId } = located;
  const intent = {
    tenantId,
    needs: [{ action: Operation.deleteIdentity, scope: id }],
    message: ['delete.mayNot', name] as const,
  };
  if (!isConfirmed(name) && !(await mayGoOn(deps, { azure, store, ...connection }, intent))) return undefined;
  const footprint = await ui.busy({ doing: 'said', what: ['delete.reading', name] }, async (signal) =>
    readFootprint({ azure, store }, await freshIdentity({ azure, clock }, located, signal), signal),
  );
  const [lock] = footprint.against.locks;
  if (lock !== undefined) throw new Failure('locked', { resource: id, values: { lock: lock.name } });
  return footprint;
}

function identityStep(
  deps: CommandDeps,
  connection: Connection,
  look: (located: LocatedUserAssigned) => Promise<Footprint | undefined>,
): DeletionStep {
  return {
    ask: async (draft, place) => {
      const picked = await askForUserAssigned(deps, connection, askedAt(connection, place, draft).step);
      if (picked === 'back' || picked === 'cancelled') return picked;
      const footprint = await look(picked);
      return footprint === undefined ? 'cancelled' : { ...draft, footprint };
    },
  };
}

function placeStep(deps: CommandDeps, connection: Connection): DeletionStep {
  const { files, pick } = deps.ui;
  return {
    ask: async (draft, place) => {
      const kept = await placesOf(deps, { ...(draft.footprint && { footprint: draft.footprint }) });
      for (;;) {
        const picked = await pick.choice<{ readonly where: 'kept' | 'elsewhere' }>({
          ...askedAt(connection, place, draft),
          question: ['delete.whichPlace'],
          placeholder: ['delete.whichPlaceHint'],
          load: () =>
            Promise.resolve(
              listing([
                {
                  value: { where: 'kept' },
                  label: ['delete.keptHere'],
                  detail: { data: files.shown(kept.azureCli) },
                  icon: 'archive',
                  checked: draft.places === undefined,
                },
                {
                  value: { where: 'elsewhere' },
                  label: ['delete.elsewhere'],
                  icon: 'folder-opened',
                  checked: draft.places !== undefined,
                },
              ]),
            ),
        });
        if (picked === 'back' || picked === 'cancelled') return picked;
        if (picked.where === 'kept') return { ...draft, places: kept };
        const address = await files.choose((draft.places ?? kept).azureCli);
        if (address !== undefined) return { ...draft, places: placesAt(address) };
      }
    },
  };
}

function planStep(deps: CommandDeps, connection: Connection): DeletionStep {
  return {
    ask: async (draft, place) => {
      const places = await placesOf(deps, draft);
      const workspaceIdentity = deps.settings.workspaceIdentity();
      const picked = await deps.ui.pick.plan({
        ...askedAt(connection, place, draft),
        load: () =>
          Promise.resolve(
            deletionPlan(deps.ui, connection, footprintOf(draft), { places, workspaceIdentity }),
          ),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, places };
    },
  };
}

/** The name, letter by letter: nobody deletes the wrong one by Enter. */
function nameStep({ ui }: CommandDeps, connection: Connection): DeletionStep {
  return {
    ask: async (draft, place) => {
      const { name } = footprintOf(draft).identity;
      const picked = await ui.pick.text({
        ...askedAt(connection, place, draft),
        question: ['delete.typeName'],
        prompt: ['delete.typeNameHint', name],
        check: (text) => (text.trim() === name ? undefined : ['delete.otherName', name]),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : draft;
    },
  };
}

/** Where the scripts go: where the person wants them, else to a place of their own. */
async function placesOf(
  { ui, clock }: Pick<CommandDeps, 'ui' | 'clock'>,
  draft: DeletionDraft,
): Promise<RestorePlaces> {
  return draft.places ?? freePlaces(ui.files, footprintOf(draft).identity.name, clock.now());
}

function footprintOf({ footprint }: DeletionDraft): Footprint {
  if (footprint === undefined) throw badArgument('identityId', 'identityId');
  return footprint;
}

function askedAt(
  connection: Connection,
  place: Place,
  { footprint }: DeletionDraft,
): { readonly step: Step; readonly back: boolean } {
  const what: Said =
    footprint === undefined ? ['delete.purpose'] : ['delete.purposeOf', footprint.identity.name];
  return { step: saidStep(what, place, connection), back: place.back };
}
