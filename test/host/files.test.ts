/** Files that the person keeps, over the editor's own file systems. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Failure } from '../../src/model/failure';
import { createFiles } from '../../src/ui/files';

describe('files that the person keeps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  const files = createFiles(vscode.Uri.file(folder).toString());

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('lie below the storage of the extension unless another place is named', () => {
    assert.equal(files.shown(files.keptFolder), vscode.Uri.file(join(folder, 'restore')).fsPath);
  });

  it('are written with the folders above them, and known to be there', async () => {
    const address = files.address(join(folder, 'one', 'two ä', 'back.sh'), 'restoreFile');
    assert.equal(await files.exists(address), false);
    await files.write(address, '# größe\n');
    assert.equal(await files.exists(address), true);
    assert.equal(readFileSync(join(folder, 'one', 'two ä', 'back.sh'), 'utf8'), '# größe\n');
    await files.write(address, 'again');
    assert.equal(readFileSync(join(folder, 'one', 'two ä', 'back.sh'), 'utf8'), 'again');
  });

  it('can be named by a path, a URI, or a path in the workspace', () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const path = join(folder, 'back.sh');
    assert.equal(files.shown(files.address(path, 'x')), vscode.Uri.file(path).fsPath);
    assert.equal(files.address('vscode-test:/a/back.sh', 'x'), 'vscode-test:/a/back.sh');
    assert.equal(files.shown(files.address('vscode-test:/a/b c.sh', 'x')), 'vscode-test:/a/b c.sh');
    assert.equal(
      files.address('infra/back.sh', 'x'),
      vscode.Uri.joinPath(workspace.uri, 'infra/back.sh').toString(),
    );
  });

  it('are refused by the name of the field where there is no such place', () => {
    for (const odd of ['', 'https:', 'untitled:'])
      assert.throws(
        () => files.address(odd, 'restoreFile'),
        (error: unknown) => error instanceof Failure && error.details.field === 'restoreFile',
        odd,
      );
  });

  it('are opened in the editor', async () => {
    const address = files.address(join(folder, 'opened.sh'), 'x');
    await files.write(address, '# opened');
    await files.open(address);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), '# opened');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
