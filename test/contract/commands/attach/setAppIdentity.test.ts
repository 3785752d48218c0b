/** Telling an app its identity over the sample tenant: what is offered, shown, sent and told, and that no secret is in it. */

import assert from 'node:assert/strict';
import { setAppIdentity } from '../../../../src/commands/attach/appIdentity';
import { attachToResource } from '../../../../src/commands/attach/attach';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import type { SampleResource } from '../../../../src/sampleTenant/data/shape';
import { idsOf } from '../../../../src/sampleTenant/identityOf';
import { textOf } from '../../../../src/ui/said';
import { go, typed } from '../../../unit/commands/fakeUi';
import { t } from '../../../unit/ui/words';
import { toldBy, writesIn } from '../../deskViews';
import { failureOf, never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { sampleTenantId } from '../../sampleRig';
import { carriedBy, identityNode, onNodes, userNode, type Desk } from './attaching';

const resourceId = hosts.appOrders.id;
const identityId = identities.ordersApi.id;
const clientId = idsOf(identities.ordersApi)?.clientId;
const secrets = /sample-secret-of-nobody|SharedAccessKey=nobody/;

interface Result {
  readonly state: string;
  readonly set: readonly string[];
  readonly removed: readonly string[];
}

async function setBy(made: Desk, values: object): Promise<Result> {
  return (await setAppIdentity(made.deps)({ from: 'arguments', values: { ...values } })) as Result;
}

async function settingsNow({ rig }: Desk, { id }: SampleResource) {
  const state = await rig.azure.appIdentities.read(sampleTenantId, { id, apiVersion: '2024-11-01' }, never());
  return {
    ...state,
    byName: Object.fromEntries(state.settings.map(({ name, shown = '?' }) => [name, shown])),
  };
}

/** Everything that a person or the log got to see. */
function seen({ ui, log }: Desk): string {
  return JSON.stringify([ui.plans, ui.told, ui.lists, ui.crossings, log.lines, ui.documents.texts]);
}

describe('telling an app its identity by a call', () => {
  it('sets AZURE_CLIENT_ID when nothing else is named, and keeps every other setting', async () => {
    const made = sampleDesk();
    const result = await setBy(made, { resourceId, identityId });
    assert.deepEqual(result, { resourceId, state: 'done', set: ['AZURE_CLIENT_ID'], removed: [] });
    const { byName } = await settingsNow(made, hosts.appOrders);
    assert.equal(byName['AZURE_CLIENT_ID'], clientId);
    assert.deepEqual(Object.keys(byName).length, 5);
    const put = made.sent.find(({ method }) => method === 'PUT');
    assert.match(JSON.stringify(put?.body), secrets);
    assert.deepEqual(toldBy(made), ['good: app-orders is set to use id-orders-api, and restarts.']);
    assert.doesNotMatch(seen(made), secrets);
    assert.ok(
      made.log.lines.some((line) =>
        /Undo: az webapp config appsettings delete --ids ".*app-orders" --setting-names "AZURE_CLIENT_ID"/.test(
          line,
        ),
      ),
    );
  });

  it('sets everything that is named, each by its own request', async () => {
    const made = sampleDesk();
    const kinds = ['clientId', 'keyVaultReferences', 'registry', 'slotSettings'];
    await setBy(made, { resourceId, identityId, settings: kinds });
    assert.deepEqual(
      writesIn(made.sent).filter((each) => !each.startsWith('POST')),
      ['PUT config/slotConfigNames', 'PUT config/appsettings', 'PATCH sites/app-orders', 'PATCH config/web'],
    );
    const now = await settingsNow(made, hosts.appOrders);
    assert.equal(now.vaultIdentity, identityId);
    assert.deepEqual(now.registry, { usesIdentity: true, clientId });
    assert.deepEqual(now.stuck?.['appSettingNames'], ['APP_ENV', 'AZURE_CLIENT_ID']);
  });

  it('sets the connections of Functions, by the ID that they name it by', async () => {
    const made = sampleDesk();
    const settings = ['connection:Orders', 'connection:AzureWebJobsStorage'];
    const workerId = identities.ordersWorker.id;
    const result = await setBy(made, { resourceId: hosts.funcOrders.id, identityId: workerId, settings });
    assert.deepEqual(result.set, ['Orders__credential', 'Orders__clientId']);
    const { byName } = await settingsNow(made, hosts.funcOrders);
    assert.equal(byName['AzureWebJobsStorage__managedIdentityResourceId'], workerId);
    assert.doesNotMatch(seen(made), secrets);
  });

  it('takes settings by name, and gives back no value', async () => {
    const made = sampleDesk();
    const settings = { ORDERS_CLIENT: 'clientId', ORDERS_API_KEY: null, MODE: 'plain-secret-text' };
    const result = await setBy(made, { resourceId, identityId, settings });
    assert.deepEqual([result.set, result.removed], [['ORDERS_CLIENT', 'MODE'], ['ORDERS_API_KEY']]);
    assert.doesNotMatch(seen(made), /plain-secret-text|sample-secret/);
    assert.ok(
      made.log.lines.some((line) => line.includes('The former value of ORDERS_API_KEY is not kept.')),
    );
  });

  it('takes back that a setting stays with its slot, where only that changed, and logs the line for it', async () => {
    const made = sampleDesk();
    const resource = { resourceId, identityId };
    await setBy(made, resource);
    const result = await setBy(made, { ...resource, settings: ['clientId', 'slotSettings'] });
    assert.deepEqual([result.state, result.set], ['done', []]);
    const names = async () => (await settingsNow(made, hosts.appOrders)).stuck?.['appSettingNames'];
    assert.deepEqual(await names(), ['APP_ENV', 'AZURE_CLIENT_ID']);
    assert.match(
      made.log.lines.at(-1) ?? '',
      /made AZURE_CLIENT_ID a slot setting\. Undo: az rest --method put --url ".*slotConfigNames.*" --body .*APP_ENV[^,]*\]/,
    );
    await made.ui.followUps[1]?.undo?.();
    assert.deepEqual(await names(), ['APP_ENV']);
    assert.equal(toldBy(made)[2], 'good: The settings of app-orders are as they were.');
    assert.match(
      made.log.lines.at(-1) ?? '',
      /made AZURE_CLIENT_ID no slot setting any more\. Undo: az rest/,
    );
  });

  it('means the app’s own identity by the ID of the app', async () => {
    const made = sampleDesk();
    await setBy(made, { resourceId, identityId });
    const result = await setBy(made, { resourceId, identityId: resourceId });
    assert.deepEqual([result.state, result.removed], ['done', ['AZURE_CLIENT_ID']]);
  });

  it('is a success without a request when all is so already', async () => {
    const made = sampleDesk();
    await setBy(made, { resourceId, identityId });
    const before = writesIn(made.sent).length;
    assert.equal((await setBy(made, { resourceId, identityId })).state, 'unchanged');
    assert.deepEqual(writesIn(made.sent).slice(before), ['POST appsettings/list']);
  });

  it('refuses what does not fit, and names the field', async () => {
    const made = sampleDesk();
    for (const [values, field] of [
      [{ resourceId, identityId: identities.ordersWeb.id }, 'identityId'],
      [{ resourceId: hosts.vmReports.id, identityId }, 'resourceId'],
      [{ resourceId: hosts.caCatalog.id, identityId: identities.catalogApi.id }, 'resourceId'],
      [{ resourceId, identityId, settings: 'clientId' }, 'settings'],
      [{ resourceId, identityId, settings: ['clientid'] }, 'settings'],
      [{ resourceId, identityId, settings: { 'a b': 'x' } }, 'settings'],
      [{ resourceId, identityId, settings: { a: 7 } }, 'settings'],
      [{ resourceId, identityId, settings: {} }, 'settings'],
    ] as const) {
      const { code, details } = await failureOf(setBy(made, values));
      assert.deepEqual([code, details.field], ['badArgument', field], JSON.stringify(values));
    }
    assert.ok(writesIn(made.sent).every((each) => each.startsWith('POST')));
  });
});

