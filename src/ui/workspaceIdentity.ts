/** Reads the identity that the settings name once somebody is signed in, so that offers can name it by every ID. */

import { Disposable, workspace } from 'vscode';
import type { Session } from '../access/connection';
import type { IdentityMemory } from '../access/identityMemory';
import { toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { isSampleId } from '../model/sampleMark';
import { Setting, settingsSection } from '../names';

export interface WorkspaceIdentityOptions {
  readonly session: Session;
  readonly identities: IdentityMemory;
  readonly settings: { workspaceIdentity(): string };
  readonly log: Log;
}

/** Asks only for an identity this machine does not remember, and never for a sign-in. */
export function followWorkspaceIdentity({
  session,
  identities,
  settings,
  log,
}: WorkspaceIdentityOptions): Disposable {
  const stop = new AbortController();
  const learn = async (): Promise<void> => {
    const { state } = session;
    const id = settings.workspaceIdentity();
    if (state.kind !== 'connected' || id === '' || identities.recall(id) !== undefined) return;
    const { store, sample } = state.connection;
    if (isSampleId(id) !== sample) return;
    try {
      const { identity } = await store.identityById(id, stop.signal);
      identities.remember(identity, sample, false);
    } catch (error) {
      log.warn(`The workspace identity could not be read: ${toFailure(error).message}`);
    }
  };
  return Disposable.from(
    session.onDidChange(() => void learn()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${settingsSection}.${Setting.workspaceIdentity}`)) void learn();
    }),
    new Disposable(() => {
      stop.abort();
    }),
  );
}
