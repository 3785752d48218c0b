/** Resources by their own path: one, its children, and PATCH of the identity block. */

import assert from 'node:assert/strict';
import { batchCluster, appOrders, vmReports } from '../../../src/sampleTenant/data/hosts';
import { catalogApi, ordersApi, ordersWeb, paymentsApi } from '../../../src/sampleTenant/data/identities';
import {
  archiveStorage,
  dataStorage,
  ordersStorage,
  ordersVault,
  paymentsVault,
} from '../../../src/sampleTenant/data/services';
import { isSampleGuid, sampleCallers } from '../../../src/sampleTenant/entry';
import { assertRefused, names, sampleClient } from './client';

const web = 'api-version=2024-04-01';
const storage = 'api-version=2023-01-01';
const vault = 'api-version=2023-07-01';
const app = `${appOrders.id}?${web}`;

describe('sample tenant: resources by path', () => {
  it('reads one with its properties, in any case', async () => {
    const { status, body } = await sampleClient().get(`${ordersVault.id.toLowerCase()}?${vault}`);
    assert.deepEqual([status, body.name, body.properties.enableRbacAuthorization], [200, 'kv-orders', false]);
  });

  it('lists children below a resource, in pages', async () => {
    const client = sampleClient();
    const containers = `${dataStorage.id}/blobServices/default/containers?${storage}`;
    const first = await client.get(containers);
    assert.equal(first.body.value.length, 10);
    assert.match(first.body.nextLink, /\$skipToken=/);
    assert.equal((await client.all(containers)).length, 14);
    assert.deepEqual(names(await client.all(`${paymentsVault.id}/secrets?${vault}`)), [
      'psp-api-key',
      'webhook-signing',
      'fraud-check-token',
    ]);
    assert.deepEqual(names(await client.all(`${appOrders.id}/slots?${web}`)), [
      'app-orders/staging',
      'app-orders/canary',
    ]);
  });

  it('tells a missing resource from a missing group, after asking whether the caller may know', async () => {
    const client = sampleClient();
    assertRefused(await client.get(app.replace('app-orders', 'app-none')), 404, 'ResourceNotFound');
    assertRefused(await client.get(app.replace('rg-orders', 'rg-none')), 404, 'ResourceGroupNotFound');
    assertRefused(
      await client.get(app.replace('app-orders', 'app-none'), 'operator'),
      403,
      'AuthorizationFailed',
    );
    assertRefused(
      await client.get(`${ordersStorage.id}x/blobServices/default/containers?${storage}`),
      404,
      'ResourceNotFound',
    );
  });
});

