/** Says after code for a database was written what the database itself has to be told, and copies the statement. */

import { env, l10n, window } from 'vscode';
import { sqlUserStatement } from '../code/clients/sqlUser';

/** Not waited for: the code is written already. */
export async function tellOfSqlUser(identityName: string): Promise<void> {
  const copy = l10n.t('Copy the statement');
  const clicked = await window.showInformationMessage(
    l10n.t(
      'The database has to know {0}: its administrator runs CREATE USER … FROM EXTERNAL PROVIDER there once.',
      identityName,
    ),
    copy,
  );
  if (clicked === copy) await env.clipboard.writeText(sqlUserStatement(identityName));
}
