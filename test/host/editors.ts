/** Documents in the editors of the host: shown, looked at by the extension, changed through its offers, put away. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeActionKind, diagnosticSource } from '../../src/names';
import { waitFor } from './waitFor';

/** Shows a new document; `|` in the text is where the cursor goes. */
export async function showText(languageId: string, text: string): Promise<vscode.TextEditor> {
  const at = text.indexOf('|');
  const content = at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  const editor = await shown(document, 0);
  // Names of untitled documents are used again, and the editor may bring back what stood under the name before.
  if (document.getText() !== content) {
    const whole = new vscode.Range(
      new vscode.Position(0, 0),
      document.lineAt(document.lineCount - 1).range.end,
    );
    await editor.edit((edit) => {
      edit.replace(whole, content);
    });
  }
  assert.equal(document.getText(), content);
  return shown(document, Math.max(0, at));
}

/** Shows a file of the workspace, the cursor in the first place that holds `text`. */
export async function showFile(path: string, text = ''): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(path));
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${path} holds no ${text}`);
  return shown(document, at + (text === '' ? 0 : 1));
}

async function shown(document: vscode.TextDocument, offset: number): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const cursor = document.positionAt(offset);
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

export function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Writes a file of the workspace anew. */
export async function writeFile(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(inWorkspace(path), new TextEncoder().encode(text));
}

/** What the extension reports on a document now. */
export function ourDiagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === diagnosticSource);
}

/** The rules that are reported, once they are these. */
export async function waitForRules(
  document: vscode.TextDocument,
  ...rules: readonly string[]
): Promise<vscode.Diagnostic[]> {
  const now = (): string[] => ourDiagnostics(document).map(ruleOf).sort();
  const wanted = JSON.stringify([...rules].sort());
  return waitFor(`${wanted}, not ${JSON.stringify(now())}`, () =>
    JSON.stringify(now()) === wanted ? ourDiagnostics(document) : undefined,
  );
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : '';
}

/** The code actions of the extension at an offset, each resolved. Those of other extensions are left out. */
export async function offersAt(
  document: vscode.TextDocument,
  offset: number,
  kind?: string,
): Promise<vscode.CodeAction[]> {
  const at = document.positionAt(offset);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    kind,
    50,
  );
  return actions.filter(isOurs);
}

/** The kinds are ours or `quickfix`; the quick fixes of the editor's own languages all call a command of theirs. */
function isOurs({ kind, command }: vscode.CodeAction): boolean {
  if (kind?.value === codeActionKind) return true;
  return kind?.value === 'quickfix' && (command?.command.startsWith('managedIdentities.') ?? true);
}

/** The offers at the cursor of an editor. */
export function offersIn(
  { document, selection }: vscode.TextEditor,
  kind?: string,
): Promise<vscode.CodeAction[]> {
  return offersAt(document, document.offsetAt(selection.active), kind);
}

/** Takes the offer whose title matches: its edit is applied as the light bulb does. Gives the text afterwards. */
export async function take(editor: vscode.TextEditor, title: RegExp, kind?: string): Promise<string> {
  const offers = await offersIn(editor, kind);
  const offer = offers.find((one) => title.test(one.title));
  assert.ok(offer?.edit, `no edit ${String(title)} among ${JSON.stringify(offers.map((one) => one.title))}`);
  assert.ok(await vscode.workspace.applyEdit(offer.edit));
  return editor.document.getText();
}

/** One undo in the active editor. */
export async function undo(): Promise<void> {
  await vscode.commands.executeCommand('undo');
}

/** Puts every editor away, changes included. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Sets a setting of the extension in the workspace; `undefined` takes it away. */
export async function setting(name: string, value: unknown): Promise<void> {
  const section = vscode.workspace.getConfiguration('managedIdentities');
  await section.update(name, value, vscode.ConfigurationTarget.Workspace);
}
