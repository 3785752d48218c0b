/** Deletes a user-assigned identity after a look at all that hangs on it, with a way back written down before. */

import type { Connection } from '../../access/connection';
import { deleteIdentity as remove } from '../../access/lifecycle/deleteIdentity';
import type { Footprint } from '../../access/lifecycle/footprint';
import { restoreScripts } from '../../access/lifecycle/restoreScripts';
import { lastSegment } from '../../model/armId';
import { toFailure } from '../../model/failure';
import type { UserAssignedIdentity } from '../../model/identity';
import { shellQuoted } from '../../model/shellText';
import { isConfirmed, textOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, Gesture } from '../deps';
import type { PlainError } from '../plainError';
import { namedUserAssigned } from '../userAssigned';
import { askForDeletion } from './deletionSteps';
import { placesAt, taken, type RestorePlaces } from './restorePlaces';
import { tellDeleted } from './tellDeleted';

export interface DeletionResult {
  /** As it was. */
  readonly identity: UserAssignedIdentity;
  /** Where the scripts are that make it anew, as URIs. */
  readonly restoreFiles: RestorePlaces;
  readonly removed: {
    readonly roleAssignmentIds: readonly string[];
    /** Names; they go with the identity. */
    readonly federatedCredentials: readonly string[];
  };
  readonly notRemoved: readonly { readonly roleAssignmentId: string; readonly error: PlainError }[];
  /** Resources whose identity block names the identity still. */
  readonly stillNamedBy: readonly string[];
}

/** @returns what was removed and what was not; `undefined` when the person left. */
export const deleteIdentity: Gesture =
  (deps) =>
  async (input): Promise<DeletionResult | undefined> => {
    const { ui } = deps;
    const values = valuesOf(input);
    const restoreFile = textOf(values, 'restoreFile');
    const places =
      restoreFile === undefined ? undefined : placesAt(ui.files.address(restoreFile, 'restoreFile'));
    const connection = await connect(deps);
    const { sample } = connection;
    const named = await namedUserAssigned(deps, connection, input);
    if (named !== undefined && named.length > 1) {
      ui.tell({ news: 'said', text: ['delete.oneAtATime', named.length], tone: 'note' }, sample);
      return undefined;
    }
    const answers = await askForDeletion(deps, connection, {
      named: named?.[0],
      places,
      askPlace: input.from !== 'arguments',
      isConfirmed: (name) => isConfirmed(values, [[name]]),
    });
    if (answers === undefined) return undefined;
    const agreed =
      (await isUnreadAccepted(deps, connection, answers.footprint)) &&
      (await mayWrite(deps, connection, answers.places));
    return agreed ? carryOut(deps, connection, answers.footprint, answers.places) : undefined;
  };

/** What could not be read may hang on the identity too: it goes only when somebody says so, whatever `confirm` holds. */
async function isUnreadAccepted(
  { ui }: CommandDeps,
  { sample }: Connection,
  { identity, problems }: Footprint,
): Promise<boolean> {
  if (problems.length === 0) return true;
  return ui.confirm(
    {
      ask: 'said',
      message: ['delete.unread', identity.name],
      detail: [
        ...problems.map(
          ({ where, whereName, failure }) =>
            ['delete.unreadLine', whereName ?? lastSegment(where), ui.failures.sentence(failure)] as const,
        ),
        ['delete.unreadMeans'],
      ],
      yes: ['delete.anyway'],
    },
    sample,
  );
}

async function mayWrite(
  { ui }: CommandDeps,
  { sample }: Connection,
  places: RestorePlaces,
): Promise<boolean> {
  const there = await taken(ui.files, places);
  if (there.length === 0) return true;
  return ui.confirm(
    {
      ask: 'said',
      message: ['delete.replace'],
      detail: there.map((address) => ['delete.file', ui.files.shown(address)] as const),
      yes: ['delete.replaceYes'],
    },
    sample,
  );
}

/** Writes the way back first: where that fails, nothing is deleted. */
async function carryOut(
  deps: CommandDeps,
  connection: Connection,
  footprint: Footprint,
  places: RestorePlaces,
): Promise<DeletionResult> {
  const { ui, clock, log, identities } = deps;
  const { azure, store, sample } = connection;
  const { identity, roles, credentials, users } = footprint;
  const scripts = await ui.busyInView((signal) =>
    restoreScripts(azure, footprint, { at: clock.now(), sample }, signal),
  );
  await ui.files.write(places.azureCli, scripts.azureCli);
  await ui.files.write(places.bicep, scripts.bicep);
  const path = ui.files.shown(places.azureCli);
  log.info(`Wrote what makes ${identity.id} anew: ${path} and ${ui.files.shown(places.bicep)}`);
  const ids = roles.map(({ assignment }) => assignment.id);
  const { roles: outcomes } = await ui.busy(
    { doing: 'said', what: ['delete.busy', identity.name] },
    async (signal, report) => {
      try {
        const needs = { azure, store, clock, log };
        return await remove(needs, footprint, ids, `bash ${shellQuoted(path)}`, signal, report);
      } catch (error) {
        // Nobody has said what became of the request.
        if (toFailure(error).code === 'offline')
          ui.tell({ news: 'said', text: ['delete.unknown', identity.name, path], tone: 'note' }, sample);
        throw error;
      }
    },
  );
  identities.forget(identity.id);
  const notRemoved = tellDeleted(deps, connection, { footprint, places, outcomes });
  return {
    identity,
    restoreFiles: places,
    removed: {
      roleAssignmentIds: ids.filter((id) => notRemoved.every((each) => each.roleAssignmentId !== id)),
      federatedCredentials: credentials.map(({ name }) => name),
    },
    notRemoved,
    stillNamedBy: users.map(({ id }) => id),
  };
}
