/** The one way to Azure: a pipeline for each tenant, which every client of that tenant shares. */

import type { TokenCredential } from '@azure/core-auth';
import { createClientPipeline } from '@azure/core-client';
import {
  logPolicyName,
  redirectPolicyName,
  type Pipeline,
  type PipelinePolicy,
} from '@azure/core-rest-pipeline';
import { tokenScope, type Cloud } from '../model/account';
import type { Clock, Log } from '../model/ports';
import { authenticationPolicy } from './authentication';
import { failurePolicy } from './failurePolicy';
import { requestLogPolicy } from './requestLog';
import { staleConnectionPolicy } from './staleConnection';
import { throttlingPolicy } from './throttling';
import type { Waits } from './waits';

export interface PipelineOptions {
  readonly cloud: Cloud;
  readonly credentialFor: (tenantId: string | undefined) => TokenCredential;
  readonly clock: Clock;
  readonly log: Log;
  readonly waits: Waits;
}

const longestAnswerMilliseconds = 100_000;

/**
 * Makes the pipeline of one tenant. Outside in: failures, then what the SDK needs to read answers, throttling, the token,
 * the log next to the wire. The SDK's retries, its redirects (they would leave the host) and its log are taken out.
 */
export function createTenantPipeline(options: PipelineOptions, tenantId: string | undefined): Pipeline {
  const { cloud, credentialFor, clock, log, waits } = options;
  const pipeline = createClientPipeline({
    userAgentOptions: { userAgentPrefix: 'managed-identities-for-azure' },
    retryOptions: { maxRetries: 0 },
  });
  for (const name of ['defaultRetryPolicy', redirectPolicyName, logPolicyName])
    pipeline.removePolicy({ name });
  const signIn = {
    resourceManagerUrl: cloud.resourceManagerUrl,
    scope: tokenScope(cloud),
    tenantId,
    credentialFor,
  };
  pipeline.addPolicy(failurePolicy(tenantId, clock));
  pipeline.addPolicy(oneSlashPolicy());
  pipeline.addPolicy(timeLimitPolicy());
  pipeline.addPolicy(throttlingPolicy(clock, waits), { phase: 'Retry' });
  pipeline.addPolicy(staleConnectionPolicy(), { phase: 'Retry' });
  pipeline.addPolicy(authenticationPolicy(signIn), { phase: 'Sign' });
  pipeline.addPolicy(requestLogPolicy(log, clock), { afterPhase: 'Sign' });
  return pipeline;
}

/** Without a limit a connection that went silent would keep its node loading for ever. */
function timeLimitPolicy(): PipelinePolicy {
  return {
    name: 'timeLimitPolicy',
    sendRequest(request, next) {
      if (request.timeout === 0) request.timeout = longestAnswerMilliseconds;
      return next(request);
    },
  };
}

/** SDK clients put a slash before a scope that is empty for the root, and ARM does not find what is behind two. */
function oneSlashPolicy(): PipelinePolicy {
  return {
    name: 'oneSlashPolicy',
    sendRequest(request, next) {
      request.url = request.url.replace(/^(https:\/\/[^/]+)\/{2,}/i, '$1/');
      return next(request);
    },
  };
}
