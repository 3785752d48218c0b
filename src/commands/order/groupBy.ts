/** Groups the identities in the tree by subscription, resource group, region or a tag. */

import type { Connection } from '../../access/connection';
import { groupings, type Grouping } from '../../model/arrangement';
import { bounded } from '../../model/bounded';
import { listing, type Listing, type Problem } from '../../model/listing';
import { tagLimits } from '../../model/tags';
import type { Choice } from '../../ui/formPorts';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { badArgument, oneOf, textOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { Arguments, CommandDeps, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';

interface Draft {
  readonly by?: Grouping;
  readonly tag?: string;
}

/** Only the choice of a tag needs Azure: everything else can be chosen before anybody has signed in. */
export const groupBy: Gesture = (deps) => async (input) => {
  const { arrangements } = deps;
  const given = givenDraft(valuesOf(input));
  const steps = [
    ...(given.by === undefined ? [groupingStep(deps)] : []),
    ...(given.tag === undefined ? [tagStep(deps)] : []),
  ];
  const { by, tag } = (await runFlow(given, steps)) ?? {};
  if (by === undefined) return;
  arrangements.choose({ by, ...(by === 'tag' && tag !== undefined && { tag }) });
};

function givenDraft(values: Arguments): Draft {
  const tag = textOf(values, 'tag');
  const by = oneOf(values, 'by', groupings) ?? (tag === undefined ? undefined : 'tag');
  if (tag === undefined) return by === undefined ? {} : { by };
  if (by !== 'tag') throw badArgument('tag', 'tagOnly', tag);
  if (tag === '' || tag.length > tagLimits.name) throw badArgument('tag', 'tagName', tag);
  return { by, tag };
}

function stepAt(deps: CommandDeps, place: Place): Step {
  const { state } = deps.session;
  const sample = state.kind === 'connected' && state.connection.sample;
  return saidStep(['order.group'], place, { sample });
}

const icons: Readonly<Record<Grouping, string>> = {
  subscription: 'key',
  resourceGroup: 'symbol-namespace',
  region: 'globe',
  tag: 'tag',
};

function groupingStep(deps: CommandDeps): FlowStep<Draft> {
  return {
    ask: async (draft, place) => {
      const before = draft.by ?? deps.arrangements.current.by;
      const picked = await deps.ui.pick.choice<{ readonly by: Grouping }>({
        step: stepAt(deps, place),
        back: place.back,
        question: ['order.by'],
        load: () =>
          Promise.resolve(
            listing(
              groupings.map((by) => ({
                value: { by },
                label: labels[by],
                icon: icons[by],
                checked: by === before,
              })),
            ),
          ),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, ...picked };
    },
  };
}

const labels: Readonly<Record<Grouping, Said>> = {
  subscription: ['order.subscription'],
  resourceGroup: ['order.resourceGroup'],
  region: ['order.region'],
  tag: ['order.tag'],
};

function tagStep(deps: CommandDeps): FlowStep<Draft> {
  return {
    needed: ({ by }) => by === 'tag',
    ask: async (draft, place) => {
      const connection = await connect(deps);
      const before = draft.tag ?? deps.arrangements.current.tag;
      const picked = await deps.ui.pick.choice<{ readonly tag: string }>({
        step: stepAt(deps, place),
        back: place.back,
        question: ['order.whichTag'],
        ifEmpty: ['order.noTags'],
        load: (signal) => tagChoices(connection, before, signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, ...picked };
    },
  };
}

/** Lists read side by side. */
const readAtOnce = 5;

/** The tags that identities in the chosen subscriptions have, those of most identities first. */
async function tagChoices(
  { store }: Connection,
  before: string | undefined,
  signal: AbortSignal,
): Promise<Listing<Choice<{ readonly tag: string }>>> {
  const roots = await store.roots(signal);
  const problems: Problem[] = [...roots.problems];
  /** By their names in lower case: Azure takes a name in any case. */
  const tags = new Map<string, { readonly tag: string; identities: number; readonly values: Set<string> }>();
  const outcomes = await bounded(
    roots.items,
    readAtOnce,
    ({ subscription }) => store.userAssigned(subscription, signal),
    signal,
  );
  for (const [at, outcome] of outcomes.entries()) {
    if ('failure' in outcome) {
      const { subscriptionId = '', displayName = '' } = roots.items[at]?.subscription ?? {};
      problems.push({
        where: `/subscriptions/${subscriptionId}`,
        whereName: displayName,
        failure: outcome.failure,
      });
      continue;
    }
    problems.push(...outcome.value.problems);
    for (const { tags: own } of outcome.value.items)
      for (const [tag, value] of Object.entries(own)) {
        const known = tags.get(tag.toLowerCase()) ?? { tag, identities: 0, values: new Set<string>() };
        known.identities += 1;
        known.values.add(value);
        tags.set(tag.toLowerCase(), known);
      }
  }
  const choices = [...tags.values()]
    .sort((a, b) => b.identities - a.identities || a.tag.localeCompare(b.tag))
    .map(({ tag, identities, values }): Choice<{ readonly tag: string }> => ({
      value: { tag },
      label: { data: tag },
      description: ['order.tagged', identities],
      detail: { data: [...values].sort().slice(0, 5).join(' · ') },
      icon: 'tag',
      checked: tag.toLowerCase() === before?.toLowerCase(),
    }));
  return listing(choices, problems);
}
