/** Finds out what is to be detached from where: named by the call, of nodes, or asked for; a person sees it before it is sent. */

import type { Connection } from '../../access/connection';
import { grouped } from '../../model/grouped';
import { idKey, lastSegment, sameId } from '../../model/armId';
import type { BlockChange } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import { listing } from '../../model/listing';
import { nestedName } from '../../model/resourceName';
import type { Node } from '../../tree/nodes';
import type { Choice } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { LocatedIdentity } from '../../ui/ports';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { switchOf, textsOf, identityId, valuesOf } from '../arguments';
import type { Arguments, CommandDeps, CommandInput } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { identitiesOf } from '../subject';
import { askForCarrier, type Target } from './askForCarrier';
import { targetOf } from './attachSteps';
import { changePlan } from './changePlan';
import type { ToTakeAway } from './detach';
import { nameOf, resourceOf, type Order } from './orders';
import { dyingIn, dyingNotes, type DyingIdentity } from './ownIdentity';
import { prepare, readCarrier } from './prepare';

/** What goes from one resource. */
interface Removal {
  readonly target: Target;
  readonly change: BlockChange;
}

interface Draft {
  readonly target?: Target;
  readonly removals?: readonly Removal[];
  readonly orders?: readonly Order[];
  readonly dying?: readonly DyingIdentity[];
}

/** `undefined` when the person left, or was told why it cannot be done. */
export async function askDetachment(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<ToTakeAway | undefined> {
  const given = await givenRemovals(deps, connection, input);
  const byProgram = input.from === 'arguments' && given.removals !== undefined;
  const identity =
    given.removals === undefined && given.target === undefined ? sharedIdentity(input) : undefined;
  const permitted = new Set<string>();
  const stepAt = (draft: Draft, place: Place) => {
    const target = draft.target ?? draft.removals?.[0]?.target;
    const what: Said =
      identity !== undefined
        ? ['detach.purposeOf', identity.identity.name]
        : target === undefined
          ? ['detach.purpose']
          : ['detach.purposeFrom', nestedName(target.id)];
    return saidStep(what, place, connection);
  };
  const prepared = async ({ removals = [] }: Draft): Promise<readonly Order[] | undefined> => {
    const orders: Order[] = [];
    for (const { target, change } of removals) {
      const order = await prepare(deps, connection, {
        ...{ target, change, permitted, identities: [], asking: !byProgram },
      });
      if (order === undefined) return undefined;
      orders.push(order);
    }
    return orders;
  };
  if (byProgram) return { orders: (await prepared(given)) ?? [], reviewed: false };

  const targetStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const question = {
        ...{ step: stepAt(draft, place), back: place.back, identityIds: [] },
        ...(draft.target !== undefined && { chosen: draft.target }),
      };
      const picked = await askForCarrier(deps, connection, question);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, target: picked };
    },
  };
  const whatStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const asked = { step: stepAt(draft, place), back: place.back, before: draft.removals ?? [] };
      const removals =
        identity === undefined
          ? await askWhat(deps, connection, asked, draft.target)
          : await askWhere(deps, connection, asked, identity);
      return removals === 'back' || removals === 'cancelled' ? removals : { ...draft, removals };
    },
  };
  const reviewStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const orders = await prepared(draft);
      if (orders === undefined) return place.back ? 'back' : 'cancelled';
      const dying = await dyingIn(deps, connection, orders);
      const picked = await deps.ui.pick.plan({
        step: stepAt(draft, place),
        back: place.back,
        load: (signal) => changePlan(connection, orders, ['detach.go'], dyingNotes(dying), signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, orders, dying };
    },
  };
  const draft = await runFlow<Draft>(given, [
    ...(given.target === undefined && given.removals === undefined && identity === undefined
      ? [targetStep]
      : []),
    ...(given.removals === undefined ? [whatStep] : []),
    reviewStep,
  ]);
  if (draft?.orders === undefined) return undefined;
  return { orders: draft.orders, reviewed: true, ...(draft.dying !== undefined && { dying: draft.dying }) };
}

