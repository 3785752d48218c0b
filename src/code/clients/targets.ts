/** From an ARM ID to the clients that reach what it names: which services, at which endpoint, of which container or queue. */

import type { CloudSuffixes } from '../../model/account';
import { parseArmId } from '../../model/armId';
import type { ClientTarget, Operation, Service } from './client';
import { callOperations, operationsOn } from './operations';

interface Kind {
  readonly services: readonly Service[];
  /** Where the name of the entity stands among the names of the ID. */
  readonly entityAt?: number;
  /** What is received from where the ID names no part of the entity. */
  readonly group?: string;
}

/** The consumer group that every hub has. */
const everyHub = '$Default';
const vault = ['keyVaultSecrets', 'keyVaultKeys', 'keyVaultCertificates'] as const;

/** By resource type, in lower case. */
const kinds: Readonly<Record<string, Kind>> = {
  'microsoft.storage/storageaccounts': { services: ['blob', 'queue', 'table'] },
  'microsoft.storage/storageaccounts/blobservices': { services: ['blob'] },
  'microsoft.storage/storageaccounts/blobservices/containers': { services: ['blob'], entityAt: 2 },
  'microsoft.storage/storageaccounts/queueservices': { services: ['queue'] },
  'microsoft.storage/storageaccounts/queueservices/queues': { services: ['queue'], entityAt: 2 },
  'microsoft.storage/storageaccounts/tableservices': { services: ['table'] },
  'microsoft.storage/storageaccounts/tableservices/tables': { services: ['table'], entityAt: 2 },
  'microsoft.keyvault/vaults': { services: vault },
  'microsoft.keyvault/vaults/secrets': { services: ['keyVaultSecrets'], entityAt: 1 },
  'microsoft.keyvault/vaults/keys': { services: ['keyVaultKeys'], entityAt: 1 },
  'microsoft.keyvault/vaults/certificates': { services: ['keyVaultCertificates'], entityAt: 1 },
  'microsoft.servicebus/namespaces': { services: ['serviceBus'] },
  'microsoft.servicebus/namespaces/queues': { services: ['serviceBus'], entityAt: 1 },
  'microsoft.servicebus/namespaces/topics': {
    services: ['serviceBus'],
    entityAt: 1,
    group: '<subscription>',
  },
  'microsoft.servicebus/namespaces/topics/subscriptions': { services: ['serviceBus'], entityAt: 1 },
  'microsoft.eventhub/namespaces': { services: ['eventHubs'], group: everyHub },
  'microsoft.eventhub/namespaces/eventhubs': { services: ['eventHubs'], entityAt: 1, group: everyHub },
  'microsoft.eventhub/namespaces/eventhubs/consumergroups': { services: ['eventHubs'], entityAt: 1 },
  'microsoft.documentdb/databaseaccounts': { services: ['cosmos'] },
  'microsoft.documentdb/databaseaccounts/sqldatabases': { services: ['cosmos'], entityAt: 1 },
  'microsoft.appconfiguration/configurationstores': { services: ['appConfiguration'] },
  'microsoft.cognitiveservices/accounts': { services: ['openAi'] },
  'microsoft.cognitiveservices/accounts/deployments': { services: ['openAi'], entityAt: 1 },
  'microsoft.sql/servers': { services: ['sql'] },
  'microsoft.sql/servers/databases': { services: ['sql'], entityAt: 1 },
};

/** The types of resources that code has clients for, in lower case. */
export const clientTypes: ReadonlySet<string> = new Set(Object.keys(kinds));

/** Names come from Azure or from whoever calls a command, and go into addresses and connection strings. */
const hostName = /^[a-z0-9][a-z0-9-]{1,62}$/i;
const entityName = /^[\w$][\w.$~-]{0,259}$/;

/** Whether something is allowed on what the ID names. */
export type May = (service: Service, operation: Operation) => boolean;

/**
 * The clients for what an ARM ID names, the most usual first; none for an ID of anything else. With `may` only the
 * services on which something is allowed are given, `call` is set where the smallest call is among that, and the client
 * of a bus is one that receives where nothing else is; without it, all that the type has.
 * @param suffixes of the hosts of the cloud that the ID belongs to.
 */
export function clientTargets(id: string, suffixes: CloudSuffixes, may?: May): readonly ClientTarget[] {
  const { provider = '', types = [], names = [] } = parseArmId(id) ?? {};
  const kind = kinds[[provider, ...types].join('/').toLowerCase()];
  const [resource = ''] = names;
  const entity = kind?.entityAt === undefined ? undefined : names[kind.entityAt];
  if (kind === undefined || !hostName.test(resource)) return [];
  if (names.slice(1).some((name) => !entityName.test(name))) return [];
  return kind.services
    .filter((service) => may === undefined || operationsOn(service).some((one) => may(service, one)))
    .map((service) => {
      const isBus = service === 'serviceBus' || service === 'eventHubs';
      const receives = isBus && may?.(service, 'send') === false;
      return {
        service,
        resource,
        id,
        endpoint: endpointOf(service, resource, suffixes),
        // ARM writes a slash in the name of a queue or topic as a tilde.
        ...(entity !== undefined && { entity: entity.replaceAll('~', '/') }),
        ...(receives && { receivesFrom: names[2] ?? kind.group ?? '' }),
        call: may === undefined || receives || may(service, callOperations[service]),
      };
    });
}

/** What a client of the service is given to reach a resource of this name. */
export function endpointOf(service: Service, resource: string, suffixes: CloudSuffixes): string {
  const name = resource.toLowerCase();
  switch (service) {
    case 'blob':
    case 'queue':
    case 'table':
      return `https://${name}.${service}.${suffixes.storage}`;
    case 'keyVaultSecrets':
    case 'keyVaultKeys':
    case 'keyVaultCertificates':
      return `https://${name}.${suffixes.keyVault}`;
    case 'serviceBus':
    case 'eventHubs':
      return `${name}.${suffixes.serviceBus}`;
    case 'cosmos':
      return `https://${name}.${suffixes.cosmos}:443/`;
    case 'appConfiguration':
      return `https://${name}.${suffixes.appConfig}`;
    case 'openAi':
      // The settings know no suffix for it; in every cloud it is a sibling of that of Cosmos DB.
      return `https://${name}.${suffixes.cosmos.replace(/^documents\./, 'openai.')}`;
    case 'sql':
      return `${name}.${suffixes.sql}`;
  }
}
