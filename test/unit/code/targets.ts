/** Resources that clients are asked for in tests of `code/`. */

import type { ClientTarget, Service } from '../../../src/code/clients/client';

/** A storage account, for its blobs. */
export const blobTarget: ClientTarget = {
  service: 'blob',
  resource: 'stordersprod',
  endpoint: 'https://stordersprod.blob.core.windows.net',
  entity: 'orders',
  call: false,
};

/** A resource of each service, as the role assignments of an identity name them. */
export const targets: Readonly<Record<Service, ClientTarget>> = {
  blob: blobTarget,
  queue: target('queue', 'stordersprod', 'https://stordersprod.queue.core.windows.net', 'orders'),
  table: target('table', 'stordersprod', 'https://stordersprod.table.core.windows.net', 'orders'),
  keyVaultSecrets: target('keyVaultSecrets', 'kv-orders', 'https://kv-orders.vault.azure.net'),
  keyVaultKeys: target('keyVaultKeys', 'kv-orders', 'https://kv-orders.vault.azure.net'),
  keyVaultCertificates: target('keyVaultCertificates', 'kv-orders', 'https://kv-orders.vault.azure.net'),
  serviceBus: target('serviceBus', 'sb-orders', 'sb-orders.servicebus.windows.net', 'orders'),
  eventHubs: target('eventHubs', 'eh-orders', 'eh-orders.servicebus.windows.net', 'orders'),
  cosmos: target('cosmos', 'cosmos-orders', 'https://cosmos-orders.documents.azure.com:443/', 'orders'),
  appConfiguration: target('appConfiguration', 'appcs-orders', 'https://appcs-orders.azconfig.io'),
  openAi: target('openAi', 'oai-orders', 'https://oai-orders.openai.azure.com', 'gpt-4o'),
  sql: target('sql', 'sql-orders', 'sql-orders.database.windows.net', 'orders'),
};

/** Where an identity may only receive: a queue, a subscription of a topic, and a hub. */
export const receivers: readonly ClientTarget[] = [
  { ...targets.serviceBus, receivesFrom: '' },
  { ...targets.serviceBus, receivesFrom: 'billing' },
  { ...targets.eventHubs, receivesFrom: '$Default' },
];

function target(service: Service, resource: string, endpoint: string, entity?: string): ClientTarget {
  return { service, resource, endpoint, call: false, ...(entity !== undefined && { entity }) };
}
