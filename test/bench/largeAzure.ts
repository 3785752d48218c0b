/** Azure's ports and a store over the large tenant, which answers from another thread. */

import { Worker } from 'node:worker_threads';
import { createStore, type Store } from '../../src/access/store';
import { systemClock } from '../../src/azure/systemClock';
import { sampleCallers, sampleTenantId, sampleToken } from '../../src/sampleTenant/entry';
import type { SampleRequest, SampleResponse } from '../../src/sampleTenant/wire';
import { rig, testCloud, type Rig } from '../contract/kit';
import type { TenantSize } from './tenantWorker';

export interface LargeAzure extends Rig {
  readonly store: Store;
  stop(): Promise<void>;
}

/** @param program the bundle of tenantWorker.ts */
export function largeAzure(program: string, size: Omit<TenantSize, 'endpoint'>): LargeAzure {
  const workerData: TenantSize = { ...size, endpoint: testCloud.resourceManagerUrl };
  const worker = new Worker(program, { workerData });
  const waiting = new Map<number, (response: SampleResponse) => void>();
  let count = 0;
  worker.on('message', ({ number, response }: { number: number; response: SampleResponse }) => {
    waiting.get(number)?.(response);
    waiting.delete(number);
  });
  const ask = (request: SampleRequest): Promise<SampleResponse> =>
    new Promise((resolve) => {
      waiting.set(++count, resolve);
      worker.postMessage({ number: count, request });
    });
  const wire = rig(ask, {
    clock: systemClock,
    token: (tenantId) => sampleToken(sampleCallers.owner.oid, tenantId ?? sampleTenantId),
  });
  const store = createStore({ azure: wire.azure, clock: systemClock, subscriptionFilter: () => [] });
  return {
    ...wire,
    store,
    stop: async () => {
      await worker.terminate();
    },
  };
}
