/** Where an app runs, and which IDs of a managed identity its SDK can use there: the limits that no error message names. */

import type { ClientLanguage } from './clients/client';
import type { Identifier } from './request';

export type Host =
  | 'appService'
  | 'functions'
  | 'containerApps'
  | 'aksWorkloadIdentity'
  | 'serviceFabric'
  | 'cloudShell'
  | 'arc'
  | 'machineLearning';

/**
 * `refused`: the SDK throws. `ignored`: another identity is used without a word. `useWorkloadIdentity`: the managed identity
 * credential of this SDK does not do workload identity, so the node's identity answers. `newestOnly`: only the newest SDK
 * sends the ID, and only the newest host reads it. `unsupported`: this SDK finds no identity there at all.
 */
export type Limit = 'refused' | 'ignored' | 'useWorkloadIdentity' | 'newestOnly' | 'unsupported';

/** SDKs whose `ManagedIdentityCredential` does not exchange the pod's token itself (read in their sources). */
const exchangesNothing: ReadonlySet<ClientLanguage> = new Set(['go', 'cpp', 'rust']);

/** What stands against an ID on a host with the SDK of a language; `undefined` where nothing does. */
export function limitOf(host: Host, sdk: ClientLanguage, identifier: Identifier): Limit | undefined {
  const isNamed = identifier !== 'systemAssigned';
  const needsClientId = identifier === 'resourceId' || identifier === 'objectId';
  switch (host) {
    case 'appService':
    case 'functions':
    case 'containerApps':
      // The Rust SDK sends the parameter of another endpoint for a resource ID, and refuses to be made with one.
      return sdk === 'rust' && identifier === 'resourceId' ? 'refused' : undefined;
    case 'aksWorkloadIdentity':
      if (exchangesNothing.has(sdk)) return 'useWorkloadIdentity';
      return needsClientId ? 'ignored' : undefined;
    case 'serviceFabric':
      if (sdk === 'cpp' || sdk === 'rust') return 'unsupported';
      // The application manifest names the identity.
      return isNamed ? 'refused' : undefined;
    case 'cloudShell':
      if (sdk === 'rust') return 'unsupported';
      return isNamed ? 'refused' : undefined;
    case 'arc':
      if (!isNamed) return undefined;
      // `@azure/identity` 4.14.1 sends the ID and fails where the agent answers with the machine's own identity.
      return sdk === 'typescript' ? 'newestOnly' : 'refused';
    case 'machineLearning':
      return needsClientId ? 'refused' : undefined;
  }
}

/** A file that tells where an app runs: its path with `/`, and its text. */
export interface HostFile {
  readonly path: string;
  readonly text: string;
}

/** Names of the files that `hostsOf` reads; manifests of Kubernetes are called as people like. */
export const hostFiles: readonly string[] = [
  '**/{host.json,azure.yaml,azure.yml,*.bicep,*.tf,azuredeploy*.json,mainTemplate.json,main.json,template.json,*.template.json,*.arm.json,devcontainer.json,ApplicationManifest.xml,Dockerfile,Dockerfile.*,*.Dockerfile}',
  '**/*.{yml,yaml}',
];

/** What `host:` of a service in `azure.yaml` means, from the file's schema. */
const hostNames: Readonly<Record<string, Host>> = {
  appservice: 'appService',
  function: 'functions',
  containerapp: 'containerApps',
  aks: 'aksWorkloadIdentity',
  'ai.endpoint': 'machineLearning',
};

/** Images that Microsoft publishes for one host. */
const images: readonly (readonly [image: RegExp, host: Host])[] = [
  [/mcr\.microsoft\.com\/azure-functions\//, 'functions'],
  [/mcr\.microsoft\.com\/(?:appsvc|oryx)\//, 'appService'],
  [/mcr\.microsoft\.com\/azure-cloudshell\b/, 'cloudShell'],
  [/mcr\.microsoft\.com\/azureml\//, 'machineLearning'],
  [/mcr\.microsoft\.com\/service-fabric\//, 'serviceFabric'],
];

/** Resources that are hosts, as Bicep, ARM templates and Terraform name them. */
const resources: readonly (readonly [resource: RegExp, host: Host])[] = [
  [
    /Microsoft\.Web\/sites['"@][^]*\bkind['"]?\s*:\s*['"][^'"]*functionapp|"azurerm_(?:\w+_)?function_app/,
    'functions',
  ],
  [/"azurerm_(?:linux|windows)_web_app/, 'appService'],
  [/Microsoft\.App\/(?:containerApps|jobs)['"@]|"azurerm_container_app(?:_job)?"/, 'containerApps'],
  [
    /\bworkloadIdentity['"]?\s*:\s*\{\s*['"]?enabled['"]?\s*:\s*true|\bworkload_identity_enabled\s*=\s*true/,
    'aksWorkloadIdentity',
  ],
  [/Microsoft\.ServiceFabric\/\w*clusters\/applications['"@]/i, 'serviceFabric'],
  [/Microsoft\.HybridCompute\/machines['"@]|"azurerm_arc_machine/, 'arc'],
];

/** Whether JSON is an ARM template, by its schema: of a resource group, a subscription or what is above. */
export function isArmTemplate(text: string): boolean {
  return /"\$schema"\s*:\s*"[^"]*\/\w*deploymentTemplate\.json/i.test(text);
}

/** The hosts that a file is for. */
export function hostsOf({ path, text }: HostFile): readonly Host[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'host.json') return /"version"\s*:\s*"/.test(text) ? ['functions'] : [];
  if (name === 'applicationmanifest.xml') return /<ApplicationManifest\b/.test(text) ? ['serviceFabric'] : [];
  if (/^azure\.ya?ml$/.test(name)) {
    const named = [...text.matchAll(/^\s+host\s*:\s*["']?([\w.]+)/gm)].map((match) => match[1] ?? '');
    return named.flatMap((one) => hostNames[one] ?? []);
  }
  const isNamed = /\.(?:bicep|tf)$|^(?:azuredeploy.*|maintemplate)\.json$/.test(name);
  if (isNamed || (name.endsWith('.json') && isArmTemplate(text))) {
    const found = matching(resources, text);
    const isSite = /Microsoft\.Web\/sites['"@]/.test(text) && !found.includes('functions');
    return isSite ? ['appService', ...found] : found;
  }
  if (name === 'devcontainer.json' || name.includes('dockerfile')) return matching(images, text);
  // The job schema of Azure Machine Learning's command line.
  if (/^\$schema:\s*\S*azuremlschemas\./m.test(text)) return ['machineLearning'];
  return /^\s*['"]?azure\.workload\.identity\/(?:use|client-id)\b/m.test(text) ? ['aksWorkloadIdentity'] : [];
}

function matching(table: readonly (readonly [pattern: RegExp, host: Host])[], text: string): Host[] {
  return table.flatMap(([pattern, host]) => (pattern.test(text) ? [host] : []));
}
