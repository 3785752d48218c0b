/** What a database has to be told before an identity can sign in: no role of Azure gives access to its data. */

/** Run once in the database by its Microsoft Entra administrator; brackets in the name are doubled, as T-SQL wants it. */
export function sqlUserStatement(identityName: string): string {
  const name = `[${identityName.replaceAll(']', ']]')}]`;
  return `CREATE USER ${name} FROM EXTERNAL PROVIDER;\nALTER ROLE db_datareader ADD MEMBER ${name};\n`;
}
