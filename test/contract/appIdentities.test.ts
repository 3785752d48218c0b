/** The settings of an app on the wire: read with everything, written whole, with nothing lost and nothing secret carried on. */

import assert from 'node:assert/strict';
import type { AppIdentityChange } from '../../src/model/appIdentity';
import type { SampleResponse } from '../../src/sampleTenant/wire';
import { appOrders, appOrdersStaging, funcOrders } from '../../src/sampleTenant/data/hosts';
import { failureOf, json, never, refused, rig, type Handle } from './kit';
import { sampleRig, sampleTenantId } from './sampleRig';

const tenant = '11111111-1111-1111-1111-111111111111';
const client = '55555555-5555-5555-5555-555555555555';
const id = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/app-a';
const app = { id, apiVersion: '2024-11-01' };
const secret = 'Server=x;Password=hunter2';
const nothing: AppIdentityChange = { set: {}, remove: [], stick: [] };

/** An app with these settings; what `answers` has for a path goes before. */
function appWith(
  settings: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, SampleResponse>> = {},
): Handle {
  return ({ method, url, body }) => {
    const path = new URL(url).pathname;
    const special = answers[`${method} ${path.slice(id.length)}`];
    if (special !== undefined) return special;
    if (path.endsWith('/appsettings/list')) return json(200, { properties: settings });
    if (path.endsWith('/slotConfigNames'))
      return method === 'GET'
        ? json(200, { properties: { appSettingNames: ['APP_ENV'], connectionStringNames: ['db'] } })
        : json(200, JSON.parse(body ?? '{}'));
    if (path.endsWith('/config/web'))
      return json(200, {
        properties: { acrUseManagedIdentityCreds: true, acrUserManagedIdentityID: client },
      });
    if (method === 'GET') return json(200, { properties: { keyVaultReferenceIdentity: 'SystemAssigned' } });
    return json(200, JSON.parse(body ?? '{}'));
  };
}

const settings = {
  DB: secret,
  azure_client_id: client,
  APP_ENV: 'x',
  KV: '@Microsoft.KeyVault(SecretUri=y)',
  N: null,
};

describe('reading the settings of an app', () => {
  it('asks for all there is, and carries on names and what names an identity', async () => {
    const { azure, sent, log } = rig(appWith(settings));
    const state = await azure.appIdentities.read(tenant, app, never());
    assert.deepEqual(sent.map(({ method, path }) => `${method} ${path.slice(id.length)}`).sort(), [
      'GET ',
      'GET /config/slotConfigNames',
      'GET /config/web',
      'POST /config/appsettings/list',
    ]);
    assert.ok(sent.every(({ query }) => query['api-version'] === '2024-11-01'));
    assert.deepEqual(state.settings, [
      { name: 'DB', sticky: false },
      { name: 'azure_client_id', shown: client, sticky: false },
      { name: 'APP_ENV', sticky: true },
      { name: 'KV', sticky: false },
      { name: 'N', sticky: false },
    ]);
    assert.equal(state.vaultReferences, 1);
    assert.deepEqual(state.registry, { usesIdentity: true, clientId: client });
    assert.ok(!JSON.stringify([state, log]).includes('hunter2'));
  });

  it('goes on without the names of slot settings where they may not be read', async () => {
    const denied = { 'GET /config/slotConfigNames': refused(403, 'AuthorizationFailed', 'no') };
    const { azure } = rig(appWith(settings, denied));
    const state = await azure.appIdentities.read(tenant, app, never());
    assert.equal(state.stuck, undefined);
    assert.deepEqual(state.settings[0], { name: 'DB' });
  });

  it('fails on what it cannot read as settings: they would be written back as none', async () => {
    const odd = { 'POST /config/appsettings/list': json(200, { properties: null }) };
    const { azure } = rig(appWith(settings, odd));
    assert.equal((await failureOf(azure.appIdentities.read(tenant, app, never()))).code, 'untrustedAnswer');
  });
});

