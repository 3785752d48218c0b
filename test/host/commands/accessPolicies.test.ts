/** Giving and taking access policies of a key vault by command. */

import assert from 'node:assert/strict';
import { call, questionOf, refusalOf, sample } from '../calls';
import { ordersVault, platformVault } from '../../../src/sampleTenant/data/services';

interface Added {
  readonly added?: { readonly secrets: readonly string[]; readonly keys: readonly string[] };
  readonly error?: { readonly code: string };
}

const values = { identityId: sample.ordersApi, vaultId: ordersVault.id };

describe('Access policies by command', () => {
  beforeEach(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('are added to what is there, and again without harm', async () => {
    const [first] = await call<Added[]>('addAccessPolicy', { ...values, secrets: ['get'], keys: ['sign'] });
    const [second] = await call<Added[]>('addAccessPolicy', { ...values, secrets: ['get', 'list'] });
    assert.deepEqual([first?.added?.secrets, first?.added?.keys], [['get'], ['sign']]);
    assert.deepEqual(second?.added?.secrets, ['list']);
  }).timeout(30_000);

  it('are removed after a question', async () => {
    await call('addAccessPolicy', { ...values, secrets: ['get'] });
    const asked = await questionOf('removeAccessPolicy', values);
    assert.match(asked, /Remove the access policy of id-orders-api on kv-orders\?/);
    await call('removeAccessPolicy', { ...values, confirm: 'kv-orders' });
    const again = await refusalOf('removeAccessPolicy', { ...values, confirm: 'kv-orders' });
    assert.equal(again.code, 'notFound');
  }).timeout(30_000);

  it('are refused at a vault that goes by roles', async () => {
    const refusal = await refusalOf('addAccessPolicy', {
      ...values,
      vaultId: platformVault.id,
      secrets: ['get'],
    });
    assert.equal(refusal.code, 'badArgument');
    assert.match(refusal.message, /role/i);
  });
});
