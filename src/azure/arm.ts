/** ARM without a client of its own: JSON in, JSON out, lists followed page by page, over the shared pipeline. */

import type { ServiceClient } from '@azure/core-client';
import { createHttpHeaders, createPipelineRequest, type HttpMethods } from '@azure/core-rest-pipeline';
import { Failure, isCancelled, toFailure } from '../model/failure';
import { listing, type Listing, type Problem } from '../model/listing';
import { at, present, records, text, type Json } from './decode';

export interface Call {
  /** Encoded, with its leading slash. */
  readonly path: string;
  readonly apiVersion: string;
  readonly filter?: string;
}

/** One page as it came, and the link to the next one. */
export interface Page {
  readonly items: readonly Json[];
  readonly next?: string;
}

export interface Arm {
  get(call: Call, signal: AbortSignal): Promise<unknown>;
  /** The parsed answer, beside the headers that qualify it. */
  post(call: Call, body: unknown, signal: AbortSignal): Promise<Answer>;
  /** One request: the first page of a call, or the one a link names. */
  page(from: Call | string, signal: AbortSignal): Promise<Page>;
  /** Every page. Throws when the first one fails; a later failure is a problem beside what was read. */
  list(call: Call, signal: AbortSignal): Promise<Listing<Json>>;
}

export interface Answer {
  readonly body: unknown;
  header(name: string): string | undefined;
}

/** Where following stops: a list this long is not for a person to read. */
const mostPages = 100;

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
    return { body: at(answer, 'parsedBody'), header: (name) => answer.headers.get(name) };
  };
  const page = async (from: Call | string, signal: AbortSignal): Promise<Page> => {
    const url = typeof from === 'string' ? from : urlOf(base, from);
    if (!URL.canParse(url)) throw new Failure('untrustedAnswer', {});
    const { body } = await send('GET', url, signal);
    const value = at(body, 'value');
    if (!Array.isArray(value)) throw new Failure('untrustedAnswer', { resource: new URL(url).pathname });
    return { items: records(value), ...present('next', text(at(body, 'nextLink'))) };
  };
  return {
    get: async (call, signal) => (await send('GET', urlOf(base, call), signal)).body,
    post: (call, body, signal) => send('POST', urlOf(base, call), signal, body),
    page,
    list: (call, signal) => follow(call, (from) => page(from, signal)),
  };
}

function urlOf(base: string, { path, apiVersion, filter }: Call): string {
  const filtered = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
  return `${base}${path}?api-version=${apiVersion}${filtered}`;
}

async function follow(call: Call, read: (from: Call | string) => Promise<Page>): Promise<Listing<Json>> {
  const first = await read(call);
  const items = [...first.items];
  const seen = new Set<string>();
  const stopped = (problem: Problem): Listing<Json> => listing(items, [problem]);
  for (let next = first.next; next !== undefined;) {
    if (seen.has(next) || seen.size === mostPages) return stopped(cutShort(call.path));
    seen.add(next);
    try {
      const page = await read(next);
      items.push(...page.items);
      next = page.next;
    } catch (error) {
      if (isCancelled(error)) throw error;
      return stopped({ where: call.path, failure: toFailure(error) });
    }
  }
  return listing(items);
}

/** The problem that stands in a list for what was left out of it. */
export function cutShort(where: string): Problem {
  return { where, failure: new Failure('service', { resource: where, serviceCode: 'ResultTruncated' }) };
}

/** The items of a list that is worth nothing unless whole, as roles and locks are. Throws what kept it from being that. */
export function whole<T>(list: Listing<T>): readonly T[] {
  const [problem] = list.problems;
  if (problem !== undefined) throw problem.failure;
  return list.items;
}
