/** Makes a user-assigned identity where the person chooses, and leads on to what it is for. */

import type { Connection } from '../../access/connection';
import { createIdentity as create, type CreateOutcome } from '../../access/lifecycle/createIdentity';
import type { UserAssignedIdentity } from '../../model/identity';
import { toFailure } from '../../model/failure';
import type { FollowUps } from '../../ui/ports';
import { assignRole } from '../assignRole';
import { attachToResource } from '../attach/attach';
import { targetsOfNodes } from '../attach/attachSteps';
import { enabling } from '../attach/systemAssigned';
import { valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, Gesture } from '../deps';
import { usersToBe } from '../identityKind';
import { insertCredential } from '../insertCredential';
import { givenFields, givenSubscription, identityOf, type CreateDraft } from './createDraft';
import { askForIdentityToMake } from './createFlow';
import { subscriptionOf } from './createStep';
import { offerToRegister } from './offerToRegister';

/** @returns the identity; `undefined` when the person left, or went on to an identity of a resource's own. */
export const createIdentity: Gesture =
  (deps) =>
  async (input): Promise<UserAssignedIdentity | undefined> => {
    const fields = givenFields(valuesOf(input));
    const connection = await connect(deps);
    const subscription = await givenSubscription(deps, connection, input);
    const byProgram = input.from === 'arguments';
    // What is selected is meant where the command was not called on something else.
    const picked = input.from === 'nothing' ? deps.tree.selection.filter(({ kind }) => kind === 'user') : [];
    const answers = await askForIdentityToMake(deps, connection, {
      subscription,
      fields,
      users: Object.keys(fields).every((field) => field === 'subscriptionId')
        ? await usersToBe(deps, connection, targetsOfNodes(picked))
        : undefined,
      all: !byProgram,
    });
    if (answers === undefined) return undefined;
    const { draft, reviewed } = answers;
    if (draft.kind === 'systemAssigned') {
      const [first, ...more] = picked;
      await enabling(false)(deps)(
        first === undefined ? { from: 'nothing' } : { from: 'nodes', nodes: [first, ...more] },
      );
      return undefined;
    }
    if (!reviewed && !(await isGroupWanted(deps, connection, draft))) return undefined;
    return make(deps, connection, draft, byProgram);
  };

/** A group that is not there may be misspelt: nobody makes one by accident. */
async function isGroupWanted(
  { ui }: CommandDeps,
  { sample }: Connection,
  draft: CreateDraft,
): Promise<boolean> {
  const { group } = draft;
  if (group?.isNew !== true) return true;
  return ui.confirm(
    {
      ask: 'said',
      message: ['create.makeGroup', group.name, subscriptionOf(draft).displayName],
      detail: [['create.makeGroupDetail', draft.region?.displayName ?? '']],
      yes: ['create.makeBoth'],
    },
    sample,
  );
}

/** Throws what keeps it from being made, after telling what was made of it. */
async function make(
  deps: CommandDeps,
  connection: Connection,
  draft: CreateDraft,
  byProgram: boolean,
): Promise<UserAssignedIdentity | undefined> {
  const { ui, clock, log } = deps;
  const { azure, store } = connection;
  const wanted = identityOf(draft);
  const subscription = subscriptionOf(draft);
  const attempt = (newGroup: boolean) =>
    ui.busy({ doing: 'said', what: ['create.busy', wanted.name] }, (signal) =>
      create(
        { azure, store, clock, log },
        { tenantId: subscription.tenantId, identity: wanted, newGroup },
        signal,
      ),
    );
  let groupMade = false;
  for (let registered = false; ; registered = true) {
    const outcome = await attempt(draft.group?.isNew === true && !groupMade);
    groupMade ||= outcome.groupMade;
    if ('identity' in outcome) return told(deps, connection, outcome, byProgram);
    const { failure } = outcome;
    const again = failure.code === 'notRegistered' && !registered;
    try {
      if (!again) throw failure;
      if (await offerToRegister(deps, connection, subscription)) continue;
    } catch (error) {
      if (groupMade) tellOfGroup(deps, connection, wanted.resourceGroup);
      throw error;
    }
    if (groupMade) tellOfGroup(deps, connection, wanted.resourceGroup);
    return undefined;
  }
}

async function told(
  deps: CommandDeps,
  { sample }: Connection,
  { identity, already }: Extract<CreateOutcome, { identity: unknown }>,
  byProgram: boolean,
): Promise<UserAssignedIdentity> {
  const text = already
    ? (['create.already', identity.name] as const)
    : (['create.done', identity.name, identity.clientId, identity.principalId] as const);
  deps.ui.tell({ news: 'said', text, tone: 'good' }, sample, followUps(deps, identity, byProgram));
  if (!byProgram) await reveal(deps, identity);
  return identity;
}

/** What is there although the identity is not. */
function tellOfGroup({ ui }: CommandDeps, { sample }: Connection, group: string): void {
  ui.tell({ news: 'said', text: ['create.onlyGroup', group], tone: 'note' }, sample);
}

function followUps(deps: CommandDeps, { id }: UserAssignedIdentity, byProgram: boolean): FollowUps {
  const on = (gesture: Gesture) => async () => {
    await gesture(deps)({ from: 'arguments', values: { identityId: id } });
  };
  return {
    // A person is there already.
    ...(byProgram && {
      showInTree: () => deps.ui.busyInView((signal) => deps.tree.reveal(id, signal)),
    }),
    more: [
      { label: ['next.assignRole'], run: on(assignRole) },
      { label: ['next.attach'], run: on(attachToResource) },
      { label: ['next.insertCode'], run: on(insertCredential) },
    ],
  };
}

/** In a subscription that the view does not show it is there all the same. */
async function reveal({ ui, tree, log }: CommandDeps, { id }: UserAssignedIdentity): Promise<void> {
  try {
    await ui.busyInView((signal) => tree.reveal(id, signal));
  } catch (error) {
    log.warn(`${id} could not be shown in the tree: ${toFailure(error).message}`);
  }
}
