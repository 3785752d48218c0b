/** Opens the report on who has access at a place, and leads on to assigning a role there. */

import type { Connection } from '../../access/connection';
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

export async function showAccessAt(
  deps: CommandDeps,
  connection: Connection,
  { at, tenantId }: PlaceInTenant,
): Promise<AccessResult> {
  const { ui } = deps;
  const { store, sample } = connection;
  const { id } = at.scope;
  const found = await ui.busy({ doing: 'said', what: ['access.reading', at.name] }, (signal) =>
    store.accessAt(tenantId, id, signal),
  );
  const report = await ui.documents.showReport(
    `access ${at.name}`,
    accessReport(at, found, ui.failures),
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
