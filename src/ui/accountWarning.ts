/** Warns once when the token in use is not a person's own: what is seen then is not what the person may see. */

import { l10n, window } from 'vscode';
import type { Disposable, Session } from '../access/connection';
import { answererName } from './accountText';

export function warnOfOtherHolders(session: Session): Disposable {
  return session.onDidChange((state) => {
    if (state.kind !== 'connected') return;
    const { account } = state.connection;
    if (account.answeredBy !== 'managedIdentity' && account.answeredBy !== 'application') return;
    void window.showWarningMessage(
      l10n.t(
        'DefaultAzureCredential answered with a {0}, not with your own sign-in. What you see is what that may see. Choose another credential in the settings to use your account.',
        answererName(account),
      ),
    );
  });
}
