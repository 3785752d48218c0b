/** Looks for a sign-in again when something outside says that there may be one now: never while one holds. */

import { authentication, Disposable, workspace } from 'vscode';
import type { Session } from '../access/connection';
import { Setting, settingsSection } from '../names';

/** VS Code tells of one sign-in several times in a row. */
const settleMilliseconds = 2_000;

export function followChanges(session: Session & { reset(): void }): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (session.state.kind === 'signedOut' || session.state.kind === 'failed') session.reset();
    }, settleMilliseconds);
  };
  return Disposable.from(
    authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id.startsWith('microsoft')) later();
    }),
    workspace.onDidChangeConfiguration((change) => {
      const changed = [Setting.credential, Setting.cloud, Setting.customCloud].some((name) =>
        change.affectsConfiguration(`${settingsSection}.${name}`),
      );
      if (changed) session.reset();
    }),
    new Disposable(() => {
      clearTimeout(timer);
    }),
  );
}
