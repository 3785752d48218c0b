/** The resource types the sample tenant knows: the `api-version`s each takes, and what a PATCH of its identity does. */

export interface ResourceType {
  readonly name: string;
  /** Oldest first. */
  readonly versions: readonly string[];
  /** Whether PATCH takes an `identity` block, takes tags only, or neither. */
  readonly patch: 'identity' | 'tags' | 'none';
  /** Whether a PUT may write it anew, which replaces its identity block whole. None is made by a PUT here. */
  readonly put?: true;
  /** Whether it stands in `/resources` and in Resource Graph; the others show only in their parent's list. */
  readonly tracked: boolean;
  /** Whether a PATCH goes on after its answer, and where its end can be seen then. */
  readonly longRunning?: 'status' | 'result';
  /** What its PATCH makes of a `location`; taken and passed over when absent. */
  readonly location?: 'required' | 'refused';
  /** Names of regions that do not have it. */
  readonly notIn?: readonly string[];
}

const core = [
  '2018-05-01',
  '2019-10-01',
  '2020-06-01',
  '2020-10-01',
  '2021-01-01',
  '2021-04-01',
  '2022-09-01',
  '2022-12-01',
  '2023-07-01',
  '2024-03-01',
  '2024-07-01',
  '2024-11-01',
  '2025-03-01',
  '2025-04-01',
];

/** Types that are ARM's own: their versions are not grouped under a provider's resource type. */
export const coreTypes: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Resources/tenants': [
    '2016-06-01',
    '2018-01-01',
    '2019-06-01',
    '2019-11-01',
    '2020-01-01',
    '2021-01-01',
    '2022-12-01',
  ],
  'Microsoft.Resources/subscriptions': [
    '2016-06-01',
    '2018-01-01',
    '2019-06-01',
    '2019-11-01',
    '2020-01-01',
    '2021-01-01',
    '2022-12-01',
  ],
  'Microsoft.Resources/locations': [
    '2016-06-01',
    '2018-01-01',
    '2019-06-01',
    '2019-11-01',
    '2020-01-01',
    '2021-01-01',
    '2022-12-01',
  ],
  'Microsoft.Resources/resourceGroups': core,
  'Microsoft.Resources/resources': core,
  'Microsoft.Resources/providers': core,
  'Microsoft.Resources/metadata': ['2015-01-01', '2018-05-01', '2019-05-01', '2020-06-01', '2022-09-01'],
};

const storage = [
  '2021-09-01',
  '2022-09-01',
  '2023-01-01',
  '2023-04-01',
  '2023-05-01',
  '2024-01-01',
  '2025-01-01',
];
const keyVault = [
  '2019-09-01',
  '2021-10-01',
  '2022-07-01',
  '2023-02-01',
  '2023-07-01',
  '2024-11-01',
  '2026-02-01',
];
const messaging = ['2017-04-01', '2021-11-01', '2022-10-01-preview', '2024-01-01'];
const web = [
  '2020-12-01',
  '2021-03-01',
  '2022-03-01',
  '2022-09-01',
  '2023-01-01',
  '2023-12-01',
  '2024-04-01',
  '2024-11-01',
  '2025-03-01',
  '2025-05-01',
  '2026-03-15',
];
const apps = ['2022-10-01', '2023-05-01', '2024-03-01', '2025-01-01', '2025-07-01', '2026-01-01'];
const compute = [
  '2018-06-01',
  '2021-07-01',
  '2022-03-01',
  '2023-03-01',
  '2024-03-01',
  '2024-07-01',
  '2024-11-01',
  '2025-04-01',
  '2025-11-01',
  '2026-04-01',
];
const cosmos = ['2021-10-15', '2023-04-15', '2024-05-15', '2024-11-15', '2025-04-15', '2026-03-15'];
const clusters = ['2023-10-01', '2024-05-01', '2024-09-01', '2025-05-01', '2026-06-01'];
const appConfiguration = ['2022-05-01', '2023-03-01', '2024-05-01'];
const identity = [
  '2018-11-30',
  '2023-01-31',
  '2024-11-30',
  '2025-01-31-preview',
  '2025-05-31-preview',
  '2026-04-30',
  '2026-05-31',
];
const access = ['2018-01-01-preview', '2018-07-01', '2020-10-01', '2022-04-01'];
const groups = ['2020-02-01', '2020-05-01', '2021-04-01', '2023-04-01'];

const tracked = (
  name: string,
  versions: readonly string[],
  patch: ResourceType['patch'] = 'identity',
): ResourceType => ({ name, versions, patch, tracked: true });
const untracked = (name: string, versions: readonly string[]): ResourceType => ({
  name,
  versions,
  patch: 'none',
  tracked: false,
});