describe('sample tenant: identity block', () => {
  const both = 'SystemAssigned, UserAssigned';

  it('adds with {} and keeps what is not named', async () => {
    const { patch } = sampleClient();
    const { status, body } = await patch(app, {
      identity: { type: both, userAssignedIdentities: { [ordersWeb.id]: {} } },
    });
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body.identity.userAssignedIdentities), [ordersApi.id, ordersWeb.id]);
    assert.equal(
      body.identity.userAssignedIdentities[ordersWeb.id]?.clientId,
      ordersWeb.properties['clientId'],
    );
    assert.equal(body.identity.principalId, appOrders.identity?.principalId);
  });

  it('removes with null, in any case of the ID', async () => {
    const { patch } = sampleClient();
    await patch(app, { identity: { type: both, userAssignedIdentities: { [ordersWeb.id]: {} } } });
    const { body } = await patch(app, {
      identity: { type: both, userAssignedIdentities: { [ordersWeb.id.toUpperCase()]: null } },
    });
    assert.deepEqual(Object.keys(body.identity.userAssignedIdentities), [ordersApi.id]);
  });

  it('drops the system-assigned identity for good when the type leaves it out', async () => {
    const { patch } = sampleClient();
    const before = appOrders.identity?.principalId;
    const dropped = await patch(app, { identity: { type: 'UserAssigned' } });
    assert.equal(dropped.body.identity.principalId, undefined);
    const again = await patch(app, { identity: { type: both } });
    assert.ok(isSampleGuid(again.body.identity.principalId));
    assert.notEqual(again.body.identity.principalId, before);
  });

  it('drops every attached identity when the type leaves them out', async () => {
    const { body } = await sampleClient().patch(app, { identity: { type: 'SystemAssigned' } });
    assert.deepEqual(
      [body.identity.type, body.identity.userAssignedIdentities],
      ['SystemAssigned', undefined],
    );
  });

  it('refuses to leave a user-assigned block empty', async () => {
    const change = { identity: { type: 'UserAssigned', userAssignedIdentities: { [ordersApi.id]: null } } };
    assertRefused(await sampleClient().patch(app, change), 400, 'MissingIdentityIds');
    assert.equal(
      (await sampleClient().patch(app, { identity: { ...change.identity, type: 'None' } })).body.identity
        .type,
      'None',
    );
  });

  it('demands the assign right on every identity named, and none for removing', async () => {
    const { patch, put } = sampleClient();
    const grantSite = async (): Promise<void> => {
      const role = '/providers/Microsoft.Authorization/roleDefinitions/de139f84-1756-47ae-9be6-808fbbe84772';
      const path = `${appOrders.id}/providers/Microsoft.Authorization/roleAssignments/11111111-1111-4111-8111-111111111111?api-version=2022-04-01`;
      const readerOid = sampleCallers.reader.oid;
      assert.equal(
        (
          await put(path, {
            properties: { roleDefinitionId: role, principalId: readerOid, principalType: 'User' },
          })
        ).status,
        201,
      );
    };
    await grantSite();
    const add = {
      identity: { type: both, userAssignedIdentities: { [ordersWeb.id]: {}, [catalogApi.id]: {} } },
    };
    const refused = await patch(app, add, 'reader');
    assertRefused(refused, 403, 'LinkedAuthorizationFailed');
    assert.ok(
      refused.body.error.message.includes(ordersWeb.id) && refused.body.error.message.includes(catalogApi.id),
    );
    assert.match(refused.body.error.message, /userAssignedIdentities\/assign\/action/);
    const remove = { identity: { type: 'SystemAssigned', userAssignedIdentities: { [ordersApi.id]: null } } };
    assert.equal((await patch(app, remove, 'reader')).status, 200);
    assertRefused(
      await patch(`${vmReports.id}?api-version=2024-07-01`, remove, 'reader'),
      403,
      'AuthorizationFailed',
    );
  });

  it('refuses an identity that is none, is not there, or keeps to another region', async () => {
    const { patch } = sampleClient();
    const add = (id: string): object => ({ identity: { type: both, userAssignedIdentities: { [id]: {} } } });
    assertRefused(await patch(app, add(ordersVault.id)), 400, 'LinkedInvalidPropertyId');
    assertRefused(await patch(app, add(`${ordersApi.id}-gone`)), 400, 'FailedIdentityOperation');
    assert.equal((await patch(app, add(paymentsApi.id))).status, 200);
    const north = catalogApi.id.replace(/providers.*/, 'providers/Microsoft.Web/sites/func-catalog-images');
    assertRefused(await patch(`${north}?${web}`, add(paymentsApi.id)), 400, 'FailedIdentityOperation');
  });

  it('refuses unknown members and types', async () => {
    const { patch } = sampleClient();
    assertRefused(await patch(app, { identity: { type: 'Sideways' } }), 400, 'InvalidRequestContent');
    assertRefused(await patch(app, { identity: { kind: 'None' } }), 400, 'InvalidRequestContent');
    assertRefused(await patch(app, { identities: {} }), 400, 'InvalidRequestContent');
    assertRefused(
      await patch(app, { identity: { type: both, userAssignedIdentities: { [ordersWeb.id]: 'x' } } }),
      400,
      'InvalidRequestContent',
    );
  });

  it('takes no identity block where ARM takes tags only, and no PATCH of a child', async () => {
    const { patch } = sampleClient();
    assertRefused(
      await patch(`${batchCluster.id}?api-version=2024-09-01`, { identity: { type: 'None' } }),
      400,
      'InvalidRequestContent',
    );
    assert.deepEqual(
      (await patch(`${batchCluster.id}?api-version=2024-09-01`, { tags: { a: 'b' } })).body.tags,
      { a: 'b' },
    );
    assertRefused(
      await patch(`${ordersStorage.id}/queueServices/default/queues/returns?${storage}`, { tags: {} }),
      405,
      'MethodNotAllowed',
    );
  });

  it('does not write through a deny assignment or a read-only lock', async () => {
    assertRefused(
      await sampleClient().patch(`${archiveStorage.id}?${storage}`, { tags: {} }),
      403,
      'DenyAssignmentAuthorizationFailed',
    );
  });
});
