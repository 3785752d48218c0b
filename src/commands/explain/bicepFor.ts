/** The Bicep that assigns the smallest role which allows what was refused. */

import type { Connection } from '../../access/connection';
import { bestRole, type Explanation } from '../../access/explain/explanation';
import { accessGrant } from '../../code/recreate/accessGrant';
import { withVersion } from '../permission';

/** `undefined` where the role, the place or the identity is not known, or the version of a resource is not. Throws `cancelled`. */
export async function bicepFor(
  azure: Connection['azure'],
  explanation: Explanation,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { refusal, who, where } = explanation;
  const role = bestRole(explanation);
  if (refusal.kind !== 'noRole' || role === undefined || who.is !== 'identity' || where.is !== 'place')
    return undefined;
  const { id } = where.scope;
  const requested = { scope: id, actions: [], role };
  const { apiVersion } = await withVersion(azure, where.tenantId, requested, signal);
  return accessGrant(
    {
      scope: id,
      roleGuid: role.guid,
      roleName: role.roleName,
      ...(apiVersion !== undefined && { apiVersion }),
    },
    { objectId: who.located.identity.principalId },
  );
}
