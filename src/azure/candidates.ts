/** Which resources of a subscription could carry an identity: from Resource Graph, or from ARM's list of its resources. */

import { parseArmId, resourceTypeOf } from '../model/armId';
import type { Candidate } from '../model/identityBlocksPort';
import { hostTypes } from '../model/identityHosts';
import { listing, type Listing } from '../model/listing';
import type { Subscription } from '../model/tenancy';
import type { Connect } from './connection';
import { isRecord, present, text, type Json } from './decode';
import { blockOf } from './identityShapes';
import { incomplete, mapped } from './pages';
import { graphPath } from './paths';
import { candidatesQuery } from './queries';
import { askPage, mayFallBack } from './resourceGraph';
import { resourcesOf } from './scopes';

/** One page: more than it holds is nothing to choose from by eye. */
export async function candidatesIn(
  connect: Connect,
  { tenantId, subscriptionId }: Subscription,
  signal: AbortSignal,
): Promise<Listing<Candidate>> {
  const { arm } = connect(tenantId);
  try {
    const question = { query: candidatesQuery(hostTypes), subscriptions: [subscriptionId] };
    const { next, ...page } = mapped(await askPage(arm, question, undefined, signal), candidateOf, graphPath);
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
