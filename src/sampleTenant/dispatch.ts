/** From a request to its answer: sign-in, route, `api-version`, handler; every refusal becomes ARM's error JSON. */

import { accessOf } from './accessCheck';
import { checkApiVersion } from './apiVersions';
import { ArmError, errorBody, invalidContent, subscriptionNotFound } from './armError';
import type { Behaviour, Reply } from './call';
import { parseJson, type Json } from './json';
import { settle } from './operations';
import { routerOf, type Found } from './router';
import { routes } from './routes/table';
import { authenticate } from './signIn';
import type { SampleState } from './state';
import type { SampleRequest, SampleResponse } from './wire';

/** Paths that answer without a token. */
const open = '/metadata/endpoints';

/** The answer to one request, at once; never throws. */
export function dispatcherOf(
  state: SampleState,
  behaviour: Behaviour,
): (request: SampleRequest) => SampleResponse {
  const find = routerOf(routes);
  return (request) => {
    const ids = requestIds(request);
    try {
      return respond(answer(state, behaviour, find, request), ids);
    } catch (error) {
      const failure =
        error instanceof ArmError ? error : new ArmError(500, 'InternalServerError', String(error));
      return refuse(failure, ids);
    }
  };
}

/** A refusal as a response, for what is refused before a request reaches its route. */
export function refusal(request: SampleRequest, error: ArmError): SampleResponse {
  return refuse(error, requestIds(request));
}

function answer(
  state: SampleState,
  behaviour: Behaviour,
  find: (method: string, path: string) => Found,
  request: SampleRequest,
): Reply {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\/{2,}/g, '/');
  const anonymous = path.toLowerCase() === open;
  const caller = anonymous
    ? ''
    : authenticate(request.headers, state.tenantId, state.callers, behaviour.now());
  const { route, params } = find(request.method.toUpperCase(), path);
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const type = typeof route.type === 'string' ? route.type : route.type(params);
  const apiVersion = checkApiVersion(type, query.get('api-version'));
  checkSubscription(state, path);
  settle(state, behaviour.now());
  return route.handle({
    behaviour,
    state,
    access: accessOf(state, caller),
    method: route.method,
    path,
    params,
    query,
    apiVersion,
    body: bodyOf(request),
  });
}

function checkSubscription(state: SampleState, path: string): void {
  const id = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1];
  if (id !== undefined && !state.subscriptions.has(id.toLowerCase())) throw subscriptionNotFound(id);
}

function bodyOf(request: SampleRequest): Json | undefined {
  if (request.body === undefined || request.body === '') return undefined;
  const body = parseJson(request.body);
  if (body === undefined) throw invalidContent('The request body is no JSON');
  return body;
}

function requestIds(request: SampleRequest): Readonly<Record<string, string>> {
  return {
    'x-ms-request-id': crypto.randomUUID(),
    'x-ms-correlation-request-id': request.headers['x-ms-correlation-request-id'] ?? crypto.randomUUID(),
  };
}

function respond(reply: Reply, ids: Readonly<Record<string, string>>): SampleResponse {
  const body = reply.body === undefined ? '' : JSON.stringify(reply.body);
  return { status: reply.status, headers: { ...ids, ...contentType(body), ...reply.headers }, body };
}

function refuse(error: ArmError, ids: Readonly<Record<string, string>>): SampleResponse {
  return respond(
    {
      status: error.status,
      body: errorBody(error),
      ...(error.more.headers && { headers: error.more.headers }),
    },
    ids,
  );
}

function contentType(body: string): Readonly<Record<string, string>> {
  return body === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
}
