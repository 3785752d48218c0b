/** Copying by command what makes things anew: the result is the text, and it is on the clipboard. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { formats } from '../../../src/code/recreate/items';
import { call, sample } from '../calls';

describe('copying as code by command', () => {
  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  for (const format of formats)
    it(`copies an identity in the format ${format}`, async () => {
      const text = await call<string>('copyAsCode', { id: sample.ordersApi, format });
      assert.match(text, /id-orders-api/);
      assert.match(text, /Sample tenant: this ID is not real/);
      assert.equal(await vscode.env.clipboard.readText(), text);
    });

  it('copies an attachment, when an identity stands beside the resource', async () => {
    const values = { id: sample.appOrders, identityId: sample.ordersApi, format: 'azureCli' };
    assert.match(await call<string>('copyAsCode', values), /^az webapp identity assign/m);
  });

  it('copies the resource’s own identity, when none stands beside it, with its new ID', async () => {
    const values = { id: sample.appOrders, format: 'armTemplate', outputs: true };
    const { outputs } = JSON.parse(await call<string>('copyAsCode', values)) as { outputs: object };
    assert.deepEqual(Object.keys(outputs), ['appOrdersPrincipalId']);
  });

  it('copies a role that was just assigned', async () => {
    const [made] = await call<{ assignment: { id: string } }[]>('assignRole', {
      identityId: sample.ordersWorker,
      scope: sample.unlockedStorage,
      roleDefinitionId: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
    });
    const text = await call<string>('copyAsCode', { id: made?.assignment.id, format: 'terraform' });
    assert.match(text, /# Role: Storage Queue Data Contributor/);
  });
});
