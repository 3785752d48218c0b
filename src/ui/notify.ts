/** Tells what was done, without waiting for anyone: in the status bar for a moment, or with buttons that undo or lead there. */

import { l10n, window } from 'vscode';
import { toFailure } from '../model/failure';
import { newsWords } from './newsWords';
import type { FailureWords, FollowUps, Ui } from './ports';
import { say } from './said';
import type { Words } from './words';

const passingMilliseconds = 4000;

export function createTell(words: Words, failures: FailureWords, showLog: () => void): Ui['tell'] {
  return (news, sample, followUps = {}) => {
    const { text, tone } = newsWords(words, news, sample);
    if (tone === 'passing') {
      window.setStatusBarMessage(`$(check) ${text}`, passingMilliseconds);
      return;
    }
    const buttons = [...buttonsOf(followUps), ...(tone === 'bad' ? [logButton(showLog)] : [])];
    const show = tone === 'bad' ? window.showWarningMessage : window.showInformationMessage;
    void show(text, ...buttons.map(({ label }) => label)).then(async (clicked) => {
      try {
        await buttons.find(({ label }) => label === clicked)?.run();
      } catch (error) {
        await failures.show(toFailure(error));
      }
    });
  };
}

interface Button {
  readonly label: string;
  run(): Promise<void>;
}

function buttonsOf({ undo, showInTree, more = [] }: FollowUps): Button[] {
  return [
    ...(undo === undefined ? [] : [{ label: l10n.t('Undo'), run: undo }]),
    ...(showInTree === undefined ? [] : [{ label: l10n.t('Show in tree'), run: showInTree }]),
    ...more.map(({ label, run }) => ({ label: say(l10n.t, label), run })),
  ];
}

function logButton(showLog: () => void): Button {
  return {
    label: l10n.t('Show log'),
    run: () => {
      showLog();
      return Promise.resolve();
    },
  };
}
