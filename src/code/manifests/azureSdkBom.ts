/** The bill of materials by which Maven and Gradle projects get the versions of the Azure SDK for Java. */

import type { PackageNeed } from '../request';
import { compareVersions, parseVersion } from './versions';

export const sdkBom = 'com.azure:azure-sdk-bom';

/** The first versions with each `azure-identity` that matters, as their own files list it. */
const firsts: readonly (readonly [identity: string, bom: string])[] = [
  ['1.14.0', '1.2.29'],
  ['1.5.0', '1.2.1'],
];

/** The first one that gives the package a version that will do; `undefined` for packages it does not list. */
export function bomVersion({ name, minimum }: PackageNeed): string | undefined {
  // Only stable packages are in it.
  if (!name.startsWith('com.azure:') || name.endsWith('-openai')) return undefined;
  if (name !== 'com.azure:azure-identity') return '1.0.0';
  const isAtMost = (version: string): boolean => {
    const [a, b] = [parseVersion(version), parseVersion(minimum)];
    return a !== undefined && b !== undefined && compareVersions(a, b) <= 0;
  };
  return firsts.find(([identity]) => isAtMost(identity))?.[1] ?? '1.0.0';
}
