/** Copies what the administrator of a database runs there, since no role of Azure opens its data. */

import type { Connection } from '../access/connection';
import type { FollowUps } from '../ui/ports';
import type { CommandDeps } from './deps';

export async function copyDatabaseUsers(
  { ui }: Pick<CommandDeps, 'ui'>,
  { sample }: Pick<Connection, 'sample'>,
  statement: string,
): Promise<void> {
  await ui.copy(statement);
  ui.tell({ news: 'said', text: ['database.copied'], tone: 'passing' }, sample);
}

/** The button that does it; none without a statement. */
export function databaseUsersOffer(
  deps: Pick<CommandDeps, 'ui'>,
  connection: Pick<Connection, 'sample'>,
  statement: string | undefined,
): NonNullable<FollowUps['more']> {
  if (statement === undefined) return [];
  return [{ label: ['database.copy'], run: () => copyDatabaseUsers(deps, connection, statement) }];
}
