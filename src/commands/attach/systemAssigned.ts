/** Turns the system-assigned identity of a resource or slot on and off. */

import { isSlot } from '../../model/identityHosts';
import type { Connection } from '../../access/connection';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { assignRole } from '../assignRole';
import { badArgument, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { askForKind } from '../identityKind';
import { nestedName } from '../../model/resourceName';
import { applyChange, type Telling } from './apply';
import { askForCarrier, type Target } from './askForCarrier';
import { telling as attachTelling } from './attach';
import { askAttachment, targetOf } from './attachSteps';
import { changePlan, note } from './changePlan';
import { takeAway } from './detach';
import { nameOf, resultOf, type ChangeResult, type Order } from './orders';
import { dyingIn, dyingNotes, type DyingIdentity } from './ownIdentity';
import { prepare } from './prepare';
import { resourceTypeOf } from '../../model/armId';

interface Draft {
  readonly target?: Target;
  readonly kind?: 'systemAssigned' | 'userAssigned';
  readonly order?: Order;
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
): Promise<ChangeResult | undefined> {
  const connection = await connect(deps);
  const draft = await ask(deps, connection, input, 'on', choice);
  if (draft?.target === undefined) return undefined;
  if (draft.kind === 'userAssigned') {
    const order = await askAttachment(deps, connection, { target: draft.target });
    if (order === undefined) return undefined;
    return resultOf(await applyChange(deps, connection, order, attachTelling(deps, order.tenantId)));
  }
  const order = orderOf(draft);
  return resultOf(await applyChange(deps, connection, order, enabledTelling(deps)));
}

/** Names what dies with it before it is asked to confirm. */
export const disableSystemAssigned: Gesture =
  (deps) =>
  async (input): Promise<ChangeResult | undefined> => {
    const connection = await connect(deps);
    const draft = await ask(deps, connection, input, 'off');
    if (draft === undefined) return undefined;
    const results = await takeAway(
      deps,
      connection,
      {
        orders: [orderOf(draft)],
        reviewed: draft.dying !== undefined,
        ...(draft.dying !== undefined && { dying: draft.dying }),
      },
      valuesOf(input),
    );
    return results?.[0];
  };

function orderOf({ order }: Draft): Order {
  if (order === undefined) throw badArgument('resourceId', 'armId');
  return order;
}

async function ask(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
  turn: Turn,
  choice = turn === 'on',
): Promise<Draft | undefined> {
  const target = await targetOf(deps, connection, input);
  const asking = input.from !== 'arguments' || target === undefined;
  const given: Draft = target === undefined ? {} : { target };
  const permitted = new Set<string>();
  const stepAt = (draft: Draft, place: Place): Step => {
    const what: Said =
      draft.target !== undefined
        ? ['system.purposeOf', nestedName(draft.target.id)]
        : [turn === 'on' ? 'system.enablePurpose' : 'system.disablePurpose'];
    return saidStep(what, place, connection);
  };
  const prepared = async (draft: Draft): Promise<Draft | undefined> => {
    if (draft.target === undefined) throw badArgument('resourceId', 'armId');
    const change = { system: turn };
    const order = await prepare(deps, connection, {
      ...{ target: draft.target, change, permitted, identities: [], asking },
    });
    return order === undefined ? undefined : { ...draft, order };
  };
  const targetStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const question = { step: stepAt({}, place), back: place.back, identityIds: [] };
      const picked = await askForCarrier(deps, connection, question);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, target: picked };
    },
  };
  const kindStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const slot = isSlot({ type: resourceTypeOf(draft.target?.id ?? '') ?? '' });
      const users = slot ? { resources: 0, slots: 1 } : { resources: 1, slots: 0 };
      const asked = { step: stepAt(draft, place), back: place.back };
      const picked = await askForKind(deps.ui, asked, users);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, kind: picked.kind };
    },
  };
  const reviewStep: FlowStep<Draft> = {
    needed: ({ kind }) => kind !== 'userAssigned',
    ask: async (draft, place) => {
      const ready = await prepared(draft);
      if (ready === undefined) return place.back ? 'back' : 'cancelled';
      const order = orderOf(ready);
      const dying = await dyingIn(deps, connection, [order]);
      const picked = await deps.ui.pick.plan({
        step: stepAt(draft, place),
        back: place.back,
        load: (signal) =>
          changePlan(
            connection,
            [order],
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
    ...(target === undefined ? [targetStep] : []),
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
