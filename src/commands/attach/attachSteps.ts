/** Asks which identities are to be attached to what, and ends in the last look at the request. */

import type { Connection } from '../../access/connection';
import { idKey } from '../../model/armId';
import { listing } from '../../model/listing';
import type { Node } from '../../tree/nodes';
import type { Picked } from '../../ui/listPicker';
import type { LocatedIdentity } from '../../ui/ports';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { armIdOf, badArgument, valuesOf } from '../arguments';
import type { CommandDeps, CommandInput } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { identitiesOf, namedIdentities } from '../subject';
import { readingTenant } from '../tenants';
import { askForCarrier, isResourceId, type Target } from './askForCarrier';
import { changePlan } from './changePlan';
import type { Order } from './orders';
import { prepareEach } from './prepare';

interface Draft {
  readonly identities?: readonly LocatedIdentity[];
  readonly targets?: readonly Target[];
  readonly orders?: readonly Order[];
}

/** The resource that the call is about: its `resourceId`, or what a node of a resource stands for. */
export async function targetOf(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<Target | undefined> {
  if (input.from === 'nodes') return targetOfNode(input.nodes[0]);
  const id = armIdOf(valuesOf(input), 'resourceId');
  if (id === undefined) return undefined;
  if (!isResourceId(id)) throw badArgument('resourceId', 'armId', id);
  return { id, tenantId: await readingTenant(deps, connection, id) };
}

/** All resources that the call is about, each once: of nodes those of the whole selection. */
export async function targetsOf(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<readonly Target[] | undefined> {
  const first = await targetOf(deps, connection, input);
  if (first === undefined) return undefined;
  return input.from === 'nodes' ? targetsOfNodes(input.nodes) : [first];
}

export function targetsOfNodes(nodes: readonly Node[]): readonly Target[] {
  const targets = nodes.flatMap((node) => targetOfNode(node) ?? []);
  return [...new Map(targets.map((target) => [idKey(target.id), target])).values()];
}

export function targetOfNode(node: Node): Target | undefined {
  if (node.kind === 'user') return { id: node.user.id, tenantId: node.tenantId };
  if (node.kind === 'appFact') return { id: node.resourceId, tenantId: node.tenantId };
  if (node.kind === 'appFacts') return { id: node.identity.id, tenantId: node.tenantId };
  if (node.kind === 'deadReference')
    return { id: node.reference.carrier.id, tenantId: node.reference.tenantId };
  if (node.kind === 'identity' && node.identity.kind === 'systemAssigned')
    return { id: node.identity.id, tenantId: node.tenantId };
  return undefined;
}

/** The identities that the call names; of a node of a resource none, since they are what is asked for there. */
export async function attachable(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<readonly LocatedIdentity[] | undefined> {
  if (input.from === 'nodes' && targetOfNode(input.nodes[0]) !== undefined) return undefined;
  const named = await namedIdentities(deps, connection, input);
  const other = named?.find(({ identity }) => identity.kind !== 'userAssigned');
  if (other === undefined) return named;
  if (input.from === 'nodes') return named?.filter(({ identity }) => identity.kind === 'userAssigned');
  throw badArgument('identityId', 'userAssignedOnly', other.identity.id);
}

/** Asks for what is missing, and ends in the last look; a call that lacks nothing is only prepared. */
export async function askAttachment(
  deps: CommandDeps,
  connection: Connection,
  given: Pick<Draft, 'identities' | 'targets'>,
  { review = false } = {},
): Promise<readonly Order[] | undefined> {
  const permitted = new Set<string>();
  const complete = given.identities !== undefined && given.targets !== undefined;
  const asking = !complete || review;
  const stepAt = (draft: Draft, place: Place): Step => {
    const [only, second] = draft.identities ?? [];
    const what: Said =
      only === undefined || second !== undefined
        ? ['attach.purpose']
        : ['attach.purposeOf', only.identity.name];
    return saidStep(what, place, connection);
  };
  const identityStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const picked = await askForIdentities(deps, connection, stepAt(draft, place), place.back, draft);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, identities: picked };
    },
  };
  const targetStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const { identities = [] } = draft;
      const picked = await askForCarrier(deps, connection, {
        step: stepAt(draft, place),
        back: place.back,
        ...(identities[0] !== undefined && {
          tenantId: identities[0].tenantId,
          homeSubscriptionId: identities[0].identity.subscriptionId,
        }),
        identityIds: identities.map(({ identity }) => identity.id),
        ...(draft.targets?.[0] !== undefined && { chosen: draft.targets[0] }),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, targets: [picked] };
    },
  };
  const reviewStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const orders = await prepared(draft);
      if (orders === undefined) return complete ? 'cancelled' : 'back';
      const picked = await deps.ui.pick.plan({
        step: stepAt(draft, place),
        back: place.back,
        load: (signal) => changePlan(connection, orders, ['attach.go'], [], signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, orders };
    },
  };
  const draft = await runFlow<Draft>(given, [
    ...(given.identities === undefined ? [identityStep] : []),
    ...(given.targets === undefined ? [targetStep] : []),
    ...(asking ? [reviewStep] : []),
  ]);
  if (draft === undefined) return undefined;
  return draft.orders ?? prepared(draft);

  function prepared({ identities = [], targets = [] }: Draft): Promise<readonly Order[] | undefined> {
    const change = { add: identities.map(({ identity }) => identity.id) };
    return prepareEach(deps, connection, targets, { change, identities, permitted, asking });
  }
}

function askForIdentities(
  { ui, tree }: CommandDeps,
  { store }: Connection,
  step: Step,
  back: boolean,
  { identities = [] }: Draft,
): Promise<Picked<readonly LocatedIdentity[]>> {
  return ui.pick.identity({
    step,
    back,
    several: true,
    checked: identities.map(({ identity }) => identity.id),
    first: identitiesOf(tree.selection).map(({ identity }) => identity.id),
    load: async (signal) => {
      const { items, problems } = await store.find('/', signal);
      return listing(
        items.filter(({ identity }) => identity.kind === 'userAssigned'),
        problems,
      );
    },
  });
}
