/** Reads the resource that a change is about, and says before the last look what would keep Azure from making it. */

import { deadIn } from '../../access/attach/obstacles';
import { refusalOf, type ToAttach } from '../../access/attach/refusals';
import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import type { Need } from '../../access/mayI';
import { idKey, lastSegment, sameId } from '../../model/armId';
import { assignedBy, identityPatch, type BlockChange } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import type { LocatedIdentity } from '../../ui/ports';
import { badArgument } from '../arguments';
import type { CommandDeps } from '../deps';
import { mayGoOn } from '../permission';
import type { Target } from './askForCarrier';
import { failureFor, tellCannot } from './cannot';
import { writeAction } from './changePlan';
import { nameOf, namesOf, type Order } from './orders';

export interface Preparation {
  readonly target: Target;
  readonly change: BlockChange;
  /** What is to be attached, whose tenant and region matter. */
  readonly identities: readonly LocatedIdentity[];
  /** Places where the person goes on although something seems to be missing. */
  readonly permitted: Set<string>;
  /** A person who can be asked; a program is told by a failure instead, and Azure has the last word. */
  readonly asking: boolean;
}

/** `undefined` when the person was told why not, or does not go on. */
export async function prepare(
  deps: CommandDeps,
  connection: Connection,
  { target, change, identities, permitted, asking }: Preparation,
): Promise<Order | undefined> {
  const { ui } = deps;
  const carrier = await readCarrier(deps, connection, target);
  const attaching = await ui.busyInView((signal) => withSubscriptions(connection, identities, signal));
  const refusal = refusalOf(carrier, target.tenantId, attaching);
  if (refusal !== undefined) {
    if (!asking) throw failureFor(carrier, refusal);
    await tellCannot(deps, connection, carrier, refusal, change);
    return undefined;
  }
  const order = { tenantId: target.tenantId, carrier, change };
  if (!asking) return order;
  if (!permitted.has(idKey(carrier.id))) {
    if (!(await mayGoOn(deps, connection, intentOf(order)))) return undefined;
    permitted.add(idKey(carrier.id));
  }
  return withoutDead(deps, connection, order);
}

/** The same change of several resources; `undefined` as soon as one of them is not to be gone on with. */
export async function prepareEach(
  deps: CommandDeps,
  connection: Connection,
  targets: readonly Target[],
  preparation: Omit<Preparation, 'target'>,
): Promise<readonly Order[] | undefined> {
  if (targets.length === 0) throw badArgument('resourceId', 'armId');
  const orders: Order[] = [];
  for (const target of targets) {
    const order = await prepare(deps, connection, { ...preparation, target });
    if (order === undefined) return undefined;
    orders.push(order);
  }
  return orders;
}

export function readCarrier(
  { ui }: Pick<CommandDeps, 'ui'>,
  { azure }: Connection,
  { id, tenantId }: Target,
): Promise<Carrier> {
  return ui.busyInView((signal) => azure.identityBlocks.read(tenantId, id, signal));
}

/** Write on the resource, and the right to assign every identity that the request attaches or names as staying. */
function intentOf({ tenantId, carrier, change }: Order) {
  const both = carrier.verdict.can ? carrier.verdict.host.both : '';
  const patch = identityPatch(carrier.block, change, both);
  const needs: Need[] = [
    { action: writeAction(carrier), scope: carrier.id },
    ...(patch === undefined ? [] : assignedBy(patch)).map((scope) => ({
      action: Operation.assignIdentity,
      scope,
    })),
  ];
  return { tenantId, needs, message: ['attach.mayNot', nameOf(carrier)] as const };
}

/** Offers to detach what is gone along with the change: Azure refuses most changes that leave it there. */
async function withoutDead(
  { ui }: CommandDeps,
  { azure, sample }: Connection,
  order: Order,
): Promise<Order | undefined> {
  const { carrier, change, tenantId } = order;
  const staying = carrier.block.userAssigned
    .map(({ id }) => id)
    .filter((id) => !(change.remove ?? []).some((each) => sameId(each, id)));
  const dead = await ui.busyInView((signal) => deadIn(azure, tenantId, staying, signal));
  if (dead.length === 0) return order;
  const answer = await ui.choose(
    {
      message: ['attach.deadInBlock', nameOf(carrier), namesOf(dead)],
      detail: [['attach.deadInBlockDetail']],
      answers: [
        { answer: 'detach', label: ['attach.detachDead'] },
        { answer: 'goOn', label: ['attach.goOn'] },
      ],
    },
    sample,
  );
  if (answer === undefined) return undefined;
  if (answer === 'goOn') return order;
  return { ...order, change: { ...change, remove: [...(change.remove ?? []), ...dead] } };
}

/** With the subscription each lies in, where it is known: it tells whether the identity came from another tenant. */
async function withSubscriptions(
  { store }: Connection,
  identities: readonly LocatedIdentity[],
  signal: AbortSignal,
): Promise<readonly ToAttach[]> {
  if (identities.length === 0) return [];
  const { items } = await store.subscriptions(signal);
  return identities.map(({ identity, tenantId }) => {
    if (identity.kind !== 'userAssigned') throw badArgument('identityId', 'userAssignedOnly', identity.id);
    const found = items.find(({ subscription }) =>
      sameId(subscription.subscriptionId, identity.subscriptionId),
    );
    return { identity, tenantId, ...(found !== undefined && { subscription: found.subscription }) };
  });
}

/** What a call's confirmation may name an identity by. */
export function aliasesOf(id: string): readonly string[] {
  return [lastSegment(id), id];
}
