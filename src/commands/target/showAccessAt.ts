/** Opens the report on who has access at a place, and leads on to assigning a role there. */

import type { DeadReference } from '../../access/attach/deadReferences';
import type { Connection } from '../../access/connection';
import { oldIdsOfGone, type OldIds } from '../../access/target/oldIds';
import { lastSegment } from '../../model/armId';
import type { Said } from '../../ui/said';
import type { PlaceInTenant } from '../askForPlace';
import { assignRole } from '../assignRole';
import { databaseUsersOffer } from '../databaseUsers';
import type { CommandDeps } from '../deps';
import {
  accessReport,
  databaseUsersOf,
  identitiesWith,
  plainAccess,
  plainUnread,
  type PlainAccess,
  type PlainUnread,
} from './accessReport';
import { replaceSection } from './identityReport';

export interface AccessResult {
  readonly scope: string;
  readonly access: readonly PlainAccess[];
  /** What could not be read: without it, `access` is all there is in sight. */
  readonly unread: readonly PlainUnread[];
  /** Groups that hold roles there: whoever is in one has them too. */
  readonly groups: number;
  /** The report as it is shown. */
  readonly report: string;
}

/** @param gone an identity that the place still names: what holds its IDs is reported too. */
export async function showAccessAt(
  deps: CommandDeps,
  connection: Connection,
  { at, tenantId }: PlaceInTenant,
  gone?: DeadReference,
): Promise<AccessResult> {
  const { ui } = deps;
  const { store, sample } = connection;
  const { id } = at.scope;
  const [read, oldIds] = await ui.busy({ doing: 'said', what: ['access.reading', at.name] }, (signal) =>
    Promise.all([
      store.accessAt(tenantId, id, signal),
      gone === undefined ? undefined : oldIdsOfGone(store, gone, signal),
    ]),
  );
  const found = { ...read, problems: [...read.problems, ...(oldIds?.problems ?? [])] };
  const report = await ui.documents.showReport(
    `access ${at.name}`,
    accessReport(at, found, ui.failures, gone && oldIds && replacing(gone, oldIds)),
    sample,
  );
  ui.tell({ news: 'said', text: ['access.told', identitiesWith(found), at.name], tone: 'note' }, sample, {
    more: [
      {
        label: ['access.assign'],
        run: async () => {
          await assignRole(deps)({ from: 'arguments', values: { scope: id } });
        },
      },
      ...databaseUsersOffer(deps, connection, databaseUsersOf(at, found)),
    ],
  });
  return {
    scope: id,
    access: found.entries.map(plainAccess),
    unread: plainUnread(found, ui.failures),
    groups: found.groups,
    report,
  };
}

/** Where only the resource ID is left of an identity, nothing that has its other IDs can be found. */
function replacing({ identityId, clientId, principalId }: DeadReference, oldIds: OldIds) {
  const ids = [clientId ?? [], principalId ?? [], identityId].flat();
  const lead: Said[] = [
    ['own.gone', lastSegment(identityId)],
    ...(ids.length === 3 ? [] : [['own.goneIds'] as const]),
  ];
  return { lead, sections: [replaceSection(ids, oldIds)] };
}