export const resourceTypes: readonly ResourceType[] = [
  {
    ...tracked('Microsoft.ManagedIdentity/userAssignedIdentities', identity, 'tags'),
    notIn: ['jioindiawest'],
  },
  untracked(
    'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
    identity.slice(1),
  ),
  untracked('Microsoft.ManagedIdentity/identities', identity),
  { ...tracked('Microsoft.Web/sites', web), put: true },
  { ...tracked('Microsoft.Web/sites/slots', web), put: true },
  tracked('Microsoft.Web/serverFarms', web, 'tags'),
  { ...tracked('Microsoft.App/containerApps', apps), put: true, longRunning: 'status', location: 'required' },
  { ...tracked('Microsoft.App/jobs', apps), put: true, longRunning: 'status', location: 'refused' },
  untracked('Microsoft.App/locations', apps),
  tracked('Microsoft.App/managedEnvironments', apps),
  { ...tracked('Microsoft.Compute/virtualMachines', compute), longRunning: 'status', location: 'refused' },
  {
    ...tracked('Microsoft.Compute/virtualMachineScaleSets', compute),
    longRunning: 'status',
    location: 'refused',
  },
  untracked('Microsoft.Compute/locations', compute),
  {
    ...tracked(
      'Microsoft.ContainerInstance/containerGroups',
      ['2021-10-01', '2023-05-01', '2024-05-01-preview'],
      'tags',
    ),
    put: true,
  },
  untracked('Microsoft.ContainerInstance/locations', ['2021-10-01', '2023-05-01', '2024-05-01-preview']),
  untracked('Microsoft.ContainerService/locations', clusters),
  {
    ...tracked('Microsoft.ContainerService/managedClusters', clusters, 'tags'),
    put: true,
  },
  tracked('Microsoft.Kubernetes/connectedClusters', ['2024-01-01', '2024-07-15-preview'], 'tags'),
  tracked('Microsoft.ContainerRegistry/registries', [
    '2019-05-01',
    '2021-09-01',
    '2022-12-01',
    '2023-07-01',
    '2025-04-01',
  ]),
  tracked('Microsoft.Storage/storageAccounts', storage),
  untracked('Microsoft.Storage/storageAccounts/blobServices/containers', storage),
  untracked('Microsoft.Storage/storageAccounts/queueServices/queues', storage),
  untracked('Microsoft.Storage/storageAccounts/tableServices/tables', storage),
  untracked('Microsoft.Storage/storageAccounts/fileServices/shares', storage),
  { ...tracked('Microsoft.KeyVault/vaults', keyVault, 'tags'), put: true },
  untracked('Microsoft.KeyVault/vaults/secrets', keyVault),
  untracked('Microsoft.KeyVault/vaults/accessPolicies', keyVault),
  untracked('Microsoft.KeyVault/vaults/keys', keyVault),
  tracked('Microsoft.ServiceBus/namespaces', messaging),
  untracked('Microsoft.ServiceBus/namespaces/queues', messaging),
  untracked('Microsoft.ServiceBus/namespaces/topics', messaging),
  untracked('Microsoft.ServiceBus/namespaces/topics/subscriptions', messaging),
  tracked('Microsoft.EventHub/namespaces', messaging),
  untracked('Microsoft.EventHub/namespaces/eventhubs', messaging),
  tracked('Microsoft.EventGrid/topics', ['2022-06-15', '2025-02-15']),
  tracked('Microsoft.Sql/servers', ['2021-11-01', '2023-08-01']),
  tracked('Microsoft.Sql/servers/databases', ['2021-11-01', '2023-08-01']),
  tracked('Microsoft.DBforPostgreSQL/flexibleServers', ['2022-12-01', '2024-08-01']),
  tracked('Microsoft.DocumentDB/databaseAccounts', cosmos),
  untracked('Microsoft.DocumentDB/databaseAccounts/sqlDatabases', cosmos),
  untracked('Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers', cosmos),
  untracked('Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions', cosmos),
  untracked('Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments', cosmos),
  untracked('Microsoft.DocumentDB/locations', cosmos),
  { ...tracked('Microsoft.AppConfiguration/configurationStores', appConfiguration), longRunning: 'result' },
  untracked('Microsoft.AppConfiguration/locations', appConfiguration),
  tracked('Microsoft.Search/searchServices', ['2022-09-01', '2023-11-01', '2025-05-01']),
  tracked('Microsoft.CognitiveServices/accounts', [
    '2022-12-01',
    '2023-05-01',
    '2024-10-01',
    '2025-06-01',
    '2026-05-15-preview',
  ]),
  tracked('Microsoft.SignalRService/SignalR', ['2022-02-01', '2023-02-01', '2024-03-01']),
  tracked('Microsoft.OperationalInsights/workspaces', ['2022-10-01', '2023-09-01', '2025-02-01']),
  tracked('Microsoft.Insights/components', ['2020-02-02'], 'tags'),
  tracked('Microsoft.Network/virtualNetworks', ['2022-07-01', '2023-11-01', '2024-05-01'], 'tags'),
  untracked('Microsoft.Authorization/roleAssignments', [...access, '2026-08-01']),
  untracked('Microsoft.Authorization/roleDefinitions', [...access, '2022-05-01-preview']),
  untracked('Microsoft.Authorization/permissions', access),
  untracked('Microsoft.Authorization/denyAssignments', ['2018-07-01-preview', '2022-04-01', '2026-09-01']),
  untracked('Microsoft.Authorization/locks', ['2016-09-01', '2017-04-01', '2020-05-01']),
  untracked('Microsoft.Management/managementGroups', groups),
  untracked('Microsoft.Management/getEntities', groups),
  untracked('Microsoft.ResourceGraph/resources', ['2019-04-01', '2021-03-01', '2022-10-01', '2024-04-01']),
];
