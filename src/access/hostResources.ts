/** Finds the resources behind host names that stand in code: by type and name, subscription by subscription. */

import type { Service } from '../code/clients/client';
import { orUnknown } from '../model/orUnknown';
import { joined, listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { Scopes } from '../model/ports';
import type { Resource, Subscription } from '../model/tenancy';
import { collecting } from './collecting';

/** The type of the resource that holds a service's data, and what the service is called. */
const kinds: Readonly<Record<Service, readonly [type: string, name: string]>> = {
  blob: ['microsoft.storage/storageaccounts', 'Blob Storage'],
  queue: ['microsoft.storage/storageaccounts', 'Queue Storage'],
  table: ['microsoft.storage/storageaccounts', 'Table Storage'],
  keyVaultSecrets: ['microsoft.keyvault/vaults', 'Key Vault secrets'],
  keyVaultKeys: ['microsoft.keyvault/vaults', 'Key Vault keys'],
  keyVaultCertificates: ['microsoft.keyvault/vaults', 'Key Vault certificates'],
  serviceBus: ['microsoft.servicebus/namespaces', 'Service Bus'],
  eventHubs: ['microsoft.eventhub/namespaces', 'Event Hubs'],
  cosmos: ['microsoft.documentdb/databaseaccounts', 'Cosmos DB'],
  appConfiguration: ['microsoft.appconfiguration/configurationstores', 'App Configuration'],
  sql: ['microsoft.sql/servers', 'Azure SQL'],
  openAi: ['microsoft.cognitiveservices/accounts', 'Azure OpenAI'],
};

/** The service by the name that products have. */
export function serviceName(service: Service): string {
  return kinds[service][1];
}

/**
 * By `service host`. Subscriptions are read one after the other, one request each, and no more than are needed. Names of
 * such resources are the first part of their hosts, and belong to one resource in the cloud.
 */
export async function resourcesByHost(
  scopes: Pick<Scopes, 'resources'>,
  subscriptions: readonly Subscription[],
  wanted: readonly { readonly service: Service; readonly host: string }[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Resource>> {
  const found = new Map<string, Resource>();
  const keyOf = (service: Service, name: string) => `${kinds[service][0]} ${name}`.toLowerCase();
  for (const subscription of subscriptions) {
    const open = wanted.filter(({ service, host }) => !found.has(`${service} ${host}`));
    if (open.length === 0) break;
    const items = await readable(scopes.resources(subscription, undefined, signal));
    const byName = new Map(items.map((one) => [`${one.type} ${one.name}`.toLowerCase(), one]));
    for (const { service, host } of open) {
      const resource = byName.get(keyOf(service, host.split('.')[0] ?? ''));
      if (resource !== undefined) found.set(`${service} ${host}`, resource);
    }
  }
  return found;
}

/**
 * The resource of this name that is of one of the types (in any case); `undefined` when none of the subscriptions has it.
 * Subscriptions are read one after the other, and no more than are needed.
 */
export async function resourceNamed(
  scopes: Pick<Scopes, 'resources'>,
  subscriptions: readonly Subscription[],
  { types: wanted, name }: { readonly types: readonly string[]; readonly name: string },
  signal: AbortSignal,
): Promise<{ readonly resource: Resource; readonly tenantId: string } | undefined> {
  const isWanted = (one: Resource) =>
    one.name.toLowerCase() === name.toLowerCase() &&
    wanted.some((type) => type.toLowerCase() === one.type.toLowerCase());
  for (const subscription of subscriptions) {
    const resource = (await readable(scopes.resources(subscription, undefined, signal))).find(isWanted);
    if (resource !== undefined) return { resource, tenantId: subscription.tenantId };
  }
  return undefined;
}

/** Every resource that clients of the service reach, subscription by subscription. */
export async function resourcesFor(
  scopes: Pick<Scopes, 'resources'>,
  subscriptions: readonly Subscription[],
  service: Service,
  signal: AbortSignal,
): Promise<Listing<Resource>> {
  const lists = await Promise.all(
    subscriptions.map(async (subscription) => {
      const reading = collecting(subscription.subscriptionId, subscription.displayName);
      return listing(
        await reading.items(scopes.resources(subscription, undefined, signal)),
        reading.problems,
      );
    }),
  );
  const { items, problems } = joined(lists);
  return listing(
    items.filter(({ type }) => type.toLowerCase() === kinds[service][0]),
    problems,
  );
}

/** What may not be read holds nothing that can be named: whoever asks is told which hosts were not found. */
async function readable(list: Promise<Listing<Resource>>): Promise<readonly Resource[]> {
  return (await orUnknown(list))?.items ?? [];
}
