/** Turns whatever goes wrong below it into the product's one error, so that no SDK error leaves `azure/`. */

import { isRestError } from '@azure/core-rest-pipeline';
import type { PipelinePolicy, PipelineRequest, PipelineResponse, RestError } from '@azure/core-rest-pipeline';
import { Failure, toFailure } from '../model/failure';
import type { Clock } from '../model/ports';
import { at, present, text } from './decode';
import { correlation, failureOfAnswer, placeOf } from './serviceError';

/** To be the outermost policy but for those that only prepare a request. */
export function failurePolicy(tenantId: string | undefined, clock: Clock): PipelinePolicy {
  return {
    name: 'failurePolicy',
    async sendRequest(request, next) {
      try {
        const answer = await next(request);
        if (answer.status >= 300) throw failureOfAnswer(answer, tenantId, clock.now());
        if (isUnread(answer)) throw untrusted(answer);
        return answer;
      } catch (error) {
        throw failureOf(error, request, tenantId, clock);
      }
    },
  };
}

function failureOf(
  error: unknown,
  request: PipelineRequest,
  tenantId: string | undefined,
  clock: Clock,
): Failure {
  if (error instanceof Failure) return error;
  if (request.abortSignal?.aborted === true) return new Failure('cancelled', {}, { cause: error });
  // The HTTP client reports its own time limit as an abort.
  if (error instanceof Error && error.name === 'AbortError') return offline(request, 'TimedOut', error);
  if (!isRestError(error)) return toFailure(error);
  return ofRestError(error, request, tenantId, clock);
}

function ofRestError(
  error: RestError,
  request: PipelineRequest,
  tenantId: string | undefined,
  clock: Clock,
): Failure {
  const { response } = error;
  if (response === undefined) return offline(request, error.code, error);
  if (response.status >= 300) return failureOfAnswer(response, tenantId, clock.now());
  // The SDK's message quotes the whole body: neither it nor the error is carried on.
  return untrusted(response);
}

/** A page of a guest network or a proxy, where JSON was due: the SDK would read it as an empty list. */
function isUnread(answer: PipelineResponse): boolean {
  if (answer.status === 204 || at(answer, 'parsedBody') !== undefined) return false;
  // Neither a deletion nor what goes on after the answer needs a body.
  const mayBeEmpty = answer.request.method === 'DELETE' || answer.status === 202;
  return !mayBeEmpty || text(answer.bodyAsText) !== undefined;
}

function untrusted(answer: PipelineResponse): Failure {
  const { request, status } = answer;
  return new Failure('untrustedAnswer', { resource: placeOf(request), status, ...correlation(answer) });
}

function offline(request: PipelineRequest, code: string | undefined, cause: unknown): Failure {
  const resource = new URL(request.url).host;
  return new Failure('offline', { resource, ...present('serviceCode', code) }, { cause });
}
