/** One setting holds what is chosen for the sample and for Azure: which of its entries a connection goes by. */

import { isSampleId } from '../model/sampleMark';
import type { Tenant } from '../model/tenancy';

/**
 * The entries, `tenantId/subscriptionId`, that say something about a connection; of none of them, all its subscriptions
 * show. The embedded sample and Azure each go by their own, so that neither hides the other's. A sample tenant that is
 * served as any Azure is, by an endpoint in the settings, is among the tenants of the account.
 */
export function chosenEntries(
  entries: readonly string[],
  sample: boolean,
  tenants: readonly Tenant[],
): readonly string[] {
  if (sample) return entries.filter(isSampleId);
  const listed = new Set(tenants.map(({ tenantId }) => tenantId.toLowerCase()));
  return entries.filter((entry) => !isSampleId(entry) || listed.has(tenantOf(entry)));
}

/** In lower case. */
export function tenantOf(entry: string): string {
  return (entry.split('/')[0] ?? '').toLowerCase();
}
