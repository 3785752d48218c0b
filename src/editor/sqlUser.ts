/** Says after code for a database was written what the database itself has to be told, and copies the statement. */

import { env, l10n, window } from 'vscode';
import { sqlUserStatement } from '../code/clients/sqlUser';
import type { CredentialRequest } from '../code/request';

/** The name of the database user that the code signs in as; `undefined` for code that reaches no database. */
export function sqlUserOf({ target, identityName, sample }: CredentialRequest): string | undefined {
  return target?.service === 'sql' && !sample ? identityName : undefined;
}

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
