/** Managed identities: user-assigned ones from their own provider, the rest from Resource Graph. */

import { getContinuationToken } from '@azure/arm-msi';
import { idKey, isUserAssignedId, lastSegment, parseArmId } from '../model/armId';
import { Failure } from '../model/failure';
import type { ManagedIdentity, SystemAssignedIdentity } from '../model/identity';
import { listing, type Listing } from '../model/listing';
import type { Identities } from '../model/ports';
import type { Subscription } from '../model/tenancy';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { identityOfRow, systemAssignedOfResource, userAssignedOf, userOfRow } from './identityShapes';
import { pathOf } from './paths';
import { findQuery, systemAssignedQuery, usersOfQuery } from './queries';
import { askAll, askPage, mayFallBack } from './resourceGraph';
import { onePage } from './sdkPage';
import { mapped } from './tenancy';

/** Rows of a page of system-assigned identities, as many as the tree shows before "Load more". */
const pageOfOwners = 500;
/** Pages of ARM's resource list that one page of owners may cost when Resource Graph does not answer. */
const mostResourcePages = 5;

export function createIdentities(connect: Connect): Identities {
  return {
    async userAssigned(subscription, next, signal) {
      const client = connect(subscription.tenantId).identitiesOf(subscription.subscriptionId);
      const list = client.userAssignedIdentities.listBySubscription({ abortSignal: signal });
      const page = await onePage(list, next, getContinuationToken);
      const items = page.items.flatMap((item) => userAssignedOf(item) ?? []);
      const unread = page.items.filter((item) => userAssignedOf(item) === undefined);
      const problems = unread.map((item) => ({
        where: item.id ?? `/subscriptions/${subscription.subscriptionId}`,
        failure: new Failure('untrustedAnswer', item.id === undefined ? {} : { resource: item.id }),
      }));
      return listing(items, problems, page.next);
    },
    systemAssigned: (subscription, next, signal) => ownersIn(connect, subscription, next, signal),
    async get(tenantId, id, signal) {
      return isUserAssignedId(id)
        ? getUserAssigned(connect, tenantId, id, signal)
        : getSystemAssigned(connect, tenantId, id, signal);
    },
    async usersOf(identity, signal) {
      const question = { query: usersOfQuery(identity.id) };
      const rows = await askAll(connect(identity.tenantId).arm, question, signal);
      return mapped(rows, (row) => userOfRow(row, identity.id));
    },
    /** A system-assigned identity is not found by its client ID, which Resource Graph does not hold. */
    async find(tenantId, part, signal) {
      const wanted = part.trim();
      if (wanted === '') throw new Failure('badArgument', { field: 'query' });
      return mapped(await askAll(connect(tenantId).arm, { query: findQuery(wanted) }, signal), identityOfRow);
    },
  };
}

/** A page from Resource Graph, or from ARM once Resource Graph has failed; the token says which one it continues. */
async function ownersIn(
  connect: Connect,
  subscription: Subscription,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Listing<SystemAssignedIdentity>> {
  const { arm } = connect(subscription.tenantId);
  if (next?.startsWith('https:') === true)
    return (await ownersFromArm(connect, subscription, next, signal)).owners;
  const question = {
    query: systemAssignedQuery,
    subscriptions: [subscription.subscriptionId],
    top: pageOfOwners,
  };
  try {
    const rows = await askPage(arm, question, next, signal);
    return mapped(rows, (row) => {
      const identity = identityOfRow(row);
      return identity?.kind === 'systemAssigned' ? identity : undefined;
    });
  } catch (error) {
    if (next !== undefined || !mayFallBack(error)) throw error;
    const page = await ownersFromArm(connect, subscription, undefined, signal);
    // ARM leaves out what the caller may not read, so a list of nothing at all proves nothing.
    if (page.resources === 0) throw error;
    return page.owners;
  }
}

async function ownersFromArm(
  connect: Connect,
  { tenantId, subscriptionId }: Subscription,
  next: string | undefined,
  signal: AbortSignal,
): Promise<{ owners: Listing<SystemAssignedIdentity>; resources: number }> {
  const { arm } = connect(tenantId);
  const call = {
    path: `/subscriptions/${pathOf(subscriptionId)}/resources`,
    apiVersion: apiVersions.resources,
  };
  const found = new Map<string, SystemAssignedIdentity>();
  let link = next;
  let resources = 0;
  for (let pages = 0; pages < mostResourcePages && found.size < pageOfOwners; pages++) {
    const page = await arm.page(link ?? call, signal);
    resources += page.items.length;
    for (const item of page.items) {
      const identity = systemAssignedOfResource(item);
      if (identity !== undefined) found.set(idKey(identity.id), identity);
    }
    link = page.next;
    if (link === undefined) break;
  }
  return { owners: listing([...found.values()], [], link), resources };
}

async function getUserAssigned(
  connect: Connect,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<ManagedIdentity> {
  const { subscriptionId, resourceGroup } = parseArmId(id) ?? {};
  if (subscriptionId === undefined || resourceGroup === undefined)
    throw new Failure('badArgument', { field: 'identityId' });
  const client = connect(tenantId).identitiesOf(subscriptionId);
  const read = await client.userAssignedIdentities.get(resourceGroup, lastSegment(id), {
    abortSignal: signal,
  });
  const identity = userAssignedOf(read);
  if (identity === undefined) throw new Failure('untrustedAnswer', { resource: id });
  return identity;
}

/** One request, which is also the only source of the client ID. What it says of a secret's address goes no further. */
async function getSystemAssigned(
  connect: Connect,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<ManagedIdentity> {
  const subscriptionId = parseArmId(id)?.subscriptionId;
  if (subscriptionId === undefined) throw new Failure('badArgument', { field: 'identityId' });
  const client = connect(tenantId).identitiesOf(subscriptionId);
  const read = await client.systemAssignedIdentities.getByScope(pathOf(id), { abortSignal: signal });
  const { clientId, principalId, location } = read;
  const identity = identityOfRow({
    id,
    clientId,
    principalId,
    location,
    tenantId: read.tenantId ?? tenantId,
  });
  if (identity === undefined) throw new Failure('untrustedAnswer', { resource: id });
  return identity;
}
