/** The door of the sample tenant's chunk: makes a running tenant, and names what its callers need for their sign-in. */

import { ArmError } from './armError';
import type { Behaviour } from './call';
import { dispatcherOf, refusal } from './dispatch';
import { contoso } from './data/contoso';
import type { SampleData } from './data/shape';
import { sampleEndpoint } from './signIn';
import { stateOf } from './state';
import type { SampleRequest, SampleResponse, SampleTenant } from './wire';

export { isSampleGuid } from './guid';
export {
  refusedTenantDomain,
  refusedTenantId,
  sampleCallers,
  sampleEndpoint,
  sampleTenantDomain,
  sampleTenantId,
  sampleTenantName,
  sampleToken,
  type SampleCaller,
} from './signIn';
export type { SampleTenant } from './wire';

/** Stands before the routes and may answer itself, change the request, or hand on: where faults are injected. */
export type Intercept = (
  request: SampleRequest,
  next: (request: SampleRequest) => Promise<SampleResponse>,
) => Promise<SampleResponse>;

export interface SampleTenantOptions {
  /** Where the tenant says it lives (`nextLink`, `/metadata/endpoints`). */
  readonly endpoint?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** How long every answer takes. */
  readonly latencyMs?: number;
  /** Entries per page where ARM pages; Resource Graph's pages are ten times as long. */
  readonly pageSize?: number;
  /** How long a new principal is unknown to role assignments. */
  readonly replicationSeconds?: number;
  /** Another tenant than Contoso, for generated ones. */
  readonly data?: SampleData;
  readonly intercept?: Intercept;
}

/** A tenant of its own: nothing written to it is seen by another one. */
export function createSampleTenant(options: SampleTenantOptions = {}): SampleTenant {
  const behaviour: Behaviour = {
    endpoint: (options.endpoint ?? sampleEndpoint).replace(/\/+$/, ''),
    now: options.now ?? Date.now,
    pageSize: options.pageSize ?? 10,
    replicationSeconds: options.replicationSeconds ?? 5,
  };
  const dispatch = dispatcherOf(stateOf(options.data ?? contoso()), behaviour);
  const latency = options.latencyMs ?? 0;
  const writing = new Set<string>();

  const answer = async (request: SampleRequest, signal: AbortSignal | undefined): Promise<SampleResponse> => {
    const key = serialKey(request);
    if (key !== undefined && writing.has(key)) return refusal(request, concurrentWrite(key));
    if (key !== undefined) writing.add(key);
    try {
      await pause(latency, signal);
      return dispatch(request);
    } finally {
      if (key !== undefined) writing.delete(key);
    }
  };
  const intercept = options.intercept;
  return {
    handle: async (request, signal) => {
      signal?.throwIfAborted();
      const next = (passed: SampleRequest): Promise<SampleResponse> => answer(passed, signal);
      return intercept === undefined ? next(request) : intercept(request, next);
    },
  };
}

/** The identity whose federated credentials a request writes: Azure refuses two such writes at the same time. */
function serialKey(request: SampleRequest): string | undefined {
  if (request.method === 'GET') return undefined;
  const path = new URL(request.url).pathname;
  return /^(.*\/userAssignedIdentities\/[^/]+)\/federatedIdentityCredentials\//i
    .exec(path)?.[1]
    ?.toLowerCase();
}

function concurrentWrite(identityId: string): ArmError {
  return new ArmError(
    409,
    'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
    `Too many Federated Identity Credentials are written concurrently for the managed identity '${identityId}'.`,
  );
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
