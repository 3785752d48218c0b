/** What is reported in the editor: each rule in words, its severity from the settings, and never too late or too long. */

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { sample } from '../calls';
import {
  closeEditors,
  offersAt,
  ourDiagnostics,
  ruleOf,
  setting,
  showFile,
  showText,
  waitForRules,
} from '../editors';
import { syntaxErrors } from '../syntax';
import { largeTypeScript } from '../../unit/code/largeFile';
import { waitFor } from '../waitFor';

const { Error: error, Warning: warning, Information: information, Hint: hint } = vscode.DiagnosticSeverity;
const defaultCode =
  "import { DefaultAzureCredential } from '@azure/identity';\nexport const c = new DefaultAzureCredential();\n";

/** A file with one finding: its language, text, rule, severity and a part of its sentence. */
const reported: readonly (readonly [string, string, string, vscode.DiagnosticSeverity, RegExp])[] = [
  ['typescript', defaultCode, 'default-credential', information, /whichever identity/],
  [
    'typescript',
    defaultCode.replace('Credential()', "Credential({ managedIdentityClientId: 'x' })"),
    'default-credential',
    hint,
    /still tries other/,
  ],
  [
    'javascript',
    "import { ManagedIdentityCredential as M } from '@azure/identity';\nnew M('/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i');\n",
    'string-is-client-id',
    error,
    /bare string as a client ID/,
  ],
  [
    'typescript',
    "import { ManagedIdentityCredential } from '@azure/identity';\nnew ManagedIdentityCredential({ clientId: '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i' });\n",
    'string-is-client-id',
    error,
    /given as the client ID/,
  ],
  [
    'javascript',
    "import { ManagedIdentityCredential } from '@azure/identity';\nnew ManagedIdentityCredential({ client_id: 'x' });\n",
    'ignored-argument',
    error,
    /ignores "client_id"/,
  ],
  [
    'javascript',
    "import { MSIVmTokenCredentials } from '@azure/ms-rest-nodeauth';\nnew MSIVmTokenCredentials();\n",
    'obsolete-constructor',
    warning,
    /^MSIVmTokenCredentials .*no longer maintained: use ManagedIdentityCredential/,
  ],
  [
    'python',
    'from azure.identity import ManagedIdentityCredential\nManagedIdentityCredential(object_id="x")\n',
    'ignored-argument',
    error,
    /ignores "object_id"/,
  ],
  [
    'python',
    'from azure.identity import ManagedIdentityCredential\nManagedIdentityCredential("x")\n',
    'ignored-argument',
    error,
    /keyword arguments only/,
  ],
  [
    'python',
    'from azure.identity import DefaultAzureCredential\nDefaultAzureCredential(client_id="x")\n',
    'ignored-argument',
    error,
    /does not take "client_id".*"managed_identity_client_id"/,
  ],
  [
    'python',
    'from msrestazure.azure_active_directory import MSIAuthentication\nMSIAuthentication()\n',
    'obsolete-constructor',
    warning,
    /^MSIAuthentication .*no longer maintained/,
  ],
  [
    'csharp',
    'using Azure.Identity;\nvar c = new ManagedIdentityCredential("00000000-0000-4000-8000-000000000001");\n',
    'obsolete-constructor',
    warning,
    /ManagedIdentityId\.FromUserAssignedClientId/,
  ],
  [
    'csharp',
    'using Azure.Identity;\nvar c = new ManagedIdentityCredential("/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i");\n',
    'string-is-client-id',
    error,
    /this is a resource ID/,
  ],
  [
    'python',
    'import pyodbc\npyodbc.connect("Server=orders.database.windows.net;Uid=app;Pwd=N0tThat!One")\n',
    'secret-in-code',
    warning,
    /password/i,
  ],
  [
    'csharp',
    'var c = new SqlConnection("Server=orders.database.windows.net;User Id=app;Password=N0tThat!One");\n',
    'secret-in-code',
    warning,
    /password/i,
  ],
];

