/** Asks before something is granted or removed: a modal whose Cancel, like Escape, changes nothing. */

import { window } from 'vscode';
import { questionWords } from './confirmWords';
import type { Ui } from './ports';
import type { Words } from './words';

export function createConfirm(words: Words): Ui['confirm'] {
  return async (question, sample) => {
    const { message, detail, yes } = questionWords(words, question, sample);
    return (await window.showWarningMessage(message, { modal: true, detail }, yes)) === yes;
  };
}
