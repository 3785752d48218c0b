/** What the editor says of IDs in a file: hovers, completion, and an ID pasted with its quotes. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createSyntax } from '../../../src/code/entry';
import { createHover } from '../../../src/editor/hover';
import { createPaste } from '../../../src/editor/paste';
import { createSources } from '../../../src/editor/sources';
import { createWorkspaceFacts } from '../../../src/editor/workspaceFacts';
import { loadGrammar } from '../../unit/code/parseText';
import { call, sample } from '../calls';
import { closeEditors, showText } from '../editors';
import { forgetIdentity, knowIdentity } from '../realAccount';
import { waitFor } from '../waitFor';

const head = "import { ManagedIdentityCredential } from '@azure/identity';\n";

/** What hovers say at the cursor. */
async function hoverTexts({ document, selection }: vscode.TextEditor): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    selection.active,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((one) => (one instanceof vscode.MarkdownString ? one.value : '')).join('\n');
}

/** Waits until a hover says something like `wanted`: the languages load with the first document that needs them. */
function hoverSays(editor: vscode.TextEditor, wanted: RegExp): Promise<string> {
  return waitFor(`a hover that says ${String(wanted)}`, async () => {
    const said = await hoverTexts(editor);
    return wanted.test(said) ? said : undefined;
  });
}

describe('IDs in a file', () => {
  let clientId = '';
  let objectId = '';

  before(async () => {
    await knowIdentity();
    await call('copyClientId', { identityId: sample.ordersApi });
    clientId = await vscode.env.clipboard.readText();
    await call('copyObjectId', { identityId: sample.ordersApi });
    objectId = await vscode.env.clipboard.readText();
  });
  afterEach(closeEditors);
  after(forgetIdentity);

  it('are explained on hovering: whose they are, which one, and the roles', async () => {
    const code = `${head}export const c = new ManagedIdentityCredential({ clientId: '|${clientId}' });\n`;
    const said = await hoverSays(await showText('typescript', code), /id\\-orders\\-api/);
    assert.match(said, /client ID/);
    assert.ok(said.includes(objectId), said);
    assert.match(said, /Storage Blob Data Contributor on stordersprod/);
    assert.match(said, /Reader on subscription Contoso Prod/);
    assert.match(said, /command:managedIdentities\.findIdentity\?/);
  });

  it('are explained as object ID where they are one, and as resource ID', async () => {
    const byObject = await showText(
      'python',
      `from azure.identity import DefaultAzureCredential\nx = "${objectId}|"\n`,
    );
    assert.match(await hoverSays(byObject, /id\\-orders\\-api/), /object ID/);
    const byResource = await showText(
      'typescript',
      `${head}const id = '${sample.ordersApi.toLowerCase()}|';\n`,
    );
    assert.match(await hoverSays(byResource, /id\\-orders\\-api/), /resource ID/);
  });

  it('are named when they are roles', async () => {
    const code = `${head}// 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1|\n`;
    assert.match(
      await hoverSays(await showText('typescript', code), /Storage Blob Data Reader/),
      /Built\\-in role/,
    );
  });

  it('are passed over in silence when nobody has them', async () => {
    const editor = await showText('typescript', `${head}// 0a0a0a0a-0000-4000-8000-00000000ffff|\n`);
    assert.equal(await hoverTexts(editor), '');
  });

  it('are offered inside the argument that wants one', async () => {
    const editor = await showText(
      'typescript',
      `${head}export const c = new ManagedIdentityCredential({ clientId: '|' });\n`,
    );
    const items = await waitFor('the identity to be offered', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        editor.selection.active,
      );
      const ours = list.items.filter(({ insertText }) => insertText === clientId);
      return ours.length > 0 ? ours : undefined;
    });
    const [item] = items;
    assert.deepEqual(item?.label, { label: 'id-orders-api', description: 'client ID' });
    assert.equal(item.detail, clientId);
  });

  it('are named when they are data roles, while nobody is connected', async () => {
    const quiet = (): void => undefined;
    const hover = createHover({
      session: { state: { kind: 'idle' } },
      known: { lookup: () => undefined, all: () => [], complete: false },
      log: { info: quiet, warn: quiet, error: quiet, debug: quiet },
    });
    const code = `${head}// 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1|\n`;
    const { document, selection } = await showText('typescript', code);
    const token = new vscode.CancellationTokenSource().token;
    const said = await hover.provideHover(document, selection.active, token);
    const texts = said?.contents.map((one) => (one instanceof vscode.MarkdownString ? one.value : '')) ?? [];
    assert.match(texts.join(), /Storage Blob Data Reader[^]*Built\\-in role/);
  });

  it('lose the quotes they were copied with when they are pasted into a string, and only there', async () => {
    const facts = createWorkspaceFacts();
    const sources = createSources(createSyntax({ loadGrammar }), facts);
    const neverCancelled = new vscode.CancellationTokenSource().token;
    const pasted = async (code: string, copied: string): Promise<string | undefined> => {
      const { document, selection } = await showText('typescript', code);
      const data = new vscode.DataTransfer();
      data.set('text/plain', new vscode.DataTransferItem(copied));
      const context = { only: undefined, triggerKind: vscode.DocumentPasteTriggerKind.Automatic };
      const edits = await createPaste(sources).provideDocumentPasteEdits?.(
        document,
        [selection],
        data,
        context,
        neverCancelled,
      );
      return edits
        ?.map(({ insertText }) => (typeof insertText === 'string' ? insertText : insertText.value))
        .join();
    };
    try {
      const argument = `${head}export const c = new ManagedIdentityCredential({ clientId: '|' });\n`;
      assert.equal(await pasted(argument, `"${clientId}",\n`), clientId);
      assert.equal(await pasted(argument, clientId), undefined);
      assert.equal(await pasted(argument, `"${clientId}" and more`), undefined);
      assert.equal(await pasted(`${head}|\n`, `"${clientId}"`), undefined);
    } finally {
      sources.dispose();
      facts.dispose();
    }
  });
});
