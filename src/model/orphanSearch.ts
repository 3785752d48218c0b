/** The port that finds role assignments whose principal may be gone, and asks the directory whether it is. */

import type { Listing } from './listing';
import type { RoleAssignment } from './role';

export interface OrphanSearch {
  /** Assignments in the whole tenant of service principals that are no managed identity the caller can see: gone or not. */
  candidates(tenantId: string, signal: AbortSignal): Promise<Listing<RoleAssignment>>;
  /**
   * Whether the tenant's directory knows a service principal. `scope` is where the question is asked: one at which the
   * caller may read role assignments.
   */
  isInDirectory(tenantId: string, scope: string, principalId: string, signal: AbortSignal): Promise<boolean>;
}
