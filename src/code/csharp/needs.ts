/** The packages that inserted C# needs. */

import type { PackageNeed } from '../request';

/** `ManagedIdentityId` and its factories came, all at once, with 1.13.0. */
export function csharpNeeds(): PackageNeed[] {
  return [{ name: 'Azure.Identity', minimum: '1.13.0' }];
}
