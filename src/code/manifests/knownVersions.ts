/** Versions that are written into manifests: the first that has what is used is often years old. */

import type { PackageNeed } from '../request';
import { compareVersions, parseVersion } from './versions';

/** Newest stable versions seen on the registries in November 2026; for `@azure/identity` the newest that runs on Node 20. */
const recent: Readonly<Record<string, string>> = {
  '@azure/identity': '4.13.1',
  'azure-identity': '1.27.0',
  'Azure.Identity': '1.20.0',
  'Azure.AI.OpenAI': '2.1.0',
  'Azure.Data.AppConfiguration': '1.6.0',
  'Azure.Data.Tables': '12.10.0',
  'Azure.Messaging.EventHubs': '5.12.0',
  'Azure.Messaging.ServiceBus': '7.19.0',
  'Azure.Security.KeyVault.Certificates': '4.7.0',
  'Azure.Security.KeyVault.Keys': '4.7.0',
  'Azure.Security.KeyVault.Secrets': '4.7.0',
  'Azure.Storage.Blobs': '12.24.0',
  'Azure.Storage.Queues': '12.22.0',
  'Microsoft.Azure.Cosmos': '3.48.0',
  // The driver and its packages share a version from 7.0.2.
  'Microsoft.Data.SqlClient': '7.0.3',
  'Microsoft.Data.SqlClient.Extensions.Azure': '7.0.3',
  'Microsoft.EntityFrameworkCore.SqlServer': '10.0.0',
  'com.azure:azure-identity': '1.19.0',
  'com.azure:azure-sdk-bom': '1.3.9',
  'github.com/Azure/azure-sdk-for-go/sdk/azidentity': '1.15.0',
  'github.com/Azure/azure-sdk-for-go/sdk/azcore': '1.24.0',
};

/** Whether the version that is written for a package is `from` or later. */
export function reaches(need: PackageNeed, from: string): boolean {
  const [a, b] = [parseVersion(versionToWrite(need)), parseVersion(from)];
  return a !== undefined && b !== undefined && compareVersions(a, b) >= 0;
}

/** The version to write for a package: a recent one where known, never below the minimum. */
export function versionToWrite({ name, minimum }: PackageNeed): string {
  const known = recent[name];
  const [a, b] = [parseVersion(known ?? ''), parseVersion(minimum)];
  return known !== undefined && a && b && compareVersions(a, b) > 0 ? known : minimum;
}
