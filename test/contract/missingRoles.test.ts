/** From host names in code to roles that an identity of the sample tenant lacks, and what that asks of Azure. */

import assert from 'node:assert/strict';
import { resourcesByHost } from '../../src/access/hostResources';
import { missingRoles } from '../../src/access/missingRoles';
import { createOperations } from '../../src/access/operations';
import { createRoleMemory } from '../../src/access/roleMemory';
import { createStore } from '../../src/access/store';
import { reachableTargets } from '../../src/access/targets';
import { publicCloud } from '../../src/auth/clouds';
import { createFakeClock } from '../unit/fakes/fakeClock';
import { never } from './kit';
import { identityNamed, sampleRig, sampleTenantId, subscriptionNamed } from './sampleRig';

const host = 'stordersprod.blob.core.windows.net';

describe('the roles that code needs in the sample tenant', () => {
  it('are found by the host, for the resource that has its name, in the first subscription that has it', async () => {
    const rig = sampleRig();
    const { azure } = rig;
    const subscriptions = [
      await subscriptionNamed(rig, 'Contoso Prod'),
      await subscriptionNamed(rig, 'Contoso Dev'),
    ];
    const before = rig.sent.length;
    const found = await resourcesByHost(
      azure.scopes,
      subscriptions,
      [
        { service: 'blob', host },
        { service: 'queue', host: host.replace('blob', 'queue') },
      ],
      never(),
    );
    assert.deepEqual(
      new Set(rig.sent.slice(before).map(({ path }) => path)),
      new Set([`/subscriptions/${subscriptions[0]?.subscriptionId ?? ''}/resources`]),
    );
    assert.deepEqual(
      [...found.values()].map(({ name, type }) => `${type} ${name}`),
      ['Microsoft.Storage/storageAccounts stordersprod', 'Microsoft.Storage/storageAccounts stordersprod'],
    );
    const scope = found.get(`blob ${host}`)?.id ?? '';
    const identity = await identityNamed(azure.identities, 'id-orders-web');
    const { items: assignments } = await azure.roleAssignments.ofPrincipal(
      sampleTenantId,
      identity.principalId,
      never(),
    );
    const { items: definitions } = await azure.roleDefinitions.list(sampleTenantId, scope, never());
    const missing = missingRoles({
      needs: [{ scope, service: 'blob', operations: ['read'] }],
      definitions,
      assignments,
      operationsOf: createOperations(),
    });
    assert.deepEqual(
      missing.map(({ role }) => role.roleName),
      ['Storage Blob Data Reader'],
    );
  });

  it('are remembered when the tree reads them, so that clients can be offered without a request', async () => {
    const rig = sampleRig();
    const kept = new Map<string, unknown>();
    const roles = createRoleMemory({
      get: (key) => kept.get(key),
      set: (key, value) => void kept.set(key, value),
    });
    const store = createStore({
      azure: rig.azure,
      clock: createFakeClock(),
      subscriptionFilter: () => [],
      onAssignments: roles.remember,
    });
    const identity = await identityNamed(rig.azure.identities, 'id-orders-api');
    await store.roleAssignments(identity, sampleTenantId, never());
    const before = rig.sent.length;
    const offered = reachableTargets(roles.of(identity.id), publicCloud.suffixes);
    assert.equal(rig.sent.length, before);
    assert.ok(
      offered.some(({ service, endpoint }) => service === 'blob' && endpoint === `https://${host}`),
      JSON.stringify(offered),
    );
  });
});
