/** The extension in a real extension host: found, activated, and nothing of it loaded before it is needed. */

import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { extensionId } from '../../src/names';
import { offersAt, ourDiagnostics, showFile, showText } from './editors';
import { waitFor } from './waitFor';

/** Long enough for a chunk to load that somebody asked for by mistake. */
const settle = 700;

/** The bundles of the extension that this process has loaded; what several of them share comes with each. */
function loadedChunks(): string[] {
  const dist = join(vscode.extensions.getExtension(extensionId)?.extensionPath ?? '', 'dist');
  const files = Object.keys(require.cache).filter((file) => dirname(file) === dist);
  return files
    .map((file) => basename(file))
    .filter((file) => !file.startsWith('shared-'))
    .sort();
}

// In this order: what is loaded stays loaded.
describe('the extension in its host', () => {
  it('opens a copy of the sample workspace', () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.equal(folder?.uri.fsPath, process.env['TEST_WORKSPACE']);
  });

  it('is installed under its published name and activates without Azure, commands, languages or sample data', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
    await sleep(settle);
    assert.deepEqual(loadedChunks(), ['extension.js']);
  });

  it('loads nothing for a file without a trigger word', async () => {
    const { document } = await showFile('storefront/src/order.ts');
    await sleep(settle);
    assert.deepEqual(await offersAt(document, 0), []);
    assert.deepEqual(loadedChunks(), ['extension.js']);
  });

  it('loads the languages, and nothing else, once a secret is typed somewhere in such a file', async () => {
    const editor = await showText('csharp', 'class A\n{\n  string text = "|";\n}\n');
    await editor.edit((edit) => {
      edit.insert(editor.selection.active, 'Server=orders.database.windows.net;');
    });
    await editor.edit((edit) => {
      edit.insert(editor.selection.active, 'Password=N0tThat!One');
    });
    await waitFor('a diagnostic', () => ourDiagnostics(editor.document).length > 0);
    await sleep(settle);
    assert.deepEqual(loadedChunks(), ['extension.js', 'syntax.js']);
  });

  it('has something to say of a file with a credential', async () => {
    const { document } = await showFile('storefront/src/orderStore.ts');
    await waitFor('a diagnostic', () => ourDiagnostics(document).length > 0);
    assert.deepEqual(loadedChunks(), ['extension.js', 'syntax.js']);
  });

  it('loads the commands with the first that runs, and Azure with the first that needs it', async () => {
    await vscode.commands.executeCommand('managedIdentities.copyLog');
    assert.deepEqual(loadedChunks(), ['commands.js', 'extension.js', 'syntax.js']);
    await vscode.commands.executeCommand('managedIdentities.openSampleTenant');
    assert.deepEqual(loadedChunks(), [
      'azure.js',
      'builtInRoles.json',
      'commands.js',
      'extension.js',
      'sampleTenant.js',
      'syntax.js',
    ]);
    await vscode.commands.executeCommand('managedIdentities.closeSampleTenant');
  });
});