describe('what the editor reports', () => {
  before(async () => {
    await setting('workspaceIdentity', undefined);
  });

  afterEach(closeEditors);

  for (const [languageId, text, rule, severity, words] of reported) {
    const code = text.trim().split('\n').at(-1) ?? '';
    it(`is ${rule} in ${languageId}: ${code.slice(0, 70)}`, async () => {
      const { document } = await showText(languageId, text);
      // The editor gives a name to one untitled document after the other, and shows what the last one had for a moment.
      const diagnostic = await waitFor(`${words}`, () =>
        ourDiagnostics(document).find(({ message }) => words.test(message)),
      );
      assert.deepEqual(ourDiagnostics(document).map(ruleOf), [rule]);
      assert.equal(diagnostic.severity, severity);
      assert.doesNotMatch(diagnostic.message, /""|\{\d\}|undefined|^ |  /);
    });
  }

  it('can be repaired where no choice is needed, and that repair is the preferred one', async () => {
    for (const [languageId, text, rule] of reported.filter(([, code]) =>
      /userAssignedIdentities|client_id: 'x'|FromUser|c = new Managed/.test(code),
    )) {
      const editor = await showText(languageId, text);
      const [diagnostic] = await waitForRules(editor.document, rule);
      assert.ok(diagnostic);
      const at = editor.document.offsetAt(diagnostic.range.start);
      const offers = await offersAt(editor.document, at, 'quickfix');
      const [first] = offers;
      assert.equal(first?.isPreferred, true, `${text}\n${offers.map(({ title }) => title).join('\n')}`);
      assert.equal(offers.filter(({ isPreferred }) => isPreferred === true).length, 1);
      assert.doesNotMatch(first.title, /: ?$|\.$|undefined/);
      assert.ok(first.edit && (await vscode.workspace.applyEdit(first.edit)));
      assert.equal(await syntaxErrors(languageId, editor.document.getText()), 0, editor.document.getText());
      await waitFor(`the finding to go from\n${editor.document.getText()}`, () =>
        ourDiagnostics(editor.document).every((one) => ruleOf(one) !== rule),
      );
    }
  });

  it('has the severity of the settings, and is silent when switched off', async () => {
    const { document } = await showText('typescript', defaultCode);
    await waitForRules(document, 'default-credential');
    for (const [value, severity] of [
      ['error', error],
      ['hint', hint],
    ] as const) {
      await setting('diagnostics.default-credential', value);
      await waitFor(value, () => ourDiagnostics(document)[0]?.severity === severity);
    }
    await setting('diagnostics.default-credential', 'off');
    await waitForRules(document);
    await setting('diagnostics.default-credential', undefined);
    await waitForRules(document, 'default-credential');
  });

  it('follows typing, and goes with the document', async () => {
    const editor = await showText('typescript', '');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), defaultCode);
    });
    await waitForRules(editor.document, 'default-credential');
    await editor.edit((edit) => {
      edit.delete(editor.document.lineAt(1).range);
    });
    await waitForRules(editor.document);
  });

  it('stays while a quote is left open above it in a long file, and is mended as soon as that is taken back', async () => {
    // Mended without an identity: what is known of the account by now changes nothing.
    const id =
      '/subscriptions/1/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id';
    const last = `export const last = new ManagedIdentityCredential('${id}');`;
    const { document, edit } = await showText('typescript', `${largeTypeScript(5_000)}${last}\n`);
    await waitForRules(document, 'string-is-client-id');
    const opened = 'count > 3) {';
    const at = document.positionAt(document.getText().indexOf(opened, 20_000) + opened.length);
    await edit((builder) => {
      builder.insert(at, '\n      call(`');
    });
    await sleep(600);
    const [finding] = ourDiagnostics(document);
    assert.ok(finding);
    assert.equal(document.lineAt(finding.range.start).text, last);
    await vscode.commands.executeCommand('undo');
    await waitFor('the quote to be gone', () => !document.getText().includes('call(`'));
    // At once: what is offered is made for the text as it is now, not for what was found before.
    const offers = await offersAt(document, document.getText().lastIndexOf(id), 'quickfix');
    const [offer] = offers.filter((one) => one.edit);
    assert.ok(offer?.edit, `none has an edit: ${offers.map(({ title }) => title).join(' | ')}`);
    assert.ok(await vscode.workspace.applyEdit(offer.edit), 'the edit was not taken');
    assert.match(document.lineAt(document.lineCount - 2).text, /resourceId: '/);
    await waitForRules(document);
  });

  it('looks again when the language of a document is changed', async () => {
    const { document } = await showText('plaintext', defaultCode);
    await sleep(300);
    assert.deepEqual(ourDiagnostics(document), []);
    const changed = await vscode.languages.setTextDocumentLanguage(document, 'typescript');
    await waitForRules(changed, 'default-credential');
    await waitForRules(await vscode.languages.setTextDocumentLanguage(changed, 'plaintext'));
  });

  it('is said of each file of the sample app as its README says', async () => {
    const files = {
      'storefront/src/orderStore.ts': ['default-credential'],
      'storefront/src/receipts.ts': [],
      'billing/invoices.js': ['string-is-client-id', 'string-is-client-id'],
      'fulfilment/fulfilment/worker.py': ['default-credential'],
      'fulfilment/fulfilment/labels.py': ['ignored-argument'],
      'warehouse/StockStore.cs': ['obsolete-constructor'],
    };
    for (const [path, rules] of Object.entries(files))
      await waitForRules((await showFile(path)).document, ...rules);
  });

  it('knows a workspace that runs as a user-assigned identity', async () => {
    const { document } = await showFile('notifications/src/publish.js', 'ManagedIdentityCredential()');
    await sleep(500);
    assert.deepEqual(ourDiagnostics(document), []);
    await setting('workspaceIdentity', sample.ordersApi);
    await waitForRules(document, 'missing-identifier');
    await setting('workspaceIdentity', sample.appOrders);
    await waitForRules(document);
    await setting('workspaceIdentity', undefined);
  });
});
