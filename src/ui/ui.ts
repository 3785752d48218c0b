/** Everything that commands ask and tell, over the editor's own pickers, messages and documents. */

import { commands, env, l10n } from 'vscode';
import { toFailure } from '../model/failure';
import { createChoose, createConfirm } from './confirm';
import { createDocuments } from './documents';
import { editorWords } from './editorWords';
import { createFailureWords } from './failures';
import { createFiles } from './files';
import { failureReason } from './failureWords';
import { createTextBox } from './inputBox';
import type { LogChannel } from './log';
import { createTell } from './notify';
import { formPickers } from './pickForm';
import { heldRolePicker } from './pickHeldRoles';
import { identityPicker } from './pickIdentity';
import { planPicker } from './pickPlan';
import { rolePicker } from './pickRoles';
import { scopePicker } from './pickScope';
import { subscriptionPicker } from './pickSubscriptions';

import type { Ui } from './ports';
import { createBusy } from './progress';
import { createListPicker } from './quickPick';
import { reviewPicker } from './review';
import { selectedText } from './selectedText';

export interface EditorUi {
  readonly ui: Ui;
  dispose(): void;
}

/** @param storage the address of the folder that the editor gives this extension for good. */
export function createUi(channel: LogChannel, storage: string): EditorUi {
  const words = editorWords;
  const showLog = () => {
    channel.view.show();
  };
  const failures = createFailureWords(showLog);
  const list = createListPicker((failure) =>
    l10n.t('Could not be read: {0}', failureReason(l10n.t, failure)),
  );
  const box = createTextBox((failure) =>
    l10n.t('This could not be checked: {0}', failureReason(l10n.t, failure)),
  );
  const documents = createDocuments();
  const openRequest = (name: string, text: string, sample: boolean) => {
    documents.documents.showText(`${name}.http`, text, sample).catch((error: unknown) => {
      void failures.show(toFailure(error));
    });
  };
  return {
    ui: {
      pick: {
        identity: identityPicker(list, words),
        scope: scopePicker(list, words),
        roles: rolePicker(list, words),
        review: reviewPicker(list, words, openRequest),
        ...formPickers(list, box, words),
        plan: planPicker(list, words, openRequest),
        heldRoles: heldRolePicker(list, words),
        subscriptions: subscriptionPicker(list, words),
      },
      confirm: createConfirm(words),
      choose: createChoose(words),
      ...createBusy(),
      tell: createTell(words, failures, showLog),
      failures,
      copy: async (text) => {
        await env.clipboard.writeText(text);
      },
      selected: selectedText,
      // As text, because the editor's own form of an address encodes the `#@…/resource/…` of the portal once more.
      openExternal: async (url) => {
        await commands.executeCommand('vscode.open', url);
      },
      documents: documents.documents,
      files: createFiles(storage),
      log: channel.view,
    },
    dispose: () => {
      documents.dispose();
    },
  };
}
