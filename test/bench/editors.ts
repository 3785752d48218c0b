/** Measures the light bulb and the first diagnostics of 5,000-line files in editors of a real host. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { createIdentityMemory, type KeyedMemory } from '../../src/access/identityMemory';
import { createRoleMemory } from '../../src/access/roleMemory';
import { publicCloud } from '../../src/auth/clouds';
import { createSyntax } from '../../src/code/entry';
import type { LoadGrammar } from '../../src/code/grammars';
import { createCodeActions } from '../../src/editor/codeActions';
import { createKnownIdentities } from '../../src/editor/knownIdentities';
import { createKnownIds } from '../../src/editor/knownIds';
import { createDiagnostics } from '../../src/editor/diagnostics';
import { createPackages } from '../../src/editor/packages';
import { createRuleLinks } from '../../src/editor/ruleLinks';
import { createSources, type Sources } from '../../src/editor/sources';
import { createWorkspaceFacts } from '../../src/editor/workspaceFacts';
import { settingsSection } from '../../src/names';
import { waitFor } from '../host/waitFor';
import { anIdentity } from './bigTenant';
import { distribution, type Figure } from './figures';
import { repository } from './inHost';
import { codeFiles, largeFiles, typing, type LargeFile } from './largeFiles';
import { comesToRest } from './rest';
import { processorTime } from './stretches';

const edits = 200;
const patience = 20_000;

/** The parts as editor/entry.ts builds them. */
export async function editorFigures(): Promise<Figure[]> {
  // Scripts have something to report only where the workspace says what it runs as.
  await vscode.workspace
    .getConfiguration(settingsSection)
    .update('workspaceIdentity', anIdentity().id, vscode.ConfigurationTarget.Global);
  const extensionUri = vscode.Uri.file(repository());
  const loadGrammar: LoadGrammar = (name) => {
    const file = name === 'tree-sitter' ? name : `tree-sitter-${name}`;
    return Promise.resolve(
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', `${file}.wasm`)),
    );
  };
  const log = { info: ignore, warn: ignore, error: console.error, debug: ignore };
  const values = new Map<string, unknown>();
  const stored: KeyedMemory = {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
  };
  const memory = createIdentityMemory(stored);
  memory.remember(anIdentity(), false, true);
  const idle = { state: { kind: 'idle' }, onDidChange: () => ({ dispose: () => undefined }) } as const;
  const facts = createWorkspaceFacts();
  const sources = createSources(createSyntax({ loadGrammar }), facts);
  const packages = createPackages(sources.syntax, facts, log);
  const diagnostics = createDiagnostics({
    sources,
    facts,
    known: createKnownIds(createKnownIdentities(idle, memory), idle),
    log,
    vaultOf: () => undefined,
    ruleLink: createRuleLinks(extensionUri),
  });
  const provider = createCodeActions({
    sources,
    diagnostics,
    memory,
    roles: createRoleMemory(stored),
    packages,
    suffixes: () => publicCloud.suffixes,
    hosts: () => new Set(),
    vaultOf: () => undefined,
  });
  const figures: Figure[] = [];
  try {
    for (const file of largeFiles) {
      await wakeOthers(file);
      const document = await vscode.workspace.openTextDocument(placed(file));
      figures.push(await firstDiagnostics(file, document));
      figures.push(await offered(file, document, sources, provider));
    }
  } finally {
    for (const part of [diagnostics, sources, facts]) part.dispose();
  }
  return figures;
}

function ignore(): void {
  // What is logged on the way is no figure.
}

/** Where a project of that language stands in the sample workspace. */
const folders: Readonly<Record<string, string>> = {
  typescript: 'storefront/src',
  python: 'fulfilment/fulfilment',
  csharp: 'warehouse',
};

function placed(file: LargeFile): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No workspace is open');
  const target = path.join(folder.uri.fsPath, folders[file.languageId] ?? '', file.fileName);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, file.text);
  return vscode.Uri.file(target);
}

/** Opens a file that is none of ours, so that what the editor itself starts for a language is not measured with it. */
async function wakeOthers(file: LargeFile): Promise<void> {
  const language = file.languageId;
  const document = await vscode.workspace.openTextDocument({ language, content: '' });
  await vscode.window.showTextDocument(document);
  await comesToRest();
}

interface Moment {
  readonly wall: number;
  readonly processor: number;
}

function momentNow(): Moment {
  return { wall: performance.now(), processor: processorTime() };
}

/** From the document shown to its findings: the grammar, and for the first language the parser, are loaded on the way. */
async function firstDiagnostics(file: LargeFile, document: vscode.TextDocument): Promise<Figure> {
  const found = new Promise<Moment>((resolve, reject) => {
    const giveUp = setTimeout(reject, patience, new Error(`Nothing was found in ${file.fileName}`));
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((uri) => uri.toString() === document.uri.toString())) return;
      if (
        !vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'managed-identities')
      )
        return;
      listening.dispose();
      clearTimeout(giveUp);
      resolve(momentNow());
    });
  });
  const shown = new Promise<Moment>((resolve) => {
    const listening = vscode.window.onDidChangeVisibleTextEditors((editors) => {
      if (!editors.some((editor) => editor.document === document)) return;
      listening.dispose();
      resolve(momentNow());
    });
  });
  await vscode.window.showTextDocument(document);
  const [started, ended] = await Promise.all([shown, found]);
  return {
    row: 'first',
    of: `${file.name}, grammar not loaded before`,
    value: ended.wall - started.wall,
    processor: ended.processor - started.processor,
  };
}

/** Each edit is made in the editor; the tree is brought up to date before the offers are asked for. */
async function offered(
  file: LargeFile,
  document: vscode.TextDocument,
  sources: Sources,
  provider: vscode.CodeActionProvider,
): Promise<Figure> {
  const editor = await vscode.window.showTextDocument(document);
  const walls: number[] = [];
  const processors: number[] = [];
  let lit = 0;
  for (const { edit } of typing(file, edits)) {
    const at = document.positionAt(edit.start);
    // Without undo stops: a person's typing has none in between either.
    await editor.edit((builder) => builder.insert(at, edit.text), {
      undoStopBefore: false,
      undoStopAfter: false,
    });
    // An answer that something else in the window has overtaken is asked for again; some texts are too broken for a tree.
    await waitFor(`a tree of ${file.fileName}`, async () => {
      const parsed = await sources.parsed(document, 'whole');
      return parsed ?? (await sources.syntax.parsed(document.uri.toString())) === 'unfinished';
    });
    // Every other time the cursor is in a credential, where most is offered.
    const place =
      walls.length % 2 === 0 ? at : document.positionAt(document.getText().indexOf(file.credential) + 3);
    const token = new vscode.CancellationTokenSource();
    const context = {
      triggerKind: vscode.CodeActionTriggerKind.Automatic,
      only: undefined,
      diagnostics: vscode.languages.getDiagnostics(document.uri),
    };
    const processor = processorTime();
    const started = performance.now();
    const actions = await provider.provideCodeActions(
      document,
      new vscode.Range(place, place),
      context,
      token.token,
    );
    walls.push(performance.now() - started);
    processors.push(processorTime() - processor);
    token.dispose();
    if ((actions ?? []).length > 0) lit += 1;
  }
  await vscode.commands.executeCommand('workbench.action.files.revert');
  // None is offered where an open bracket leaves no syntax to write into.
  if (codeFiles.includes(file) && lit < edits / 4)
    throw new Error(`Only ${lit} times something was offered in ${file.fileName}`);
  return distribution('codeActions', file.name, walls, processors);
}
