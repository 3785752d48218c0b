/** Takes the address out of a connection string, and leaves the key where it is. */

import type { Service } from '../clients/client';

/** What a connection string leads to; a `ClientTarget` but for its name. */
export interface ConnectionTarget {
  readonly service: Service;
  /** A URL, or a host name alone where the SDKs want that. */
  readonly endpoint: string;
  /** The queue, hub, container or database, where the string names one. */
  readonly entity?: string;
}

const host = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+$/i;

/**
 * Reads a literal connection string of Storage, Service Bus, Event Hubs, Cosmos DB, App Configuration or SQL. One of
 * Storage leads to three services, and Event Hubs look like Service Bus: `wanted` is the one whose client the code makes.
 * `undefined` for anything else, and for the local emulators.
 */
export function connectionTarget(text: string, wanted?: Service): ConnectionTarget | undefined {
  const parts = partsOf(text);
  const found = storage(parts, wanted) ?? cosmos(parts) ?? endpointed(parts, wanted) ?? sql(parts);
  return found === undefined || (wanted !== undefined && wanted !== found.service) ? undefined : found;
}

type Parts = ReadonlyMap<string, string>;

/** Keys without blanks and in lower case. What a key or a password holds is not kept. */
function partsOf(text: string): Parts {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    const name = part.slice(0, at).replace(/\s+/g, '').toLowerCase();
    if (/key$|secret|password|pwd|signature/.test(name)) continue;
    parts.set(name, part.slice(at + 1).trim());
  }
  return parts;
}

function storage(parts: Parts, wanted: Service = 'blob'): ConnectionTarget | undefined {
  const service = wanted === 'queue' || wanted === 'table' ? wanted : 'blob';
  const named = parts.get(`${service}endpoint`);
  if (named !== undefined) return addressed(service, named.replace(/\/+$/, ''));
  const account = parts.get('accountname');
  if (account === undefined) return undefined;
  return addressed(
    service,
    `https://${account}.${service}.${parts.get('endpointsuffix') ?? 'core.windows.net'}`,
  );
}

function cosmos(parts: Parts): ConnectionTarget | undefined {
  const endpoint = parts.get('accountendpoint');
  return endpoint === undefined ? undefined : addressed('cosmos', endpoint);
}

function endpointed(parts: Parts, wanted: Service | undefined): ConnectionTarget | undefined {
  const endpoint = parts.get('endpoint') ?? '';
  const bus = /^sb:\/\/([^/:]+)\/?$/i.exec(endpoint)?.[1];
  if (bus !== undefined) {
    const entity = parts.get('entitypath');
    if (!host.test(bus)) return undefined;
    const service = wanted === 'eventHubs' ? wanted : 'serviceBus';
    return { service, endpoint: bus, ...(entity !== undefined && entity !== '' && { entity }) };
  }
  return parts.has('id') ? addressed('appConfiguration', endpoint.replace(/\/+$/, '')) : undefined;
}

function sql(parts: Parts): ConnectionTarget | undefined {
  const names = ['server', 'datasource', 'address', 'addr', 'networkaddress'];
  const server = names.map((name) => parts.get(name)).find((value) => value !== undefined);
  const endpoint = /^(?:tcp:)?([^,\\]+)(?:,1433)?$/i.exec(server ?? '')?.[1] ?? '';
  if (
    !host.test(endpoint) ||
    !/\.database\./i.test(endpoint) ||
    /\.(?:mysql|postgres|mariadb)\./i.test(endpoint)
  )
    return undefined;
  const entity = parts.get('initialcatalog') ?? parts.get('database');
  return { service: 'sql', endpoint, ...(entity !== undefined && entity !== '' && { entity }) };
}

/** A URL that a client may be given as it is; not one of an emulator on this machine. */
function addressed(service: Service, endpoint: string): ConnectionTarget | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const { protocol, hostname, search, hash, username } = new URL(endpoint);
  const plain = protocol === 'https:' && host.test(hostname) && search + hash + username === '';
  return plain && !/^[\d.]+$/.test(hostname) ? { service, endpoint } : undefined;
}
