/** Lets something outside Azure, or pods, get a user-assigned identity in exchange for their own tokens. */

import type { Connection } from '../../access/connection';
import { addCredentials, removeCredentials, type AddOutcome } from '../../access/federation/writes';
import { sameId } from '../../model/armId';
import { isCancelled } from '../../model/failure';
import {
  issuerFault,
  nameFault,
  subjectFault,
  textFault,
  type FederatedCredential,
  type NewFederatedCredential,
} from '../../model/federation';
import { badArgument, isConfirmed, textOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { Arguments, CommandDeps, Gesture } from '../deps';
import { plainError, type PlainError } from '../plainError';
import { askCredentials, type AddAnswers } from './addSteps';
import type { AddDraft } from './draft';
import { namedFederated } from './subject';

/** One for each credential, in order. */
export type AddResult = { readonly credential: FederatedCredential } | { readonly error: PlainError };

export const addFederatedCredential: Gesture =
  (deps) =>
  async (input): Promise<readonly AddResult[] | undefined> => {
    const values = valuesOf(input);
    const given = givenIn(values);
    const connection = await connect(deps);
    const on = await namedFederated(deps, connection, input);
    const answers = await askCredentials(deps, connection, { ...given, ...(on !== undefined && { on }) });
    if (answers === undefined || !(await mayReplace(deps, connection, answers, values))) return undefined;
    return add(deps, connection, answers);
  };

/** What the call says, each held against what Azure takes. */
function givenIn(values: Arguments): AddDraft {
  const field = (name: 'name' | 'issuer' | 'subject' | 'audience'): string | undefined =>
    textOf(values, name);
  const [name, issuer, subject, audience] = [
    field('name'),
    field('issuer'),
    field('subject'),
    field('audience'),
  ];
  if (name !== undefined && nameFault(name) !== undefined) throw badArgument('name', 'credentialName', name);
  if (issuer !== undefined && issuerFault(issuer) !== undefined)
    throw badArgument('issuer', 'issuer', issuer);
  const fault = subject === undefined ? undefined : subjectFault(subject);
  if (fault !== undefined)
    throw badArgument('subject', fault === 'wildcard' ? 'wildcard' : 'subject', subject);
  if (audience !== undefined && textFault(audience) !== undefined)
    throw badArgument('audience', 'subject', audience);
  return {
    ...(name !== undefined && { name }),
    ...(issuer !== undefined && { issuer }),
    ...(subject !== undefined && { subject }),
    ...(audience !== undefined && { audience }),
  };
}

/** Asks before a credential of the same name loses what it trusts now. */
async function mayReplace(
  { ui }: CommandDeps,
  { sample }: Connection,
  { on, wanted, existing }: AddAnswers,
  values: Arguments,
): Promise<boolean> {
  for (const each of wanted) {
    const held = existing.find(({ name }) => sameId(name, each.name));
    if (held === undefined || isSame(held, each) || isConfirmed(values, [[each.name]])) continue;
    const question = {
      ask: 'said',
      message: ['federation.replace', each.name, on.identity.name],
      detail: [['federation.replaceDetail', held.issuer, held.subject ?? '']],
      yes: ['federation.replaceYes'],
    } as const;
    if (!(await ui.confirm(question, sample))) return false;
  }
  return true;
}

type Made = Extract<AddOutcome, { readonly credential: FederatedCredential }>;

/** Adds what is not there yet, and tells what became of it. `earlier` was made by the tries before, to be undone with it. */
export async function add(
  deps: CommandDeps,
  connection: Connection,
  answers: AddAnswers,
  earlier: readonly Made[] = [],
): Promise<readonly AddResult[]> {
  const { ui, clock, log } = deps;
  const { azure, store } = connection;
  const { on, wanted, existing } = answers;
  const there = (each: NewFederatedCredential) => existing.find((held) => isSame(held, each));
  const lacking = wanted.filter((each) => there(each) === undefined);
  const outcomes =
    lacking.length === 0
      ? []
      : await ui.busy({ doing: 'said', what: ['federation.adding'] }, (signal, report) =>
          addCredentials({ azure, store, clock, log }, on, lacking, existing, signal, report),
        );
  tell(deps, connection, answers, outcomes, earlier);
  return wanted.map((each): AddResult => {
    const held = there(each);
    if (held !== undefined) return { credential: held };
    const outcome = outcomes[lacking.indexOf(each)];
    if (outcome === undefined) throw new Error(`No outcome for ${each.name}`);
    return 'credential' in outcome
      ? { credential: outcome.credential }
      : { error: plainError(outcome.error, ui.failures) };
  });
}

function tell(
  deps: CommandDeps,
  connection: Connection,
  { on, wanted, existing }: AddAnswers,
  outcomes: readonly AddOutcome[],
  earlier: readonly Made[],
): void {
  const { ui, tree, clock, log } = deps;
  const { azure, store, sample } = connection;
  const { identity } = on;
  const showInTree = () => ui.busyInView((signal) => tree.reveal(identity.id, signal));
  const made = [...earlier, ...outcomes.flatMap((outcome) => ('credential' in outcome ? [outcome] : []))];
  const failed = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  // What took another's place is not undone by deleting it.
  const fresh = made.length > 0 && made.every(({ replaced }) => replaced === undefined);
  const credentials = made.map(({ credential }) => credential);
  const undo = async () => {
    const removed = await ui.busy({ doing: 'said', what: ['federation.deleting'] }, (signal) =>
      removeCredentials({ azure, store, clock, log }, on, credentials, signal),
    );
    const [kept] = removed.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    if (kept !== undefined) throw kept;
  };
  const [first] = failed.filter(({ error }) => !isCancelled(error)).concat(failed);
  if (first !== undefined) {
    const reason = isCancelled(first.error) ? '' : ui.failures.sentence(first.error);
    const rest = failed.map(({ of }) => of);
    ui.tell(
      {
        news: 'said',
        text: ['federation.notAdded', failed.length, outcomes.length, identity.name, reason],
        tone: 'bad',
      },
      sample,
      {
        showInTree,
        ...(fresh && { undo }),
        more: [
          {
            label: ['federation.retry'],
            run: async () => {
              await add(deps, connection, { on, wanted: rest, existing }, made);
            },
          },
        ],
      },
    );
    return;
  }
  const [name = wanted[0]?.name ?? ''] = credentials.map((each) => each.name);
  if (made.length === 0) {
    ui.tell({ news: 'said', text: ['federation.alreadyThere', name, identity.name], tone: 'good' }, sample, {
      showInTree,
    });
    return;
  }
  ui.tell(
    { news: 'said', text: ['federation.added', made.length, name, identity.name], tone: 'good' },
    sample,
    { showInTree, ...(fresh && { undo }) },
  );
}

/** The same trust under the same name, or under another one: Azure takes an issuer and subject once. */
function isSame(held: FederatedCredential, wanted: NewFederatedCredential): boolean {
  return (
    held.issuer === wanted.issuer &&
    held.subject === wanted.subject &&
    held.audiences.includes(wanted.audience)
  );
}
