/** The light bulb on a machine that has never seen an identity, and for a document that changed under an offer. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createIdentityMemory, type RememberedIdentity } from '../../../src/access/identityMemory';
import type { EditorFeatures } from '../../../src/editor/entry';
import { codeActionKind } from '../../../src/names';
import { sample } from '../calls';
import { closeEditors, setting, showText } from '../editors';
import { waitFor } from '../waitFor';
import { emptyMemory, ownFeatures } from './ownFeatures';

const { CodeActionKind, CodeActionTriggerKind } = vscode;
const never = new vscode.CancellationTokenSource().token;
const code =
  "import { DefaultAzureCredential } from '@azure/identity';\nexport const c = new |DefaultAzureCredential();\n";

/** The features of the extension for these identities. */
function features(known: readonly RememberedIdentity[] = [], sampleWanted = false): EditorFeatures {
  const kept = emptyMemory();
  kept.set('identities', known);
  return ownFeatures({
    memory: createIdentityMemory(kept, () => known.some(({ sample: ofSample }) => ofSample)),
    confirmSample: () => Promise.resolve(sampleWanted),
  });
}

describe('the light bulb without any identity known', () => {
  let own: EditorFeatures;

  const offers = async (
    { document, selection }: vscode.TextEditor,
    over: Partial<vscode.CodeActionContext> = {},
  ): Promise<vscode.CodeAction[]> => {
    const context = { diagnostics: [], only: undefined, triggerKind: CodeActionTriggerKind.Invoke, ...over };
    const actions = await own.codeActions.provideCodeActions(document, selection, context, never);
    return (actions ?? []).filter((action) => action instanceof vscode.CodeAction);
  };

  before(() => setting('workspaceIdentity', undefined));

  beforeEach(() => {
    own = features();
  });

  afterEach(async () => {
    own.dispose();
    await closeEditors();
  });

  it('asks for one, and offers what needs none', async () => {
    const editor = await showText('typescript', code);
    const [fixes, rewrites] = await waitFor('quick fixes', async () => {
      const all = await offers(editor);
      const quick = all.filter(({ kind }) => kind?.value === CodeActionKind.QuickFix.value);
      return quick.length > 0 && [quick, all.filter(({ kind }) => kind?.value === codeActionKind)];
    });
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [
        'Choose the managed identity for this code…',
        'Use ManagedIdentityCredential with the client ID from AZURE_CLIENT_ID',
      ],
    );
    assert.equal(
      fixes.some(({ isPreferred }) => isPreferred === true),
      false,
    );
    assert.deepEqual(
      rewrites.map(({ title }) => title),
      ['Use ManagedIdentityCredential for the system-assigned identity'],
    );
  });

  it('carries no edit until one is resolved, and choosing is a command', async () => {
    const editor = await showText('typescript', code);
    const all = await offers(editor, { only: CodeActionKind.Refactor });
    assert.equal(all.length, 3);
    for (const action of all) assert.equal(action.edit, undefined);
    for (const action of all) {
      const resolved = await own.codeActions.resolveCodeAction?.(action, never);
      assert.ok(resolved);
      const asks = /^Choose/.test(action.title);
      assert.equal(resolved.edit === undefined, asks, action.title);
      assert.ok(!asks || resolved.command !== undefined);
    }
  });

  it('changes nothing when the document was edited after the offer', async () => {
    const editor = await showText('typescript', code);
    const [offer] = (await offers(editor, { only: CodeActionKind.Refactor })).filter(({ title }) =>
      /system-assigned/.test(title),
    );
    assert.ok(offer);
    await editor.edit((edit) => {
      // Behind the credential, where the old offsets still fit.
      edit.insert(editor.document.lineAt(editor.document.lineCount - 1).range.end, '\n// later\n');
    });
    const resolved = await own.codeActions.resolveCodeAction?.(offer, never);
    assert.equal(resolved?.edit, undefined);
  });

  it('keeps quiet by itself where there is no credential and no Azure SDK, and speaks when asked', async () => {
    const triggerKind = CodeActionTriggerKind.Automatic;
    const plain = await showText(
      'typescript',
      '// @azure/identity is used elsewhere\n|\nexport const x = 1;\n',
    );
    assert.deepEqual(await offers(plain, { triggerKind }), []);
    assert.ok((await offers(plain)).length > 0);
    const imports = await showText(
      'typescript',
      "import { BlobServiceClient } from '@azure/storage-blob';\n|\n",
    );
    assert.ok((await offers(imports, { triggerKind })).length > 0);
  });

  it('gives nothing for kinds that are not its own', async () => {
    const editor = await showText('typescript', code);
    for (const only of [
      CodeActionKind.Source,
      CodeActionKind.SourceFixAll,
      CodeActionKind.RefactorExtract,
      CodeActionKind.Notebook,
    ]) {
      assert.deepEqual(await offers(editor, { only }), [], only.value);
    }
  });
});

describe('the light bulb with an identity of the sample tenant', () => {
  const known: RememberedIdentity = {
    id: sample.ordersApi,
    kind: 'userAssigned',
    name: 'id-orders-api',
    clientId: sample.clientIdOfOrdersApi,
    principalId: sample.principalOfOrdersApi,
    sample: true,
  };

  afterEach(closeEditors);

  for (const wanted of [false, true]) {
    it(`asks before it writes, and ${wanted ? 'says in the code that the ID is not real' : 'writes nothing without a yes'}`, async () => {
      const own = features([known], wanted);
      try {
        const { document, selection } = await showText('typescript', code);
        const before = document.getText();
        const context = {
          diagnostics: [],
          only: CodeActionKind.Refactor,
          triggerKind: CodeActionTriggerKind.Invoke,
        };
        const [offer] = (await own.codeActions.provideCodeActions(document, selection, context, never)) ?? [];
        assert.ok(offer instanceof vscode.CodeAction);
        assert.equal(offer.title, 'Use ManagedIdentityCredential for id-orders-api (client ID) (sample)');
        assert.notEqual(offer.isPreferred, true);
        await own.codeActions.resolveCodeAction?.(offer, never);
        assert.equal(offer.edit, undefined);
        const [asked] = (offer.command?.arguments ?? []) as Parameters<EditorFeatures['apply']>;
        await own.apply(asked);
        assert.equal(document.getText() === before, !wanted);
        if (wanted) assert.match(document.getText(), /Sample tenant: this ID is not real/);
      } finally {
        own.dispose();
      }
    });
  }
});
