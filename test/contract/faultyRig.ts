/** Azure's ports over a sample tenant that can be made to answer otherwise, request by request. */

import { createSampleTenant, sampleCallers, sampleTenantId, sampleToken } from '../../src/sampleTenant/entry';
import type { SampleRequest, SampleResponse } from '../../src/sampleTenant/wire';
import { rig, testCloud, type Rig } from './kit';

/** What is answered in place of the sample tenant; `undefined` leaves the answer to it. */
export type Fault = (request: SampleRequest) => SampleResponse | undefined;

export interface FaultyRig extends Rig {
  /** From now on; without a fault the sample answers everything itself. */
  answerWith(fault?: Fault): void;
}

export function faultyRig(caller: keyof typeof sampleCallers = 'owner', first?: Fault): FaultyRig {
  const tenant = createSampleTenant({ endpoint: testCloud.resourceManagerUrl });
  let current = first;
  const made = rig((request, signal) => current?.(request) ?? tenant.handle(request, signal), {
    token: (tenantId) => sampleToken(sampleCallers[caller].oid, tenantId ?? sampleTenantId),
  });
  return {
    ...made,
    answerWith(fault) {
      current = fault;
    },
  };
}
