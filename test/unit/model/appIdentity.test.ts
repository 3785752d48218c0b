/** Which settings make an app use an identity, and which of them it has already. */

import assert from 'node:assert/strict';
import {
  identityConnections,
  isEndpointOff,
  isNamingValue,
  isNothing,
  isSettingKind,
  neededSettings,
  type AppIdentity,
  type AppIdentityState,
} from '../../../src/model/appIdentity';

const client = '55555555-5555-5555-5555-555555555555';
const other = '66666666-6666-6666-6666-666666666666';
const id =
  '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a';
const identity: AppIdentity = {
  kind: 'userAssigned',
  id,
  clientId: client,
  principalId: '77777777-7777-7777-7777-777777777777',
  tenantId: '88888888-8888-8888-8888-888888888888',
};
const own: AppIdentity = { ...identity, kind: 'systemAssigned', clientId: '' };

function state(
  settings: Readonly<Record<string, string>> = {},
  more: Partial<AppIdentityState> = {},
): AppIdentityState {
  return {
    settings: Object.entries(settings).map(([name, value]) => ({
      name,
      ...(isNamingValue(value) && { shown: value }),
      sticky: false,
    })),
    vaultReferences: 0,
    registry: { usesIdentity: false },
    ...more,
  };
}

describe('the settings that an app needs', () => {
  it('are AZURE_CLIENT_ID for a user-assigned identity, under the name it has', () => {
    assert.deepEqual(neededSettings(state(), identity, ['clientId']).set, { AZURE_CLIENT_ID: client });
    assert.deepEqual(neededSettings(state({ azure_client_id: other }), identity, ['clientId']).set, {
      azure_client_id: client,
    });
  });

  it('are none of AZURE_CLIENT_ID for its own identity', () => {
    const change = neededSettings(state({ AZURE_CLIENT_ID: client }), own, ['clientId']);
    assert.deepEqual([change.set, change.remove], [{}, ['AZURE_CLIENT_ID']]);
  });

  it('are nothing when they are so already', () => {
    const there = state(
      { AZURE_CLIENT_ID: client, A__credential: 'managedidentity', A__clientId: client },
      { vaultIdentity: id.toUpperCase(), registry: { usesIdentity: true, clientId: client } },
    );
    const kinds = ['clientId', 'keyVaultReferences', 'registry', 'tokenEndpoint', 'connection:A'] as const;
    assert.ok(isNothing(neededSettings(there, identity, kinds)));
  });

  it('name one connection by client ID, or by resource ID where it does so already, never by both', () => {
    assert.deepEqual(neededSettings(state(), identity, ['connection:Orders']).set, {
      Orders__credential: 'managedidentity',
      Orders__clientId: client,
    });
    const byResource = state({ Orders__managedIdentityResourceId: `${id}-old`, Orders__clientId: other });
    const change = neededSettings(byResource, identity, ['connection:Orders']);
    assert.deepEqual(change.set, {
      Orders__credential: 'managedidentity',
      Orders__managedIdentityResourceId: id,
    });
    assert.deepEqual(change.remove, ['Orders__clientId']);
    const system = neededSettings(byResource, own, ['connection:Orders']);
    assert.deepEqual(system.remove, ['Orders__clientId', 'Orders__managedIdentityResourceId']);
  });

  it('are the properties of the app for vault references and the registry', () => {
    const change = neededSettings(state(), identity, ['keyVaultReferences', 'registry']);
    assert.deepEqual([change.vaultIdentity, change.registryClientId], [id, client]);
    const back = neededSettings(state({}, { vaultIdentity: id }), own, ['keyVaultReferences', 'registry']);
    assert.deepEqual([back.vaultIdentity, back.registryClientId], ['SystemAssigned', '']);
  });

  it('turn the endpoint on by taking its switch away', () => {
    const off = state({ Website_Disable_MSI: 'TRUE' });
    assert.ok(isEndpointOff(off) && !isEndpointOff(state({ WEBSITE_DISABLE_MSI: 'false' })));
    assert.deepEqual(neededSettings(off, identity, ['tokenEndpoint']).remove, ['Website_Disable_MSI']);
  });

  it('are taken by name too, with words for the identity’s own and null to remove', () => {
    const named = {
      A: 'clientId',
      B: 'resourceId',
      C: 'objectId',
      D: 'tenantId',
      E: 'as it is',
      F: null,
      G: null,
    };
    const change = neededSettings(state({ F: 'x' }), identity, named);
    assert.deepEqual(change.set, {
      ...{ A: client, B: id, C: identity.principalId, D: identity.tenantId, E: 'as it is' },
    });
    assert.deepEqual(change.remove, ['F']);
  });

  it('stay with the slot when that is wanted and is not so', () => {
    const change = neededSettings(state(), identity, ['clientId', 'slotSettings']);
    assert.deepEqual(change.stick, ['AZURE_CLIENT_ID']);
    const stuck = { settings: [{ name: 'AZURE_CLIENT_ID', shown: other, sticky: true }] };
    assert.deepEqual(
      neededSettings({ ...state(), ...stuck }, identity, ['clientId', 'slotSettings']).stick,
      [],
    );
    const named = { ...state(), stuck: { appSettingNames: ['azure_client_id'] } };
    assert.deepEqual(neededSettings(named, identity, ['clientId', 'slotSettings']).stick, []);
  });
});

describe('what may be shown of a setting', () => {
  it('is what can only name an identity', () => {
    for (const value of [client, id, 'managedidentity', 'True', '1']) assert.ok(isNamingValue(value), value);
    for (const value of ['', 'hunter2', 'Server=x', '/subscriptions/s', `${client} `, 'https://x'])
      assert.ok(!isNamingValue(value), value);
  });
});

describe('the connections that are made with an identity', () => {
  it('are found by the endings of their settings, each once', () => {
    const found = identityConnections(
      state({
        ...{ AzureWebJobsStorage__accountName: 'x', AzureWebJobsStorage__credential: 'managedidentity' },
        ...{ Orders__FullyQualifiedNamespace: 'x', LEGACY: 'Endpoint=', APP__SETTING: 'x' },
      }),
    );
    assert.deepEqual(found, ['AzureWebJobsStorage', 'Orders']);
  });

  it('are a kind of setting with their name behind', () => {
    assert.ok(isSettingKind('connection:Orders') && isSettingKind('clientId'));
    for (const odd of ['connection:', 'connection:a b', 'clientid', '']) assert.ok(!isSettingKind(odd), odd);
  });
});
