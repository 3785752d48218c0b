/** Sends once more what was lost because the other side had closed a connection that was kept for reuse. */

import { isRestError, type PipelinePolicy } from '@azure/core-rest-pipeline';
import { mayRepeat } from './throttling';

const lost: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE'];

/** The SDK's retries would do this too, among much else that is not wanted: see `throttling.ts`. */
export function staleConnectionPolicy(): PipelinePolicy {
  return {
    name: 'staleConnectionPolicy',
    async sendRequest(request, next) {
      try {
        return await next(request);
      } catch (error) {
        const wasLost = isRestError(error) && error.response === undefined && lost.includes(error.code);
        if (!wasLost || !mayRepeat(request) || request.abortSignal?.aborted === true) throw error;
        return next(request);
      }
    },
  };
}
