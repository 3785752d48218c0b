/** Stands in for the editor features until a document has something to say to them: only then is their chunk loaded. */

import {
  CodeActionKind,
  CodeActionTriggerKind,
  commands,
  languages,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import type { Disposable } from '../access/connection';
import { hasTrigger } from '../code/triggers';
import type { CredentialEditor } from '../commands/deps';
import { codeActionKind, InternalCommand, languageIds } from '../names';
import type { EditorFeatures } from './entry';
import type { OfferCall } from './offerCommand';

/** Every trigger word of every language holds one of these; a test keeps it so. */
export const wakeWords = ['azure', 'managedidentity'] as const;

export interface LazyEditorOptions {
  load(): Promise<EditorFeatures>;
  /** Runs what an offer does, and shows the person what went wrong. */
  attempt(name: string, work: () => Promise<void>): Promise<void>;
}

export interface LazyEditors extends Disposable {
  /** The active editor, for commands. */
  readonly credentials: CredentialEditor;
}

export function createLazyEditors(options: LazyEditorOptions): LazyEditors {
  let features: EditorFeatures | undefined;
  let loading: Promise<EditorFeatures> | undefined;
  let disposed = false;

  const load = (): Promise<EditorFeatures> => {
    loading ??= options.load().then((loaded) => {
      features = loaded;
      if (disposed) loaded.dispose();
      return loaded;
    });
    return loading;
  };
  const wakesUp = (document: TextDocument): boolean =>
    languageIds.some((id) => id === document.languageId) && hasTrigger(document.getText(), wakeWords);
  const look = (document: TextDocument): void => {
    if (loading === undefined && wakesUp(document)) void load();
  };
  for (const { document } of window.visibleTextEditors) look(document);

  const parts = [
    workspace.onDidChangeTextDocument(({ document }) => {
      look(document);
    }),
    window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) look(document);
    }),
    languages.registerCodeActionsProvider(
      languageIds.map((language) => ({ language })),
      {
        provideCodeActions: async (document, range, context, token) => {
          const asked = context.triggerKind === CodeActionTriggerKind.Invoke;
          if (loading === undefined && !asked && !wakesUp(document)) return [];
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
    credentials: {
      check: async () => (await load()).credentials.check(),
      insert: async (request) => (await load()).credentials.insert(request),
    },
    dispose: () => {
      disposed = true;
      features?.dispose();
      for (const part of parts) part.dispose();
    },
  };
}
