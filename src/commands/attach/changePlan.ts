/** The last look before identities of resources are changed: what comes, what goes, what stays, what stands against it. */

import { isAppService, isSlot } from '../../model/identityHosts';
import { obstaclesOf, type Obstacles } from '../../access/attach/obstacles';
import type { Connection } from '../../access/connection';
import { sameId, lastSegment } from '../../model/armId';
import { neededChange } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import type { Fact, Note, Plan } from '../../ui/formPorts';
import type { Said } from '../../ui/said';
import { nameOf, namesOf, resourceOf, type Order } from './orders';

/** The operation that changing a resource's identities takes. */
export function writeAction({ type }: Pick<Carrier, 'type'>): string {
  return `${type}/write`;
}

/** @param go the line that does it; @param more what else is to be known, first. */
export async function changePlan(
  { azure }: Connection,
  orders: readonly Order[],
  go: Said,
  more: readonly Note[],
  signal: AbortSignal,
): Promise<Plan> {
  const found = await Promise.all(
    orders.map(({ tenantId, carrier }) =>
      obstaclesOf(azure, tenantId, carrier, writeAction(carrier), signal),
    ),
  );
  const requests = orders.flatMap(({ carrier, change }) => {
    const request = azure.identityBlocks.changeRequest(carrier, change);
    return request === undefined ? [] : [request];
  });
  return {
    go,
    sections: [
      { heading: ['attach.plan.resource'], facts: orders.map(({ carrier }) => resourceFact(carrier)) },
      { heading: ['attach.plan.attach'], facts: orders.flatMap(attached) },
      { heading: ['attach.plan.detach'], facts: orders.flatMap(detached) },
      { heading: ['attach.plan.stays'], facts: orders.flatMap(staying) },
    ],
    notes: [
      ...(requests.length === 0 ? [note('info', ['attach.note.nothing'])] : []),
      ...more,
      ...distinct([
        ...orders.flatMap((order, at) => againstNotes(order, found[at])),
        ...(requests.length === 0 ? [] : orders.flatMap(({ carrier }) => effectNotes(carrier))),
      ]),
    ],
    requests,
  };
}

function resourceFact(carrier: Carrier): Fact {
  return { label: { data: nameOf(carrier) }, resource: resourceOf(carrier) };
}

function identityFact(id: string): Fact {
  return { label: { data: lastSegment(id) }, detail: { data: id }, icon: 'account' };
}

function attached({ carrier, change }: Order): readonly Fact[] {
  const { add = [], system } = neededChange(carrier.block, change);
  const already = (change.add ?? []).filter((id) => !add.some((each) => sameId(each, id)));
  return [
    ...add.map(identityFact),
    ...already.map((id): Fact => ({ ...identityFact(id), description: ['attach.already'] })),
    ...(system === 'on' ? [systemFact] : []),
  ];
}

function detached({ carrier, change }: Order): readonly Fact[] {
  const { remove = [], system } = neededChange(carrier.block, change);
  const own = carrier.block.system;
  return [
    ...remove.map(identityFact),
    ...(system === 'off' && own !== undefined
      ? [{ ...systemFact, description: { data: own.principalId } }]
      : []),
  ];
}

function staying({ carrier, change }: Order): readonly Fact[] {
  const { remove = [], system } = neededChange(carrier.block, change);
  const kept = carrier.block.userAssigned.filter(({ id }) => !remove.includes(id));
  const named = (change.add ?? []).map((id) => id.toLowerCase());
  return [
    ...kept.filter(({ id }) => !named.includes(id.toLowerCase())).map(({ id }) => identityFact(id)),
    ...(carrier.block.system !== undefined && system !== 'off' ? [systemFact] : []),
  ];
}

const systemFact: Fact = { label: ['attach.systemAssigned'], icon: 'server-environment' };

function againstNotes({ carrier, change }: Order, found: Obstacles | undefined): readonly Note[] {
  const { locks = [], denials = [], dead = [], problems = [] } = found ?? {};
  const { remove = [] } = neededChange(carrier.block, change);
  const left = dead.filter((id) => !remove.includes(id));
  return [
    ...locks.map(({ name }) => note('warning', ['attach.note.lock', name])),
    ...denials.map(({ name }) => note('warning', ['attach.note.denied', name])),
    ...(left.length === 0 ? [] : [note('warning', ['attach.note.dead', namesOf(left)])]),
    ...(problems.length === 0 ? [] : [note('info', ['attach.note.unread'])]),
  ];
}

function effectNotes(carrier: Carrier): readonly Note[] {
  const { verdict, manualUpgrade } = carrier;
  if (!verdict.can) return [];
  const { restarts, longRunning } = verdict.host;
  return [
    ...(restarts === 'app' ? [note('wait', ['attach.note.restarts'], ['attach.note.restartsDetail'])] : []),
    ...(restarts === 'replicas' ? [note('wait', ['attach.note.replicas'])] : []),
    ...(manualUpgrade === true ? [note('warning', ['attach.note.manualUpgrade'])] : []),
    ...(isAppService(carrier) && isSlot(carrier) ? [note('info', ['attach.note.slotIdentity'])] : []),
    ...(longRunning ? [note('wait', ['attach.note.longRunning'], ['attach.note.longRunningDetail'])] : []),
  ];
}

export function note(tone: Note['tone'], text: Said, detail?: Said): Note {
  return { tone, text, ...(detail !== undefined && { detail }) };
}

/** The same is told once, of however many resources. */
function distinct(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((one) => [JSON.stringify(one.text), one])).values()];
}
