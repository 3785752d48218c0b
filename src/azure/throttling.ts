/** Waits when Azure says to, in sight of the person and not for long: the SDK's own retries would sleep unseen, without limit. */

import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { Clock } from '../model/ports';
import type { Waits } from './waits';

const mostWaits = 3;
const longestWaitSeconds = 60;
const busyStatuses: readonly number[] = [429, 502, 503, 504];

/** Repeats what may be repeated; an answer that asks for more patience than that is handed on as it is. */
export function throttlingPolicy(clock: Clock, waits: Waits): PipelinePolicy {
  return {
    name: 'visibleThrottlingPolicy',
    async sendRequest(request, next) {
      for (let waited = 0; ; waited++) {
        const answer = await next(request);
        if (!busyStatuses.includes(answer.status) || !mayRepeat(request) || waited === mostWaits)
          return answer;
        const seconds = retryAfterSeconds(answer, clock.now()) ?? 2 ** waited;
        if (seconds > longestWaitSeconds) return answer;
        await wait(clock, waits, request, seconds);
      }
    },
  };
}

/** How long the answer asks to wait: `Retry-After` in seconds or as a date, or Resource Graph's `hh:mm:ss`; rounded up. */
export function retryAfterSeconds(
  answer: { readonly headers: Pick<PipelineResponse['headers'], 'get'> },
  now: number,
): number | undefined {
  const milliseconds = Number(
    answer.headers.get('retry-after-ms') ?? answer.headers.get('x-ms-retry-after-ms') ?? '',
  );
  if (milliseconds > 0) return Math.ceil(milliseconds / 1000);
  const header = answer.headers.get('Retry-After');
  if (header !== undefined && /^\s*\d+\s*$/.test(header)) return Number(header);
  const date = header === undefined ? NaN : Date.parse(header);
  if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - now) / 1000));
  const reset = /^(\d+):(\d+):(\d+)/.exec(answer.headers.get('x-ms-user-quota-resets-after') ?? '');
  return reset === null ? undefined : Number(reset[1]) * 3600 + Number(reset[2]) * 60 + Number(reset[3]);
}

/** What does the same when sent twice. Of the POSTs that is Resource Graph's query. */
export function mayRepeat(request: PipelineRequest): boolean {
  if (request.method === 'POST')
    return /\/providers\/microsoft\.resourcegraph\/resources\b/i.test(request.url);
  return request.method === 'GET' || request.method === 'PUT' || request.method === 'DELETE';
}

async function wait(clock: Clock, waits: Waits, request: PipelineRequest, seconds: number): Promise<void> {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
  };
  if (request.abortSignal?.aborted === true) cancel();
  request.abortSignal?.addEventListener('abort', cancel);
  const over = waits.begin(seconds, new URL(request.url).host, cancel);
  try {
    await clock.sleep(seconds * 1000, controller.signal);
  } finally {
    over();
    request.abortSignal?.removeEventListener('abort', cancel);
  }
}