describe('changing the settings of an app', () => {
  const other = '66666666-6666-6666-6666-666666666666';
  const change: AppIdentityChange = {
    ...nothing,
    set: { azure_client_id: other, NEW: 'x' },
    remove: ['APP_ENV'],
  };

  it('reads once more right before, and writes every other setting back as it is', async () => {
    const { azure, sent } = rig(appWith(settings));
    const state = await azure.appIdentities.read(tenant, app, never());
    sent.length = 0;
    const changed = await azure.appIdentities.change(tenant, app, state, change, never());
    assert.deepEqual(
      sent.map(({ method, path }) => `${method} ${path.slice(id.length)}`),
      ['POST /config/appsettings/list', 'PUT /config/appsettings'],
    );
    assert.deepEqual(sent[1]?.body, {
      properties: { DB: secret, azure_client_id: other, KV: settings.KV, N: null, NEW: 'x' },
    });
    const { set, remove } = change;
    assert.deepEqual(changed, { made: 1, part: { set, remove, stick: [] }, stuck: {}, lost: [] });
  });

  it('shows before what it sends, the values of the others left out', async () => {
    const { azure, sent } = rig(appWith(settings));
    const state = await azure.appIdentities.read(tenant, app, never());
    const whole: AppIdentityChange = {
      ...change,
      vaultIdentity: `${id}/x`,
      registryClientId: other,
      stick: ['NEW'],
    };
    const shown = azure.appIdentities.changeRequests(app, state, whole);
    assert.ok(!JSON.stringify(shown).includes('hunter2'));
    sent.length = 0;
    await azure.appIdentities.change(tenant, app, state, whole, never());
    const writes = sent.filter(({ method }) => method === 'PUT' || method === 'PATCH');
    assert.deepEqual(
      shown.map(({ method, path, apiVersion }) => [method, path, apiVersion]),
      writes.map(({ method, path, query }) => [method, path, query['api-version']]),
    );
    assert.deepEqual(
      writes.map(({ path }) => path.slice(id.length)),
      ['/config/slotConfigNames', '/config/appsettings', '', '/config/web'],
    );
    assert.deepEqual(shown[0]?.body, writes[0]?.body);
    assert.deepEqual(writes[0]?.body, {
      properties: { appSettingNames: ['APP_ENV', 'NEW'], connectionStringNames: ['db'] },
    });
    assert.deepEqual(shown[1]?.body, {
      properties: { DB: '(as it is)', azure_client_id: other, KV: '(as it is)', N: '(as it is)', NEW: 'x' },
    });
    assert.deepEqual(
      shown.slice(2).map(({ body }) => body),
      writes.slice(2).map(({ body }) => body),
    );
    assert.deepEqual(writes[3]?.body, {
      properties: { acrUseManagedIdentityCreds: true, acrUserManagedIdentityID: other },
    });
  });

  it('sends nothing when a setting that it changes is no longer as it was looked at', async () => {
    for (const now of [
      { ...settings, azure_client_id: other },
      { DB: secret, APP_ENV: 'x' },
      { ...settings, NEW: 'y' },
    ]) {
      const { azure, sent } = rig(appWith(now));
      const seen = rig(appWith(settings));
      const state = await seen.azure.appIdentities.read(tenant, app, never());
      const failure = await failureOf(azure.appIdentities.change(tenant, app, state, change, never()));
      assert.deepEqual([failure.code, failure.details.values?.['reason']], ['conflict', 'changedMeanwhile']);
      assert.ok(sent.every(({ method }) => method !== 'PUT'));
    }
  });

  it('keeps a setting that somebody else added meanwhile', async () => {
    const { azure, sent } = rig(appWith({ ...settings, LATE: 'kept' }));
    const state = await rig(appWith(settings)).azure.appIdentities.read(tenant, app, never());
    await azure.appIdentities.change(tenant, app, state, change, never());
    assert.match(JSON.stringify(sent.at(-1)?.body), /"LATE":"kept"/);
  });

  it('says which settings Azure’s answer lacks', async () => {
    const forgetful = { 'PUT /config/appsettings': json(200, { properties: { azure_client_id: other } }) };
    const { azure } = rig(appWith(settings, forgetful));
    const state = await azure.appIdentities.read(tenant, app, never());
    const { lost } = await azure.appIdentities.change(tenant, app, state, change, never());
    assert.deepEqual(lost, ['DB', 'KV', 'N']);
  });

  it('says how far it came when a later request is refused, and throws when the first one is', async () => {
    const locked = { 'PATCH ': refused(409, 'ScopeLocked', 'no') };
    const { azure } = rig(appWith(settings, locked));
    const state = await azure.appIdentities.read(tenant, app, never());
    const both = { ...change, vaultIdentity: `${id}/x` };
    const changed = await azure.appIdentities.change(tenant, app, state, both, never());
    assert.deepEqual([changed.made, changed.failure?.code], [1, 'locked']);
    const first = azure.appIdentities.change(tenant, app, state, { ...nothing, vaultIdentity: 'x' }, never());
    assert.equal((await failureOf(first)).code, 'locked');
  });

  it('writes what stays with a slot at the app, and the settings at the slot', async () => {
    const { azure, sent } = sampleRig();
    const slot = { id: appOrdersStaging.id, apiVersion: '2024-11-01' };
    const state = await azure.appIdentities.read(sampleTenantId, slot, never());
    await azure.appIdentities.change(
      sampleTenantId,
      slot,
      state,
      { ...nothing, set: { AZURE_CLIENT_ID: client }, stick: ['AZURE_CLIENT_ID'] },
      never(),
    );
    assert.deepEqual(
      sent.filter(({ method }) => method === 'PUT').map(({ path }) => path),
      [`${appOrders.id}/config/slotConfigNames`, `${appOrdersStaging.id}/config/appsettings`],
    );
  });

  it('is refused to whoever may not list the settings, before anything is written', async () => {
    const { azure } = sampleRig('reader');
    const read = azure.appIdentities.read(sampleTenantId, { ...app, id: funcOrders.id }, never());
    assert.equal((await failureOf(read)).code, 'forbidden');
  });
});
