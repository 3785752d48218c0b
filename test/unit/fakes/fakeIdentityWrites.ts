/** The fake Azure's writes on identities and what they need: they change its world. */

import { sameId } from '../../../src/model/armId';
import { Failure } from '../../../src/model/failure';
import type { UserAssignedIdentity } from '../../../src/model/identity';
import type { IdentityWrites } from '../../../src/model/identityWrites';
import { listing } from '../../../src/model/listing';
import type { Provisioning } from '../../../src/model/provisioning';
import { guid } from './builders';
import type { Traffic } from './traffic';
import type { World } from './world';

export function fakeIdentityWrites(world: World, traffic: Traffic): IdentityWrites {
  const put = (identity: UserAssignedIdentity) => {
    world.identities = [...world.identities.filter(({ id }) => !sameId(id, identity.id)), identity];
    return identity;
  };
  return {
    create: (tenantId, wanted, signal) =>
      traffic.call(['createIdentity', tenantId, wanted.name], signal, () => {
        const { subscriptionId, resourceGroup, name, location, tags = {}, isolationScope } = wanted;
        return put({
          kind: 'userAssigned',
          id: idOf(wanted),
          ...{ name, subscriptionId, resourceGroup, location, tenantId, tags },
          clientId: guid(`client ${name}`),
          principalId: guid(`principal ${name}`),
          ...(isolationScope !== undefined && { isolationScope }),
        });
      }),
    createRequest: (wanted) => ({ method: 'PUT', path: idOf(wanted), apiVersion: 'fake', body: wanted }),
    update: (tenantId, { identityId, tags, isolationScope }, signal) =>
      traffic.call(['updateIdentity', tenantId, identityId], signal, () => {
        const found = world.identities.find(({ id }) => sameId(id, identityId));
        if (found?.kind !== 'userAssigned') throw new Failure('notFound', { resource: identityId });
        return put({
          ...found,
          ...(tags !== undefined && { tags }),
          ...(isolationScope !== undefined && { isolationScope }),
        });
      }),
    updateRequest: ({ identityId, ...body }) => ({
      method: 'PATCH',
      path: identityId,
      apiVersion: 'fake',
      body,
    }),
    delete: (tenantId, identityId, signal) =>
      traffic.call(['deleteIdentity', tenantId, identityId], signal, () => {
        const before = world.identities.length;
        world.identities = world.identities.filter(({ id }) => !sameId(id, identityId));
        return world.identities.length < before ? 'deleted' : 'gone';
      }),
    deleteRequest: (identityId) => ({ method: 'DELETE', path: identityId, apiVersion: 'fake' }),
  };
}

export function fakeProvisioning(world: World, traffic: Traffic): Provisioning {
  return {
    regions: ({ subscriptionId }, signal) =>
      traffic.call(['regions', subscriptionId], signal, () =>
        listing([{ name: 'westeurope', displayName: 'West Europe' }]),
      ),
    createGroup: (tenantId, { subscriptionId, name, location }, signal) =>
      traffic.call(['createGroup', tenantId, name], signal, () => {
        const group = { id: `/subscriptions/${subscriptionId}/resourceGroups/${name}`, name, location };
        world.resourceGroups = [...world.resourceGroups, group];
        return group;
      }),
    createGroupRequest: ({ name, ...body }) => ({ method: 'PUT', path: name, apiVersion: 'fake', body }),
    register: (tenantId, subscriptionId, signal) =>
      traffic.call(['register', tenantId, subscriptionId], signal, () => undefined),
    registerRequest: (subscriptionId) => ({ method: 'POST', path: subscriptionId, apiVersion: 'fake' }),
    isRegistered: (tenantId, subscriptionId, signal) =>
      traffic.call(['isRegistered', tenantId, subscriptionId], signal, () => true),
  };
}

function idOf(wanted: { subscriptionId: string; resourceGroup: string; name: string }): string {
  const { subscriptionId, resourceGroup, name } = wanted;
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
}
