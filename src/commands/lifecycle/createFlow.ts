/** Asks for what making an identity still lacks, and ends in a review; going back keeps every answer given. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import type { Need } from '../../access/mayI';
import { orUnknown } from '../../model/orUnknown';
import { sameId } from '../../model/armId';
import type { Subscription } from '../../model/tenancy';
import { badArgument } from '../arguments';
import type { CommandDeps } from '../deps';
import { runFlow } from '../flow';
import { askForKind, type PlannedUsers } from '../identityKind';
import { mayGoOn } from '../permission';
import type { CreateDraft, GivenFields } from './createDraft';
import { createPlan } from './createPlan';
import { askedAt, subscriptionOf, type CreateStep } from './createStep';
import { groupNameStep, groupStep, regionStep, subscriptionStep } from './whereSteps';
import { isolationStep, nameStep, tagsStep } from './whatSteps';

export interface CreateQuestions {
  readonly subscription: Subscription | undefined;
  readonly fields: GivenFields;
  /** The choice between the two kinds is asked first, and for what it is to be made; absent where it is not asked. */
  readonly users: PlannedUsers | undefined;
  /** Whether to ask for what has a default too. */
  readonly all: boolean;
}

/** `reviewed`: the person has seen all of it. */
export interface CreateAnswers {
  readonly draft: CreateDraft;
  readonly reviewed: boolean;
}

/** @returns `undefined` when the person left. Throws `badArgument` for a region that is not offered. */
export async function askForIdentityToMake(
  deps: CommandDeps,
  connection: Connection,
  { subscription, fields, users, all }: CreateQuestions,
): Promise<CreateAnswers | undefined> {
  const { name, tags, isolationScope } = fields;
  const given: CreateDraft = {
    ...(name !== undefined && { name }),
    ...(tags !== undefined && { tags }),
    ...(isolationScope !== undefined && { isolationScope }),
  };
  const placed = (draft: CreateDraft) => withPlace(deps, connection, draft, fields);
  const start = subscription === undefined ? given : await placed({ ...given, subscription });
  const guarded = guard(deps, connection, fields.resourceGroup === undefined ? 'back' : 'cancelled');
  const steps = [
    ...(subscription === undefined ? [then(subscriptionStep(deps, connection), placed)] : []),
    ...(fields.resourceGroup === undefined
      ? [groupStep(deps, connection), groupNameStep(deps, connection)]
      : []),
    ...(fields.location === undefined ? [guarded(regionStep(deps, connection))] : []),
    ...(name === undefined ? [guarded(nameStep(deps, connection))] : []),
    ...(all ? [guarded(tagsStep(deps, connection)), guarded(isolationStep(deps, connection))] : []),
  ];
  if (steps.length === 0 && users === undefined) return { draft: start, reviewed: false };
  const ofUserAssigned = [...steps, guarded(reviewStep(deps, connection))].map(onlyUserAssigned);
  const draft = await runFlow(start, [
    ...(users === undefined ? [] : [kindStep(deps, connection, users)]),
    ...ofUserAssigned,
  ]);
  return draft === undefined ? undefined : { draft, reviewed: true };
}

function kindStep({ ui }: CommandDeps, connection: Connection, users: PlannedUsers): CreateStep {
  return {
    ask: async (draft, place) => {
      const picked = await askForKind(ui, askedAt(connection, place, draft), users, draft.kind);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, kind: picked.kind };
    },
  };
}

function reviewStep({ ui }: CommandDeps, connection: Connection): CreateStep {
  return {
    ask: async (draft, place) => {
      const picked = await ui.pick.plan({
        ...askedAt(connection, place, draft),
        load: (signal) => createPlan(connection, draft, signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : draft;
    },
  };
}

/** A system-assigned identity is made by another command: nothing more is asked here. */
function onlyUserAssigned(step: CreateStep): CreateStep {
  return {
    ...step,
    needed: (draft) => draft.kind !== 'systemAssigned' && (step.needed?.(draft) ?? true),
  };
}

function then(step: CreateStep, more: (draft: CreateDraft) => Promise<CreateDraft>): CreateStep {
  return {
    ...step,
    ask: async (draft, place) => {
      const answer = await step.ask(draft, place);
      return answer === 'back' || answer === 'cancelled' ? answer : more(answer);
    },
  };
}

/** The draft with the group and the region that the call names, now that the subscription is known. */
async function withPlace(
  { ui }: CommandDeps,
  { azure }: Connection,
  draft: CreateDraft,
  { resourceGroup, location }: GivenFields,
): Promise<CreateDraft> {
  const subscription = subscriptionOf(draft);
  return ui.busyInView(async (signal) => {
    const [groups, regions] = await Promise.all([
      resourceGroup === undefined ? undefined : azure.scopes.resourceGroups(subscription, signal),
      location === undefined ? undefined : regionsIfRead(azure, subscription, signal),
    ]);
    const group = groups?.items.find(({ name }) => sameId(name, resourceGroup ?? ''));
    const region = regions?.find(({ name }) => name === location);
    if (regions !== undefined && region === undefined) throw badArgument('location', 'region', location);
    return {
      ...draft,
      ...(resourceGroup !== undefined && {
        group:
          group === undefined
            ? { name: resourceGroup, isNew: true }
            : { name: group.name, location: group.location, isNew: false },
      }),
      ...(location !== undefined && { region: region ?? { name: location, displayName: location } }),
    };
  });
}

/** `undefined` when they could not be read: then Azure judges the region. */
async function regionsIfRead(
  { provisioning }: Connection['azure'],
  subscription: Subscription,
  signal: AbortSignal,
) {
  return (await orUnknown(provisioning.regions(subscription, signal)))?.items;
}

/**
 * Says so before a question when the caller seems not to be allowed to make identities in the group; once for each group.
 * @param refused what the answer "no" does: another group can be chosen where it was asked for.
 */
function guard(deps: CommandDeps, connection: Connection, refused: 'back' | 'cancelled') {
  const permitted = new Set<string>();
  return (step: CreateStep): CreateStep => ({
    ...step,
    ask: async (draft, place) => {
      const { subscriptionId, tenantId, displayName } = subscriptionOf(draft);
      const subscription = `/subscriptions/${subscriptionId}`;
      const { group } = draft;
      const isNew = group === undefined || group.isNew;
      const scope = isNew ? subscription : `${subscription}/resourceGroups/${group.name}`;
      if (!permitted.has(scope)) {
        const needs: Need[] = [
          { action: Operation.writeIdentity, scope },
          ...(isNew ? [{ action: Operation.writeGroup, scope }] : []),
        ];
        const message = ['create.mayNot', isNew ? displayName : group.name] as const;
        if (!(await mayGoOn(deps, connection, { tenantId, needs, message }))) return refused;
        permitted.add(scope);
      }
      return step.ask(draft, place);
    },
  });
}
