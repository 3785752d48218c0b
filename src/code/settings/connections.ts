/** Connections of Azure Functions and of `Microsoft.Extensions.Azure`: what takes the place of a connection string. */

import type { ClientTarget } from '../clients/client';
import type { CredentialRequest } from '../request';
import { connectionTarget } from '../secrets/connectionString';
import { jdbc, sqlClient, sqlWithIdentity } from '../secrets/sqlConnection';
import type { FileKind } from './setting';
import type { Wanted } from './write';

/** The settings that say where a service is, without the prefix of the connection. */
export type Endpoints = readonly (readonly [key: string, value: string])[];

/** Where a connection string leads; `undefined` for services that bindings reach with a secret only. */
export function endpointsOf(connectionString: string, name: string): Endpoints | undefined {
  const found = connectionTarget(connectionString);
  if (found?.service !== 'blob') return found && endpointsFor(found);
  const { endpoint } = found;
  const account = /^https:\/\/([a-z0-9]+)\.blob\.core\.windows\.net$/i.exec(endpoint)?.[1];
  // The host's own storage is named by its account alone, in the public cloud.
  if (account !== undefined && /^AzureWebJobsStorage$/i.test(name)) return [['accountName', account]];
  // Storage is three services behind one key; bindings look for the address of theirs.
  return ['blob', 'queue', 'table'].map((service) => [
    `${service}ServiceUri`,
    endpoint.replace('.blob.', `.${service}.`),
  ]);
}

/** The same for a resource that is to be reached. */
export function endpointsFor({
  service,
  endpoint,
}: Pick<ClientTarget, 'service' | 'endpoint'>): Endpoints | undefined {
  const host = endpoint.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/, '');
  switch (service) {
    case 'blob':
      // A trigger on blobs needs the queues of the account too.
      return [
        ['blobServiceUri', endpoint],
        ['queueServiceUri', endpoint.replace('.blob.', '.queue.')],
      ];
    case 'queue':
      return [['queueServiceUri', endpoint]];
    case 'table':
      return [['tableServiceUri', endpoint]];
    case 'serviceBus':
    case 'eventHubs':
      return [['fullyQualifiedNamespace', host]];
    case 'cosmos':
      return [['accountEndpoint', endpoint]];
    default:
      return undefined;
  }
}

/** The same for a section that the client factory of .NET reads; `undefined` for clients that it does not make. */
export function sectionEndpoints(connectionString: string, name: string): Endpoints | undefined {
  const wanted = /queue|table/i.exec(name)?.[0].toLowerCase();
  const service = wanted === 'queue' || wanted === 'table' ? wanted : 'blob';
  const found = connectionTarget(connectionString, service) ?? connectionTarget(connectionString);
  switch (found?.service) {
    case 'blob':
    case 'queue':
    case 'table':
      return [['serviceUri', found.endpoint]];
    case 'serviceBus':
    case 'eventHubs':
      return [
        ['fullyQualifiedNamespace', found.endpoint],
        ...(found.entity === undefined ? [] : [['eventHubName', found.entity] as const]),
      ];
    case 'appConfiguration':
      return [['endpoint', found.endpoint]];
    default:
      return undefined;
  }
}

/**
 * The settings of a connection. On a developer's machine nothing names an identity, so that the developer's own is
 * used. `undefined` for object IDs, which the Functions host does not take.
 */
export function connectionSettings(
  name: string,
  endpoints: Endpoints,
  kind: FileKind,
  request?: CredentialRequest,
): readonly Wanted[] | undefined {
  const separator = kind === 'configuration' ? ':' : '__';
  const wanted = endpoints.map(([key, value]) => ({ name: name + separator + key, value }));
  if (!request) return wanted;
  if (request.identifier === 'objectId') return undefined;
  const credential = { name: `${name}${separator}credential`, value: 'managedidentity' };
  if (request.identifier === 'systemAssigned') return [...wanted, credential];
  const key = request.identifier === 'clientId' ? 'clientId' : 'managedIdentityResourceId';
  const value = request.id ?? { placeholder: key === 'clientId' ? 'client-id' : 'resource-id' };
  return [...wanted, credential, { name: name + separator + key, value }];
}

/** A connection string of Azure SQL without its password; `undefined` for a form that is not known. */
export function sqlWithoutPassword(
  text: string,
  clientId: string | undefined,
  isLocal: boolean,
): string | undefined {
  const isJdbc = /^jdbc:sqlserver:/i.test(text);
  if (!isJdbc && !/(?:^|;)\s*(?:Server|Data Source|Address|Addr)\s*=/i.test(text)) return undefined;
  const driver = isJdbc ? jdbc : sqlClient;
  const mode = isLocal ? driver.mode.replace(/Managed ?Identity$/, 'Default') : driver.mode;
  const written = sqlWithIdentity(text, { ...driver, mode }, isLocal ? undefined : clientId);
  return written === undefined || isJdbc ? written : `${written};`;
}
