/** Granting and removing against a strict Azure: what is seen afterwards, and what each refusal is called. */

import assert from 'node:assert/strict';
import { sameId } from '../../src/model/armId';
import type { Azure } from '../../src/model/ports';
import { failureOf, never } from './kit';
import { identityNamed, sampleRig, sampleTenantId, subscriptionNamed } from './sampleRig';

const blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';

async function storageNamed(rig: ReturnType<typeof sampleRig>, name: string): Promise<string> {
  const subscription = await subscriptionNamed(rig, 'Contoso Prod');
  const { items } = await rig.azure.scopes.resources(subscription, undefined, never());
  const found = items.find((one) => one.name === name);
  assert.ok(found, name);
  return found.id;
}

async function rolesAt(
  azure: Azure,
  principalId: string,
  scope: string,
): Promise<readonly (string | undefined)[]> {
  const { items } = await azure.roleAssignments.ofPrincipal(sampleTenantId, principalId, never());
  return items.filter((one) => sameId(one.scope, scope)).map((one) => one.roleName);
}

describe('granting a role in the sample tenant', () => {
  it('makes one assignment, however often it is sent, which removing takes away', async () => {
    const rig = sampleRig();
    const { azure } = rig;
    const { principalId } = await identityNamed(azure.identities, 'id-orders-web');
    const scope = await storageNamed(rig, 'stordersprod');
    const assignment = { scope, principalId, roleGuid: blobReader, description: 'invoices' };
    assert.deepEqual(await rolesAt(azure, principalId, scope), []);
    const made = await azure.roleAssignments.create(sampleTenantId, assignment, never());
    const again = await azure.roleAssignments.create(sampleTenantId, assignment, never());
    assert.equal(again.id, made.id);
    assert.deepEqual(
      [made.principalType, made.description, made.roleGuid],
      ['ServicePrincipal', 'invoices', blobReader],
    );
    assert.deepEqual(await rolesAt(azure, principalId, scope), ['Storage Blob Data Reader']);
    const removed = await azure.roleAssignments.remove(sampleTenantId, made.id, never());
    assert.equal(removed?.id, made.id);
    assert.deepEqual(await rolesAt(azure, principalId, scope), []);
    assert.equal(await azure.roleAssignments.remove(sampleTenantId, made.id, never()), undefined);
  });

  it('that another name holds already says which one does', async () => {
    const { azure } = sampleRig();
    const { principalId } = await identityNamed(azure.identities, 'id-orders-api');
    const { items } = await azure.roleAssignments.ofPrincipal(sampleTenantId, principalId, never());
    const [held] = items;
    assert.ok(held);
    const { scope, roleGuid } = held;
    const failure = await failureOf(
      azure.roleAssignments.create(sampleTenantId, { scope, principalId, roleGuid }, never()),
    );
    assert.equal(failure.code, 'alreadyExists');
    assert.ok(held.id.endsWith(failure.details.values?.['existingId'] ?? '?'), held.id);
  });

  it('with the client ID in place of the object ID is refused', async () => {
    const rig = sampleRig();
    const { clientId } = await identityNamed(rig.azure.identities, 'id-orders-web');
    const scope = await storageNamed(rig, 'stordersprod');
    const create = rig.azure.roleAssignments.create(
      sampleTenantId,
      { scope, principalId: clientId, roleGuid: blobReader },
      never(),
    );
    assert.equal((await failureOf(create)).code, 'principalNotFound');
  });

  it('as a reader is forbidden, with the action that was missing and where', async () => {
    const rig = sampleRig('reader');
    const { principalId } = await identityNamed(rig.azure.identities, 'id-orders-web');
    const scope = await storageNamed(rig, 'stordersprod');
    const failure = await failureOf(
      rig.azure.roleAssignments.create(sampleTenantId, { scope, principalId, roleGuid: blobReader }, never()),
    );
    assert.equal(failure.code, 'forbidden');
    assert.equal(failure.details.values?.['action'], 'Microsoft.Authorization/roleAssignments/write');
    assert.ok(failure.details.correlationId);
  });

  it('under a read-only lock is locked, and the lock can be read', async () => {
    const rig = sampleRig();
    const { principalId } = await identityNamed(rig.azure.identities, 'id-orders-web');
    const scope = await storageNamed(rig, 'starchiveprod');
    const failure = await failureOf(
      rig.azure.roleAssignments.create(sampleTenantId, { scope, principalId, roleGuid: blobReader }, never()),
    );
    assert.equal(failure.code, 'locked');
    const locks = await rig.azure.guards.locks(sampleTenantId, scope, never());
    assert.deepEqual(
      locks.items.map((lock) => [lock.name, lock.level]),
      [['archive-read-only', 'ReadOnly']],
    );
    const denials = await rig.azure.guards.denyAssignments(sampleTenantId, scope, principalId, never());
    assert.deepEqual(
      denials.items.map((denial) => denial.name),
      ['Deny changes to the archive'],
    );
  });

  it('at a management group is seen from there', async () => {
    const { azure } = sampleRig();
    const { principalId } = await identityNamed(azure.identities, 'id-orders-web');
    const scope = '/providers/Microsoft.Management/managementGroups/mg-workloads';
    const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
    await azure.roleAssignments.create(sampleTenantId, { scope, principalId, roleGuid: reader }, never());
    assert.deepEqual(await rolesAt(azure, principalId, scope), ['Reader']);
  });
});

describe('a tenant or subscription that refuses', () => {
  it('a token says which tenant wants a sign-in', async () => {
    const rig = sampleRig();
    const { items } = await rig.azure.tenancy.tenants(never());
    const other = items.find((one) => one.tenantId !== sampleTenantId);
    assert.ok(other);
    const failure = await failureOf(rig.azure.tenancy.subscriptions(other.tenantId, never()));
    assert.deepEqual([failure.code, failure.details.tenantId], ['signInNeeded', other.tenantId]);
  });

  it('reading is forbidden, and never an empty list', async () => {
    const rig = sampleRig();
    const subscription = await subscriptionNamed(rig, 'Contoso Locked');
    const failure = await failureOf(rig.azure.identities.userAssigned(subscription, undefined, never()));
    assert.equal(failure.code, 'forbidden');
    assert.match(
      failure.details.resource ?? '',
      new RegExp(`^/subscriptions/${subscription.subscriptionId}/`),
    );
  });

  it('an unknown caller everywhere is signInNeeded', async () => {
    const { azure } = sampleRig('owner', { now: () => Date.UTC(2200, 0, 1) });
    assert.equal((await failureOf(azure.tenancy.tenants(never()))).code, 'signInNeeded');
  });
});
