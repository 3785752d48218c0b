/** Explaining refused access over the sample tenant: what is said of who, where and what is held is what the tenant knows. */

import assert from 'node:assert/strict';
import { explainAccessError } from '../../../../src/commands/explain/explainAccessError';
import type { ExplainedError } from '../../../../src/commands/explain/plainExplanation';
import { lastSegment } from '../../../../src/model/armId';
import { prod } from '../../../../src/sampleTenant/data/organisation';
import * as service from '../../../../src/sampleTenant/data/services';
import { toldBy } from '../../deskViews';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed } from '../../sampleRig';
import { armError, blobError, busError, cosmosError, policyError, vaultError } from './errors';

type Desk = ReturnType<typeof sampleDesk>;

const named = (made: Desk, name: string) => identityNamed(made.rig.azure.identities, name);

async function explained(made: Desk, text: string): Promise<ExplainedError> {
  const result = await explainAccessError(made.deps)({ from: 'arguments', values: { text } });
  assert.ok(result !== undefined);
  return result as ExplainedError;
}

describe('explaining refused access', () => {
  it('names the identity, the place and the smallest role, and says that nothing is held there', async () => {
    const made = sampleDesk();
    const web = await named(made, 'id-orders-web');
    const text = vaultError(
      web,
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      service.paymentsVault.id.toLowerCase(),
    );
    const result = await explained(made, text);
    assert.equal(result.who.is, 'identity');
    assert.equal(result.who.identityId, web.id);
    assert.equal(result.scope?.toLowerCase(), service.paymentsVault.id.toLowerCase());
    assert.equal(result.roles[0]?.roleName, 'Key Vault Secrets User');
    assert.deepEqual(result.held, []);
    assert.match(result.report, /The managed identity `id-orders-web`/);
    assert.match(result.report, /The error names it by its client ID/);
    assert.match(result.report, /No role reaches it there: that is why/);
    assert.match(
      result.command ?? '',
      new RegExp(`^az role assignment create --assignee-object-id ${web.principalId} `),
    );
    assert.match(result.bicep ?? '', new RegExp(web.principalId));
    assert.ok(made.sent.every(({ method }) => method === 'GET' || method === 'POST'));
  });

  it('says of a role that allows it that time is missing, not a role', async () => {
    const made = sampleDesk();
    const api = await named(made, 'id-orders-api');
    const action = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write';
    const result = await explained(made, armError(api, action, service.ordersStorage.id));
    assert.deepEqual(
      result.held?.map(({ roleName, allows }) => [roleName, allows]).sort(),
      [
        ['Reader', 'no'],
        ['Storage Blob Data Contributor', 'yes'],
        ['Monitoring Reader', 'no'],
      ].sort(),
    );
    assert.match(result.report, /allows it\. If it was assigned lately, it takes up to 10 minutes/);
    const labels = made.ui.followUps.at(-1)?.more?.map(({ label }) => label[0]);
    assert.ok(labels?.includes('explain.assignIt') === false, String(labels));
    // It stands there for months, so that it is not what was missing.
    assert.doesNotMatch(result.report, /No role that counts there allows it/);
    assert.match(result.report, /a role that allows it has been assigned for an hour or longer/);
    assert.match(
      toldBy(made).at(-1) ?? '',
      /Storage Blob Data Contributor on stordersprod allows it already/,
    );
  });

  it('compares what an identity has, once the person says which it was', async () => {
    const worker = await named(sampleDesk(), 'id-orders-worker');
    const made = sampleDesk({
      identity: [
        async ({ load }) => {
          const { items } = await load(new AbortController().signal);
          return items.filter(({ identity }) => identity.id === worker.id);
        },
      ],
    });
    const first = await explained(made, blobError('GET', 'stordersprod'));
    assert.equal(first.who.is, 'notSaid');
    assert.deepEqual(first.absent, [{ part: 'who', why: 'notSaid' }]);
    assert.equal(first.scope, service.ordersStorage.id);
    assert.equal(first.roles[0]?.roleName, 'Storage Blob Data Reader');
    assert.match(first.report, /Who asked: this service does not say/);
    const choose = made.ui.followUps.at(-1)?.more?.find(({ label }) => label[0] === 'explain.chooseIdentity');
    await choose?.run();
    const report = made.ui.documents.reports.at(-1) ?? '';
    assert.match(report, /The managed identity `id-orders-worker`, chosen by you/);
    assert.match(report, /allows it only under a condition/);
    assert.doesNotMatch(report, /this service does not say/);
  });

  it('knows by the resource that was found whether it is Service Bus or Event Hubs', async () => {
    const made = sampleDesk();
    const result = await explained(made, busError('Send', 'sb-orders', 'incoming'));
    assert.equal(result.by, 'serviceBus');
    assert.deepEqual(result.operations, ['Microsoft.ServiceBus/namespaces/messages/send/action']);
    assert.equal(result.roles[0]?.roleName, 'Azure Service Bus Data Sender');
    assert.equal(result.scope, service.ordersBus.id);
    assert.match(result.report, /In it: `incoming`/);
  });

  it('says of a vault with access policies that no role helps, and gives the line that does', async () => {
    const made = sampleDesk();
    const api = await named(made, 'id-orders-api');
    const result = await explained(made, policyError(api, 'kv-orders'));
    assert.equal(result.kind, 'accessPolicy');
    assert.deepEqual(result.roles, []);
    const ways = made.ui.followUps.at(-1)?.more?.map(({ label }) => label[0]);
    assert.deepEqual(ways, ['explain.addPolicy', 'explain.copyCommand']);
    assert.equal(
      result.command,
      `az keyvault set-policy --subscription ${prod.subscriptionId} --resource-group rg-orders --name kv-orders --object-id ${api.principalId} --secret-permissions get`,
    );
  });

  it("names Cosmos DB's own roles for its data", async () => {
    const made = sampleDesk();
    const web = await named(made, 'id-orders-web');
    const account = lastSegment(service.cosmos.id);
    const result = await explained(made, cosmosError(web, account));
    assert.equal(result.kind, 'dataRole');
    assert.equal(result.roles[0]?.roleName, 'Cosmos DB Built-in Data Reader');
    assert.match(result.command ?? '', /^az cosmosdb sql role assignment create /);
  });

  it('knows a developer tool, and an ID that no identity has', async () => {
    const made = sampleDesk();
    const who = {
      clientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      principalId: '00000000-1111-4222-8333-444444444444',
      tenantId: '00000000-1111-4222-8333-555555555555',
    };
    const action = 'Microsoft.Storage/storageAccounts/read';
    const tool = await explained(made, armError(who, action, service.ordersStorage.id));
    assert.equal(tool.who.is, 'tool');
    assert.match(tool.report, /Azure CLI: a developer sign-in was used/);
    const other = { ...who, clientId: '00000000-1111-4222-8333-666666666666' };
    const stranger = await explained(made, armError(other, action, service.ordersStorage.id));
    assert.equal(stranger.who.is, 'stranger');
    assert.match(stranger.report, /None of the managed identities that you can see has these IDs/);
  });

  it('names the deny assignment that forbids it', async () => {
    const made = sampleDesk();
    const archive = await named(made, 'id-data-archive');
    const action = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete';
    const result = await explained(made, armError(archive, action, service.archiveStorage.id));
    assert.match(result.report, /The deny assignment `[^`]+` forbids it to the identity/);
  });

  it('says what it could not look up', async () => {
    const made = sampleDesk();
    const result = await explained(made, blobError('GET', 'stnowhere'));
    assert.equal(result.scope, undefined);
    assert.match(result.report, /No resource called `stnowhere` can be seen/);
  });

  it('tells what the error alone says while nobody is signed in', async () => {
    const made = sampleDesk({}, { signedOut: true });
    const web = {
      clientId: '00000000-1111-4222-8333-666666666666',
      principalId: '00000000-1111-4222-8333-444444444444',
      tenantId: '00000000-1111-4222-8333-555555555555',
    };
    const result = await explained(made, armError(web, 'Microsoft.Web/sites/read', service.ordersStorage.id));
    assert.equal(result.who.is, 'notLooked');
    assert.match(result.report, /Nobody is signed in/);
    assert.deepEqual(made.sent, []);
  });
});
