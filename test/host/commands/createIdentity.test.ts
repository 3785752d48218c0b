/** Creating identities by command: the identity comes back and stands in the view; what is there is never written over. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { UserAssignedIdentity } from '../../../src/model/identity';
import { isSampleId } from '../../../src/model/sampleMark';
import { call, questionOf, refusalOf, sample } from '../calls';

const wanted = {
  subscriptionId: sample.prod,
  resourceGroup: 'rg-orders',
  location: 'westeurope',
  name: 'id-orders-new',
};

const create = (values: object): Promise<UserAssignedIdentity | undefined> =>
  call<UserAssignedIdentity | undefined>('createIdentity', values);

describe('creating identities by command', () => {
  beforeEach(async () => {
    // A tenant as new for each test.
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('gives the identity with its IDs, and every other command knows it at once', async () => {
    const made = await create({ ...wanted, tags: { team: 'orders' }, isolationScope: 'Regional' });
    assert.ok(made);
    assert.deepEqual(
      [made.name, made.location, made.resourceGroup, made.tags, made.isolationScope],
      ['id-orders-new', 'westeurope', 'rg-orders', { team: 'orders' }, 'Regional'],
    );
    assert.ok(isSampleId(made.clientId) && isSampleId(made.principalId));
    await call('copyClientId', { identityId: made.id });
    assert.equal(await vscode.env.clipboard.readText(), made.clientId);
    await call('findIdentity', { query: 'id-orders-new' });
  });

  it('takes a second time for a success, and refuses another identity of that name', async () => {
    const first = await create(wanted);
    const second = await create(wanted);
    assert.equal(second?.principalId, first?.principalId);
    const refusal = await refusalOf('createIdentity', { ...wanted, tags: { other: 'tag' } });
    assert.equal(refusal.code, 'alreadyExists');
    assert.match(refusal.message, /id-orders-new is there already, and was left as it is/);
  });

  it('says which policy forbids it', async () => {
    const refusal = await refusalOf('createIdentity', { ...wanted, resourceGroup: 'rg-network' });
    assert.equal(refusal.code, 'policy');
    assert.match(refusal.message, /"Everything in the network has an owner".*tags\[owner\]/);
  });

  it('asks before it makes a group that is not there, and before it registers a provider', async () => {
    assert.match(
      await questionOf('createIdentity', { ...wanted, resourceGroup: 'rg-nowhere' }),
      /There is no resource group rg-nowhere in Contoso Prod\. Create it too\?/,
    );
    const inDev = { ...wanted, subscriptionId: sample.dev, resourceGroup: 'rg-orders-dev' };
    assert.match(
      await questionOf('createIdentity', inDev),
      /Contoso Dev has not registered the provider of managed identities\. Register it\?/,
    );
  });
});
