/** The sample tenant over HTTPS on loopback, under a certificate made at start, with what a test needs besides. */

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { createSampleTenant, type Intercept } from '../../src/sampleTenant/entry';
import type { SampleRequest, SampleResponse, SampleTenant } from '../../src/sampleTenant/wire';

export interface SampleServerOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the certificate is written, in PEM, for clients to trust. */
  readonly certificateFile: string;
  /** Milliseconds every answer takes. */
  readonly latencyMs?: number;
  /** How long a new principal is unknown to role assignments, where it is not as long as the sample has it. */
  readonly replicationSeconds?: number;
  /** What answers beside the tenant; made anew with it. */
  readonly beside?: () => Intercept;
}

export interface SampleServer {
  readonly url: string;
  /** What was asked over the wire since the last reset, in order. */
  requests(): readonly RecordedRequest[];
  /** Asks the same tenant without the wire. */
  handle: SampleTenant['handle'];
  /** Puts a tenant as new in its place, and forgets what was asked. */
  reset(): void;
  close(): void;
}

/** A request that was answered, as `GET /_test/requests` lists it; authorization is reduced to the caller's claims. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly status: number;
}

/** Starts it and waits until it listens. Throws when the port is taken. */
export async function startSampleServer(options: SampleServerOptions): Promise<SampleServer> {
  const pems = await generate([{ name: 'commonName', value: 'Sample Azure (loopback)' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  writeFileSync(options.certificateFile, pems.cert);
  const server = createServer({ key: pems.private, cert: pems.cert });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const newTenant = (): SampleTenant =>
    createSampleTenant({
      endpoint: url,
      ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
      ...(options.replicationSeconds === undefined ? {} : { replicationSeconds: options.replicationSeconds }),
      ...(options.beside === undefined ? {} : { intercept: options.beside() }),
    });
  let tenant = newTenant();
  let recorded: RecordedRequest[] = [];
  const reset = (): void => {
    tenant = newTenant();
    recorded = [];
  };

  /** Test doors, beside Azure's own paths: what was asked so far, and a fresh tenant. */
  const ownAnswer = (request: SampleRequest): SampleResponse | undefined => {
    const { pathname } = new URL(request.url);
    if (pathname === '/_test/requests' && request.method === 'GET') return json(recorded);
    if (pathname === '/_test/reset' && request.method === 'POST') {
      reset();
      return json({});
    }
    return undefined;
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming, url);
    const own = ownAnswer(request);
    const response = own ?? (await tenant.handle(request));
    if (!own) {
      const { method, body = '' } = request;
      recorded.push({ method, url: request.url.slice(url.length), body, status: response.status });
    }
    outgoing.writeHead(response.status, response.headers);
    outgoing.end(response.body);
  };
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  });
  return {
    url,
    requests: () => recorded,
    handle: (request, signal) => tenant.handle(request, signal),
    reset,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function json(value: unknown): SampleResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

async function readRequest(incoming: IncomingMessage, base: string): Promise<SampleRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', base).href,
    headers: Object.fromEntries(headers),
    ...(body === '' ? {} : { body }),
  };
}