/** What the call names: a resource and what goes from it, or the nodes of resources below an identity. */
async function givenRemovals(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<Pick<Draft, 'target' | 'removals'>> {
  if (input.from === 'nodes') {
    const named = input.nodes.flatMap(namedBy);
    if (named.length > 0) return { removals: removalsOf(named) };
  }
  const change = changeOf(valuesOf(input));
  const target = await targetOf(deps, connection, input);
  if (target === undefined) return {};
  if (change === undefined) return { target };
  const whole = change === 'all' ? everything(await readCarrier(deps, connection, target)) : change;
  return { removals: [{ target, change: whole }] };
}

function changeOf(values: Arguments): BlockChange | 'all' | undefined {
  const field = values['identityIds'] === undefined ? 'identityId' : 'identityIds';
  const remove = textsOf(values, 'identityId', 'identityIds')?.map((id) => identityId(id, field));
  const system = switchOf(values, 'systemAssigned') === true;
  if (switchOf(values, 'all') === true) return 'all';
  if (remove === undefined && !system) return undefined;
  return { ...(remove !== undefined && { remove }), ...(system && { system: 'off' }) };
}

function everything({ block }: Carrier): BlockChange {
  return { remove: block.userAssigned.map(({ id }) => id), system: 'off' };
}

interface Named extends Target {
  readonly identityId: string;
}

/** The resource and the identity that a node is about; none for most nodes. */
function namedBy(node: Node): readonly Named[] {
  if (node.kind === 'user')
    return [{ id: node.user.id, tenantId: node.tenantId, identityId: node.identity.id }];
  if (node.kind !== 'deadReference') return [];
  const { carrier, identityId: gone, tenantId } = node.reference;
  return [{ id: carrier.id, tenantId, identityId: gone }];
}

/** One removal for each resource, however many of its identities are selected. */
function removalsOf(named: readonly Named[]): readonly Removal[] {
  return [...grouped(named, ({ id }) => idKey(id)).values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [
          {
            target: { id: first.id, tenantId: first.tenantId },
            change: { remove: [first, ...more].map((one) => one.identityId) },
          },
        ],
  );
}

/** The user-assigned identity whose node was clicked: it is asked which resources lose it. */
function sharedIdentity(input: CommandInput): LocatedIdentity | undefined {
  const [found] = input.from === 'nodes' ? identitiesOf(input.nodes) : [];
  return found?.identity.kind === 'userAssigned' ? found : undefined;
}

interface Asked {
  readonly step: Step;
  readonly back: boolean;
  /** The answer given before. */
  readonly before: readonly Removal[];
}

/** Which of the identities that the resource carries. */
async function askWhat(
  deps: CommandDeps,
  connection: Connection,
  { before, ...asked }: Asked,
  target: Target | undefined,
): Promise<Picked<readonly Removal[]>> {
  if (target === undefined) return 'cancelled';
  const chosen = before.find((one) => sameId(one.target.id, target.id))?.change ?? {};
  const picked = await deps.ui.pick.choices<BlockChange>({
    ...asked,
    question: ['detach.whichIdentities'],
    ifEmpty: ['detach.carriesNone'],
    load: async (signal) => {
      const carrier = await connection.azure.identityBlocks.read(target.tenantId, target.id, signal);
      return listing(carriedChoices(carrier, chosen));
    },
  });
  if (picked === 'back' || picked === 'cancelled') return picked;
  const remove = picked.flatMap((one) => one.remove ?? []);
  const system = picked.some((one) => one.system === 'off');
  return [{ target, change: { remove, ...(system && { system: 'off' as const }) } }];
}

function carriedChoices(
  { block }: Carrier,
  { remove = [], system }: BlockChange,
): readonly Choice<BlockChange>[] {
  return [
    ...block.userAssigned.map(({ id }): Choice<BlockChange> => ({
      value: { remove: [id] },
      label: { data: lastSegment(id) },
      detail: { data: id },
      icon: 'account',
      checked: remove.some((one) => sameId(one, id)),
    })),
    ...(block.system === undefined
      ? []
      : [
          {
            value: { system: 'off' },
            label: ['attach.systemAssigned'],
            description: ['detach.ofResource'],
            detail: { data: block.system.principalId },
            icon: 'server-environment',
            checked: system === 'off',
          } satisfies Choice<BlockChange>,
        ]),
  ];
}

/** From which of the resources that use the identity. */
async function askWhere(
  deps: CommandDeps,
  { store }: Connection,
  { before, ...asked }: Asked,
  { identity, tenantId }: LocatedIdentity,
): Promise<Picked<readonly Removal[]>> {
  return deps.ui.pick.choices<Removal>({
    ...asked,
    question: ['detach.whichResources'],
    placeholder: ['attach.searchResource'],
    ifEmpty: ['detach.usedByNone'],
    load: async (signal) => {
      const { items, problems } = await store.usedBy(identity, tenantId, signal);
      const choices = items.map((user): Choice<Removal> => ({
        value: { target: { id: user.id, tenantId }, change: { remove: [identity.id] } },
        label: { data: nameOf(user) },
        resource: resourceOf({ ...user, location: '' }),
        checked: before.some((one) => sameId(one.target.id, user.id)),
      }));
      return listing(choices, problems);
    },
  });
}
