/** Contoso's data: complete, consistent in itself, and marked as a sample everywhere. */

import assert from 'node:assert/strict';
import { idKey } from '../../../src/model/armId';
import { isSampleId } from '../../../src/model/sampleMark';
import { goneIdentity } from '../../../src/sampleTenant/data/outOfOrder';
import { contoso } from '../../../src/sampleTenant/data/contoso';
import { guidOf, isSampleGuid, newGuid } from '../../../src/sampleTenant/guid';
import { isUserAssigned } from '../../../src/sampleTenant/identityOf';
import { resourceTypeNamed } from '../../../src/sampleTenant/apiVersions';
import { stateOf } from '../../../src/sampleTenant/state';

const data = contoso();
const everybody = '00000000-0000-0000-0000-000000000000';

describe('sample tenant: data', () => {
  it('has the size of a small company', () => {
    const systemAssigned = data.resources.filter((one) => one.identity?.principalId !== undefined);
    assert.equal(data.managementGroups.length, 3);
    assert.equal(data.subscriptions.length, 4);
    assert.ok(data.resources.filter(isUserAssigned).length >= 30);
    assert.ok(systemAssigned.length >= 12);
    assert.ok(data.roleDefinitions.length >= 81);
    const types = new Set(data.resources.map((one) => one.type));
    for (const type of [
      'Microsoft.Web/sites/slots',
      'Microsoft.App/containerApps',
      'Microsoft.Compute/virtualMachines',
      'Microsoft.ContainerService/managedClusters',
      'Microsoft.Sql/servers',
      'Microsoft.DocumentDB/databaseAccounts',
      'Microsoft.AppConfiguration/configurationStores',
      'Microsoft.EventHub/namespaces',
    ]) {
      assert.ok(types.has(type), type);
    }
  });

  it('keeps every GUID in the sample block but those of Azure’s own roles', () => {
    const text = JSON.stringify({
      ...data,
      roleDefinitions: data.roleDefinitions.filter((one) => one.type === 'CustomRole'),
    });
    const builtIn = new Set(
      data.roleDefinitions.filter((one) => one.type === 'BuiltInRole').map((one) => one.guid),
    );
    for (const [guid] of text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)) {
      const ofCosmos = /^00000000-0000-0000-0000-00000000000[12]$/.test(guid);
      assert.ok(isSampleGuid(guid) || builtIn.has(guid) || ofCosmos || guid === everybody, guid);
    }
    assert.ok(data.resources.every((one) => isSampleId(one.id)));
    assert.ok(data.roleDefinitions.every((one) => isSampleGuid(one.guid) === (one.type === 'CustomRole')));
  });

  it('gives each thing a GUID of its own, the same in every run', () => {
    const identities = data.resources
      .filter(isUserAssigned)
      .flatMap(({ properties }) => [properties['principalId'], properties['clientId']]);
    const own = data.resources.flatMap(({ identity }) =>
      identity?.principalId === undefined ? [] : [identity.principalId, identity.clientId],
    );
    const all = [
      ...identities,
      ...own,
      ...data.principals.map((one) => one.objectId),
      ...data.roleAssignments.map((one) => one.guid),
      ...data.subscriptions.map((one) => one.subscriptionId),
      data.tenantId,
    ];
    assert.equal(new Set(all).size, all.length);
    assert.equal(guidOf('tenant contoso'), data.tenantId);
    assert.ok(isSampleGuid(newGuid()) && newGuid() !== newGuid());
  });

  it('spreads GUIDs over the whole block', () => {
    const made = new Set(Array.from({ length: 20_000 }, (_, at) => guidOf(`thing ${at}`)));
    assert.equal(made.size, 20_000);
  });

  it('refers only to what is there', () => {
    const state = stateOf(data);
    for (const resource of data.resources) {
      assert.ok(resourceTypeNamed(resource.type), resource.type);
      const group = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/.exec(resource.id)?.[0] ?? '';
      assert.ok(state.resourceGroups.has(idKey(group)), resource.id);
      for (const id of Object.keys(resource.identity?.userAssigned ?? {}))
        assert.ok(state.resources.has(idKey(id)) || id === goneIdentity.id, id);
    }
    for (const one of data.federatedCredentials) assert.ok(state.resources.has(idKey(one.identityId)));
    for (const one of data.roleAssignments) {
      assert.ok(state.roleDefinitions.has(one.roleGuid), one.guid);
      if (one.scope.includes('/providers/') && one.scope.startsWith('/subscriptions/'))
        assert.ok(state.resources.has(idKey(one.scope)), one.scope);
    }
  });

  it('has an assignment of every kind', () => {
    const state = stateOf(data);
    const has = (test: (one: (typeof data.roleAssignments)[number]) => boolean): boolean =>
      data.roleAssignments.some(test);
    assert.ok(has((one) => one.scope === '/'));
    assert.ok(has((one) => one.scope.startsWith('/providers/Microsoft.Management/')));
    assert.ok(has((one) => /^\/subscriptions\/[^/]+$/.test(one.scope)));
    assert.ok(has((one) => /\/resourceGroups\/[^/]+$/.test(one.scope)));
    assert.ok(has((one) => one.principalType === 'Group'));
    assert.ok(has((one) => one.condition !== undefined));
    assert.ok(has((one) => state.roleDefinitions.get(one.roleGuid)?.type === 'CustomRole'));
    assert.equal(data.roleAssignments.filter((one) => !state.principals.has(one.principalId)).length, 4);
    assert.deepEqual([data.locks.length, data.denyAssignments.length], [3, 1]);
  });

  it('says of its tenant that it is a sample', () => {
    assert.match(data.displayName, /sample/i);
    assert.ok(!/azure\.com|windows\.net|microsoft\.com/.test(JSON.stringify(data.resources)));
  });
});
