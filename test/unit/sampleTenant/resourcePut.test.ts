/** PUT of a resource that is there: its identity block stands for all of it, and nothing is made by it. */

import assert from 'node:assert/strict';
import { appOrders, caPayments, vmReports } from '../../../src/sampleTenant/data/hosts';
import { appEdge } from '../../../src/sampleTenant/data/outOfOrder';
import { ordersApi, ordersWeb, paymentsWorker } from '../../../src/sampleTenant/data/identities';
import { assertRefused, sampleClient } from './client';

const app = `${appOrders.id}?api-version=2025-05-01`;
const containerApp = `${caPayments.id}?api-version=2025-01-01`;
const attached = (body: { identity: { userAssignedIdentities?: object } }): readonly string[] =>
  Object.keys(body.identity.userAssignedIdentities ?? {}).map((id) => id.split('/').at(-1) ?? '');

describe('sample tenant: PUT of resources', () => {
  it('drops every identity that the body does not name, and the tags', async () => {
    const client = sampleClient();
    const identity = { type: 'UserAssigned', userAssignedIdentities: { [ordersWeb.id]: {} } };
    const { status, body } = await client.put(app, { location: 'westeurope', identity });
    assert.deepEqual(
      [status, attached(body), body.identity.principalId, body.tags],
      [200, ['id-orders-web'], undefined, {}],
    );
    const none = await client.put(app, { location: 'westeurope' });
    assert.deepEqual(none.body.identity, { type: 'None' });
    assert.equal((await client.get(app)).body.properties.state, 'Running');
  });

  it('refuses null, which only a PATCH may say, and a body without a location', async () => {
    const client = sampleClient();
    const identity = { type: 'UserAssigned', userAssignedIdentities: { [ordersApi.id]: null } };
    assertRefused(await client.put(app, { location: 'westeurope', identity }), 400, 'InvalidRequestContent');
    assertRefused(await client.put(app, {}), 400, 'LocationRequired');
    assert.deepEqual(attached((await client.get(app)).body), ['id-orders-api']);
  });

  it('asks for the right to write and to assign, and is kept out by what PATCH is kept out by', async () => {
    const client = sampleClient();
    assertRefused(await client.put(app, { location: 'westeurope' }, 'reader'), 403, 'AuthorizationFailed');
    const identity = { type: 'UserAssigned', userAssignedIdentities: { [ordersApi.id]: {} } };
    const onArc = `${appEdge.id}?api-version=2025-05-01`;
    assertRefused(await client.put(onArc, { location: 'westeurope', identity }), 400, 'BadRequest');
    const machine = `${vmReports.id}?api-version=2025-04-01`;
    assertRefused(await client.put(machine, { location: 'westeurope' }), 405, 'MethodNotAllowed');
    assertRefused(await client.put(app.replace('app-orders', 'app-none'), {}), 404, 'ResourceNotFound');
  });

  it('goes on after its answer where PATCH does', async () => {
    const client = sampleClient();
    const before = (await client.get(containerApp)).body;
    const { status, headers } = await client.put(containerApp, {
      ...before,
      identity: { type: 'UserAssigned', userAssignedIdentities: { [paymentsWorker.id]: {} } },
    });
    assert.equal(status, 201);
    const operation = headers['azure-asyncoperation'] ?? '';
    await client.get(operation);
    await client.get(operation);
    assert.deepEqual(attached((await client.get(containerApp)).body), ['id-payments-worker']);
  });

  it('gives an identity that was made anew its new IDs when it is named again', async () => {
    const client = sampleClient();
    const identityPath = `${ordersApi.id}?api-version=2024-11-30`;
    await client.delete(identityPath);
    const { body: anew } = await client.put(identityPath, { location: 'westeurope' });
    const identity = { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [ordersApi.id]: {} } };
    const { body } = await client.put(app, { location: 'westeurope', identity });
    assert.equal(body.identity.userAssignedIdentities[ordersApi.id]?.clientId, anew.properties.clientId);
  });

  it('lists the secrets of container apps to those who may, of which there are none', async () => {
    const client = sampleClient();
    const path = `${caPayments.id}/listSecrets?api-version=2025-01-01`;
    assert.deepEqual((await client.post(path, undefined)).body, { value: [] });
    assertRefused(await client.post(path, undefined, 'reader'), 403, 'AuthorizationFailed');
  });
});