describe('telling an app its identity from the tree', () => {
  it('offers what the app shows it needs, and ends in a review without secrets', async () => {
    const made = sampleDesk({ choices: [['AZURE_CLIENT_ID', 'Key Vault references']], plan: [go] });
    await onNodes(setAppIdentity, made, await userNode(made, 'id-orders-api', 'app-orders'));
    assert.deepEqual(made.ui.asked, ['what to set 1 of 2', 'plan 2 of 2']);
    assert.deepEqual(made.ui.lists[0], [
      'AZURE_CLIENT_ID',
      'Key Vault references',
      'Pull images from the container registry',
      'Keep these settings with the slot',
    ]);
    const [plan] = made.ui.plans;
    assert.ok(plan);
    const facts = plan.sections.map(({ facts: each }) => each.map(({ label }) => textOf(t, label)));
    assert.deepEqual(facts, [
      ['app-orders'],
      ['id-orders-api'],
      ['AZURE_CLIENT_ID', 'Key Vault references'],
      [],
      ['4 other settings, without looking at their values'],
    ]);
    const notes = plan.notes.map(({ text }) => textOf(t, text));
    assert.deepEqual(notes, ['The app restarts', 'A swap takes these settings along, but not the identity']);
    assert.doesNotMatch(seen(made), secrets);
  });

  it('offers to turn the token endpoint on where it is switched off', async () => {
    const made = sampleDesk({ choices: [['Turn the token endpoint on']], plan: [go] });
    await onNodes(setAppIdentity, made, await userNode(made, 'id-event-router', 'func-event-router'));
    assert.equal(made.ui.lists[0]?.[0], 'Turn the token endpoint on');
    assert.deepEqual((await settingsNow(made, hosts.funcRouter)).byName['WEBSITE_DISABLE_MSI'], undefined);
    await made.ui.followUps[0]?.undo?.();
    assert.equal((await settingsNow(made, hosts.funcRouter)).byName['WEBSITE_DISABLE_MSI'], 'true');
    assert.equal(toldBy(made)[1], 'good: The settings of func-event-router are as they were.');
  });

  it('is offered after attaching to an app', async () => {
    const made = sampleDesk({
      choice: ['app-orders'],
      plan: [go, go],
      choices: [['AZURE_CLIENT_ID']],
    });
    await onNodes(attachToResource, made, await identityNode(made, 'id-orders-web'));
    const [offer] = made.ui.followUps[0]?.more ?? [];
    assert.equal(offer && textOf(t, offer.label), 'Set app identity…');
    await offer?.run();
    const { byName } = await settingsNow(made, hosts.appOrders);
    assert.equal(byName['AZURE_CLIENT_ID'], identities.ordersWeb.properties['clientId']);
  });

  it('attaches first what the app does not carry, when that is wanted', async () => {
    const asked = sampleDesk({
      choose: ['attach'],
      choice: ['Contoso Prod', 'app-orders'],
      choices: [['AZURE_CLIENT_ID']],
      plan: [go, go],
    });
    const values = { identityId: identities.ordersWeb.id };
    await setAppIdentity(asked.deps)({ from: 'arguments', values });
    assert.match(asked.ui.crossings[0] ?? '', /^id-orders-web is not attached to app-orders/);
    assert.deepEqual(await carriedBy(asked, hosts.appOrders), ['id-orders-api', 'id-orders-web', 'system']);
    const { byName } = await settingsNow(asked, hosts.appOrders);
    assert.equal(byName['AZURE_CLIENT_ID'], identities.ordersWeb.properties['clientId']);
  });

  it('asks for app and identity from the palette, and tells where a container app takes it', async () => {
    const made = sampleDesk({
      choice: ['Contoso Prod', 'Enter a resource ID…', 'cancelled'],
      text: [typed(hosts.caCatalog.id)],
      choose: ['copy'],
    });
    await setAppIdentity(made.deps)({ from: 'nothing' });
    assert.match(made.ui.copied[0] ?? '', /^az containerapp update .*--set-env-vars "AZURE_CLIENT_ID=/);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('goes back with the settings, the identity and the app that were chosen', async () => {
    const made = sampleDesk({
      choice: ['Contoso Prod', 'app-orders', 'id-orders-api', 'back', 'cancelled'],
      choices: [['Key Vault references'], 'back'],
      plan: [() => 'back'],
    });
    await setAppIdentity(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.checked.slice(0, 3), [[], [], []]);
    assert.ok(made.ui.checked[3]?.includes('AZURE_CLIENT_ID'));
    assert.deepEqual(made.ui.checked.slice(4), [['Key Vault references'], ['id-orders-api'], ['app-orders']]);
  });

  it('offers what is usual for another identity chosen after going back', async () => {
    const made = sampleDesk({
      choice: ['Contoso Prod', 'app-orders', 'id-orders-api', 'System-assigned identity'],
      choices: [['Key Vault references'], 'back', 'cancelled'],
      plan: [() => 'back'],
    });
    await setAppIdentity(made.deps)({ from: 'nothing' });
    assert.ok(made.ui.checked.at(-1)?.includes('AZURE_CLIENT_ID'));
  });

  it('says before the list what the person may not do', async () => {
    const made = sampleDesk({ choose: [undefined] }, { caller: 'reader' });
    const result = await onNodes(setAppIdentity, made, await userNode(made, 'id-orders-api', 'app-orders'));
    assert.equal(result, undefined);
    assert.match(made.ui.crossings[0] ?? '', /Missing: Microsoft\.Web\/sites\/config\/list\/action/);
    assert.ok(made.sent.every(({ path }) => !path.includes('/config/')));
  });
});
