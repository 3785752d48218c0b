/** Writes the request that the owner of a place can act on: for a task, or for one operation. */

import type { Connection } from '../access/connection';
import type { Need } from '../access/mayI';
import { managementTasks, type ManagementTask } from '../access/managementTasks';
import { listing } from '../model/listing';
import type { Choice } from '../ui/formPorts';
import type { Picked } from '../ui/listPicker';
import type { Said } from '../ui/said';
import { badArgument, scopeArgument, textOf, valuesOf } from './arguments';
import { askForPlace } from './askForPlace';
import { connect } from './connect';
import type { CommandDeps, CommandInput, Gesture } from './deps';
import { runFlow, type FlowStep, type Place } from './flow';
import { saidStep } from './saidStep';
import { locatedNode } from './idOfNode';
import { handOver, requestFor } from './permission';
import { readingTenant } from './tenants';

interface Draft {
  readonly scope?: { readonly id: string; readonly tenantId: string };
  readonly actions?: readonly string[];
}

/** @returns the request as text. */
export const requestAccess: Gesture =
  (deps) =>
  async (input): Promise<string | undefined> => {
    const values = valuesOf(input);
    const action = operationOf(textOf(values, 'action'));
    const connection = await connect(deps);
    const scope = await givenScope(deps, connection, input);
    const draft = await runFlow<Draft>(
      { ...(scope !== undefined && { scope }), ...(action !== undefined && { actions: [action] }) },
      [
        ...(scope === undefined ? [placeStep(deps, connection)] : []),
        ...(action === undefined ? [taskStep(deps, connection)] : []),
      ],
    );
    if (draft?.scope === undefined || draft.actions === undefined) return undefined;
    const { id, tenantId } = draft.scope;
    const needs = draft.actions.map((each): Need => ({ action: each, scope: id }));
    return handOver(deps, connection, await requestFor(deps, connection, tenantId, needs));
  };

function operationOf(action: string | undefined): string | undefined {
  if (action !== undefined && !/^[\w.]+(\/[\w.*-]+)+$/.test(action))
    throw badArgument('action', 'operation', action);
  return action;
}

async function givenScope(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<Draft['scope']> {
  if (input.from === 'nodes') return locatedNode(input.nodes[0]);
  const scope = scopeArgument(valuesOf(input), 'scope');
  return scope === undefined
    ? undefined
    : { id: scope.id, tenantId: await readingTenant(deps, connection, scope.id) };
}

function placeStep(deps: CommandDeps, connection: Connection): FlowStep<Draft> {
  return {
    ask: async (draft, place): Promise<Picked<Draft>> => {
      const picked = await askForPlace(deps, connection, askedAt(place, connection));
      if (picked === 'back' || picked === 'cancelled') return picked;
      return { ...draft, scope: { id: picked.at.scope.id, tenantId: picked.tenantId } };
    },
  };
}

const taskNames: Readonly<Record<ManagementTask, Said>> = {
  assignRoles: ['permission.task.assignRoles'],
  createIdentities: ['permission.task.createIdentities'],
  useIdentities: ['permission.task.useIdentities'],
  deleteIdentities: ['permission.task.deleteIdentities'],
  federate: ['permission.task.federate'],
};

function taskStep({ ui }: CommandDeps, connection: Connection): FlowStep<Draft> {
  const choices = Object.values(managementTasks).map(
    ({ task, actions }): Choice<{ readonly actions: readonly string[] }> => ({
      value: { actions },
      label: taskNames[task],
      detail: { data: actions.join(', ') },
    }),
  );
  return {
    ask: async (draft, place): Promise<Picked<Draft>> => {
      const picked = await ui.pick.choice({
        ...askedAt(place, connection),
        question: ['permission.which'],
        placeholder: ['permission.whichPlaceholder'],
        load: () => Promise.resolve(listing(choices)),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, actions: picked.actions };
    },
  };
}

function askedAt(place: Place, connection: Connection) {
  return { step: saidStep(['permission.purpose'], place, connection), back: place.back } as const;
}
