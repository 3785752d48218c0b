/** The extension in a real extension host: found, activated. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in its host', () => {
  it('is installed under its published name and activates', async () => {
    const extension = vscode.extensions.getExtension('managed-identities.azure-managed-identities');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('opens a copy of the sample workspace', () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.equal(folder?.uri.fsPath, process.env['TEST_WORKSPACE']);
  });
});
