/** Which resources of a subscription could carry an identity: from Resource Graph, or from ARM's list of its resources. */

import { parseArmId, resourceTypeOf } from '../model/armId';
import type { Candidate } from '../model/identityBlocksPort';
import { hostTypes } from '../model/identityHosts';
import { listing, type Listing } from '../model/listing';
import type { Subscription } from '../model/tenancy';
import type { Arm } from './arm';
import type { Connect } from './connection';
import { isRecord, present, text, type Json } from './decode';
import { blockOf } from './identityShapes';
import { incomplete, mapped } from './pages';
import { graphPath } from './paths';
import { candidatesQuery, carriersQuery } from './queries';
import { askAll, askPage, mayFallBack } from './resourceGraph';
import { demandReadable, resourcesOf } from './scopes';

/** One page: more than it holds is nothing to choose from by eye. */
export async function candidatesIn(
  connect: Connect,
  { tenantId, subscriptionId }: Pick<Subscription, 'tenantId' | 'subscriptionId'>,
  signal: AbortSignal,
): Promise<Listing<Candidate>> {
  const { arm } = connect(tenantId);
  try {
    const question = { query: candidatesQuery(hostTypes), subscriptions: [subscriptionId] };
    const { next, ...page } = mapped(await askPage(arm, question, undefined, signal), candidateOf, graphPath);
    if (page.items.length === 0) await demandReadable(arm, subscriptionId, signal);
    const more = next === undefined ? [] : [incomplete(graphPath, 'more')];
    return listing(page.items, [...page.problems, ...more]);
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    const call = resourcesOf(subscriptionId);
    const { items, problems } = await arm.list(call, signal);
    const able = items.filter((item) => hostTypes.includes((text(item['type']) ?? '').toLowerCase()));
    return mapped(listing(able, problems), candidateOf, call.path);
  }
}

/** All pages: what is to be found among them may be the last. */
export async function carriersIn(
  connect: Connect,
  { tenantId, subscriptionId }: Subscription,
  signal: AbortSignal,
): Promise<Listing<Candidate>> {
  const { arm } = connect(tenantId);
  const found = await rowsOf(arm, subscriptionId, signal);
  const { items, problems } = mapped(found, candidateOf, `/subscriptions/${subscriptionId}`);
  return listing(
    items.filter(({ block }) => block.userAssigned.length > 0),
    problems,
  );
}

async function rowsOf(arm: Arm, subscriptionId: string, signal: AbortSignal): Promise<Listing<Json>> {
  try {
    const found = await askAll(arm, { query: carriersQuery, subscriptions: [subscriptionId] }, signal);
    if (found.items.length === 0) await demandReadable(arm, subscriptionId, signal);
    return found;
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    return arm.list(resourcesOf(subscriptionId), signal);
  }
}

function candidateOf(row: Json): Candidate | undefined {
  const id = text(row['id']);
  const parsed = id === undefined ? undefined : parseArmId(id);
  if (id === undefined || parsed === undefined) return undefined;
  return {
    id,
    name: parsed.names.join('/'),
    // The ID has the type in its provider's casing.
    type: resourceTypeOf(id) ?? '',
    location: text(row['location']) ?? '',
    extended: text(row['extended']) !== undefined || isRecord(row['extendedLocation']),
    block: blockOf(row['identity']),
    ...present('kind', text(row['kind'])),
  };
}
