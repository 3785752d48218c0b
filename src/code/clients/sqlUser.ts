/** What a database has to be told before an identity can sign in: no role of Azure gives access to its data. */

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
