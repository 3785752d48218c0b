/** System-assigned identities of a subscription, page by page: from Resource Graph, or from ARM's list of resources. */

import { idKey } from '../model/armId';
import type { SystemAssignedIdentity } from '../model/identity';
import { listing, type Listing, type Problem } from '../model/listing';
import type { Subscription } from '../model/tenancy';
import type { Arm } from './arm';
import type { Connect } from './connection';
import { text, type Json } from './decode';
import { identityOfRow, ownsIdentity, systemAssignedOfResource } from './identityShapes';
import { mapped, onward } from './pages';
import { systemAssignedQuery } from './queries';
import { graphPath } from './paths';
import { askPage, mayFallBack } from './resourceGraph';
import { demandReadable, resourcesOf } from './scopes';

/** Rows of a page, as many as the tree shows before "Load more". */
const pageOfOwners = 500;
/** Pages of ARM's resource list that one page of owners may cost when Resource Graph does not answer. */
const mostResourcePages = 5;

/** A page from Resource Graph, or from ARM once Resource Graph has failed; the token says which one it continues. */
export async function systemAssignedIn(
  connect: Connect,
  { tenantId, subscriptionId }: Subscription,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Listing<SystemAssignedIdentity>> {
  const { arm } = connect(tenantId);
  if (next?.startsWith('https:') === true) return (await fromArm(arm, subscriptionId, next, signal)).owners;
  let page: Listing<SystemAssignedIdentity>;
  try {
    page = await fromGraph(arm, subscriptionId, next, signal);
  } catch (error) {
    if (next !== undefined || !mayFallBack(error)) throw error;
    const { owners, resources } = await fromArm(arm, subscriptionId, undefined, signal);
    // ARM leaves out what the caller may not read, so a list of nothing at all proves nothing.
    if (resources === 0) throw error;
    return owners;
  }
  if (next === undefined && page.next === undefined && page.items.length === 0)
    await demandReadable(arm, subscriptionId, signal);
  return page;
}

async function fromGraph(
  arm: Arm,
  subscriptionId: string,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Listing<SystemAssignedIdentity>> {
  const question = { query: systemAssignedQuery, subscriptions: [subscriptionId], top: pageOfOwners };
  const rows = onward(await askPage(arm, question, next, signal), next, graphPath);
  return mapped(
    rows,
    (row) => {
      const identity = identityOfRow(row);
      return identity?.kind === 'systemAssigned' ? identity : undefined;
    },
    `/subscriptions/${subscriptionId}`,
  );
}

async function fromArm(
  arm: Arm,
  subscriptionId: string,
  next: string | undefined,
  signal: AbortSignal,
): Promise<{ owners: Listing<SystemAssignedIdentity>; resources: number }> {
  const call = resourcesOf(subscriptionId);
  const found = new Map<string, Json>();
  const problems: Problem[] = [];
  let link = next;
  let resources = 0;
  for (let pages = 0; pages < mostResourcePages && found.size < pageOfOwners; pages++) {
    const page = onward(await arm.page(link ?? call, signal), link, call.path);
    resources += page.items.length;
    problems.push(...page.problems);
    for (const item of page.items.filter(ownsIdentity)) found.set(idKey(text(item['id']) ?? ''), item);
    link = page.next;
    if (link === undefined) break;
  }
  const owners = listing([...found.values()], problems, link);
  return { owners: mapped(owners, systemAssignedOfResource, `/subscriptions/${subscriptionId}`), resources };
}
