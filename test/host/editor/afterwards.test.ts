/** What is told once a secret is gone: how its value gets into a vault, and which user a database has to have. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createIdentityMemory } from '../../../src/access/identityMemory';
import { vaultSecretSentence } from '../../../src/editor/vaultSecret';
import { anIdentity } from '../../unit/fakes/builders';
import { closeEditors, offersAt, setting, showText, waitForRules } from '../editors';
import { forgetIdentity, knowIdentity } from '../realAccount';
import { waitFor } from '../waitFor';
import { emptyMemory, ownFeatures } from './ownFeatures';

const sql =
  'Server=tcp:sql-orders.database.windows.net,1433;Database=orders;User ID=app;Password=N0tThat!One';
const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
const bus = `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`;
const inCsharp = `using Microsoft.Data.SqlClient;\nusing var connection = new SqlConnection("${sql}");\n`;
const inTemplate = (identity: object): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    resources: [
      {
        type: 'Microsoft.Web/sites',
        apiVersion: '2023-12-01',
        name: 'orders',
        identity,
        properties: { siteConfig: { appSettings: [{ name: 'BUS', value: bus }] } },
      },
    ],
  });

/** What the offers of the light bulb at a text will call once they are taken. */
async function callsAt(languageId: string, text: string, at: string): Promise<readonly unknown[]> {
  const { document } = await showText(languageId, text);
  await waitForRules(document, 'secret-in-code');
  const offers = await offersAt(document, document.getText().indexOf(at) + 1, 'quickfix');
  return offers.flatMap(({ edit, command }): unknown[] => (edit ? (command?.arguments ?? []) : []));
}

/** The clipboard after the button of the newest notification was pressed, once it holds what is meant. */
async function copied(pattern: RegExp): Promise<string> {
  return waitFor(`${String(pattern)} in the clipboard`, async () => {
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    const text = await vscode.env.clipboard.readText();
    return pattern.test(text) ? text : undefined;
  });
}

describe('what is told once a secret is gone', () => {
  before(knowIdentity);
  beforeEach(() => vscode.commands.executeCommand('notifications.clearAll'));
  afterEach(closeEditors);
  after(async () => {
    await setting('code.identifier', undefined);
    await forgetIdentity();
  });

  it('has the user of the database, which is the name of the identity that was offered', async () => {
    await setting('code.identifier', 'clientId');
    const [written] = await callsAt('csharp', inCsharp, 'Server=tcp');
    const { sqlUser } = written as { readonly sqlUser?: string };
    assert.equal(sqlUser, 'id-orders-api', JSON.stringify(written));
  });

  it('has the user of the database for an identity that was chosen, with the statement to copy', async () => {
    const memory = emptyMemory();
    const identities = createIdentityMemory(memory);
    const chosen = anIdentity('id-orders-worker');
    identities.remember(chosen, false, true);
    const identity = identities.recall(chosen.id);
    assert.ok(identity);
    const features = ownFeatures({
      memory: identities,
      choose: (editor) => editor.insert({ identity, identifier: 'clientId' }),
    });
    const { document } = await showText('csharp', inCsharp);
    const start = document.getText().indexOf(sql);
    const over = { start, end: start + sql.length };
    const { uri, version } = document;
    await vscode.env.clipboard.writeText('');
    await features.apply({ call: 'choose', uri, version, cursor: start, over, sqlPassword: true });
    features.dispose();
    assert.ok(!document.getText().includes('N0tThat'), document.getText());
    assert.match(await copied(/CREATE USER/), /^CREATE USER \[id-orders-worker\] FROM EXTERNAL PROVIDER;/);
  });

  it('says of a reference to a vault whether the app has to be told which identity reads it', async () => {
    // Which vault it is depends on what was read of the identity's roles before.
    const told = async (identity: object): Promise<unknown> => {
      const [written] = await callsAt('json', inTemplate(identity), 'Endpoint=sb');
      const { vault, ...more } =
        (written as { readonly vaultSecret?: { readonly vault?: unknown } }).vaultSecret ?? {};
      assert.match(String(vault), /^(<vault-name>|kv-[a-z]+)$/);
      return more;
    };
    assert.deepEqual(await told({ type: 'SystemAssigned' }), { secret: 'BUS', isOpen: true });
    await closeEditors();
    const named = { type: 'UserAssigned', userAssignedIdentities: { "[parameters('id')]": {} } };
    assert.deepEqual(await told(named), { secret: 'BUS' });
    const secret = { vault: '<vault-name>', secret: 'BUS' };
    const more = / An app with a user-assigned identity only must be told to read Key Vault references as it/;
    assert.match(vaultSecretSentence({ ...secret, isOpen: true }), more);
    assert.doesNotMatch(vaultSecretSentence(secret), more);
    assert.match(
      vaultSecretSentence(secret),
      /^Store the value in the key vault <vault-name> as BUS, and renew it/,
    );
  });
});
