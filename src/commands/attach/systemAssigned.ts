/** Turns the system-assigned identity of a resource or slot on and off. */

import type { Connection } from '../../access/connection';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { assignRole } from '../assignRole';
import { valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { askForKind, usersToBe } from '../identityKind';
import { nestedName } from '../../model/resourceName';
import { applyEach, type Telling } from './apply';
import { askForCarrier, type Target } from './askForCarrier';
import { telling as attachTelling } from './attach';
import { askAttachment, targetsOf } from './attachSteps';
import { changePlan, note } from './changePlan';
import { takeAway } from './detach';
import { nameOf, oneOrAll, type ChangeResult, type Order } from './orders';
import { dyingIn, dyingNotes, type DyingIdentity } from './ownIdentity';
import { prepareEach } from './prepare';

interface Draft {
  readonly targets?: readonly Target[];
  readonly kind?: 'systemAssigned' | 'userAssigned';
  readonly orders?: readonly Order[];
  readonly dying?: readonly DyingIdentity[];
}

type Turn = 'on' | 'off';

/** Opens with the choice between both kinds; whoever takes the other one goes on to attach. */
export const enableSystemAssigned: Gesture = enabling(true);

/** @param choice whether to ask for the kind: not where it was chosen before. */
export function enabling(choice: boolean): Gesture {
  return (deps) => async (input) => enable(deps, input, choice);
}

async function enable(
  deps: CommandDeps,
  input: CommandInput,
  choice: boolean,
): Promise<ChangeResult | readonly ChangeResult[] | undefined> {
  const connection = await connect(deps);
  const draft = await ask(deps, connection, input, 'on', choice);
  if (draft?.targets === undefined) return undefined;
  if (draft.kind === 'userAssigned') {
    const orders = await askAttachment(deps, connection, { targets: draft.targets });
    if (orders === undefined) return undefined;
    const telling = ({ tenantId }: Order) => attachTelling(deps, tenantId);
    return oneOrAll(await applyEach(deps, connection, orders, telling));
  }
  const { orders = [] } = draft;
  return oneOrAll(await applyEach(deps, connection, orders, () => enabledTelling(deps)));
}

/** Names what dies with it before it is asked to confirm. */
export const disableSystemAssigned: Gesture =
  (deps) =>
  async (input): Promise<ChangeResult | readonly ChangeResult[] | undefined> => {
    const connection = await connect(deps);
    const draft = await ask(deps, connection, input, 'off');
    if (draft === undefined) return undefined;
    const results = await takeAway(
      deps,
      connection,
      {
        orders: draft.orders ?? [],
        reviewed: draft.dying !== undefined,
        ...(draft.dying !== undefined && { dying: draft.dying }),
      },
      valuesOf(input),
    );
    return oneOrAll(results);
  };

async function ask(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
  turn: Turn,
  choice = turn === 'on',
): Promise<Draft | undefined> {
  const targets = await targetsOf(deps, connection, input);
  const asking = input.from !== 'arguments' || targets === undefined;
  const given: Draft = targets === undefined ? {} : { targets };
  const permitted = new Set<string>();
  const stepAt = (draft: Draft, place: Place): Step => {
    const [only, second] = draft.targets ?? [];
    const what: Said =
      only !== undefined && second === undefined
        ? ['system.purposeOf', nestedName(only.id)]
        : [turn === 'on' ? 'system.enablePurpose' : 'system.disablePurpose'];
    return saidStep(what, place, connection);
  };
  const prepared = async (draft: Draft): Promise<Draft | undefined> => {
    const preparation = { change: { system: turn }, permitted, identities: [], asking };
    const orders = await prepareEach(deps, connection, draft.targets ?? [], preparation);
    return orders === undefined ? undefined : { ...draft, orders };
  };
  const targetStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const [chosen] = draft.targets ?? [];
      const question = {
        step: stepAt({}, place),
        back: place.back,
        identityIds: [],
        ...(chosen && { chosen }),
      };
      const picked = await askForCarrier(deps, connection, question);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, targets: [picked] };
    },
  };
  const kindStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const asked = { step: stepAt(draft, place), back: place.back };
      const users = await usersToBe(deps, connection, draft.targets ?? []);
      const picked = await askForKind(deps.ui, asked, users, draft.kind);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, kind: picked.kind };
    },
  };
  const reviewStep: FlowStep<Draft> = {
    needed: ({ kind }) => kind !== 'userAssigned',
    ask: async (draft, place) => {
      const ready = await prepared(draft);
      if (ready === undefined) return place.back ? 'back' : 'cancelled';
      const { orders = [] } = ready;
      const dying = await dyingIn(deps, connection, orders);
      const picked = await deps.ui.pick.plan({
        step: stepAt(draft, place),
        back: place.back,
        load: (signal) =>
          changePlan(
            connection,
            orders,
            [turn === 'on' ? 'system.enableGo' : 'system.disableGo'],
            turn === 'on' ? [note('info', ['system.note.roles'])] : dyingNotes(dying),
            signal,
          ),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...ready, dying };
    },
  };
  if (!asking) return prepared(given);
  return runFlow<Draft>(given, [
    ...(targets === undefined ? [targetStep] : []),
    ...(choice ? [kindStep] : []),
    reviewStep,
  ]);
}

function enabledTelling(deps: CommandDeps): Telling {
  return {
    text: ({ after }) => ['system.enabled', nameOf(after), after.block.system?.principalId ?? ''],
    next: ({ after }) => [
      {
        label: ['next.assignRole'],
        run: async () => {
          await assignRole(deps)({ from: 'arguments', values: { identityId: after.id } });
        },
      },
    ],
  };
}
