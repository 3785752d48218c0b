/** Azure's ports over the sample tenant, in process: what the product does, on a wire that is written down. */

import {
  createSampleTenant,
  sampleCallers,
  sampleTenantId,
  sampleToken,
  type SampleTenantOptions,
} from '../../src/sampleTenant/entry';
import type { Identities } from '../../src/model/ports';
import type { UserAssignedIdentity } from '../../src/model/identity';
import type { Subscription } from '../../src/model/tenancy';
import { never, rig, testCloud, type Rig } from './kit';

export { sampleTenantId } from '../../src/sampleTenant/entry';

/** The ports over a sample tenant of its own, called by one of its people. */
export function sampleRig(
  caller: keyof typeof sampleCallers = 'owner',
  options: SampleTenantOptions = {},
): Rig {
  const tenant = createSampleTenant({ endpoint: testCloud.resourceManagerUrl, ...options });
  const { oid } = sampleCallers[caller];
  return rig((request, signal) => tenant.handle(request, signal), {
    token: (tenantId) => sampleToken(oid, tenantId ?? sampleTenantId),
  });
}

/** The user-assigned identity of that name, wherever it is; an assertion error when there is none. */
export async function identityNamed(identities: Identities, name: string): Promise<UserAssignedIdentity> {
  const { items } = await identities.find(sampleTenantId, name, never());
  const found = items.find((one) => one.name === name);
  if (found?.kind !== 'userAssigned') throw new Error(`No identity ${name} in the sample tenant`);
  return found;
}

/** The subscription of that name. */
export async function subscriptionNamed({ azure }: Rig, name: string): Promise<Subscription> {
  const { items } = await azure.tenancy.subscriptions(sampleTenantId, never());
  const found = items.find((one) => one.displayName === name);
  if (found === undefined) throw new Error(`No subscription ${name} in the sample tenant`);
  return found;
}
