/** What lies below the node of orphans: proven ones of every tenant, the doubtful apart, and what could not be read. */

import type { Orphan } from '../access/orphans/findOrphans';
import type { Store } from '../access/store';
import { isCancelled, toFailure } from '../model/failure';
import { grouped } from '../model/grouped';
import { joined, listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { Tenant } from '../model/tenancy';
import { orphansList } from '../access/lately';
import { emptyUnlessProblems, problemNodes, takenNodes } from './endings';
import type { OnProgress } from './identityChildren';
import type { Node, OrphansNode } from './nodes';

export async function orphanChildren(
  store: Store,
  parent: OrphansNode,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Node[]> {
  const roots = await store.roots(signal);
  const tenants = [...grouped(roots.items, ({ tenant }) => tenant.tenantId.toLowerCase()).values()];
  const parts: Listing<Orphan>[] = [];
  // One tenant after the other, so that there is one progress to show.
  for (const [first] of tenants) {
    if (first !== undefined) parts.push(await orphansOf(store, first.tenant, signal, onProgress));
  }
  const found = joined(parts);
  const proven = found.items.filter(({ doubt }) => doubt === undefined);
  const doubtful = found.items.filter(({ doubt }) => doubt !== undefined);
  return [
    ...proven.map((orphan): Node => ({ kind: 'orphan', orphan })),
    ...takenNodes(store, orphansList, ['role', 'managementGroup'], parent),
    ...emptyUnlessProblems(listing(proven, found.problems), 'orphans', parent),
    ...(doubtful.length === 0 ? [] : [{ kind: 'doubtfulOrphans', orphans: doubtful } satisfies Node]),
    ...problemNodes(found, parent),
  ];
}

/** A tenant whose candidates cannot be read is a problem beside the others. */
async function orphansOf(
  store: Store,
  { tenantId, displayName, defaultDomain }: Tenant,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Listing<Orphan>> {
  try {
    return await store.orphans.list(tenantId, signal, onProgress);
  } catch (error) {
    if (isCancelled(error)) throw error;
    const whereName = defaultDomain ?? displayName;
    return listing<Orphan>([], [{ where: tenantId, whereName, failure: toFailure(error) }]);
  }
}
