/** ARM without a client of its own: JSON in, JSON out, lists followed page by page, over the shared pipeline. */

import type { ServiceClient } from '@azure/core-client';
import { createHttpHeaders, createPipelineRequest, type HttpMethods } from '@azure/core-rest-pipeline';
import { Failure } from '../model/failure';
import { listing, type Listing } from '../model/listing';
import { at, isRecord, text, type Json } from './decode';
import { everyPage } from './pages';

export interface Call {
  /** Encoded, with its leading slash. */
  readonly path: string;
  readonly apiVersion: string;
  readonly filter?: string;
  /** Items of a page, where fewer than usual are enough. */
  readonly top?: number;
}

export interface Arm {
  get(call: Call, signal: AbortSignal): Promise<unknown>;
  /** The parsed answer, beside the headers that qualify it. */
  post(call: Call, body: unknown, signal: AbortSignal): Promise<Answer>;
  put(call: Call, body: unknown, signal: AbortSignal): Promise<Answer>;
  patch(call: Call, body: unknown, signal: AbortSignal): Promise<Answer>;
  delete(call: Call, signal: AbortSignal): Promise<Answer>;
  /** Asks at an address that ARM gave, such as that of an operation. */
  follow(url: string, signal: AbortSignal): Promise<Answer>;
  /** One request: the first page of a call, or the one a link names; `next` is the link to the one after it. */
  page(from: Call | string, signal: AbortSignal): Promise<Listing<Json>>;
  /** Every page. Throws when the first one fails; a later failure is a problem beside what was read. */
  list(call: Call, signal: AbortSignal): Promise<Listing<Json>>;
}

export interface Answer {
  /** 200 to 299: 202 for what goes on after the answer, 204 for what was not there. */
  readonly status: number;
  /** Absent where the service sent none. */
  readonly body: unknown;
  header(name: string): string | undefined;
}

export function createArm(client: ServiceClient, resourceManagerUrl: string): Arm {
  const base = resourceManagerUrl.replace(/\/+$/, '');
  const send = async (
    method: HttpMethods,
    url: string,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<Answer> => {
    const headers = createHttpHeaders({ Accept: 'application/json' });
    if (body !== undefined) headers.set('Content-Type', 'application/json; charset=utf-8');
    const request = createPipelineRequest({
      url,
      method,
      headers,
      abortSignal: signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await client.sendRequest(request);
    // The SDK's own policy has read it, and the failure policy refuses what it could not read.
    return {
      status: answer.status,
      body: at(answer, 'parsedBody'),
      header: (name) => answer.headers.get(name),
    };
  };
  const page = async (from: Call | string, signal: AbortSignal): Promise<Listing<Json>> => {
    const url = checked(typeof from === 'string' ? from : urlOf(base, from));
    const { body } = await send('GET', url, signal);
    const value = at(body, 'value');
    if (!Array.isArray(value) || !value.every(isRecord))
      throw new Failure('untrustedAnswer', { resource: new URL(url).pathname });
    return listing(value, [], text(at(body, 'nextLink')));
  };
  return {
    get: async (call, signal) => (await send('GET', urlOf(base, call), signal)).body,
    post: (call, body, signal) => send('POST', urlOf(base, call), signal, body),
    put: (call, body, signal) => send('PUT', urlOf(base, call), signal, body),
    patch: (call, body, signal) => send('PATCH', urlOf(base, call), signal, body),
    delete: (call, signal) => send('DELETE', urlOf(base, call), signal),
    follow: (url, signal) => send('GET', checked(url), signal),
    page,
    list: (call, signal) => everyPage((next) => page(next ?? call, signal), call.path),
  };
}

function checked(url: string): string {
  if (!URL.canParse(url)) throw new Failure('untrustedAnswer', {});
  return url;
}

function urlOf(base: string, { path, apiVersion, filter, top }: Call): string {
  const filtered = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
  const size = top === undefined ? '' : `&$top=${top}`;
  return `${base}${path}?api-version=${apiVersion}${filtered}${size}`;
}
