/** What an ARM template, a Kubernetes manifest or a container's YAML gives an app in its environment, for its credentials. */

import { isArmTemplate } from './hosts';
import type { HostFile } from './hosts';
import { setsClientId, setsTokenCredentials } from './tokenCredentials';

export interface AppVariables {
  /** `AZURE_TOKEN_CREDENTIALS`. */
  readonly chain: boolean;
  /** `AZURE_CLIENT_ID`. */
  readonly clientId: boolean;
  /** What is given is given to a pod of Kubernetes. */
  readonly inPod: boolean;
}

/** Files are told by their content: workflows and pipelines set the same names for themselves, and for no app. */
export function appVariables({ path, text }: HostFile): AppVariables {
  const isYaml = /\.ya?ml$/i.test(path);
  const inPod = isYaml && /^kind:\s*\S/m.test(text) && /^apiVersion:\s*\S/m.test(text);
  const isContainer = isYaml && /^\s*type:\s*['"]?Microsoft\.(?:App|ContainerInstance)\//m.test(text);
  const isRead = inPod || isContainer || (/\.json$/i.test(path) && isArmTemplate(text));
  return { chain: isRead && setsTokenCredentials(text), clientId: isRead && setsClientId(text), inPod };
}
