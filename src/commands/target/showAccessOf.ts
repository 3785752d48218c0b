/** Opens the report on all access of an identity, and leads on: to another role, to what the databases and the directory hold. */

import { appRolesPage } from '../../access/appRoles';
import type { Connection } from '../../access/connection';
import { oldIdsOf } from '../../access/target/oldIds';
import { orUnknown } from '../../model/orUnknown';
import type { FollowUps, LocatedIdentity } from '../../ui/ports';
import { assignRole } from '../assignRole';
import { databaseUsersOffer } from '../databaseUsers';
import type { CommandDeps } from '../deps';
import { plainUnread, type PlainUnread } from './accessReport';
import {
  databaseUsers,
  effective,
  identityReport,
  plainOwnAccess,
  type PlainOwnAccess,
} from './identityReport';

export interface IdentityAccessResult {
  readonly identityId: string;
  readonly principalId: string;
  readonly access: readonly PlainOwnAccess[];
  /** What could not be read: without it, `access` is all there is in sight. */
  readonly unread: readonly PlainUnread[];
  /** The names of those subscriptions among it. */
  readonly unreadSubscriptions: readonly string[];
  /** ISO 8601. */
  readonly readAt: string;
  /** The report as it is shown. */
  readonly report: string;
}

export async function showAccessOf(
  deps: CommandDeps,
  connection: Connection,
  located: LocatedIdentity,
): Promise<IdentityAccessResult> {
  const { ui } = deps;
  const { store, cloud, sample } = connection;
  const { identity, tenantId } = located;
  const [read, clientId, oldIds] = await ui.busy(
    { doing: 'said', what: ['own.reading', identity.name] },
    (signal, progress) =>
      Promise.all([
        store.accessOf(identity, tenantId, signal, progress),
        orUnknown(store.clientIdOf(identity, tenantId, signal)),
        identity.kind === 'userAssigned' ? oldIdsOf(store, identity, tenantId, signal) : undefined,
      ]),
  );
  const found = { ...read, problems: [...read.problems, ...(oldIds?.problems ?? [])] };
  const subject = {
    identity,
    tenantId,
    cloud,
    sample,
    ...(clientId !== undefined && { clientId }),
    ...(oldIds !== undefined && { oldIds }),
  };
  const report = await ui.documents.showReport(
    `all access of ${identity.name}`,
    identityReport(subject, found, ui.failures),
    sample,
  );
  const { principalId } = identity;
  const page = sample
    ? undefined
    : appRolesPage(cloud, { tenantId, principalId, ...(clientId !== undefined && { clientId }) });
  const more: FollowUps['more'] = [
    {
      label: ['access.assign'],
      run: async () => {
        await assignRole(deps)({ from: 'arguments', values: { identityId: identity.id } });
      },
    },
    ...databaseUsersOffer(deps, connection, databaseUsers(identity, found)),
    ...(page === undefined ? [] : [{ label: ['appRoles.open'] as const, run: () => ui.openExternal(page) }]),
  ];
  ui.tell({ news: 'said', text: ['own.told', identity.name, effective(found)], tone: 'note' }, sample, {
    more,
  });
  return {
    identityId: identity.id,
    principalId,
    access: found.entries.map(plainOwnAccess),
    unread: plainUnread(found, ui.failures),
    unreadSubscriptions: found.unreadSubscriptions,
    readAt: new Date(found.readAt).toISOString(),
    report,
  };
}
