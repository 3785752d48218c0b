/** Lets the sample tenant stand where the network would be. */

import { createHttpHeaders, RestError, type HttpClient } from '@azure/core-rest-pipeline';
import type { SampleRequest, SampleResponse } from '../sampleTenant/wire';

/** An HTTP client that hands every request to `handle`; only text bodies are carried, as ARM's are. */
export function sampleHttpClient(
  handle: (request: SampleRequest, signal?: AbortSignal) => Promise<SampleResponse>,
): HttpClient {
  return {
    async sendRequest(request) {
      const { abortSignal, body } = request;
      if (body !== undefined && body !== null && typeof body !== 'string') {
        throw new RestError('Only text can be sent to the sample tenant', {
          code: RestError.REQUEST_SEND_ERROR,
          request,
        });
      }
      const sent: SampleRequest = {
        method: request.method,
        url: request.url,
        headers: request.headers.toJSON(),
        ...(typeof body === 'string' && { body }),
      };
      const answer = await handle(sent, abortSignal instanceof AbortSignal ? abortSignal : undefined);
      return {
        request,
        status: answer.status,
        headers: createHttpHeaders(answer.headers),
        bodyAsText: answer.body,
      };
    },
  };
}
