/** Shows failures: one sentence, "Show log", and "Sign in" where that is the remedy. Cancelling shows nothing. */

import { l10n, window } from 'vscode';
import type { Failure, FailureCode } from '../model/failure';
import { failureSentence } from './failureWords';
import type { FailureWords } from './ports';

const mendedBySignIn: ReadonlySet<FailureCode> = new Set(['signInNeeded', 'tenantRefuses']);

export function createFailureWords(showLog: () => void): FailureWords {
  const sentence = (failure: Failure) => failureSentence(l10n.t, failure);
  return {
    sentence,
    async show(failure) {
      if (failure.code === 'cancelled') return undefined;
      const signIn = l10n.t('Sign in');
      const log = l10n.t('Show log');
      const buttons = mendedBySignIn.has(failure.code) ? [signIn, log] : [log];
      const clicked = await window.showErrorMessage(sentence(failure), ...buttons);
      if (clicked === log) showLog();
      return clicked === signIn ? 'signIn' : undefined;
    },
  };
}
