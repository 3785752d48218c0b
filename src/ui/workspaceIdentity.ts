/** Reads the identity that the settings name once somebody is signed in, so that offers can name it by every ID and for what it reaches. */

import { Disposable, workspace } from 'vscode';
import type { Connection, Session } from '../access/connection';
import type { IdentityMemory } from '../access/identityMemory';
import type { FoundIdentity } from '../access/identitySearch';
import type { RoleMemory } from '../access/roleMemory';
import { toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { isSampleId } from '../model/sampleMark';
import { Setting, settingsSection } from '../names';

export interface WorkspaceIdentityOptions {
  readonly session: Session;
  readonly identities: IdentityMemory;
  readonly roles: Pick<RoleMemory, 'placesOf'>;
  /** Looks up what an identity reaches, and remembers it. */
  readReach(connection: Connection, found: FoundIdentity, signal: AbortSignal): Promise<void>;
  readonly settings: { workspaceIdentity(): string };
  readonly log: Log;
}

/** Asks once for each identity on a machine, and never for a sign-in. */
export function followWorkspaceIdentity({
  session,
  identities,
  roles,
  readReach,
  settings,
  log,
}: WorkspaceIdentityOptions): Disposable {
  const stop = new AbortController();
  const learn = async (): Promise<void> => {
    const { state } = session;
    const id = settings.workspaceIdentity();
    if (state.kind !== 'connected' || id === '') return;
    if (identities.recall(id) !== undefined && roles.placesOf(id) !== undefined) return;
    const { store, sample } = state.connection;
    if (isSampleId(id) !== sample) return;
    try {
      const found = await store.identityById(id, stop.signal);
      identities.remember(found.identity, sample, false);
      await readReach(state.connection, found, stop.signal);
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
