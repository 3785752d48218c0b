/** One line in the log for each request on the wire: where, which version, how it ended. Never a header's value or a body. */

import { isRestError, type PipelinePolicy, type PipelineRequest } from '@azure/core-rest-pipeline';
import type { Clock, Log } from '../model/ports';

const shownParameters: readonly string[] = ['api-version', '$filter'];

export function requestLogPolicy(log: Log, clock: Clock): PipelinePolicy {
  return {
    name: 'requestLogPolicy',
    async sendRequest(request, next) {
      const started = clock.now();
      const line = describe(request);
      const took = (): string => `${clock.now() - started} ms, request ${request.requestId}`;
      try {
        const answer = await next(request);
        const text = `${line}: ${answer.status} in ${took()}`;
        if (answer.status < 400) log.info(text);
        else log.warn(text);
        return answer;
      } catch (error) {
        if (request.abortSignal?.aborted === true) log.debug(`${line}: cancelled after ${took()}`);
        else log.warn(`${line}: no answer (${reasonOf(error)}) in ${took()}`);
        throw error;
      }
    },
  };
}

/** `GET management.azure.com/subscriptions api-version=2022-12-01`: of the query only what says nothing secret. */
function describe(request: PipelineRequest): string {
  const { host, pathname, searchParams } = new URL(request.url);
  const shown = shownParameters.flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [`${name}=${value}`];
  });
  return [request.method, host + pathname, ...shown].join(' ').replace(/\p{Cc}/gu, ' ');
}

/** A code such as `ENOTFOUND`, else the kind of error: a message could quote what was sent. */
function reasonOf(error: unknown): string {
  if (isRestError(error) && error.code !== undefined) return error.code;
  return error instanceof Error ? error.name : 'error';
}
