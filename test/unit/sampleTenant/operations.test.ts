/** Changes that go on after their answer: followed by their own address, one at a time, and some of them fail. */

import assert from 'node:assert/strict';
import { caPayments, jobIndexer, vmReports } from '../../../src/sampleTenant/data/hosts';
import { acrPuller, ordersWeb, paymentsWorker } from '../../../src/sampleTenant/data/identities';
import {
  goneIdentity,
  appEdge,
  appPortal,
  movedIdentity,
  vmForecast,
} from '../../../src/sampleTenant/data/outOfOrder';
import { configuration } from '../../../src/sampleTenant/data/services';
import { assertRefused, sampleClient } from './client';

const both = 'SystemAssigned, UserAssigned';
const vm = `${vmReports.id}?api-version=2024-07-01`;
const add = (id: string): object => ({ type: both, userAssignedIdentities: { [id]: {} } });

describe('sample tenant: long-running changes', () => {
  it('are accepted, seen under way, and there at the end', async () => {
    const { patch, get } = sampleClient();
    const { status, headers } = await patch(vm, { identity: add(ordersWeb.id) });
    const address = headers['azure-asyncoperation'] ?? '';
    assert.deepEqual([status, headers['retry-after']], [202, '1']);
    assert.ok(!Object.keys((await get(vm)).body.identity.userAssignedIdentities).includes(ordersWeb.id));
    assert.deepEqual((await get(address)).body, {
      ...(await get(address)).body,
      status: 'InProgress',
    });
    assert.ok(Object.keys((await get(vm)).body.identity.userAssignedIdentities).includes(ordersWeb.id));
  });

  it('end by themselves when nobody looks', async () => {
    let now = 1_000_000;
    const { patch, get } = sampleClient({ now: () => now });
    await patch(vm, { identity: add(ordersWeb.id) });
    now += 5_000;
    assert.ok(Object.keys((await get(vm)).body.identity.userAssignedIdentities).includes(ordersWeb.id));
  });

  it('answer at the address of the result with the resource', async () => {
    const { patch, get } = sampleClient();
    const path = `${configuration.id}?api-version=2024-05-01`;
    const { headers } = await patch(path, { identity: { type: 'SystemAssigned' } });
    const address = headers['location'] ?? '';
    assert.equal((await get(address)).status, 202);
    const { status, body } = await get(address);
    assert.deepEqual([status, body.identity.type], [200, 'SystemAssigned']);
  });

  it('fail with an error of their own and change nothing', async () => {
    const { patch, get } = sampleClient();
    const path = `${vmForecast.id}?api-version=2024-07-01`;
    const { headers } = await patch(path, { identity: { type: 'SystemAssigned' } });
    const address = headers['azure-asyncoperation'] ?? '';
    await get(address);
    const { body } = await get(address);
    assert.equal(body.error.code, 'InternalExecutionError');
    assert.equal((await get(path)).body.identity, undefined);
  });

  it('keep a second change out', async () => {
    const { patch } = sampleClient();
    await patch(vm, { identity: add(ordersWeb.id) });
    assertRefused(await patch(vm, { identity: add(ordersWeb.id) }), 409, 'Conflict');
  });

  it('are refused at once for what is wrong with the request', async () => {
    const { patch, get } = sampleClient();
    const app = `${caPayments.id}?api-version=2024-03-01`;
    const change = { type: both, userAssignedIdentities: { [acrPuller.id]: null } };
    assertRefused(await patch(app, { identity: change }), 400, 'LocationRequired');
    assert.equal((await patch(app, { location: 'westeurope', identity: change })).status, 202);
    const job = `${jobIndexer.id}?api-version=2024-03-01`;
    assertRefused(
      await patch(job, { location: 'northeurope', identity: add(paymentsWorker.id) }),
      400,
      'InvalidRequestContent',
    );
    assertRefused(await patch(vm, { identity: add(`${ordersWeb.id}-gone`) }), 400, 'FailedIdentityOperation');
    assert.ok(Object.keys((await get(vm)).body.identity.userAssignedIdentities).length === 1);
  });
});

describe('sample tenant: identities out of order', () => {
  const web = 'api-version=2024-04-01';

  it('defeat every change but the one that takes a dead one away', async () => {
    const { patch } = sampleClient();
    const path = `${appPortal.id}?${web}`;
    assertRefused(await patch(path, { identity: add(ordersWeb.id) }), 400, 'FailedIdentityOperation');
    const map = { [goneIdentity.id]: null, [ordersWeb.id]: {} };
    const { status, body } = await patch(path, {
      identity: { type: 'UserAssigned', userAssignedIdentities: map },
    });
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body.identity.userAssignedIdentities), [ordersWeb.id]);
  });

  it('are not attached from another tenant, nor to apps on a connected cluster', async () => {
    const { patch } = sampleClient();
    assertRefused(
      await patch(`${appPortal.id}?${web}`, {
        identity: {
          type: 'UserAssigned',
          userAssignedIdentities: { [goneIdentity.id]: null, [movedIdentity.id]: {} },
        },
      }),
      400,
      'FailedIdentityOperation',
    );
    assertRefused(
      await patch(`${appEdge.id}?${web}`, { identity: { type: 'SystemAssigned' } }),
      400,
      'BadRequest',
    );
  });
});
