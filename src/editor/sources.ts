/** Hands documents to the parser side and tells it of every edit. */

import { window, workspace, type TextDocument, type Uri } from 'vscode';
import type { Disposable } from '../access/connection';
import type { Syntax } from '../code/entry';
import type { Look } from '../code/diagnose';
import type { Language, ParsedFile, Plan, RuleContext } from '../code/language';
import type { Source } from '../code/source';
import type { Effort } from '../code/kept';
import type { WorkspaceFacts } from './workspaceFacts';

/** Good until the next await. */
export interface Parsed {
  readonly file: ParsedFile;
  readonly language: Language;
}

export interface Sources extends Disposable {
  /** Whether the editor's language is one we serve. */
  serves(document: TextDocument): boolean;
  /**
   * The document parsed as it is now, with its language; `undefined` when it is not to be parsed, or is too broken to be
   * in the time that the effort allows.
   */
  parsed(document: TextDocument, effort: Effort): Promise<Parsed | undefined>;
  /** What the rules notice; `undefined` when the document changed meanwhile. */
  findings(document: TextDocument, context: RuleContext, effort: Effort): Promise<Look | undefined>;
  /** A change that leaves no new syntax error, made over the document as it is now. */
  plan(
    document: TextDocument,
    make: (language: Language, file: ParsedFile) => Plan | undefined,
    signal: AbortSignal,
  ): Promise<Plan | undefined>;
  /** For what needs no document. */
  readonly syntax: Syntax;
}

/**
 * How often a document is parsed that was put away meanwhile, its text the same: what stands around it was read just then,
 * as it is in the first moments of an editor.
 */
const maxTries = 5;

export function createSources(syntax: Syntax, facts: WorkspaceFacts): Sources {
  /** The documents the parser side follows. */
  const open = new Set<string>();
  const serves = (document: TextDocument): boolean => syntax.languageFor(document.languageId) !== undefined;

  const close = (uri: Uri): void => {
    const key = uri.toString();
    if (open.delete(key)) syntax.close(key);
  };

  /** Makes sure the document is followed as it is now. */
  const follow = async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString();
    // Looking around in the workspace takes as long as loading a grammar does.
    if (!open.has(key)) syntax.prepare(document.languageId, document.getText());
    await facts.ready(document.uri, document.languageId);
    if (!open.has(key) && !document.isClosed) {
      open.add(key);
      syntax.open(sourceOf(document, facts));
    }
  };

  /** Follows a document and asks about it, again while it is the same but was put away before there was an answer. */
  const followed = async <T>(
    document: TextDocument,
    ask: (uri: string) => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    const { version } = document;
    for (let tries = 0; tries < maxTries && document.version === version && !document.isClosed; tries++) {
      await follow(document);
      const answer = await ask(document.uri.toString());
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

  const watching = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!open.has(document.uri.toString())) return;
      // All offsets of one event are those of the text before it.
      const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        start: rangeOffset,
        end: rangeOffset + rangeLength,
        text,
      }));
      syntax.update(sourceOf(document, facts), edits);
    }),
    workspace.onDidCloseTextDocument((document) => {
      close(document.uri);
    }),
    window.onDidChangeVisibleTextEditors((editors) => {
      const visible = new Set(editors.map((editor) => editor.document.uri.toString()));
      for (const { uri } of workspace.textDocuments) if (!visible.has(uri.toString())) close(uri);
    }),
    // A manifest that changed may make other imports visible or turn a `.js` file into a module.
    facts.onDidChange(() => {
      for (const { uri } of workspace.textDocuments) close(uri);
    }),
  ];

  return {
    serves,
    syntax,
    parsed: async (document, effort) => {
      const language = syntax.languageFor(document.languageId);
      if (language === undefined) return undefined;
      const file = await followed(document, async (uri) => {
        const answer = await syntax.parsed(uri, effort);
        return answer === 'closed' || answer === 'outdated' ? undefined : answer;
      });
      return typeof file === 'object' ? { file, language } : undefined;
    },
    findings: (document, context, effort) =>
      serves(document)
        ? followed(document, (uri) => syntax.diagnose(uri, context, effort))
        : Promise.resolve({ findings: [], isSettled: true }),
    plan: async (document, make, signal) => {
      if (!serves(document)) return undefined;
      await facts.ready(document.uri, document.languageId);
      const plan = await syntax.plan(sourceOf(document, facts), make, signal);
      return typeof plan === 'string' ? undefined : plan;
    },
    dispose: () => {
      for (const one of watching) one.dispose();
    },
  };
}

function sourceOf(document: TextDocument, facts: WorkspaceFacts): Source {
  const { moduleKind, ambientImports, others } = facts.known(document.uri, document.languageId);
  return {
    uri: document.uri.toString(),
    version: document.version,
    languageId: document.languageId,
    text: document.getText(),
    path: document.uri.path,
    indent: indentOf(document),
    ...(moduleKind !== undefined && { moduleKind }),
    ...(ambientImports !== undefined && { ambientImports }),
    ...(others !== undefined && { others }),
  };
}

/** One step of indentation as the editor that shows the document has it. */
function indentOf(document: TextDocument): string {
  const editor = window.visibleTextEditors.find((one) => one.document === document);
  const { insertSpaces, tabSize } = editor?.options ?? {};
  if (insertSpaces === false) return '\t';
  return ' '.repeat(typeof tabSize === 'number' ? tabSize : 4);
}
