/** How the sample tenant weighs the caller's roles: wildcards, exclusions, groups, whole segments, deny assignments. */

import assert from 'node:assert/strict';
import { patternOf } from '../../../src/sampleTenant/accessCheck';
import { grant, principalOf } from '../../../src/sampleTenant/data/build';
import { contoso } from '../../../src/sampleTenant/data/contoso';
import { ordersApi } from '../../../src/sampleTenant/data/identities';
import { roleGuid } from '../../../src/sampleTenant/data/roleDefinitions';
import { archiveStorage } from '../../../src/sampleTenant/data/services';
import type { SampleData, SampleRoleAssignment } from '../../../src/sampleTenant/data/shape';
import { sampleCallers } from '../../../src/sampleTenant/entry';
import { appOrders } from '../../../src/sampleTenant/data/hosts';
import { assertRefused, prodScope, sampleClient, type Answer, type SampleClient } from './client';

const group = `${prodScope}/resourceGroups/rg-orders`;
const operator = sampleCallers.operator.oid;

function withGrants(...more: readonly SampleRoleAssignment[]): SampleData {
  const data = contoso();
  return { ...data, roleAssignments: [...data.roleAssignments, ...more] };
}

function assign(client: SampleClient, scope: string, principalId: string): Promise<Answer> {
  const path = `${scope}/providers/Microsoft.Authorization/roleAssignments/11111111-1111-4111-8111-111111111111`;
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${roleGuid('AcrPull')}`;
  const properties = { roleDefinitionId, principalId, principalType: 'ServicePrincipal' };
  return client.put(`${path}?api-version=2022-04-01`, { properties }, 'operator');
}

const tagGroup = (client: SampleClient, path = group): Promise<Answer> =>
  client.put(`${path}?api-version=2021-04-01`, { location: 'westeurope' }, 'operator');

describe('sample tenant: access', () => {
  it('takes a star for any text, and between slashes for nothing too', () => {
    const covers = (pattern: string, action: string): boolean => patternOf(pattern).test(action);
    assert.ok(covers('*', 'Microsoft.Web/sites/write'));
    assert.ok(covers('*/read', 'Microsoft.Web/sites/slots/READ'));
    assert.ok(covers('microsoft.web/*', 'Microsoft.Web/sites/restart/action'));
    assert.ok(
      covers(
        'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
        'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
      ),
    );
    assert.ok(!covers('Microsoft.Web/sites/read', 'Microsoft.Web/sites/slots/read'));
    assert.ok(!covers('Microsoft.Web/*/read', 'Microsoft.Web/sites/write'));
    assert.ok(!covers('Microsoft.Web/sites', 'MicrosoftXWeb/sites'));
  });

  it('keeps from a Contributor what its role excludes', async () => {
    const client = sampleClient({
      data: withGrants(grant(operator, 'Contributor', group, { principalType: 'User' })),
    });
    assert.equal((await tagGroup(client)).status, 200);
    assertRefused(await assign(client, group, principalOf(ordersApi)), 403, 'AuthorizationFailed');
  });

  it('never lets one role’s exclusion take from another role', async () => {
    const both = ['Contributor', 'User Access Administrator'].map((role) =>
      grant(operator, role, group, { principalType: 'User' }),
    );
    const client = sampleClient({ data: withGrants(...both) });
    assert.equal((await assign(client, group, principalOf(ordersApi))).status, 201);
  });

  it('reaches whole segments down and no neighbour with the same beginning', async () => {
    const client = sampleClient({
      data: withGrants(grant(operator, 'Owner', group, { principalType: 'User' })),
    });
    assert.equal((await assign(client, appOrders.id, principalOf(ordersApi))).status, 201);
    assertRefused(await tagGroup(client, `${group}-2`), 403, 'AuthorizationFailed');
  });

  it('denies everybody but those a deny assignment leaves out', async () => {
    const data = contoso();
    const [denial] = data.denyAssignments;
    assert.ok(denial);
    const excluded = { ...denial, excludePrincipals: [{ id: sampleCallers.owner.oid, type: 'User' }] };
    const path = `${archiveStorage.id}?api-version=2023-01-01`;
    assertRefused(await sampleClient().patch(path, { tags: {} }), 403, 'DenyAssignmentAuthorizationFailed');
    const left = sampleClient({ data: { ...data, denyAssignments: [excluded], locks: [] } });
    assert.equal((await left.patch(path, { tags: {} })).status, 200);
  });

  it('forgets the principal of a system-assigned identity that was dropped', async () => {
    const client = sampleClient({
      data: withGrants(grant(operator, 'Owner', group, { principalType: 'User' })),
    });
    const principalId = principalOf(appOrders);
    assert.equal(
      (await client.patch(`${appOrders.id}?api-version=2024-04-01`, { identity: { type: 'UserAssigned' } }))
        .status,
      200,
    );
    assertRefused(await assign(client, group, principalId), 400, 'PrincipalNotFound');
  });
});
