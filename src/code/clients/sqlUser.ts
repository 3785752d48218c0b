/** What a database has to be told before an identity can sign in: no role of Azure gives access to its data. */

import type { Finding } from '../language';
import type { CredentialRequest } from '../request';

/**
 * The name of the database user that the code signs in as once a request is written, over the finding if there is one;
 * `undefined` for code that reaches no Azure SQL database.
 */
export function sqlUserOf(
  { target, identityName, sample }: CredentialRequest,
  finding?: Pick<Finding, 'variant'>,
): string | undefined {
  return !sample && (target?.service === 'sql' || isSqlPassword(finding)) ? identityName : undefined;
}

/** Whether it is the password of a database of Azure SQL: in a connection string, or by itself for a driver. */
export function isSqlPassword(finding: Pick<Finding, 'variant'> | undefined): boolean {
  return /^(?:sqlP|p)assword$/.test(finding?.variant ?? '');
}

/** Run once in the database by its Microsoft Entra administrator; brackets in the name are doubled, as T-SQL wants it. */
export function sqlUserStatement(identityName: string): string {
  const name = `[${identityName.replaceAll(']', ']]')}]`;
  return `CREATE USER ${name} FROM EXTERNAL PROVIDER;\nALTER ROLE db_datareader ADD MEMBER ${name};\n`;
}

/**
 * The same for a PostgreSQL flexible server: its users are made in the database `postgres`, and what they may read is said
 * in their own. Quotes in the name are doubled.
 */
export function postgresUserStatement(identityName: string): string {
  const text = `'${identityName.replaceAll("'", "''")}'`;
  const name = `"${identityName.replaceAll('"', '""')}"`;
  return (
    `SELECT * FROM pgaadauth_create_principal(${text}, false, false);\n` +
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name};\n`
  );
}
