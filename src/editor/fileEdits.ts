/** Changes files of the workspace as one step that one undo takes back, and shows them. */

import { Uri, WorkspaceEdit, window, workspace, TextEdit } from 'vscode';
import type { FileEdit } from '../commands/deps';
import { Failure } from '../model/failure';
import { rangeOf } from './edits';

/** Nothing is saved. Throws `cannotInsertHere` when a file changed since it was read, or the editor refuses. */
export async function applyFileEdits(files: readonly FileEdit[]): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { uri, text, edits } of files) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    if (document.getText() !== text) throw new Failure('cannotInsertHere', { values: { reason: 'changed' } });
    edit.set(
      document.uri,
      edits.map((one) => TextEdit.replace(rangeOf(document, one), one.text)),
    );
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Failure('cannotInsertHere', { values: { reason: 'refused' } });
  const [first] = files;
  if (first !== undefined) await window.showTextDocument(Uri.parse(first.uri), { preview: false });
}
