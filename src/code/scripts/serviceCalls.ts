/** What a token is asked for, per Azure service, and the smallest request that uses it. */

import type { ClientTarget, Service } from '../clients/client';

/** A request to the REST API of a service. */
export interface ServiceCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

interface Row {
  /** The audience, or the suffix of the endpoint's host that it is made of. */
  readonly audience: string;
  /** The path and query behind the endpoint, `*` for the entity. */
  readonly path?: string;
  readonly header?: string;
  readonly body?: string;
  /** What stands for the entity as long as nobody named one. */
  readonly entity?: string;
}

const vault = (kind: string): Row => ({
  audience: 'vault',
  path: `/${kind}/*?api-version=7.4`,
  entity: `${kind.slice(0, -1)}-name`,
});
const storageVersion = 'x-ms-version: 2021-08-06';

/** Audiences as the services document them; `vault` and `sql` follow the cloud of the endpoint. */
const rows: Readonly<Record<Service, Row>> = {
  blob: {
    audience: 'https://storage.azure.com/',
    path: '/*/blob-name',
    header: storageVersion,
    entity: 'container',
  },
  queue: {
    audience: 'https://storage.azure.com/',
    path: '/*/messages',
    header: storageVersion,
    body: '<QueueMessage><MessageText>SGVsbG8=</MessageText></QueueMessage>',
    entity: 'queue',
  },
  table: {
    audience: 'https://storage.azure.com/',
    path: "/*(PartitionKey='partition',RowKey='row')",
    header: storageVersion,
    entity: 'table',
  },
  keyVaultSecrets: vault('secrets'),
  keyVaultKeys: vault('keys'),
  keyVaultCertificates: vault('certificates'),
  serviceBus: {
    audience: 'https://servicebus.azure.net/',
    path: '/*/messages',
    body: 'Hello',
    entity: 'queue',
  },
  eventHubs: {
    audience: 'https://eventhubs.azure.net/',
    path: '/*/messages?api-version=2014-01',
    body: 'Hello',
    entity: 'hub',
  },
  cosmos: { audience: 'endpoint' },
  appConfiguration: { audience: 'endpoint', path: '/kv/key-name?api-version=1.0' },
  openAi: {
    audience: 'https://cognitiveservices.azure.com',
    path: '/openai/deployments/*/chat/completions?api-version=2024-10-21',
    header: 'Content-Type: application/json',
    body: '{ "messages": [{ "role": "user", "content": "Hello" }] }',
    entity: 'deployment',
  },
  sql: { audience: 'sql' },
};

/** What the token for a target is asked for: `resource` of the raw request, without `/.default`. */
export function audienceOf({ service, endpoint }: ClientTarget): string {
  const { audience } = rows[service];
  const host = endpoint.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/, '');
  const suffix = host.slice(host.indexOf('.') + 1);
  if (audience === 'vault') return `https://${suffix}`;
  if (audience === 'sql') return `https://${suffix}/`;
  if (audience === 'endpoint') return `https://${host}`;
  if (service === 'openAi' && suffix.endsWith('.us')) return 'https://cognitiveservices.azure.us';
  return audience;
}

/** The smallest call to a target; `undefined` where the service's API takes more than a token in a header. */
export function callOf(target: ClientTarget): ServiceCall | undefined {
  const { path, header, body, entity = '' } = rows[target.service];
  if (path === undefined) return undefined;
  const base = /^https?:/i.test(target.endpoint) ? target.endpoint : `https://${target.endpoint}`;
  return {
    method: body === undefined ? 'GET' : 'POST',
    url: base.replace(/\/+$/, '') + path.replace('*', () => encodeURIComponent(target.entity ?? entity)),
    headers: header === undefined ? [] : [header],
    ...(body !== undefined && { body }),
  };
}
