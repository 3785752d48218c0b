/** The large tenant in a thread of its own, so that its work is not taken for the product's. */

import { parentPort, workerData } from 'node:worker_threads';
import { createSampleTenant, sampleTenantId } from '../../src/sampleTenant/entry';
import type { SampleRequest, SampleResponse } from '../../src/sampleTenant/wire';
import { bigTenant } from './bigTenant';

/** What the thread is started with. */
export interface TenantSize {
  readonly endpoint: string;
  readonly subscriptions: number;
  readonly identities: number;
  /** Entries on a page of ARM. */
  readonly pageSize: number;
}

const { endpoint, subscriptions, identities, pageSize } = workerData as TenantSize;
const tenant = createSampleTenant({
  endpoint,
  pageSize,
  data: bigTenant(subscriptions, identities),
  intercept: async (request, next) => {
    const response = await next(request);
    return new URL(request.url).pathname === '/tenants' ? withOwnTenant(response) : response;
  },
});

parentPort?.on('message', ({ number, request }: { number: number; request: SampleRequest }) => {
  void tenant.handle(request).then((response) => parentPort?.postMessage({ number, response }));
});

/** The sample's second tenant, which refuses everybody, is left out: the budgets are for one. */
function withOwnTenant(response: SampleResponse): SampleResponse {
  const { value } = JSON.parse(response.body) as { value: readonly { readonly tenantId: string }[] };
  return {
    ...response,
    body: JSON.stringify({ value: value.filter(({ tenantId }) => tenantId === sampleTenantId) }),
  };
}
