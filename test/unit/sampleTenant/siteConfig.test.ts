/** The configuration of the sample's apps: listed by a right of its own, written whole, locked as ARM locks it. */

import assert from 'node:assert/strict';
import { appOrders, appOrdersStaging, funcRouter, vmReports } from '../../../src/sampleTenant/data/hosts';
import { appFrozen } from '../../../src/sampleTenant/data/outOfOrder';
import { assertRefused, sampleClient } from './client';

const web = 'api-version=2024-04-01';
const config = (id: string, what: string): string => `${id}/config/${what}?${web}`;

describe('sample tenant: configuration of apps', () => {
  it('lists settings to whoever may, and drops what a write leaves out', async () => {
    const { post, put } = sampleClient();
    const list = await post(config(appOrders.id, 'appsettings/list'));
    assert.ok(Object.keys(list.body.properties).includes('ORDERS_API_KEY'));
    await put(config(appOrders.id, 'appsettings'), { properties: { ONE: '1' } });
    assert.deepEqual((await post(config(appOrders.id, 'appsettings/list'))).body.properties, { ONE: '1' });
    assert.deepEqual((await post(config(appOrdersStaging.id, 'appsettings/list'))).body.properties, {});
  });

  it('refuses the list to a reader, and any POST under a read-only lock', async () => {
    const { post, get } = sampleClient();
    assertRefused(
      await post(config(funcRouter.id, 'appsettings/list'), undefined, 'reader'),
      403,
      'AuthorizationFailed',
    );
    assert.equal((await get(config(funcRouter.id, 'web'), 'reader')).status, 200);
    assertRefused(await post(config(appFrozen.id, 'appsettings/list')), 409, 'ScopeLocked');
  });

  it('refuses bodies without properties, with values that are no texts, and unknown members', async () => {
    const { put, patch } = sampleClient();
    const settings = config(appOrders.id, 'appsettings');
    assertRefused(await put(settings, { ONE: '1' }), 400, 'InvalidRequestContent');
    assertRefused(await put(settings, { properties: { ONE: 1 } }), 400, 'InvalidRequestContent');
    assertRefused(
      await patch(config(appOrders.id, 'web'), { properties: { acr: true } }),
      400,
      'InvalidRequestContent',
    );
    const names = { properties: { appSettingNames: 'ONE' } };
    assertRefused(await put(config(appOrders.id, 'slotConfigNames'), names), 400, 'InvalidRequestContent');
  });

  it('knows no configuration of what is not there or is no app', async () => {
    const { post } = sampleClient();
    assertRefused(await post(config(`${appOrders.id}-x`, 'appsettings/list')), 404, 'ResourceNotFound');
    assert.equal((await post(`${vmReports.id}/config/appsettings/list?api-version=2024-07-01`)).status, 405);
  });
});
