/** Asks before something is granted or removed: a modal whose Cancel, like Escape, changes nothing. */

import { window } from 'vscode';
import { crossingWords, questionWords } from './confirmWords';
import type { Ui } from './ports';
import type { Words } from './words';

export function createConfirm(words: Words): Ui['confirm'] {
  return async (question, sample) => {
    const { message, detail, yes } = questionWords(words, question, sample);
    return (await window.showWarningMessage(message, { modal: true, detail }, yes)) === yes;
  };
}

export function createChoose(words: Words): Ui['choose'] {
  return async (crossing, sample) => {
    const { message, detail, answers } = crossingWords(words, crossing, sample);
    const labels = answers.map(({ label }) => label);
    const clicked = await window.showWarningMessage(message, { modal: true, detail }, ...labels);
    return answers.find(({ label }) => label === clicked)?.answer;
  };
}
