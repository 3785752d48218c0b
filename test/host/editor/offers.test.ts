/** When the light bulb offers something and when it keeps quiet, and that what it writes is exactly what it says. */

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { codeActionKind } from '../../../src/names';
import { call, refusalOf, sample } from '../calls';
import {
  closeEditors,
  offersAt,
  offersIn,
  ourDiagnostics,
  setting,
  showText,
  take,
  waitForRules,
} from '../editors';
import { forgetIdentity, knowIdentity } from '../realAccount';
import { syntaxErrors } from '../syntax';
import { waitFor } from '../waitFor';

const imported = "import { DefaultAzureCredential } from '@azure/identity';\n";

/** The ID of an identity that this machine has never read. */
const elsewhere = (name: string): string =>
  `/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-a/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;

async function titles(editor: vscode.TextEditor, kind?: string): Promise<string[]> {
  return (await offersIn(editor, kind)).map(({ title }) => title);
}

describe('the offers of the light bulb', () => {
  before(knowIdentity);
  afterEach(closeEditors);
  after(async () => {
    for (const name of ['code.identifier', 'code.idSource', 'code.variables']) await setting(name, undefined);
    await forgetIdentity();
  });

  it('stand in two groups anywhere in the credential, `new` included, and none is said twice', async () => {
    for (const code of [
      '|new DefaultAzureCredential()',
      'n|ew DefaultAzureCredential()',
      'new DefaultAzureCredential(|)',
    ]) {
      const editor = await showText('typescript', `${imported}export const c = ${code};\n`);
      await waitForRules(editor.document, 'default-credential');
      const offers = await offersIn(editor);
      const kinds = new Set(offers.map(({ kind }) => kind?.value));
      assert.deepEqual([...kinds], ['quickfix', codeActionKind], code);
      const all = offers.map(({ title }) => title);
      assert.equal(new Set(all).size, all.length, all.join('\n'));
    }
  });

  it('insert a credential where there is none, in a file that uses the SDK', async () => {
    const editor = await showText(
      'typescript',
      `import { BlobServiceClient } from '@azure/storage-blob';\n|\n`,
    );
    const after = await take(editor, /Insert ManagedIdentityCredential for id-orders-api \(resource ID\)/);
    assert.match(after, /import \{ ManagedIdentityCredential \} from '@azure\/identity';/);
    assert.match(
      after,
      /const credential = new ManagedIdentityCredential\(\{\s+resourceId: '\/subscriptions\//,
    );
    assert.equal(await syntaxErrors('typescript', after), 0);
  });

  it('are none where the file does not parse at the cursor', async () => {
    for (const [languageId, code] of [
      ['typescript', `${imported}const x = [1, 2 |;;;\nfunction (\n`],
      ['python', 'from azure.identity import DefaultAzureCredential\ndef x(:\n    c = (|\n'],
      ['csharp', 'using Azure.Identity;\nclass A { void B() { var c = ( | \n'],
    ] as const) {
      const editor = await showText(languageId, code);
      assert.deepEqual(await titles(editor), [], languageId);
    }
  });

  it('are none in a language that is not served, and the command says which are', async () => {
    const editor = await showText('markdown', `${imported}|new DefaultAzureCredential()\n`);
    assert.deepEqual(await titles(editor), []);
    const { code, message } = await refusalOf('insertCredential', { identityId: sample.ordersApi });
    assert.equal(code, 'unsupportedLanguage');
    assert.match(message, /TypeScript, JavaScript, Vue, Python, C#, Java, Go, C\+\+, Rust/);
  });

  it('read a secret from a key vault where a value can be read, and nowhere else', async () => {
    const cache = 'orders.redis.cache.windows.net:6380,password=q7Zk2mB1xYc9=,ssl=True';
    const declare = (code: string): string => `package orders\n\n${code}\n`;
    for (const [code, isOffered] of [
      [`func url() string {\n\treturn "|${cache}"\n}`, true],
      [`const url = "|${cache}"`, false],
    ] as const) {
      const { document, selection } = await showText('go', declare(code));
      await waitForRules(document, 'secret-in-code');
      const offers = await offersAt(document, document.offsetAt(selection.active), 'quickfix');
      const titles = offers.map(({ title }) => title).join('\n');
      assert.match(
        titles,
        isOffered ? /^Read it from a key vault with \S+\nChoose another identity…$/ : /^$/,
      );
      await closeEditors();
    }
  });

  it('are none in 50,000 lines', async () => {
    const lines = Array.from({ length: 50_000 }, (_, line) => `export const value${line} = ${line};`);
    const editor = await showText(
      'typescript',
      `${imported}|new DefaultAzureCredential();\n${lines.join('\n')}\n`,
    );
    assert.deepEqual(await titles(editor, codeActionKind), []);
    await sleep(500);
    assert.deepEqual(ourDiagnostics(editor.document), []);
    assert.equal(
      (await refusalOf('insertCredential', { identityId: sample.ordersApi, confirm: 'id-orders-api' })).code,
      'cannotInsertHere',
    );
  });

  it('write a name that looks like a snippet as it is', async () => {
    const strange = elsewhere('$TM_FILENAME}\\');
    await setting('workspaceIdentity', strange);
    // Over a credential, and where a new variable gets a name to type over.
    for (const place of ['credential = |DefaultAzureCredential()', '|']) {
      const code = `from azure.identity import DefaultAzureCredential\n\n${place}\n`;
      const editor = await showText('python', code);
      const after = await take(editor, /\(resource ID\)/, codeActionKind);
      assert.ok(after.includes('/userAssignedIdentities/$TM_FILENAME}\\\\'), after);
      assert.equal(await syntaxErrors('python', after), 0);
    }
    await setting('workspaceIdentity', sample.ordersApi);
  });

  it('name the identity of the workspace by its resource ID where this machine has never read it', async () => {
    await setting('workspaceIdentity', elsewhere('id-of-a-colleague'));
    const editor = await showText(
      'typescript',
      `${imported}export const c = new |DefaultAzureCredential();\n`,
    );
    await waitForRules(editor.document, 'default-credential');
    const [first, ...more] = await offersIn(editor);
    assert.equal(first?.title, 'Use ManagedIdentityCredential for id-of-a-colleague (resource ID)');
    assert.notEqual(first.isPreferred, true);
    assert.equal(
      more.some(({ title }) => /id-orders-api/.test(title)),
      false,
    );
    await setting('workspaceIdentity', sample.ordersApi);
  });

  it('follow the settings of the workspace', async () => {
    await setting('code.identifier', 'objectId');
    await setting('code.idSource', 'environmentVariable');
    await setting('code.variables', { objectId: 'ORDERS_OBJECT_ID', clientId: "no name'" });
    const editor = await showText(
      'javascript',
      `${imported}export const c = new |DefaultAzureCredential();\n`,
    );
    await waitForRules(editor.document, 'default-credential');
    const [first] = await titles(editor);
    assert.match(first ?? '', /\(ORDERS_OBJECT_ID\)/);
    const after = await take(editor, /ORDERS_OBJECT_ID/);
    assert.match(after, /'ORDERS_OBJECT_ID'/);
    assert.equal(await syntaxErrors('javascript', after), 0);
  });
});

describe('the offers in a notebook', () => {
  afterEach(closeEditors);

  it('stand in its cells', async () => {
    const cell = new vscode.NotebookCellData(
      vscode.NotebookCellKind.Code,
      'from azure.identity import DefaultAzureCredential\n\ncredential = DefaultAzureCredential()\n',
      'python',
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell]),
    );
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    const at = document.positionAt(document.getText().indexOf('DefaultAzureCredential()') + 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      codeActionKind,
      10,
    );
    const offer = actions.find(({ title }) => /^Use ManagedIdentityCredential/.test(title));
    assert.ok(offer?.edit, actions.map(({ title }) => title).join('\n'));
    assert.ok(await vscode.workspace.applyEdit(offer.edit));
    assert.match(
      document.getText(),
      /^from azure\.identity import ManagedIdentityCredential\n[^]*ManagedIdentityCredential\(/,
    );
    await waitForRules(document);
  });
});

describe('the offers for what an identity reaches', () => {
  before(async () => {
    await call('openSampleTenant');
    await call('setWorkspaceIdentity', { identityId: sample.ordersApi });
  });

  after(async () => {
    await setting('workspaceIdentity', undefined);
    await call('closeSampleTenant');
    await closeEditors();
  });

  it('are there once the workspace is said to run as it, Cosmos DB and SQL included', async () => {
    const editor = await showText('typescript', `${imported}|\n`);
    const reached = await waitFor('clients of what lies beside the identity', async () => {
      const all = await titles(editor);
      return all.some((title) => / for sql-orders\/orders with id-orders-api \(sample\)/.test(title)) && all;
    });
    assert.ok(
      reached.some((title) =>
        /^Insert CosmosClient for cosmos-\S+ with id-orders-api \(sample\)/.test(title),
      ),
      reached.join('\n'),
    );
  });

  it('name the driver of SQL that the file uses', async () => {
    for (const [languageId, text, client] of [
      ['typescript', "import sql from 'mssql';\n|\n", 'ConnectionPool'],
      ['csharp', 'using Microsoft.EntityFrameworkCore;\n\n|\n', 'UseSqlServer'],
    ] as const) {
      const editor = await showText(languageId, text);
      const title = `Insert ${client} for sql-orders/orders with id-orders-api (sample)`;
      await waitFor(title, async () => (await titles(editor)).some((one) => one.startsWith(title)));
    }
  });
});
