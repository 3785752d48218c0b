/** What lies inside a resource and can be the scope of a role: a table, one line for each list that ARM gives. */

export interface ChildType {
  /** Lower-case type of the resource whose children these are. */
  readonly parent: string;
  /** Below the parent's ID. */
  readonly path: string;
  /** In its provider's casing. */
  readonly type: string;
}

export const childTypes: readonly ChildType[] = [
  child('Microsoft.Storage/storageAccounts', 'blobServices/default/containers'),
  child('Microsoft.Storage/storageAccounts', 'queueServices/default/queues'),
  child('Microsoft.Storage/storageAccounts', 'tableServices/default/tables'),
  child('Microsoft.Storage/storageAccounts', 'fileServices/default/shares'),
  child('Microsoft.KeyVault/vaults', 'secrets'),
  child('Microsoft.KeyVault/vaults', 'keys'),
  child('Microsoft.ServiceBus/namespaces', 'queues'),
  child('Microsoft.ServiceBus/namespaces', 'topics'),
  child('Microsoft.ServiceBus/namespaces/topics', 'subscriptions'),
  child('Microsoft.EventHub/namespaces', 'eventhubs'),
  child('Microsoft.DocumentDB/databaseAccounts', 'sqlDatabases'),
  child('Microsoft.DocumentDB/databaseAccounts/sqlDatabases', 'containers'),
];

/** The lists below a resource of this type; none for most. */
export function childTypesOf(type: string): readonly ChildType[] {
  return childTypes.filter((one) => one.parent === type.toLowerCase());
}

function child(parent: string, path: string): ChildType {
  return { parent: parent.toLowerCase(), path, type: `${parent}/${path.replace('/default/', '/')}` };
}
