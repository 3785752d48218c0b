/** Follows what happens outside: a sign-in that appears or goes, and the settings that say who and where. */

import { authentication, Disposable, workspace } from 'vscode';
import type { Session } from '../access/connection';
import { Setting, settingsSection } from '../names';
import { sovereignCloudSection } from './clouds';
import { isStillSignedIn } from './vscodeAccounts';

/** VS Code tells of one sign-in several times in a row. */
const settleMilliseconds = 2_000;

export function followChanges(session: Session & { reset(): void }): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const { state } = session;
    if (state.kind === 'signedOut' || state.kind === 'failed') session.reset();
    if (state.kind !== 'connected' || state.connection.sample) return;
    const { cloud, account } = state.connection;
    if (!(await isStillSignedIn(cloud, account)) && session.state === state) session.reset();
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Not being able to ask says nothing about the account: it stays.
      look().catch(() => undefined);
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
      if (changed || change.affectsConfiguration(sovereignCloudSection)) session.reset();
    }),
    new Disposable(() => {
      clearTimeout(timer);
    }),
  );
}
