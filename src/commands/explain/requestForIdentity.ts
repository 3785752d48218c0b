/** The request to the owner of a place that an identity be given the role it lacks there. */

import type { AccessRequest } from '../../access/accessRequest';
import type { Connection } from '../../access/connection';
import { bestRole, type Explanation, type Place } from '../../access/explain/explanation';
import type { CommandDeps } from '../deps';
import { withVersion } from '../permission';

export async function requestForIdentity(
  { ui }: Pick<CommandDeps, 'ui'>,
  { account, azure }: Connection,
  explanation: Explanation,
  { tenantId, scope }: Place,
): Promise<AccessRequest> {
  const { who, grants } = explanation;
  const role = bestRole(explanation);
  const requested = {
    scope: scope.id,
    actions: (grants[0]?.needs ?? []).map(({ anyOf }) => anyOf.join(' | ')),
    ...(role !== undefined && { role }),
  };
  const withIts = await ui.busyInView((signal) => withVersion(azure, tenantId, requested, signal));
  const identity = who.is === 'identity' ? who.located.identity : undefined;
  return {
    account: account.label,
    ...(identity !== undefined && { identity: { name: identity.name, objectId: identity.principalId } }),
    roles: [withIts],
  };
}
