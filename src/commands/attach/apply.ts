/** Makes one change of a resource's identities and tells what became of it, also when the person did not wait for the end. */

import { changeBlock, followChange } from '../../access/attach/changeBlock';
import type { ChangeOutcome, UnderWay } from '../../access/attach/changeBlock';
import type { Connection } from '../../access/connection';
import { isCancelled, toFailure } from '../../model/failure';
import { isEmptyChange } from '../../model/identityBlock';
import { inverseOf } from '../../model/identityCommands';
import type { FollowUps } from '../../ui/ports';
import type { Said } from '../../ui/said';
import type { CommandDeps } from '../deps';
import { carrierOf, nameOf, namesOf, resultOf, type ChangeResult, type Order } from './orders';

/** What to say of a change that was made, and the next steps. */
export interface Telling {
  readonly text: (done: Extract<ChangeOutcome, { kind: 'done' }>) => Said;
  readonly next?: (done: Extract<ChangeOutcome, { kind: 'done' }>) => FollowUps['more'];
}

/** How long a change is followed after the person stopped waiting for it, in milliseconds. */
const longestFollowing = 30 * 60_000;

/** Throws what Azure refuses. What was left running is followed, and told of when it ends. */
export async function applyChange(
  deps: CommandDeps,
  connection: Connection,
  order: Order,
  telling: Telling,
): Promise<ChangeOutcome> {
  const { ui, clock, log } = deps;
  const needs = { azure: connection.azure, store: connection.store, clock, log };
  const outcome = await ui.busy({ doing: 'said', what: ['attach.doing', nameOf(order.carrier)] }, (signal) =>
    changeBlock(needs, order, signal),
  );
  tellOf(deps, connection, order, outcome, telling);
  if (outcome.kind === 'running')
    void followLater(deps, connection, order, { ...outcome, tenantId: order.tenantId }, telling);
  return outcome;
}

/** Makes one change after the other. The only one throws what Azure refuses; of several each is told of by itself. */
export async function applyEach(
  deps: CommandDeps,
  connection: Connection,
  orders: readonly Order[],
  tellingOf: (order: Order) => Telling,
): Promise<readonly ChangeResult[]> {
  const results: ChangeResult[] = [];
  for (const order of orders) {
    try {
      results.push(resultOf(await applyChange(deps, connection, order, tellingOf(order))));
    } catch (error) {
      const failure = toFailure(error);
      if (orders.length === 1 || isCancelled(failure)) throw failure;
      const text: Said = ['detach.notDone', nameOf(order.carrier), deps.ui.failures.sentence(failure)];
      deps.ui.tell({ news: 'said', text, tone: 'bad' }, connection.sample);
    }
  }
  return results;
}

async function followLater(
  deps: CommandDeps,
  connection: Connection,
  order: Order,
  underWay: UnderWay,
  telling: Telling,
): Promise<void> {
  const { ui, clock, log } = deps;
  const { azure, store, sample } = connection;
  const giveUp = new AbortController();
  const done = new AbortController();
  clock.sleep(longestFollowing, done.signal).then(
    () => {
      giveUp.abort();
    },
    () => undefined,
  );
  try {
    const outcome = await followChange({ azure, store, clock, log }, underWay, giveUp.signal);
    if (outcome.kind === 'done') tellOf(deps, connection, order, outcome, telling);
  } catch (error) {
    if (isCancelled(toFailure(error))) return;
    ui.tell({ news: 'said', text: ['attach.later', nameOf(order.carrier)], tone: 'bad' }, sample);
  } finally {
    done.abort();
  }
}

function tellOf(
  deps: CommandDeps,
  connection: Connection,
  order: Order,
  outcome: ChangeOutcome,
  telling: Telling,
): void {
  const { ui } = deps;
  const { sample } = connection;
  const name = nameOf(carrierOf(outcome));
  if (outcome.kind !== 'done') {
    const text: Said = outcome.kind === 'running' ? ['attach.running', name] : ['attach.unchanged', name];
    ui.tell({ news: 'said', text, tone: outcome.kind === 'running' ? 'note' : 'good' }, sample);
    return;
  }
  const { lost, lostSystem, undone } = outcome.difference;
  if (lost.length > 0 || lostSystem) {
    const gone = [...lost, ...(lostSystem ? [outcome.before.id] : [])];
    ui.tell({ news: 'said', text: ['attach.lost', name, namesOf(gone)], tone: 'bad' }, sample, {
      undo: () => change(lost.length > 0 ? { add: lost } : {}),
    });
    return;
  }
  if (!isEmptyChange(undone)) {
    ui.tell({ news: 'said', text: ['attach.undone', name], tone: 'bad' }, sample);
    return;
  }
  const back = inverseOf(outcome.made);
  const next = telling.next?.(outcome);
  ui.tell({ news: 'said', text: telling.text(outcome), tone: 'good' }, sample, {
    // What was deleted with a system-assigned identity does not come back, so half of it is not offered.
    ...(!isEmptyChange(back) && outcome.made.system !== 'off' && { undo: () => change(back) }),
    ...(next !== undefined && next.length > 0 && { more: next }),
  });

  async function change(wanted: Order['change']): Promise<void> {
    const carrier = carrierOf(outcome);
    await applyChange(deps, connection, { tenantId: order.tenantId, carrier, change: wanted }, changed);
  }
}

/** What is said of a change that undoes another one. */
const changed: Telling = {
  text: ({ made, after }) =>
    made.add !== undefined
      ? ['attach.done', namesOf(made.add), nameOf(after)]
      : [
          'attach.detached',
          made.system === 'off' ? nameOf(after) : namesOf(made.remove ?? []),
          nameOf(after),
        ],
};
