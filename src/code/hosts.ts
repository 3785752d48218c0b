/** Where an app runs, and which IDs of a managed identity its SDK can use there: the limits that no error message names. */

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
 * credential of this SDK does not do workload identity, so the node's identity answers.
 */
export type Limit = 'refused' | 'ignored' | 'useWorkloadIdentity';

/** SDKs whose `ManagedIdentityCredential` exchanges the pod's token itself (read in their sources). */
const exchangesTokens: ReadonlySet<string> = new Set(['TypeScript', 'JavaScript', 'Python', 'C#', 'Java']);

/** What stands against an ID on a host, with the SDK of a language (its `displayName`); `undefined` where nothing does. */
export function limitOf(host: Host, sdk: string, identifier: Identifier): Limit | undefined {
  const isNamed = identifier !== 'systemAssigned';
  switch (host) {
    case 'appService':
    case 'functions':
    case 'containerApps':
      // The Rust SDK sends the parameter of another endpoint for a resource ID, and refuses to be made with one.
      return sdk === 'Rust' && identifier === 'resourceId' ? 'refused' : undefined;
    case 'aksWorkloadIdentity':
      if (!exchangesTokens.has(sdk)) return 'useWorkloadIdentity';
      return identifier === 'resourceId' || identifier === 'objectId' ? 'ignored' : undefined;
    case 'serviceFabric':
      // The application manifest names the identity.
      return isNamed ? 'refused' : undefined;
    case 'cloudShell':
      return isNamed ? 'refused' : undefined;
    case 'arc':
      // JavaScript sends the ID and fails when the agent answers with the machine's own identity.
      return isNamed ? 'refused' : undefined;
    case 'machineLearning':
      return identifier === 'objectId' || identifier === 'resourceId' ? 'refused' : undefined;
  }
}

/** A file that tells where an app runs: its path with `/`, and its text. */
export interface HostFile {
  readonly path: string;
  readonly text: string;
}

/** Names of the files that `hostsIn` reads. */
export const hostFiles =
  '**/{host.json,*.bicep,*.tf,job.yml,job.yaml,azure.yaml,azure.yml,ApplicationManifest.xml,*.deployment.yml,*.deployment.yaml,deployment*.yml,deployment*.yaml,serviceaccount*.yml,serviceaccount*.yaml,Chart.yaml}';

/** What `host:` of a service in `azure.yaml` means, from the file's schema. */
const hostNames: Readonly<Record<string, Host>> = {
  appservice: 'appService',
  function: 'functions',
  containerapp: 'containerApps',
  aks: 'aksWorkloadIdentity',
  'ai.endpoint': 'machineLearning',
};

/** The hosts that the files of a workspace are for. */
export function hostsIn(files: readonly HostFile[]): ReadonlySet<Host> {
  return new Set(files.flatMap(hostsOf));
}

function hostsOf({ path, text }: HostFile): readonly Host[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'host.json') return /"version"\s*:\s*"/.test(text) ? ['functions'] : [];
  if (name === 'applicationmanifest.xml') return /<ApplicationManifest\b/.test(text) ? ['serviceFabric'] : [];
  if (/^azure\.ya?ml$/.test(name)) {
    const named = [...text.matchAll(/^\s+host\s*:\s*["']?([\w.]+)/gm)].map((match) => match[1] ?? '');
    return named.flatMap((one) => hostNames[one] ?? []);
  }
  if (/\.(?:bicep|tf)$/.test(name)) {
    return /Microsoft\.HybridCompute\/machines@|"azurerm_arc_machine/.test(text) ? ['arc'] : [];
  }
  // The job schema of Azure Machine Learning's command line.
  if (/^\$schema:\s*\S*azuremlschemas\./m.test(text)) return ['machineLearning'];
  return /azure\.workload\.identity\/(?:use|client-id)/.test(text) ? ['aksWorkloadIdentity'] : [];
}
