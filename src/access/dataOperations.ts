/** Operations that role definitions do not spell out, and those that act on a type without lying below it. */

/**
 * Data operations that built-in roles name only through wildcards, or not all of them: without these a role with
 * `keys/*` would seem to allow less than one that lists three. From the providers' operation lists.
 */
export const unlistedDataOperations: readonly string[] = [
  ...below('Microsoft.ServiceBus/namespaces/messages', 'send/action receive/action'),
  ...below('Microsoft.EventHub/namespaces/messages', 'send/action receive/action'),
  ...below('Microsoft.EventHub/namespaces/schemas', 'read write delete'),
  ...below('Microsoft.Relay/namespaces/messages', 'send/action listen/action'),
  ...below('Microsoft.AppConfiguration/configurationStores/keyValues', 'read write delete'),
  ...below('Microsoft.AppConfiguration/configurationStores/snapshots', 'read write archive/action'),
  ...below(
    'Microsoft.KeyVault/vaults/secrets',
    'delete backup/action restore/action recover/action purge/action',
  ),
  ...below('Microsoft.KeyVault/vaults/secrets', 'update/action'),
  ...below(
    'Microsoft.KeyVault/vaults/keys',
    'create/action import/action delete recover/action restore/action purge/action',
  ),
  ...below('Microsoft.KeyVault/vaults/keys', 'rotate/action'),
  ...below('Microsoft.KeyVault/vaults/keyrotationpolicies', 'read write'),
  ...below('Microsoft.KeyVault/vaults/certificates', 'create/action import/action update/action delete'),
  ...below(
    'Microsoft.KeyVault/vaults/certificates',
    'backup/action restore/action recover/action purge/action',
  ),
  ...below('Microsoft.KeyVault/vaults/certificatecas', 'read write delete'),
  ...below(
    'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers',
    'executeQuery readChangeFeed executeStoredProcedure manageConflicts',
  ),
  ...below(
    'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items',
    'create read replace upsert delete',
  ),
  ...below('Microsoft.Search/searchServices/indexes/documents', 'write delete'),
];

/**
 * Operations that definitions list among the control-plane actions though they are made of the resource's own endpoint:
 * pulling, pushing and deleting images.
 */
export const dataAmongActions: ReadonlySet<string> = new Set([
  'microsoft.containerregistry/registries/pull/read',
  'microsoft.containerregistry/registries/push/write',
  'microsoft.containerregistry/registries/artifacts/delete',
]);

/** Beginnings of operations that act on resources of a type (in lower case) though their path is another. */
const actingOn: Readonly<Record<string, readonly string[]>> = {
  'microsoft.servicebus/namespaces/queues': ['Microsoft.ServiceBus/namespaces/messages/'],
  'microsoft.servicebus/namespaces/topics': ['Microsoft.ServiceBus/namespaces/messages/'],
  'microsoft.servicebus/namespaces/topics/subscriptions': [
    'Microsoft.ServiceBus/namespaces/messages/receive/',
  ],
  'microsoft.eventhub/namespaces/eventhubs': ['Microsoft.EventHub/namespaces/messages/'],
  'microsoft.eventhub/namespaces/eventhubs/consumergroups': [
    'Microsoft.EventHub/namespaces/messages/receive/',
  ],
  'microsoft.eventhub/namespaces/schemagroups': ['Microsoft.EventHub/namespaces/schemas/'],
  'microsoft.relay/namespaces/hybridconnections': ['Microsoft.Relay/namespaces/messages/'],
  'microsoft.relay/namespaces/wcfrelays': ['Microsoft.Relay/namespaces/messages/'],
  'microsoft.eventgrid/topics': ['Microsoft.EventGrid/events/send/'],
  'microsoft.eventgrid/domains': ['Microsoft.EventGrid/events/send/'],
  'microsoft.eventgrid/domains/topics': ['Microsoft.EventGrid/events/send/'],
  'microsoft.eventgrid/partnernamespaces': ['Microsoft.EventGrid/events/send/'],
  'microsoft.eventgrid/namespaces': ['Microsoft.EventGrid/events/', 'Microsoft.EventGrid/topicSpaces/'],
  'microsoft.eventgrid/namespaces/topics': ['Microsoft.EventGrid/events/'],
  'microsoft.eventgrid/namespaces/topicspaces': ['Microsoft.EventGrid/topicSpaces/'],
  'microsoft.insights/components': ['Microsoft.Insights/metrics/write', 'Microsoft.Insights/telemetry/write'],
  'microsoft.insights/datacollectionrules': [
    'Microsoft.Insights/metrics/write',
    'Microsoft.Insights/telemetry/write',
  ],
  'microsoft.digitaltwins/digitaltwinsinstances': ['Microsoft.DigitalTwins/'],
  'microsoft.storage/storageaccounts/fileservices/shares': [
    'Microsoft.Storage/storageAccounts/fileServices/',
  ],
};

/** Beginnings of the data operations of a Cognitive Services account, below its type, by its kind in lower case. */
const accountKinds: Readonly<Record<string, readonly string[]>> = {
  openai: ['openai/'],
  aiservices: ['openai/', 'aiservices/', 'maas/'],
  speechservices: ['speechservices/', 'customvoice/'],
  formrecognizer: ['formrecognizer/'],
  textanalytics: ['language/', 'textanalytics/'],
  texttranslation: ['texttranslation/'],
  contentsafety: ['contentsafety/'],
  computervision: ['computervision/'],
  'customvision.training': ['customvision/'],
  'customvision.prediction': ['customvision/'],
  face: ['face/'],
  luis: ['luis/'],
  'luis.authoring': ['luis/'],
};

export interface OperationPrefixes {
  readonly control: readonly string[];
  readonly data: readonly string[];
}

/**
 * How operations on a resource type begin, in lower case: below its own path, or where the provider keeps them instead.
 * An account for one kind of AI takes the data operations of that kind only.
 */
export function operationPrefixesOf(resourceType: string, resourceKind?: string): OperationPrefixes {
  const type = resourceType.toLowerCase();
  const control = [`${type}/`, ...(actingOn[type] ?? [])].map((prefix) => prefix.toLowerCase());
  const kinds =
    type === 'microsoft.cognitiveservices/accounts'
      ? accountKinds[resourceKind?.toLowerCase() ?? '']
      : undefined;
  return { control, data: kinds === undefined ? control : kinds.map((kind) => `${type}/${kind}`) };
}

function below(path: string, verbs: string): readonly string[] {
  return verbs.split(' ').map((verb) => `${path}/${verb}`);
}
