/** What Contoso's policies forbid, and which of its subscriptions have not asked for a provider yet. */

import { resourceGroupId } from '../state';
import { dev, network } from './organisation';
import type { SamplePolicy, SampleUnregistered } from './shape';

export const policies: readonly SamplePolicy[] = [
  {
    scope: resourceGroupId(network),
    assignment: { name: 'require-owner', displayName: 'Everything in the network has an owner' },
    definition: { name: 'require-tag', displayName: 'Require a tag on resources' },
    tag: 'owner',
  },
];

/** Contoso Dev has never had a managed identity, so nobody has registered their provider there. */
export const unregistered: readonly SampleUnregistered[] = [
  { subscriptionId: dev.subscriptionId, namespace: 'Microsoft.ManagedIdentity' },
];
