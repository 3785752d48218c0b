/** The system-assigned identity of a resource: the one ARM call that gives its client ID. */

import { idKey } from '../../model/armId';
import { ArmError } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';

export const systemAssignedIdentityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/{+scope}/providers/Microsoft.ManagedIdentity/identities/default',
    type: 'Microsoft.ManagedIdentity/identities',
    handle: get,
  },
];

function get(call: Call): Reply {
  const scope = `/${param(call, 'scope')}`;
  call.access.demand('Microsoft.ManagedIdentity/identities/read', scope);
  const resource = call.state.resources.get(idKey(scope));
  const { principalId, clientId } = resource?.identity ?? {};
  if (resource === undefined || principalId === undefined || clientId === undefined) {
    throw new ArmError(404, 'ResourceNotFound', `The resource '${scope}' has no system-assigned identity.`);
  }
  const { tenantId } = call.state;
  return ok({
    id: `${resource.id}/providers/Microsoft.ManagedIdentity/identities/default`,
    name: 'default',
    type: 'Microsoft.ManagedIdentity/identities',
    ...(resource.location !== undefined && { location: resource.location }),
    tags: resource.tags ?? {},
    properties: {
      tenantId,
      principalId,
      clientId,
      // Azure sends one too; a client must neither keep nor show it.
      clientSecretUrl: `https://control.identity.sample.invalid${resource.id}/credentials?tid=${tenantId}&oid=${principalId}&aid=${clientId}`,
    },
  });
}
