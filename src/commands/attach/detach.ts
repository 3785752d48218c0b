/** Detaches identities from resources: of each resource one, several, its own or all of them by one request. */

import type { Connection } from '../../access/connection';
import { neededChange } from '../../model/identityBlock';
import type { Said } from '../../ui/said';
import { isConfirmed, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { Arguments, CommandDeps, Gesture } from '../deps';
import { applyEach, type Telling } from './apply';
import { askDetachment } from './detachSteps';
import { nameOf, namesOf, oneOrAll, type ChangeResult, type Order } from './orders';
import { dyingDetail, dyingIn, removeWhatStays, type DyingIdentity } from './ownIdentity';
import { aliasesOf } from './prepare';

/** @returns what became of the resource; a list for several. `undefined` when the person left. */
export const detachFromResource: Gesture =
  (deps) =>
  async (input): Promise<ChangeResult | readonly ChangeResult[] | undefined> => {
    const connection = await connect(deps);
    const asked = await askDetachment(deps, connection, input);
    if (asked === undefined) return undefined;
    const results = await takeAway(deps, connection, asked, valuesOf(input));
    return oneOrAll(results);
  };

export interface ToTakeAway {
  readonly orders: readonly Order[];
  /** The person has seen a review of exactly this. */
  readonly reviewed: boolean;
  /** Of identities that die with it; read when absent. */
  readonly dying?: readonly DyingIdentity[];
}

/** Asks once more where that is due, makes the changes one after the other, and tells of each. */
export async function takeAway(
  deps: CommandDeps,
  connection: Connection,
  { orders, reviewed, dying: known }: ToTakeAway,
  values: Arguments,
): Promise<readonly ChangeResult[] | undefined> {
  const changing = orders.filter(({ carrier, change }) => removedNames(carrier, change).length > 0);
  const dying = known ?? (await dyingIn(deps, connection, orders));
  const due = changing.length > 0 && (!reviewed || dying.length > 0);
  if (due && !isConfirmed(values, changing.flatMap(confirming))) {
    if (!(await deps.ui.confirm(questionOf(changing, dying), connection.sample))) return undefined;
  }
  return applyEach(deps, connection, orders, () => telling(deps, connection, dying));
}

/** The names that stand for each thing that goes. */
function confirming({ carrier, change }: Order): readonly (readonly string[])[] {
  const { remove = [], system } = neededChange(carrier.block, change);
  return [
    ...remove.map(aliasesOf),
    ...(system === 'off' ? [[...aliasesOf(carrier.id), nameOf(carrier), 'systemAssigned']] : []),
  ];
}

function removedNames(carrier: Order['carrier'], change: Order['change']): readonly string[] {
  const { remove = [], system } = neededChange(carrier.block, change);
  return [...remove, ...(system === 'off' ? [carrier.id] : [])];
}

function questionOf(orders: readonly Order[], dying: readonly DyingIdentity[]) {
  const resources = orders.map(({ carrier }) => nameOf(carrier)).join(', ');
  const removed = orders.flatMap(({ carrier, change }) => neededChange(carrier.block, change).remove ?? []);
  const names = namesOf([...new Set(removed)]);
  const message: Said =
    dying.length === 0
      ? ['detach.ask', names, resources]
      : removed.length === 0
        ? ['system.ask', resources]
        : ['system.askMore', resources, names];
  const detail: readonly Said[] = [
    ...dyingDetail(dying),
    ...(removed.length === 0 ? [] : [['detach.askDetail'] satisfies Said]),
  ];
  const yes: Said = dying.length === 0 ? ['detach.go'] : ['system.yes'];
  return { ask: 'said', message, detail, yes } as const;
}

function telling(deps: CommandDeps, connection: Connection, dying: readonly DyingIdentity[]): Telling {
  return {
    text: ({ made: { remove = [], system }, after }) => {
      if (remove.length === 0) return ['system.disabled', nameOf(after)];
      const names = [...remove, ...(system === 'off' ? [after.id] : [])];
      return ['attach.detached', namesOf(names), nameOf(after)];
    },
    next: ({ made, after }) =>
      made.system === 'off'
        ? removeWhatStays(
            deps,
            connection,
            dying.filter(({ carrier }) => carrier.id === after.id),
          )
        : [],
  };
}
