/** Every `api-version` the product sends by itself; the SDK clients bring their own. Old enough for every cloud. */

export const apiVersions = {
  tenants: '2022-12-01',
  subscriptions: '2022-12-01',
  resources: '2021-04-01',
  resourceGroups: '2021-04-01',
  providers: '2021-04-01',
  /** What @azure/arm-msi sends by itself. */
  identities: '2024-11-30',
  managementGroups: '2020-05-01',
  resourceGraph: '2022-10-01',
  roleDefinitions: '2022-04-01',
  roleAssignments: '2022-04-01',
  permissions: '2022-04-01',
  denyAssignments: '2022-04-01',
  locks: '2020-05-01',
} as const;

/** Of resource types whose documents or children are read, by lower-case type; children take their parent's. */
const ofTypes: Readonly<Record<string, string>> = {
  'microsoft.managedidentity/userassignedidentities': '2024-11-30',
  'microsoft.authorization/roleassignments': '2022-04-01',
  'microsoft.authorization/roledefinitions': '2022-04-01',
  'microsoft.authorization/denyassignments': '2022-04-01',
  'microsoft.authorization/locks': '2020-05-01',
  'microsoft.management/managementgroups': '2020-05-01',
  'microsoft.storage/storageaccounts': '2023-01-01',
  'microsoft.keyvault/vaults': '2023-07-01',
  'microsoft.servicebus/namespaces': '2021-11-01',
  'microsoft.documentdb/databaseaccounts': '2023-04-15',
  'microsoft.eventhub/namespaces': '2021-11-01',
  'microsoft.web/sites': '2022-03-01',
  'microsoft.app/containerapps': '2024-03-01',
  'microsoft.compute/virtualmachines': '2024-03-01',
};

/** The version for a type or the nearest type above it; `undefined` when only the provider itself can tell. */
export function versionOfType(type: string): string | undefined {
  const segments = type.toLowerCase().split('/');
  for (let length = segments.length; length > 1; length--) {
    const version = ofTypes[segments.slice(0, length).join('/')];
    if (version !== undefined) return version;
  }
  return undefined;
}
