/** Credential code written by command: over the credential under the cursor, or where there is none, with what was asked for. */

import assert from 'node:assert/strict';
import { call, questionOf, refusalOf, sample } from '../calls';
import { closeEditors, showText, take, undo, waitForRules } from '../editors';
import { signIn, signOut } from '../realAccount';
import { syntaxErrors } from '../syntax';
import { waitFor } from '../waitFor';

const typescript =
  "import { DefaultAzureCredential } from '@azure/identity';\nexport const c = new |DefaultAzureCredential();\n";
const python = 'from azure.identity import DefaultAzureCredential\n\nc = |DefaultAzureCredential()\n';

describe('inserting a credential by command', () => {
  before(signIn);
  after(signOut);
  afterEach(closeEditors);

  it('takes the place of the one under the cursor, and one undo brings it back', async () => {
    const editor = await showText('typescript', typescript);
    const before = editor.document.getText();
    await call('insertCredential', { identityId: sample.ordersApi, identifier: 'resourceId' });
    const after = editor.document.getText();
    assert.match(after, /new ManagedIdentityCredential\(\{\s+resourceId: '\/subscriptions/);
    assert.doesNotMatch(after, /DefaultAzureCredential/);
    assert.equal(await syntaxErrors('typescript', after), 0);
    await undo();
    await waitFor('one undo to bring it back', () => editor.document.getText() === before);
  });

  it('writes what the object says, whatever the settings are', async () => {
    const editor = await showText('python', '|\n');
    await call('insertCredential', {
      identityId: sample.ordersApi,
      identifier: 'objectId',
      flavour: 'localAndAzure',
      idSource: 'environmentVariable',
      variable: 'ORDERS_OBJECT_ID',
    });
    const text = editor.document.getText();
    assert.match(text, /from azure\.identity import DefaultAzureCredential, ManagedIdentityCredential/);
    assert.match(text, /"object_id": required_env\("ORDERS_OBJECT_ID"\)|ORDERS_OBJECT_ID/);
    assert.match(text, /APP_ENV/);
    assert.equal(await syntaxErrors('python', text), 0, text);
  });

  it('needs no identity for the system-assigned one', async () => {
    const editor = await showText('csharp', 'using Azure.Identity;\n\n|\n');
    await call('insertCredential', { identifier: 'systemAssigned' });
    assert.match(editor.document.getText(), /ManagedIdentityId\.SystemAssigned/);
    assert.equal(await syntaxErrors('csharp', editor.document.getText()), 0, editor.document.getText());
  });

  it('takes an identity that is made later, by resource ID', async () => {
    const editor = await showText('javascript', '|\n');
    const later = sample.ordersApi.replace(/[^/]+$/, 'id-made-later');
    await call('insertCredential', { identityId: later, identifier: 'resourceId', confirm: 'id-made-later' });
    assert.match(editor.document.getText(), /userAssignedIdentities\/id-made-later'/);
    const { code } = await refusalOf('insertCredential', { identityId: later, identifier: 'clientId' });
    assert.equal(code, 'notFound');
  });

  it('is offered again by the light bulb as the one used last', async () => {
    const editor = await showText('python', python);
    await call('insertCredential', { identityId: sample.ordersWorker });
    await closeEditors();
    const again = await showText('python', python);
    assert.notEqual(again, editor);
    await waitForRules(again.document, 'default-credential');
    assert.match(await take(again, /for id-orders-worker \(client ID\)/), /client_id=/);
  });

  it('writes the ID that the place takes where none is asked for, and says which that is where another one is', async () => {
    const app = '{ "type": "Microsoft.Web/sites", "apiVersion": "2023-12-01", "name": "orders"| }';
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
    const template = await showText(
      'json',
      `{\n  "$schema": "${schema}",\n  "resources": [\n    ${app}\n  ]\n}\n`,
    );
    const { code, message } = await refusalOf('insertCredential', {
      identityId: sample.ordersApi,
      identifier: 'objectId',
    });
    assert.equal(code, 'cannotInsertHere');
    assert.match(message, /takes the resource ID of an identity/);
    await call('insertCredential', { identityId: sample.ordersApi });
    assert.match(template.document.getText(), /"userAssignedIdentities": \{\s+"\/subscriptions\//);
  });

  it('says that there is no editor to write to', async () => {
    const { code, message } = await refusalOf('insertCredential', { identityId: sample.ordersApi });
    assert.equal(code, 'cannotInsertHere');
    assert.match(message, /editor|file/i);
  });

  it('says that the place does not parse, and changes nothing', async () => {
    const editor = await showText(
      'typescript',
      "import '@azure/identity';\nconst x = [1, 2 |;;;\nfunction (\n",
    );
    const before = editor.document.getText();
    const { code } = await refusalOf('insertCredential', { identityId: sample.ordersApi });
    assert.equal(code, 'cannotInsertHere');
    assert.equal(editor.document.getText(), before);
  });
});

describe('inserting a credential of the sample tenant by command', () => {
  before(() => call('openSampleTenant'));
  after(() => call('closeSampleTenant'));
  afterEach(closeEditors);

  it('asks first, writes nothing without a yes, and says in the code that the ID is not real', async () => {
    const editor = await showText('typescript', typescript);
    const before = editor.document.getText();
    const asked = await questionOf('insertCredential', { identityId: sample.ordersApi });
    assert.match(asked, /Insert code for id-orders-api, an identity of the sample tenant\?/);
    await questionOf('insertCredential', { identityId: sample.ordersApi, confirm: 'orders' });
    assert.equal(editor.document.getText(), before);
    await call('insertCredential', { identityId: sample.ordersApi, confirm: 'id-orders-api' });
    assert.match(editor.document.getText(), /Sample tenant: this ID is not real/);
  });
});
