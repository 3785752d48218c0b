/** Which resources can carry managed identities, and how their identity block is changed: a table, one line for each type. */

import { isOnArc } from './onArc';

export interface IdentityHost {
  /** In its provider's casing. */
  readonly type: string;
  /** Versions whose PATCH takes the identity block as a map, oldest first: the first one is there in every cloud. */
  readonly versions: readonly string[];
  /**
   * `patch` changes the block alone. `recreate`: PATCH takes tags only, and PUT would lose what GET does not tell.
   * `cluster`: what runs in it gets its identity through a federated credential, not through the block.
   */
  readonly change: 'patch' | 'recreate' | 'cluster';
  /** Whether the body has to name the region as well. */
  readonly location: boolean;
  /** How its provider writes the type of a block that holds both kinds. */
  readonly both: string;
  /** Whether Azure usually goes on with it after the answer. */
  readonly longRunning: boolean;
  /** What starts anew when the block changes. */
  readonly restarts: 'app' | 'replicas' | 'nothing';
}

const spaced = 'SystemAssigned, UserAssigned';
const joined = 'SystemAssigned,UserAssigned';

const web = [
  '2022-03-01',
  '2022-09-01',
  '2023-01-01',
  '2023-12-01',
  '2024-04-01',
  '2024-11-01',
  '2025-05-01',
];
const compute = ['2022-03-01', '2023-03-01', '2024-03-01', '2024-07-01', '2024-11-01', '2025-04-01'];
const apps = ['2023-05-01', '2024-03-01', '2025-01-01', '2025-07-01'];
const storage = ['2021-09-01', '2022-09-01', '2023-01-01', '2023-05-01', '2024-01-01'];
const messaging = ['2021-11-01', '2024-01-01'];
const registries = ['2021-09-01', '2022-12-01', '2023-07-01', '2025-04-01'];
const ai = ['2022-12-01', '2023-05-01', '2024-10-01', '2025-06-01'];

export const identityHosts: readonly IdentityHost[] = [
  // App Service, Functions and Logic Apps (standard). Update model SitePatchResource; 200, or 202 with Azure-AsyncOperation.
  { ...host('Microsoft.Web/sites', web), restarts: 'app' },
  { ...host('Microsoft.Web/sites/slots', web), restarts: 'app' },
  // JSON merge patch whose body is the whole type, in which the region is required.
  {
    ...host('Microsoft.App/containerApps', apps, joined),
    location: true,
    longRunning: true,
    restarts: 'replicas',
  },
  // Update model JobPatchProperties, without a region.
  { ...host('Microsoft.App/jobs', apps, joined), longRunning: true },
  // Update models VirtualMachineUpdate and VirtualMachineScaleSetUpdate; a map since 2018-06-01, null removes.
  { ...host('Microsoft.Compute/virtualMachines', compute), longRunning: true },
  { ...host('Microsoft.Compute/virtualMachineScaleSets', compute), longRunning: true },
  // Update model ConfigurationStoreUpdateParameters, and its official sample.
  {
    ...host('Microsoft.AppConfiguration/configurationStores', ['2022-05-01', '2023-03-01', '2024-05-01']),
    longRunning: true,
  },
  // Update model FactoryUpdateParameters.
  host('Microsoft.DataFactory/factories', ['2018-06-01'], joined),
  // Update model ApiManagementServiceUpdateParameters.
  {
    ...host('Microsoft.ApiManagement/service', ['2021-08-01', '2022-08-01', '2024-05-01']),
    longRunning: true,
  },
  // Update model StorageAccountUpdateParameters.
  host('Microsoft.Storage/storageAccounts', storage, joined),
  // Update model SBNamespaceUpdateParameters; Event Hubs takes the whole EHNamespace.
  host('Microsoft.ServiceBus/namespaces', messaging),
  host('Microsoft.EventHub/namespaces', messaging),
  // Update model RegistryUpdateParameters.
  { ...host('Microsoft.ContainerRegistry/registries', registries), longRunning: true },
  // PATCH takes the whole Account.
  { ...host('Microsoft.CognitiveServices/accounts', ai), longRunning: true },
  // Update model SearchServiceUpdate; user-assigned identities came with this version.
  host('Microsoft.Search/searchServices', ['2025-05-01']),
  // PATCH takes tags only, and secure values are in no answer of GET.
  {
    ...host('Microsoft.ContainerInstance/containerGroups', ['2021-10-01', '2023-05-01']),
    change: 'recreate',
  },
  // PATCH takes tags only; pods get a token by a federated credential of the cluster's issuer.
  {
    ...host('Microsoft.ContainerService/managedClusters', ['2023-10-01', '2024-05-01', '2025-05-01']),
    change: 'cluster',
  },
];

/** The line of a type, in any case. */
export function identityHostOf(type: string): IdentityHost | undefined {
  return identityHosts.find((one) => one.type.toLowerCase() === type.toLowerCase());
}

export function isAppService({ type }: { readonly type: string }): boolean {
  return /^microsoft\.web\/sites(\/slots)?$/i.test(type);
}

export function isSlot({ type }: { readonly type: string }): boolean {
  return /\/slots$/i.test(type);
}

/** The types that the pickers list, in lower case. */
export const hostTypes: readonly string[] = identityHosts.map(({ type }) => type.toLowerCase());

/** Why the identity block of a resource cannot be changed here. */
export type NoHost =
  /** Runs on a Kubernetes cluster that Azure Arc connects: managed identities are not available there. */
  | 'arc'
  | 'recreate'
  | 'cluster'
  /** Not in the table, or its provider has none of the versions in it, or does not say that it can. */
  | 'unverified';

export type HostVerdict =
  | { readonly can: true; readonly host: IdentityHost; readonly apiVersion: string }
  | { readonly can: false; readonly why: NoHost };

/** What a provider says of one of its types; its `capabilities` as it writes them. */
export interface ProvidedType {
  readonly apiVersions: readonly string[];
  readonly capabilities?: string;
  /** Regions that have it, as people write them. */
  readonly locations?: readonly string[];
}

/**
 * The table held against what the provider says; `provided` is absent where the caller may not read that: then the
 * table's first version serves.
 */
export function hostVerdict(
  resource: { readonly type: string; readonly kind?: string; readonly extended: boolean },
  provided: ProvidedType | undefined,
): HostVerdict {
  if (isOnArc(resource.type, resource.kind, resource.extended)) return { can: false, why: 'arc' };
  const host = identityHostOf(resource.type);
  if (host === undefined) return { can: false, why: 'unverified' };
  if (host.change !== 'patch') return { can: false, why: host.change };
  const apiVersion = agreedVersion(host, provided);
  return apiVersion === undefined ? { can: false, why: 'unverified' } : { can: true, host, apiVersion };
}

/** The newest version that the table and the provider both know. */
function agreedVersion(host: IdentityHost, provided: ProvidedType | undefined): string | undefined {
  if (provided === undefined) return host.versions[0];
  const { apiVersions, capabilities } = provided;
  if (capabilities !== undefined && !/resourceidentity/i.test(capabilities)) return undefined;
  return host.versions.findLast((version) => apiVersions.includes(version));
}

function host(type: string, versions: readonly string[], both = spaced): IdentityHost {
  return { type, versions, both, change: 'patch', location: false, longRunning: false, restarts: 'nothing' };
}
