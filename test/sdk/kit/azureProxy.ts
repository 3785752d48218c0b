/**
 * Stands where Azure's services are: an HTTPS proxy on loopback that answers in the name of `stordersprod.blob.core.
 * windows.net` and its like under a certificate of its own, so that inserted code runs with the endpoint it was written with.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { cacheRoot } from './cache';
import { once } from './once';
import { answerFor } from './serviceAnswers';

/** A request that came through the proxy. */
export interface ServiceRequest {
  readonly method: string;
  /** Such as `kv-orders.vault.azure.net`. */
  readonly host: string;
  /** The path with its query. */
  readonly path: string;
  readonly authorization: string | undefined;
}

export interface AzureProxy {
  /** Proxy variables and the variables by which Node, OpenSSL, Go, Python and curl trust a certificate. */
  readonly env: Readonly<Record<string, string>>;
  /** The certificate authority, in PEM, for toolchains that want to be told otherwise. */
  readonly caFile: string;
  readonly requests: readonly ServiceRequest[];
  close(): void;
}

const hosts = [
  '*.blob.core.windows.net',
  '*.queue.core.windows.net',
  '*.table.core.windows.net',
  '*.vault.azure.net',
  '*.documents.azure.com',
  '*.azconfig.io',
  '*.openai.azure.com',
  '*.servicebus.windows.net',
  'localhost',
];

interface Certificates {
  readonly caFile: string;
  readonly key: string;
  readonly cert: string;
}

/** One authority and one server certificate for the whole run. */
const certificates = once(async (): Promise<Certificates> => {
  const ca = await generate([{ name: 'commonName', value: 'Loopback Azure authority' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'Loopback Azure' }], {
    keySize: 2048,
    algorithm: 'sha256',
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...hosts.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  mkdirSync(cacheRoot, { recursive: true });
  const caFile = join(cacheRoot, `authority-${process.pid}.pem`);
  writeFileSync(caFile, ca.cert);
  return { caFile, key: leaf.private, cert: leaf.cert };
});

/** Starts it on a free port. It answers the smallest calls of the client tables well, anything else with 403. */
export async function startAzureProxy(): Promise<AzureProxy> {
  const { caFile, key, cert } = await certificates();
  const requests: ServiceRequest[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const { method = '', url: path = '/', headers } = request;
    const host = (headers.host ?? '').replace(/:\d+$/, '');
    requests.push({ method, host, path, authorization: headers.authorization });
    request.resume();
    request.once('end', () => {
      const isAuthorized = headers.authorization !== undefined;
      const isPartial = headers['range'] !== undefined || headers['x-ms-range'] !== undefined;
      const answer = answerFor({ method, host, path, isAuthorized, isPartial });
      response.writeHead(answer.status, answer.headers).end(method === 'HEAD' ? undefined : answer.body);
    });
  };
  const services = createHttpsServer({ key, cert }, handle);
  const proxy = createHttpServer((_request, response) => response.writeHead(405).end());
  // What a client sends through the tunnel is TLS for the service itself.
  proxy.on('connect', (_request, socket, head) => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    socket.on('error', () => socket.destroy());
    services.emit('connection', socket);
  });
  await new Promise<void>((resolve, reject) => {
    proxy.once('error', reject);
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const direct = '127.0.0.1,localhost';
  return {
    env: {
      HTTPS_PROXY: url,
      https_proxy: url,
      NO_PROXY: direct,
      no_proxy: direct,
      // Node's own `fetch` leaves the proxy variables alone otherwise.
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: caFile,
      SSL_CERT_FILE: caFile,
      REQUESTS_CA_BUNDLE: caFile,
      CURL_CA_BUNDLE: caFile,
    },
    caFile,
    requests,
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
      services.close();
      services.closeAllConnections();
    },
  };
}
