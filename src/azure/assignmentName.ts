/** Names of role assignments that come out the same each time, so that sending one twice makes one. */

import { createHash } from 'node:crypto';
import { idKey } from '../model/armId';

/** Our own namespace, drawn once at random: names never collide with what another tool derives from the same values. */
const namespace = '6d0c1e5a-93f7-4b0e-8c7d-2f4a9b51e386';

/**
 * A UUID of version 5 (RFC 9562) over scope, principal and role, case-blind. The principal is in it because an identity
 * that was made anew under an old name has a new principal, and ARM refuses to change an assignment's.
 */
export function assignmentName(scope: string, principalId: string, roleGuid: string): string {
  const name = [idKey(scope), principalId.toLowerCase(), roleGuid.toLowerCase()].join('|');
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  const bytes = hash.subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
