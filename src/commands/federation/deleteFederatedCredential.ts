/** Deletes federated credentials after a question that says what stops working; the notification undoes it. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import {
  addCredentials,
  asNew,
  removeCredentials,
  type FederatedIdentity,
} from '../../access/federation/writes';
import { sameId } from '../../model/armId';
import { isCancelled } from '../../model/failure';
import type { FederatedCredential } from '../../model/federation';
import { listing } from '../../model/listing';
import type { Node } from '../../tree/nodes';
import type { Choice } from '../../ui/formPorts';
import type { Said } from '../../ui/said';
import { badArgument, isConfirmed, textOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { saidStep } from '../saidStep';
import { askForFederated, locksAgainst, mayFederate, namedFederated } from './subject';

interface Doomed {
  readonly on: FederatedIdentity;
  readonly credentials: readonly FederatedCredential[];
}

/** @returns what was deleted; `undefined` when the person left. */
export const deleteFederatedCredential: Gesture =
  (deps) =>
  async (input): Promise<readonly FederatedCredential[] | undefined> => {
    const { ui } = deps;
    const values = valuesOf(input);
    const name = textOf(values, 'name');
    const connection = await connect(deps);
    const doomed = await doomedOf(deps, connection, input, name);
    if (doomed === undefined || doomed.credentials.length === 0) return undefined;
    const { on, credentials } = doomed;
    if (
      !isConfirmed(
        values,
        credentials.map((each) => [each.name]),
      )
    ) {
      const locks = await ui.busyInView((signal) => locksAgainst(connection, on, 'delete', signal));
      const [only, ...others] = credentials;
      const message: Said =
        only !== undefined && others.length === 0
          ? ['federation.delete', only.name, on.identity.name]
          : ['federation.deleteSeveral', credentials.length, on.identity.name];
      const detail = [
        ...credentials.flatMap(detailOf),
        ...locks.map((lock): Said => ['federation.note.locked', lock]),
      ];
      const question = { ask: 'said', message, detail, yes: ['federation.deleteYes'] } as const;
      if (!(await ui.confirm(question, connection.sample))) return undefined;
    }
    return remove(deps, connection, doomed, input.from === 'arguments');
  };

async function doomedOf(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
  name: string | undefined,
): Promise<Doomed | undefined> {
  if (input.from === 'nodes') {
    const nodes = input.nodes.filter(isCredential);
    const [first] = nodes;
    if (first !== undefined) {
      const { identity, tenantId } = first;
      const on = { identity, tenantId };
      if (!(await mayFederate(deps, connection, on, Operation.deleteFederated))) return undefined;
      const own = nodes.filter((node) => sameId(node.identity.id, identity.id));
      return { on, credentials: own.map(({ credential }) => credential) };
    }
  }
  const named = await namedFederated(deps, connection, input);
  const total = named === undefined ? 2 : 1;
  const step = saidStep(['federation.deletePurpose'], { number: 1, total }, connection);
  const on = named ?? (await askForFederated(deps, connection, step));
  if (on === 'back' || on === 'cancelled') return undefined;
  const load = (signal: AbortSignal) =>
    connection.store.federatedCredentials(on.identity, on.tenantId, signal);
  if (name !== undefined) {
    const { items } = await deps.ui.busyInView(load);
    const credential = items.find((each) => sameId(each.name, name));
    if (credential === undefined) throw badArgument('name', 'noCredential', name);
    return { on, credentials: [credential] };
  }
  if (!(await mayFederate(deps, connection, on, Operation.deleteFederated))) return undefined;
  const picked = await deps.ui.pick.choices<{ readonly credential: FederatedCredential }>({
    step: { ...step, number: step.total },
    back: false,
    question: ['federation.whichCredentials'],
    ifEmpty: ['federation.none'],
    load: async (signal) => {
      const { items, problems } = await load(signal);
      return listing(items.map(choiceOf), problems);
    },
  });
  if (picked === 'back' || picked === 'cancelled') return undefined;
  return { on, credentials: picked.map(({ credential }) => credential) };
}

function choiceOf(credential: FederatedCredential): Choice<{ readonly credential: FederatedCredential }> {
  const { name, issuer, subject } = credential;
  return {
    value: { credential },
    label: { data: name },
    description: subject === undefined ? ['federation.flexible'] : ['federation.trust', issuer, subject],
    ...(subject !== undefined && { detail: { data: subject } }),
    icon: 'key',
  };
}

function detailOf({ name, issuer, subject }: FederatedCredential): Said[] {
  return subject === undefined
    ? [['federation.stopsFlexible', name, issuer]]
    : [['federation.stops', name, issuer, subject]];
}

async function remove(
  { ui, clock, log }: CommandDeps,
  { azure, store, sample }: Connection,
  { on, credentials }: Doomed,
  byProgram: boolean,
): Promise<readonly FederatedCredential[]> {
  const needs = { azure, store, clock, log };
  const outcomes = await ui.busy({ doing: 'said', what: ['federation.deleting'] }, (signal, report) =>
    removeCredentials(needs, on, credentials, signal, report),
  );
  const removed = outcomes.flatMap((outcome) => ('removed' in outcome ? [outcome.removed] : []));
  const failed = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  const [first] = failed.filter(({ error }) => !isCancelled(error));
  // A program has no result to read it from.
  if (byProgram && removed.length === 0 && first !== undefined) throw first.error;
  const again = removed.flatMap((credential) => asNew(on.identity.id, credential) ?? []);
  const undo = async (): Promise<void> => {
    const restored = await ui.busy({ doing: 'said', what: ['federation.adding'] }, (signal) =>
      addCredentials(needs, on, again, [], signal),
    );
    const lost = restored.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    if (lost[0] !== undefined) throw lost[0];
  };
  const { name } = on.identity;
  const text: Said =
    first === undefined
      ? ['federation.deleted', removed.length, removed[0]?.name ?? '', name]
      : ['federation.notDeleted', failed.length, outcomes.length, name, ui.failures.sentence(first.error)];
  if (removed.length > 0 || first !== undefined)
    ui.tell(
      { news: 'said', text, tone: first === undefined ? 'good' : 'bad' },
      sample,
      again.length > 0 ? { undo } : {},
    );
  return removed;
}

function isCredential(node: Node): node is Extract<Node, { kind: 'federatedCredential' }> {
  return node.kind === 'federatedCredential';
}
