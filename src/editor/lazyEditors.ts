/** Stands in for the editor features until a document has something to say to them: only then is their chunk loaded. */

import {
  CodeActionKind,
  commands,
  languages,
  Range,
  window,
  workspace,
  type TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode';
import type { Disposable } from '../access/connection';
import { triggerPattern } from '../code/triggers';
import type { CodeReader, CredentialEditor } from '../commands/deps';
import { toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { codeActionKind, InternalCommand, languageIds, wakeWords } from '../names';
import type { EditorFeatures } from './entry';
import type { OfferCall } from './offerCommand';

export interface LazyEditorOptions {
  load(): Promise<EditorFeatures>;
  readonly log: Log;
  /** Runs what an offer does, and shows the person what went wrong. */
  attempt(name: string, work: () => Promise<void>): Promise<void>;
}

export interface LazyEditors extends Disposable {
  /** The active editor, for commands. */
  readonly credentials: CredentialEditor;
  readonly code: CodeReader;
  /** Loads the editors, since something is about to be dropped into one. */
  prepare(): void;
}

export function createLazyEditors(options: LazyEditorOptions): LazyEditors {
  let features: EditorFeatures | undefined;
  let loading: Promise<EditorFeatures> | undefined;
  let disposed = false;

  const load = (): Promise<EditorFeatures> => {
    loading ??= options.load().then(
      (loaded) => {
        features = loaded;
        if (disposed) loaded.dispose();
        return loaded;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const wake = triggerPattern(wakeWords);
  const wakesUp = (document: TextDocument, range?: Range): boolean =>
    languageIds.some((id) => id === document.languageId) && wake.test(document.getText(range));
  const prepare = (): void => {
    load().catch((error: unknown) => {
      options.log.error(`The languages could not be loaded: ${toFailure(error).message}`);
    });
  };
  const look = (document: TextDocument, range?: Range): void => {
    if (loading === undefined && wakesUp(document, range)) prepare();
  };
  for (const { document } of window.visibleTextEditors) look(document);

  const parts = [
    // Nothing of what was there before wakes anything, so that only the lines that were written are looked at.
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const [change, ...others] = contentChanges;
      if (change) look(document, others.length === 0 ? linesOf(change) : undefined);
    }),
    window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) look(document);
    }),
    // A document whose language was changed is opened anew while its editor stays as it is.
    workspace.onDidOpenTextDocument((document) => {
      if (window.visibleTextEditors.some((editor) => editor.document === document)) look(document);
    }),
    languages.registerCodeActionsProvider(
      languageIds.map((language) => ({ language })),
      {
        provideCodeActions: async (document, range, context, token) => {
          // Without a trigger word the document is not parsed, so that there would be nothing to offer.
          if (loading === undefined && !wakesUp(document)) return [];
          const { codeActions } = await load();
          return codeActions.provideCodeActions(document, range, context, token);
        },
        resolveCodeAction: (action, token) =>
          features?.codeActions.resolveCodeAction?.(action, token) ?? action,
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Empty.append(codeActionKind)] },
    ),
    commands.registerCommand(InternalCommand.applyOffer, (call: OfferCall) =>
      options.attempt(InternalCommand.applyOffer, async () => (await load()).apply(call)),
    ),
  ];
  return {
    prepare,
    credentials: {
      check: async () => (await load()).credentials.check(),
      insert: async (request) => (await load()).credentials.insert(request),
    },
    code: {
      clients: async (where) => (await load()).code.clients(where),
      openFile: async () => (await load()).code.openFile(),
      edit: async (files) => (await load()).code.edit(files),
      federation: async (signal) => (await load()).code.federation(signal),
    },
    dispose: () => {
      disposed = true;
      features?.dispose();
      for (const part of parts) part.dispose();
    },
  };
}

/** The lines that a change left behind, whole. */
function linesOf({ range, text }: Pick<TextDocumentContentChangeEvent, 'range' | 'text'>): Range {
  const { line } = range.start;
  return new Range(line, 0, line + text.split('\n').length, 0);
}
