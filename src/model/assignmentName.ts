/** Names of role assignments that come out the same each time, so that sending one twice makes one. */

import { createHash } from 'node:crypto';
import { idKey } from './armId';

/** Our own namespace, drawn once at random: names never collide with what another tool derives from the same values. */
export const assignmentNamespace = '6d0c1e5a-93f7-4b0e-8c7d-2f4a9b51e386';

/**
 * A UUID of version 5 (RFC 9562) over scope, principal and role, case-blind. The principal is in it because an identity
 * that was made anew under an old name has a new principal, and ARM refuses to change an assignment's.
 */
export function assignmentName(scope: string, principalId: string, roleGuid: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(assignmentNamespace.replaceAll('-', ''), 'hex'))
    .update(assignmentSeed(scope, principalId.toLowerCase(), roleGuid), 'utf8')
    .digest();
  const bytes = hash.subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * What the name is made of, for languages that make it themselves. The principal stands there as it is given, which may
 * be an expression; Azure writes principals in lower case.
 */
export function assignmentSeed(scope: string, principal: string, roleGuid: string): string {
  return [idKey(scope), principal, roleGuid.toLowerCase()].join('|');
}
