/** Signing in as a developer does: the real Azure CLI credential, a cloud of one's own over HTTPS, settings of the machine. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleTenantId } from '../../src/sampleTenant/signIn';
import { call, refusalOf, role, sample } from './calls';
import { inWorkspace, setting, writeFile } from './editors';
import { machineSetting, signIn, signOut, startOver } from './realAccount';
import { resetSampleAzure, sampleAzureCloud, sampleAzureRequests, signInToAzAs } from './sampleAzure';
import { waitFor } from './waitFor';

const section = 'managedIdentities';
const settingsFile = '.vscode/settings.json';

describe('signing in through the Azure CLI to a cloud of one’s own', () => {
  before(async () => {
    // Out of sight, the view asks for nothing by itself.
    await vscode.commands.executeCommand('workbench.view.explorer');
    await signIn();
  });

  after(signOut);

  beforeEach(async () => {
    await resetSampleAzure();
    signInToAzAs('owner');
    await startOver();
  });

  it('reads what is asked for with the account of az', async () => {
    assert.equal(await call('copyObjectId', { identityId: sample.ordersApi }), sample.principalOfOrdersApi);
    const requests = await sampleAzureRequests();
    assert.ok(requests.length > 0 && requests.length < 6, JSON.stringify(requests));
    for (const { method, url, status } of requests) {
      assert.equal(method, 'GET', url);
      assert.match(url, /[?&]api-version=/);
      // One of the tenants that are listed gives no token.
      assert.ok(status === 200 || (status === 401 && url.startsWith('/subscriptions?')), `${status} ${url}`);
    }
  });

  it('signs in when the command names a tenant, and says how az signs in to one that it is not in', async () => {
    await call('signIn', { tenantId: sampleTenantId });
    assert.equal(await call('copyObjectId', { identityId: sample.ordersApi }), sample.principalOfOrdersApi);
    const { code, message } = await refusalOf('signIn', { tenantId: 'fabrikam.example' });
    assert.equal(code, 'tenantRefuses', message);
    assert.match(message, /az login --tenant fabrikam\.example/);
  });

  it('assigns and removes there', async () => {
    const [made] = await call<{ assignment?: { id: string } }[]>('assignRole', {
      identityId: sample.ordersApi,
      scope: sample.unlockedStorage,
      roleDefinitionId: role.reader,
    });
    assert.ok(made?.assignment);
    await call('removeRoleAssignment', { roleAssignmentId: made.assignment.id, confirm: 'Reader' });
    const written = (await sampleAzureRequests()).filter(
      ({ method }) => method === 'PUT' || method === 'DELETE',
    );
    assert.deepEqual(
      written.map(({ method, status }) => [method, status]),
      [
        ['PUT', 201],
        ['DELETE', 200],
      ],
    );
    assert.match(written[0]?.body ?? '', /"principalType":"ServicePrincipal"/);
  });

  it('is refused what the account may not do, with the reason', async () => {
    signInToAzAs('reader');
    await startOver();
    const [refused] = await call<{ error?: { code: string; message: string } }[]>('assignRole', {
      identityId: sample.ordersApi,
      scope: sample.unlockedStorage,
      roleDefinitionId: role.reader,
    });
    assert.equal(refused?.error?.code, 'forbidden');
    assert.match(refused.error.message, /roleAssignments\/write|not allowed|may not/);
  });

  it('says that nobody is signed in, and asks again the next time', async () => {
    signInToAzAs(undefined);
    await startOver();
    const { code, message } = await refusalOf('findIdentity', { query: 'orders' });
    assert.equal(code, 'signInNeeded', message);
    assert.match(message, /sign in|az login/i);
    assert.deepEqual(await sampleAzureRequests(), []);
    signInToAzAs('owner');
    assert.equal(await call('copyObjectId', { identityId: sample.ordersApi }), sample.principalOfOrdersApi);
  });

  it('says which part of a custom cloud is missing or wrong, and sends nothing', async () => {
    for (const wrong of [
      {},
      { resourceManagerUrl: 'http://localhost:1' },
      { resourceManagerUrl: 'sample' },
    ]) {
      await machineSetting('customCloud', wrong);
      await startOver();
      const { code, message } = await refusalOf('findIdentity', { query: 'orders' });
      assert.equal(code, 'badArgument', message);
      assert.match(message, /customCloud\.resourceManagerUrl/);
    }
    assert.deepEqual(await sampleAzureRequests(), []);
    await machineSetting('customCloud', sampleAzureCloud());
  });

  it('says that a cloud does not answer', async () => {
    await machineSetting('customCloud', { ...sampleAzureCloud(), resourceManagerUrl: 'https://localhost:9' });
    await startOver();
    const { code, message } = await refusalOf('copyObjectId', { identityId: sample.ordersApi });
    assert.equal(code, 'offline', message);
    assert.match(message, /localhost:9/);
    await machineSetting('customCloud', sampleAzureCloud());
  });

  it('lets no workspace say whose sign-in is used or where the token goes', async () => {
    const evil = {
      credential: 'default',
      cloud: 'custom',
      customCloud: { resourceManagerUrl: 'https://localhost:9', audience: 'https://evil.example' },
    };
    const entries = Object.entries(evil).map(([name, value]) => [`${section}.${name}`, value]);
    const before = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(inWorkspace(settingsFile)).then(
        (bytes) => bytes,
        () => new Uint8Array(),
      ),
    );
    await writeFile(
      settingsFile,
      JSON.stringify({ ...Object.fromEntries(entries), [`${section}.code.localSwitch`]: 'SEEN' }),
    );
    const now = () => vscode.workspace.getConfiguration(section);
    await waitFor('the workspace settings to be read', () => now().get('code.localSwitch') === 'SEEN');
    assert.equal(now().get('credential'), 'azureCli');
    await startOver();
    assert.equal(await call('copyObjectId', { identityId: sample.ordersApi }), sample.principalOfOrdersApi);
    assert.ok((await sampleAzureRequests()).length > 0);
    await writeFile(settingsFile, before === '' ? '{}' : before);
    await setting('code.localSwitch', undefined);
  });
});
