/** A loopback server that answers as the identity endpoint of App Service does, and remembers what it was asked for. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that named the right header. */
export interface IdentityRequest {
  /** The query as sent, such as `client_id`, `mi_res_id`, `object_id`, `principal_id`, `resource`, `api-version`. */
  readonly query: Readonly<Record<string, string>>;
}

export interface IdentityEndpoint {
  /** What a process needs in its environment to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** The requests so far, in order. */
  readonly requests: readonly IdentityRequest[];
  /** Requests it refused, each as a sentence: a wrong path, method, header or version. */
  readonly refused: readonly string[];
  /** The token it gives to everybody. */
  readonly token: string;
  close(): void;
}

const path = '/msi/token';
const header = 'loopback-identity-header';
const apiVersion = '2019-08-01';

/**
 * Starts it on a free port of 127.0.0.1. Give every process one of its own: SDKs ask once and keep the token.
 * @param token what it gives; one of nobody when absent.
 */
export async function startIdentityEndpoint(token = unsignedToken()): Promise<IdentityEndpoint> {
  const requests: IdentityRequest[] = [];
  const refused: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const refuse = (message: string): void => {
      refused.push(`${message}: ${request.method ?? ''} ${request.url ?? ''}`);
      answer(400, { statusCode: 400, message });
    };
    if (request.method !== 'GET' || url.pathname !== path) {
      refuse('wrong method or path');
      return;
    }
    if (request.headers['x-identity-header'] !== header) {
      refuse('no X-IDENTITY-HEADER');
      return;
    }
    if (url.searchParams.get('api-version') !== apiVersion) {
      refuse('wrong api-version');
      return;
    }
    const query = Object.fromEntries(url.searchParams);
    requests.push({ query });
    answer(200, {
      access_token: token,
      expires_on: String(Math.floor(Date.now() / 1000) + 86_400),
      resource: query['resource'],
      token_type: 'Bearer',
      client_id: query['client_id'] ?? '00000000-0000-0000-0000-00000000000a',
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    env: { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}${path}`, IDENTITY_HEADER: header },
    requests,
    refused,
    token,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A token as Entra ID's look, with a signature of nobody. */
function unsignedToken(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = { aud: 'loopback', iss: 'loopback', iat: now, nbf: now, exp: now + 86_400, oid: 'loopback' };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.bG9vcGJhY2s`;
}
