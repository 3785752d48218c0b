/** Names of role assignments that come out the same each time, so that sending one twice makes one. */

import { idKey } from './armId';
import { uuidOf } from './uuidOf';

/** Our own namespace, drawn once at random: names never collide with what another tool derives from the same values. */
export const assignmentNamespace = '6d0c1e5a-93f7-4b0e-8c7d-2f4a9b51e386';

/**
 * A UUID of version 5 (RFC 9562) over scope, principal and role, case-blind. The principal is in it because an identity
 * that was made anew under an old name has a new principal, and ARM refuses to change an assignment's.
 */
export function assignmentName(scope: string, principalId: string, roleGuid: string): string {
  return uuidOf(assignmentNamespace, assignmentSeed(scope, principalId.toLowerCase(), roleGuid));
}

/**
 * What the name is made of, for languages that make it themselves. The principal stands there as it is given, which may
 * be an expression; Azure writes principals in lower case.
 */
export function assignmentSeed(scope: string, principal: string, roleGuid: string): string {
  return [idKey(scope), principal, roleGuid.toLowerCase()].join('|');
}
