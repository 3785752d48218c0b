/** Puts what the parts of inserted code need together. */

import { compareVersions, parseVersion } from './manifests/versions';
import type { PackageNeed } from './request';

/** One need for each package, in the order of the first, with the highest of its minimums. */
export function mergedNeeds(needs: readonly PackageNeed[]): readonly PackageNeed[] {
  const merged = new Map<string, PackageNeed>();
  for (const need of needs) {
    const before = merged.get(need.name);
    if (before === undefined || isHigher(need.minimum, before.minimum)) merged.set(need.name, need);
  }
  return [...merged.values()];
}

function isHigher(a: string, b: string): boolean {
  const [one, other] = [parseVersion(a), parseVersion(b)];
  return one !== undefined && other !== undefined && compareVersions(one, other) > 0;
}
