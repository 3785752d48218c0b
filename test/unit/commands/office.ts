/** Everything a command works with, over the fake Azure: one tenant with a few identities, a storage account, some roles. */

import { ownerRole } from '../../../src/access/privileged';
import { scopeOf } from '../../../src/model/scope';
import type { Node } from '../../../src/tree/nodes';
import type { NamedScope } from '../../../src/ui/ports';
import {
  aRole,
  aSubscription,
  aSystemAssigned,
  aTenant,
  anIdentity,
  guid,
  storageScope,
  subscriptionScope,
} from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { desk, type DeskOptions } from './desk';
import type { Script } from './fakeUi';

export const tenant = aTenant();
export const prod = aSubscription('prod', tenant);
export const orders = anIdentity('id-orders', prod);
export const billing = anIdentity('id-billing', prod);
export const app = aSystemAssigned('app-orders', prod);
export const storage = storageScope(prod);
export const wholeSubscription = subscriptionScope(prod);

export const blobReader = aRole('Storage Blob Data Reader', {
  dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
});
export const blobOwner = aRole('Storage Blob Data Owner', {
  dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*'],
});
export const reader = aRole('Reader', { actions: ['*/read'] });
export const owner = aRole('Owner', { actions: ['*'] }, { guid: ownerRole });

export const storageAt = at(storage, 'stordersprod');
export const subscriptionAt = at(wholeSubscription, 'prod');

export function at(id: string, name: string): NamedScope {
  const scope = scopeOf(id);
  if (scope === undefined) throw new Error(`No scope: ${id}`);
  return { scope, name };
}

/** @param mayAssign what the caller's own permissions let them do. */
export function office(script: Script = {}, options: DeskOptions & { readonly mayAssign?: boolean } = {}) {
  const { mayAssign = true } = options;
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod],
    identities: [orders, billing, app],
    clientIds: { [app.id]: guid('client app-orders') },
    roles: [blobReader, blobOwner, reader, owner],
    resources: [{ id: storage, name: 'stordersprod', type: 'Microsoft.Storage/storageAccounts' }],
    targets: [{ id: wholeSubscription, displayName: 'Contoso Prod' }],
    permissions: [
      {
        scope: '/',
        permissions: [
          { actions: mayAssign ? ['*'] : ['*/read'], notActions: [], dataActions: [], notDataActions: [] },
        ],
      },
    ],
  });
  const made = desk(azure, script, options);
  /** What is assigned in Azure now, as `role on scope`. */
  const assigned = () =>
    azure.world.assignments.map(({ roleGuid, scope, principalId }) => {
      const role = azure.world.roles.find((each) => each.guid === roleGuid)?.roleName ?? roleGuid;
      const identity =
        azure.world.identities.find((each) => each.principalId === principalId)?.name ?? principalId;
      return `${role} on ${scope.slice(scope.lastIndexOf('/') + 1)} to ${identity}`;
    });
  return { ...made, azure, assigned };
}

export function identityNode(identity: typeof orders | typeof app): Node {
  return { kind: 'identity', identity, tenantId: tenant.tenantId };
}
