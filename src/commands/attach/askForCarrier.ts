/** Asks for the resource or slot whose identities are meant: those of one subscription, of another one, or by its ID. */

import type { Connection } from '../../access/connection';
import { parseArmId, resourceTypeOf, sameId } from '../../model/armId';
import { isAttached } from '../../model/identityBlock';
import type { Candidate } from '../../model/identityBlocksPort';
import { hostTypes, hostVerdict } from '../../model/identityHosts';
import { listing, type Listing } from '../../model/listing';
import { nestedName } from '../../model/resourceName';
import type { Subscription } from '../../model/tenancy';
import type { Choice } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import type { CommandDeps } from '../deps';
import { readingTenant } from '../tenants';
import { resourceOf } from './orders';

export interface Target {
  readonly id: string;
  readonly tenantId: string;
}

export interface CarrierQuestion {
  readonly step: Step;
  readonly back: boolean;
  /** The only tenant that it may be in; any when absent. */
  readonly tenantId?: string;
  /** Where it is looked for first. */
  readonly homeSubscriptionId?: string;
  /** Those that are to be attached: who carries them is marked. */
  readonly identityIds: readonly string[];
  /** The answer given before, which Enter gives again. */
  readonly chosen?: Target;
}

type Line = { readonly target: Target } | { readonly elsewhere: true } | { readonly byId: true };

/** Which subscription, when several can be meant, then which resource; Back goes through both. */
export async function askForCarrier(
  deps: CommandDeps,
  connection: Connection,
  question: CarrierQuestion,
): Promise<Picked<Target>> {
  const { items, problems } = await deps.ui.busyInView((signal) => connection.store.subscriptions(signal));
  const all = items
    .map(({ subscription }) => subscription)
    .filter(({ tenantId }) => question.tenantId === undefined || sameId(tenantId, question.tenantId));
  const [only] = all;
  const home =
    all.length === 1
      ? only
      : all.find(({ subscriptionId }) => sameId(subscriptionId, question.homeSubscriptionId ?? ''));
  const before = subscriptionIdOf(question);
  let place = all.find(({ subscriptionId }) => sameId(subscriptionId, before)) ?? home;
  for (;;) {
    if (place === undefined) {
      const picked = await askForSubscription(deps, question, listing(all, problems));
      if (picked === 'cancelled' || (picked === 'back' && home === undefined)) return picked;
      place = picked === 'back' ? home : picked;
      continue;
    }
    const line = await askInSubscription(
      deps,
      connection,
      question,
      place,
      home === undefined,
      all.length > 1,
    );
    if (line === 'cancelled') return line;
    if (line === 'back') {
      if (place === home) return line;
      place = home;
      if (place === undefined) continue;
    } else if ('target' in line) return line.target;
    else if ('elsewhere' in line) place = undefined;
    else {
      const typed = await askForId(deps, connection, question);
      if (typed !== 'back') return typed;
    }
  }
}

async function askForSubscription(
  { ui }: CommandDeps,
  question: CarrierQuestion,
  { items, problems }: Listing<Subscription>,
): Promise<Picked<Subscription>> {
  const { step, back, homeSubscriptionId } = question;
  const before = subscriptionIdOf(question);
  const choices = items.map((subscription): Choice<Subscription> => ({
    value: subscription,
    label: { data: subscription.displayName },
    description: { data: subscription.subscriptionId },
    icon: 'key',
    checked: sameId(subscription.subscriptionId, before),
  }));
  return ui.pick.choice({
    step,
    back: back || homeSubscriptionId !== undefined,
    question: ['attach.whichSubscription'],
    load: () => Promise.resolve(listing(choices, problems)),
  });
}

async function askInSubscription(
  { ui }: CommandDeps,
  connection: Connection,
  question: CarrierQuestion,
  subscription: Subscription,
  asked: boolean,
  others: boolean,
): Promise<Picked<Line>> {
  const { step, back, chosen } = question;
  const isHere = sameId(subscription.subscriptionId, subscriptionIdOf(question));
  return ui.pick.choice<Line>({
    step,
    back: back || asked,
    question: ['attach.whichResource'],
    placeholder: ['attach.searchResource'],
    load: async (signal) => {
      const found = await connection.azure.identityBlocks.candidates(subscription, signal);
      const lines = [...found.items]
        .sort(byTypeThenName)
        .map((one) => candidateLine(one, subscription.tenantId, question));
      const typed = isHere && !found.items.some(({ id }) => sameId(id, chosen?.id ?? ''));
      const more: Choice<Line>[] = [
        ...(others ? [choiceOf({ elsewhere: true }, ['attach.elsewhere'], 'key')] : []),
        { ...choiceOf({ byId: true }, ['attach.typeId'], 'edit'), checked: typed },
      ];
      const none: Choice<Line>[] =
        lines.length + found.problems.length === 0
          ? [{ ...choiceOf({ byId: true }, ['attach.noResource'], 'circle-slash') }]
          : [];
      return listing([...lines, ...none, ...more], found.problems);
    },
  });
}

function choiceOf(value: Line, label: Said, icon: string): Choice<Line> {
  return { value, label, icon, under: ['attach.otherPlaces'] };
}

/** Of the resource chosen before; empty when there is none. */
function subscriptionIdOf({ chosen }: CarrierQuestion): string {
  return parseArmId(chosen?.id ?? '')?.subscriptionId ?? '';
}

function candidateLine(
  one: Candidate,
  tenantId: string,
  { identityIds, chosen }: CarrierQuestion,
): Choice<Line> {
  const carried = identityIds.filter((id) => isAttached(one.block, id)).length;
  const verdict = hostVerdict(one, undefined);
  const mark: Said | undefined =
    carried > 0
      ? [carried === identityIds.length ? 'attach.carriesIt' : 'attach.carriesSome']
      : verdict.can
        ? undefined
        : [`attach.why.${verdict.why}`];
  return {
    value: { target: { id: one.id, tenantId } },
    label: { data: nestedName(one.id) },
    resource: resourceOf(one),
    checked: sameId(one.id, chosen?.id ?? ''),
    ...(mark !== undefined && { description: mark }),
  };
}

/** Slots after their app, function apps apart from the others. */
function byTypeThenName(a: Candidate, b: Candidate): number {
  return sortKey(a).localeCompare(sortKey(b), undefined, { numeric: true });
}

function sortKey({ id, type, kind = '' }: Candidate): string {
  const family = type.toLowerCase().replace(/\/slots$/, '');
  // In the order of the table: what runs code first, what cannot be changed here last.
  const rank = String(hostTypes.indexOf(family)).padStart(3, '0');
  const apart = /functionapp|workflowapp/i.exec(kind)?.[0] ?? '';
  return `${rank} ${apart} ${nestedName(id)}`;
}

async function askForId(
  deps: CommandDeps,
  connection: Connection,
  { step, chosen }: CarrierQuestion,
): Promise<Picked<Target>> {
  const typed = await deps.ui.pick.text({
    step,
    back: true,
    question: ['attach.whichResource'],
    prompt: ['attach.idPrompt'],
    value: chosen?.id ?? '',
    check: (text) => (isResourceId(text) ? undefined : ['attach.noResourceId']),
  });
  if (typed === 'back' || typed === 'cancelled') return typed;
  const id = typed.text.trim().replace(/\/+$/, '');
  return { id, tenantId: await readingTenant(deps, connection, id) };
}

/** Whether the text is the ID of a resource in a subscription. */
export function isResourceId(text: string): boolean {
  const id = text.trim();
  return parseArmId(id)?.subscriptionId !== undefined && resourceTypeOf(id) !== undefined;
}
