/** A tenant as ARM lists it: everything that the product's queries are about, collected the slow way. */

import { objectAt, textAt, type ArmView, type Item } from './armView';

export interface WholeTenant {
  readonly subscriptions: readonly Item[];
  /** IDs of those whose resources ARM refuses to list. */
  readonly unreadable: ReadonlySet<string>;
  readonly managementGroups: readonly Item[];
  readonly resourceGroups: readonly Item[];
  /** Of every readable subscription, with identity blocks. */
  readonly resources: readonly Item[];
  /** In full, since `resources` lacks properties: user-assigned identities, vaults, clusters. */
  readonly documents: ReadonlyMap<string, Item>;
  /** By lower-case ID: each once, however many lists it stands in. */
  readonly assignments: ReadonlyMap<string, Item>;
  /** By GUID. */
  readonly roles: ReadonlyMap<string, Item>;
}

const documented: Readonly<Record<string, string>> = {
  'microsoft.managedidentity/userassignedidentities': '2024-11-30',
  'microsoft.keyvault/vaults': '2023-07-01',
  'microsoft.containerservice/managedclusters': '2024-05-01',
  'microsoft.kubernetes/connectedclusters': '2024-01-01',
};

export async function wholeTenantOf(arm: ArmView): Promise<WholeTenant> {
  const subscriptions = await arm.list('/subscriptions', '2022-12-01');
  const managementGroups = await arm.list('/providers/Microsoft.Management/managementGroups', '2020-05-01');
  const below = (path: string, scopes: readonly Item[], version: string): Promise<Item[]> =>
    inEach(scopes, (scope) => arm.list(textAt(scope, 'id') + path, version));
  const resourceGroups = await below('/resourceGroups', subscriptions, '2021-04-01');
  const unreadable = new Set<string>();
  const resources = await inEach(subscriptions, async (one) => {
    try {
      return await arm.list(`${textAt(one, 'id')}/resources`, '2021-04-01');
    } catch {
      unreadable.add(textAt(one, 'subscriptionId'));
      return [];
    }
  });
  const authorization = '/providers/Microsoft.Authorization';
  const broad = [...subscriptions, ...managementGroups, ...resourceGroups];
  // At every scope, since one who may not list a subscription may still read a group or a resource of it.
  const listed = await below(`${authorization}/roleAssignments`, [...broad, ...resources], '2022-04-01');
  const assignments = new Map(listed.map((item) => [textAt(item, 'id').toLowerCase(), item]));
  const definitions = await below(`${authorization}/roleDefinitions`, broad, '2022-04-01');
  const roles = new Map(definitions.map((item) => [textAt(item, 'name').toLowerCase(), item]));
  const documents = new Map<string, Item>();
  for (const item of resources) {
    const version = documented[textAt(item, 'type').toLowerCase()];
    const id = textAt(item, 'id');
    if (version !== undefined) documents.set(id.toLowerCase(), await arm.get(id, version));
  }
  return {
    subscriptions,
    unreadable,
    managementGroups,
    resourceGroups,
    resources,
    documents,
    assignments,
    roles,
  };
}

/** IDs of the user-assigned identities that a resource carries, as they are spelt there. */
export function carriedBy(item: Item, { documents }: WholeTenant): readonly string[] {
  const inMap = Object.keys(objectAt(objectAt(item, 'identity'), 'userAssignedIdentities'));
  const document = documents.get(textAt(item, 'id').toLowerCase());
  const profile = document === undefined ? {} : objectAt(objectAt(document, 'properties'), 'identityProfile');
  return [...inMap, ...Object.values(profile).map((entry) => textAt(entry, 'resourceId'))];
}

/** What the caller may not list contributes nothing, as in Resource Graph. */
async function inEach(scopes: readonly Item[], list: (scope: Item) => Promise<Item[]>): Promise<Item[]> {
  const parts = scopes.map((scope) => list(scope).catch(() => []));
  return (await Promise.all(parts)).flat();
}
