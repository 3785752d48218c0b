/** Versions that are written into manifests: the first that has what is used is often years old. */

import type { PackageNeed } from '../request';
import { compareVersions, parseVersion } from './versions';

/** Newest stable versions seen on the registries in November 2026; for `@azure/identity` the newest that runs on Node 20. */
const recent: Readonly<Record<string, string>> = {
  '@azure/identity': '4.13.1',
  'azure-identity': '1.27.0',
  'Azure.Identity': '1.20.0',
  'com.azure:azure-identity': '1.19.0',
  'com.azure:azure-sdk-bom': '1.3.9',
  'github.com/Azure/azure-sdk-for-go/sdk/azidentity': '1.15.0',
  'github.com/Azure/azure-sdk-for-go/sdk/azcore': '1.24.0',
};

/** The version to write for a package: a recent one where known, never below the minimum. */
export function versionToWrite({ name, minimum }: PackageNeed): string {
  const known = recent[name];
  const [a, b] = [parseVersion(known ?? ''), parseVersion(minimum)];
  return known !== undefined && a && b && compareVersions(a, b) > 0 ? known : minimum;
}
