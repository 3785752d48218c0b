/** Azure's ports over a wire that is written down: the real SDK clients, and a handler where the network would be. */

import type { AccessToken, TokenCredential } from '@azure/core-auth';
import type { ChallengeOptions } from '../../src/azure/authentication';
import { createAzure, sampleHttpClient, type AzureOptions, type Waiting } from '../../src/azure/entry';
import type { Cloud } from '../../src/model/account';
import { Failure } from '../../src/model/failure';
import type { Azure, Clock } from '../../src/model/ports';
import type { SampleRequest, SampleResponse } from '../../src/sampleTenant/wire';

export type Handle = (
  request: SampleRequest,
  signal?: AbortSignal,
) => Promise<SampleResponse> | SampleResponse;

/** A request as it went out, taken apart. */
export interface Sent {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Asked {
  readonly tenantId: string | undefined;
  readonly scopes: string | string[];
  readonly options: ChallengeOptions;
}

export interface Rig {
  readonly azure: Azure;
  readonly sent: Sent[];
  readonly asked: Asked[];
  readonly log: string[];
  readonly waitings: (Waiting | undefined)[];
  readonly slept: number[];
}

export const testCloud: Cloud = {
  name: 'Test',
  resourceManagerUrl: 'https://arm.test.example',
  activeDirectoryUrl: 'https://login.test.example',
  audience: 'https://arm.test.example/',
  portalUrl: 'https://portal.test.example',
  suffixes: {
    storage: 's.example',
    keyVault: 'k.example',
    sql: 'q.example',
    serviceBus: 'b.example',
    cosmos: 'c.example',
    appConfig: 'a.example',
  },
};

export interface RigOptions extends Partial<AzureOptions> {
  /** What the credential answers; by default a token that names the tenant it is for. */
  readonly token?: (tenantId: string | undefined, options: ChallengeOptions) => string | undefined;
}

/** The ports over `handle`. Waiting takes no time, and what would have been slept is in `slept`, in milliseconds. */
export function rig(handle: Handle, options: RigOptions = {}): Rig {
  const sent: Sent[] = [];
  const asked: Asked[] = [];
  const log: string[] = [];
  const waitings: (Waiting | undefined)[] = [];
  const slept: number[] = [];
  const write = (line: string): void => void log.push(line);
  const { token = (tenantId) => `token of ${tenantId ?? 'any tenant'}` } = options;
  const credentialFor = (tenantId: string | undefined): TokenCredential => ({
    getToken(scopes, tokenOptions = {}): Promise<AccessToken | null> {
      asked.push({ tenantId, scopes, options: tokenOptions });
      const answer = token(tenantId, tokenOptions);
      return Promise.resolve(
        answer === undefined ? null : { token: answer, expiresOnTimestamp: Date.now() + 3_600_000 },
      );
    },
  });
  const httpClient = sampleHttpClient(async (request, signal) => {
    sent.push(sentOf(request));
    return handle(request, signal);
  });
  const azure = createAzure({
    cloud: testCloud,
    credentialFor,
    httpClient,
    log: { info: write, warn: write, error: write, debug: write },
    onWaiting: (waiting) => void waitings.push(waiting),
    clock: instantClock(slept),
    ...options,
  });
  return { azure, sent, asked, log, waitings, slept };
}

export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): SampleResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function refused(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): SampleResponse {
  return json(status, { error: { code, message } }, headers);
}

export function never(): AbortSignal {
  return new AbortController().signal;
}

/** The failure that a call ends in; an assertion error when it does not. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const outcome: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Failure) return outcome;
  throw new Error(`No Failure but ${String(outcome)}`);
}

function instantClock(slept: number[]): Clock {
  return {
    now: () => Date.now(),
    sleep(milliseconds, signal) {
      if (signal.aborted) return Promise.reject(new Failure('cancelled'));
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };
}

function sentOf({ method, url, headers, body }: SampleRequest): Sent {
  const { host, pathname, searchParams } = new URL(url);
  const parsed: unknown = body === undefined ? undefined : JSON.parse(body);
  return { method, host, path: pathname, query: Object.fromEntries(searchParams), headers, body: parsed };
}
