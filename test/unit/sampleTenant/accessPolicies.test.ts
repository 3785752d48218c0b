/** Writing access policies: merged, replaced and taken away as a vault does it, and refused as it refuses. */

import assert from 'node:assert/strict';
import { principalOf } from '../../../src/sampleTenant/data/build';
import { ordersApi, ordersWorker } from '../../../src/sampleTenant/data/identities';
import { ordersVault, paymentsVault } from '../../../src/sampleTenant/data/services';
import { sampleTenantId } from '../../../src/sampleTenant/entry';
import { assertRefused, sampleClient, type Answer } from './client';

const at = (operation: string, vault = ordersVault.id): string =>
  `${vault}/accessPolicies/${operation}?api-version=2023-07-01`;
const policy = (permissions: object, more: object = {}) => ({
  properties: {
    accessPolicies: [{ tenantId: sampleTenantId, objectId: principalOf(ordersWorker), permissions, ...more }],
  },
});

interface Written {
  readonly accessPolicies: readonly {
    readonly objectId: string;
    readonly permissions: Record<string, string[]>;
  }[];
}

function secretsOf({ body }: Answer, objectId = principalOf(ordersWorker)): string[] | undefined {
  const { accessPolicies } = body.properties as Partial<Written>;
  return accessPolicies?.find((one) => one.objectId === objectId)?.permissions['secrets'];
}

describe('sample tenant: access policies', () => {
  it('are added to, one by one taken away, and gone when nothing is left', async () => {
    const { put } = sampleClient();
    assert.deepEqual(secretsOf(await put(at('add'), policy({ secrets: ['set'] }))), ['get', 'list', 'set']);
    assert.deepEqual(secretsOf(await put(at('remove'), policy({ secrets: ['Get', 'set'] }))), ['list']);
    assert.equal(secretsOf(await put(at('remove'), policy({ secrets: ['list'] }))), undefined);
  });

  it('are replaced as a whole', async () => {
    const { put, get } = sampleClient();
    await put(at('replace'), policy({ secrets: ['get'] }, { objectId: principalOf(ordersApi) }));
    const read = await get(`${ordersVault.id}?api-version=2023-07-01`);
    assert.deepEqual([secretsOf(read), secretsOf(read, principalOf(ordersApi))], [undefined, ['get']]);
  });

  it('are refused with an unknown operation, permission, tenant or member', async () => {
    const { put } = sampleClient();
    assertRefused(await put(at('merge'), policy({})), 400, 'BadRequest');
    assertRefused(await put(at('add'), policy({ secrets: ['read'] })), 400, 'BadRequest');
    assertRefused(await put(at('add'), policy({}, { tenantId: principalOf(ordersApi) })), 400, 'BadRequest');
    assertRefused(await put(at('add'), policy({}, { objectId: 'x' })), 400, 'BadRequest');
    assertRefused(await put(at('add'), policy({}, { principalId: 'x' })), 400, 'InvalidRequestContent');
    assertRefused(await put(at('add'), { properties: {} }), 400, 'BadRequest');
  });

  it('are refused to those who only read, and for a vault that is not there', async () => {
    const { put } = sampleClient();
    assertRefused(await put(at('add'), policy({}), 'reader'), 403, 'AuthorizationFailed');
    assertRefused(await put(at('add', `${paymentsVault.id}-x`), policy({})), 404, 'ResourceNotFound');
  });
});
