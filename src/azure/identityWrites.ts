/** The writes on user-assigned identities, through the SDK; what is shown before is what it then sends. */

import type { Identity } from '@azure/arm-msi';
import { Failure } from '../model/failure';
import type { UserAssignedIdentity } from '../model/identity';
import type { IdentityChange, IdentityWrites, NewIdentity } from '../model/identityWrites';
import type { PlannedRequest } from '../model/plannedRequest';
import { versionOfType } from './apiVersions';
import type { Connect } from './connection';
import { present } from './decode';
import { userAssignedOf } from './identityShapes';
import { identityPlace } from './paths';

const type = 'Microsoft.ManagedIdentity/userAssignedIdentities';

export function createIdentityWrites(connect: Connect): IdentityWrites {
  return {
    async create(tenantId, wanted, signal) {
      const { subscriptionId, resourceGroup, name, location, tags, isolationScope } = wanted;
      const { userAssignedIdentities } = connect(tenantId).identitiesOf(subscriptionId);
      const body = { location, ...present('tags', tags), ...present('isolationScope', isolationScope) };
      const options = { abortSignal: signal };
      return read(
        await userAssignedIdentities.createOrUpdate(resourceGroup, name, body, options),
        idOf(wanted),
      );
    },
    createRequest: (wanted) => ({
      ...planned('PUT', idOf(wanted)),
      body: { location: wanted.location, ...settings(wanted) },
    }),
    async update(tenantId, { identityId, tags, isolationScope }, signal) {
      const { subscriptionId, resourceGroup, name } = identityPlace(identityId);
      const { userAssignedIdentities } = connect(tenantId).identitiesOf(subscriptionId);
      const body = { ...present('tags', tags), ...present('isolationScope', isolationScope) };
      const options = { abortSignal: signal };
      return read(await userAssignedIdentities.update(resourceGroup, name, body, options), identityId);
    },
    updateRequest: (change) => ({
      ...planned('PATCH', idOf(identityPlace(change.identityId))),
      body: settings(change),
    }),
    async delete(tenantId, identityId, signal) {
      const { subscriptionId, resourceGroup, name } = identityPlace(identityId);
      const { userAssignedIdentities } = connect(tenantId).identitiesOf(subscriptionId);
      let status = 0;
      await userAssignedIdentities.delete(resourceGroup, name, {
        abortSignal: signal,
        // The SDK gives nothing back, and only the status says whether the identity was there.
        onResponse: (answer) => {
          status = answer.status;
        },
      });
      return status === 204 ? 'gone' : 'deleted';
    },
    deleteRequest: (identityId) => planned('DELETE', idOf(identityPlace(identityId))),
  };
}

/** The version is the SDK's own: a test holds the two together. */
function planned(method: PlannedRequest['method'], path: string): PlannedRequest {
  return { method, path, apiVersion: versionOfType(type) ?? '' };
}

/** As the SDK writes it: the provider's own IDs have `resourcegroups` in lower case. */
function idOf({
  subscriptionId,
  resourceGroup,
  name,
}: Pick<NewIdentity, 'subscriptionId' | 'resourceGroup' | 'name'>): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${type}/${name}`;
}

/** As on the wire, where the isolation scope is one of the `properties`. */
function settings({ tags, isolationScope }: Pick<IdentityChange, 'tags' | 'isolationScope'>) {
  return {
    ...present('tags', tags),
    ...(isolationScope !== undefined && { properties: { isolationScope } }),
  };
}

function read(answer: Identity, id: string): UserAssignedIdentity {
  const identity = userAssignedOf(answer);
  if (identity === undefined) throw new Failure('untrustedAnswer', { resource: id });
  return identity;
}
