/** Takes the user and the password out of a SQL connection string, and names a managed identity there. */

/** What says who signs in, in the spellings of ADO.NET and ODBC. */
const signIn =
  /^\s*(?:password|pwd|user\s*id|user|uid|authentication|trusted_connection|integrated\s+security|persist\s+security\s+info)\s*=/i;
/** A semicolon within braces or quotes belongs to a value. */
const hidden = /\{[^}]*;[^}]*\}|"[^"]*;[^"]*"|'[^']*;[^']*'/;

/** How a driver is told to sign in as a managed identity. */
export interface SqlDriver {
  /** The mode, such as `Active Directory Managed Identity`. */
  readonly mode: string;
  /** The key of the client ID. */
  readonly user: string;
}

export const sqlClient: SqlDriver = { mode: 'Active Directory Managed Identity', user: 'User Id' };
export const odbc: SqlDriver = { mode: 'ActiveDirectoryMSI', user: 'UID' };

/**
 * The connection string without a password. It ends in the key of the client ID and `id`, or without it for the
 * system-assigned identity (`undefined`). `undefined` where its parts are not certain.
 */
export function sqlWithIdentity(text: string, driver: SqlDriver, id: string | undefined): string | undefined {
  if (hidden.test(text)) return undefined;
  const kept = text.split(';').filter((part) => part.trim() !== '' && !signIn.test(part));
  const named = id === undefined ? [] : [`${driver.user}=${id}`];
  return [...kept, `Authentication=${driver.mode}`, ...named].join(';');
}
