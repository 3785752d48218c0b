/** Which resources code reaches: by the hosts in it, and where it does not say which one, by what the person chooses. */

import type { Connection } from '../../access/connection';
import { resourcesByHost, resourcesFor, serviceName } from '../../access/hostResources';
import type { RoleNeed } from '../../access/missingRoles';
import type { Operation, Service } from '../../code/clients/client';
import type { ClientSite } from '../../code/language';
import { resourceTypeOf } from '../../model/armId';
import { listing } from '../../model/listing';
import type { Listing } from '../../model/listing';
import type { Resource, Subscription } from '../../model/tenancy';
import type { Choice } from '../../ui/formPorts';
import type { LocatedIdentity } from '../../ui/ports';
import { subscriptionsIn } from '../assignSteps';
import type { CommandDeps } from '../deps';
import { saidStep } from '../saidStep';

export interface Reached {
  readonly needs: readonly RoleNeed[];
  /** Hosts, and services of unknown hosts, without a resource that can be seen. */
  readonly notFound: readonly string[];
  /** Services that the person left out. */
  readonly leftOut: readonly string[];
}

/** Both have the same hosts, and a request in a script does not say which of the two it is for. */
const twins: Readonly<Partial<Record<Service, Service>>> = {
  serviceBus: 'eventHubs',
  eventHubs: 'serviceBus',
};

/** @returns `undefined` when the person left. */
export async function reachedBy(
  deps: CommandDeps,
  connection: Connection,
  located: LocatedIdentity,
  sites: readonly ClientSite[],
): Promise<Reached | undefined> {
  const { scopes } = connection.azure;
  const { subscriptions, found } = await deps.ui.busyInView(async (signal) => {
    const ordered = await homeFirst(connection, located, signal);
    const wanted = sites.flatMap(({ service, hosts }) =>
      [service, twins[service]].flatMap((one) =>
        one === undefined ? [] : hosts.map((host) => ({ service: one, host })),
      ),
    );
    return { subscriptions: ordered, found: await resourcesByHost(scopes, ordered, wanted, signal) };
  });
  const needs: RoleNeed[] = [];
  const notFound = new Set<string>();
  const open = new Map<Service, Set<Operation>>();
  for (const { service, hosts, operations } of sites) {
    if (hosts.length === 0) open.set(service, new Set([...(open.get(service) ?? []), ...operations]));
    for (const host of hosts) {
      const twin = twins[service];
      const resource = found.get(`${service} ${host}`);
      const other = twin === undefined || resource !== undefined ? undefined : found.get(`${twin} ${host}`);
      if (resource !== undefined) needs.push(needOf(resource, service, operations));
      else if (other !== undefined && twin !== undefined) needs.push(needOf(other, twin, operations));
      else notFound.add(host);
    }
  }
  const leftOut: string[] = [];
  for (const [service, operations] of open) {
    const chosen = await askForResource(deps, connection, located, subscriptions, service);
    if (chosen === 'left') return undefined;
    if (chosen === 'none') notFound.add(serviceName(service));
    else if (chosen === 'leaveOut') leftOut.push(serviceName(service));
    else needs.push(needOf(chosen, service, [...operations]));
  }
  // Files are read in any order, and the person is to find the same text each time.
  return { needs, notFound: [...notFound].sort(), leftOut };
}

function needOf({ id, kind }: Resource, service: Service, operations: readonly Operation[]): RoleNeed {
  return { scope: id, service, operations, ...(kind !== undefined && { resourceKind: kind }) };
}

/** The subscriptions of the identity's tenant, its own before the others. */
async function homeFirst(
  connection: Connection,
  { identity, tenantId }: LocatedIdentity,
  signal: AbortSignal,
): Promise<readonly Subscription[]> {
  const { items } = await subscriptionsIn(connection, tenantId, signal);
  const isHome = ({ subscriptionId }: Subscription) => Number(subscriptionId === identity.subscriptionId);
  return [...items].sort((a, b) => isHome(b) - isHome(a));
}

/** `none` where there is nothing to choose from. */
async function askForResource(
  deps: CommandDeps,
  connection: Connection,
  { identity, tenantId }: LocatedIdentity,
  subscriptions: readonly Subscription[],
  service: Service,
): Promise<Resource | 'left' | 'none' | 'leaveOut'> {
  const { items, problems } = await deps.ui.busyInView((signal) =>
    service === 'cosmos'
      ? cosmosAccounts(connection, tenantId, signal)
      : resourcesFor(connection.azure.scopes, subscriptions, service, signal),
  );
  if (items.length === 0 && problems.length === 0) return 'none';
  const name = serviceName(service);
  const choices: readonly Choice<{ readonly resource?: Resource }>[] = [
    ...items.map((resource) => ({ value: { resource }, label: { data: resource.name }, resource })),
    { value: {}, label: ['missing.leaveOut', name], icon: 'circle-slash' },
  ];
  const picked = await deps.ui.pick.choice({
    step: saidStep(['missing.purposeFor', identity.name], { number: 1, total: 1 }, connection),
    back: false,
    question: ['missing.whichResource', name],
    placeholder: ['missing.notSaid'],
    load: () => Promise.resolve(listing(choices, problems)),
  });
  if (picked === 'back' || picked === 'cancelled') return 'left';
  return picked.resource ?? 'leaveOut';
}

/** Those of other interfaces, which have no roles of their own, are not among them. */
async function cosmosAccounts(
  { store }: Connection,
  tenantId: string,
  signal: AbortSignal,
): Promise<Listing<Resource>> {
  const { items, problems } = await store.cosmos.accounts(tenantId, signal);
  return listing(
    items.map(({ id, name }) => ({ id, name, type: resourceTypeOf(id) ?? '' })),
    problems,
  );
}
