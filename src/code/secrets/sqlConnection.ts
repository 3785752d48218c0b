/** Takes the user and the password out of a SQL connection string, and names a managed identity there. */

/** What says who signs in, in the spellings of all drivers. */
const signIn =
  /^\s*(?:password|pwd|user(?:\s*id|\s*name)?|uid|authentication|fedauth|msiClientId|trusted_connection|integrated\s*security|persist\s*security\s*info)\s*=/i;
/** A semicolon within braces or quotes belongs to a value. */
const hidden = /\{[^}]*;[^}]*\}|"[^"]*;[^"]*"|'[^']*;[^']*'/;
/** An address with a user in it: what stands before the user, the server, and the query. */
const address = /^((?:sqlserver|mssql)(?:\+\w+)?:\/\/)[^@/?]*@([^?]*)\??(.*)$/i;

/** How a driver is told to sign in as a managed identity. */
export interface SqlDriver {
  /** The key of the mode. */
  readonly key: string;
  /** The mode, such as `Active Directory Managed Identity`. */
  readonly mode: string;
  /** The key of the client ID. */
  readonly user: string;
}

export const sqlClient: SqlDriver = {
  key: 'Authentication',
  mode: 'Active Directory Managed Identity',
  user: 'User Id',
};
export const odbc: SqlDriver = { key: 'Authentication', mode: 'ActiveDirectoryMSI', user: 'UID' };
/** Of the address that SQLAlchemy makes a connection string for ODBC of; it knows the key in this case alone. */
export const sqlAlchemy: SqlDriver = { ...odbc, key: 'authentication' };
export const jdbc: SqlDriver = {
  key: 'authentication',
  mode: 'ActiveDirectoryManagedIdentity',
  user: 'msiClientId',
};
export const goDriver: SqlDriver = {
  key: 'fedauth',
  mode: 'ActiveDirectoryManagedIdentity',
  user: 'user id',
};

/**
 * The connection string without a password. It ends in the key of the client ID and `id`, or without it for the
 * system-assigned identity (`undefined`). `undefined` where its parts are not certain.
 */
export function sqlWithIdentity(text: string, driver: SqlDriver, id: string | undefined): string | undefined {
  const { key, mode, user } = driver;
  const [, scheme, server = '', query = ''] = address.exec(text) ?? [];
  if (scheme !== undefined) {
    // SQLAlchemy asks for no user of this machine where an address has an empty one.
    const start = scheme.includes('+') ? `${scheme}@` : scheme;
    const kept = query.split('&').filter((part) => part !== '' && !signIn.test(part.replaceAll('+', ' ')));
    const named = id === undefined ? [] : [`${user.replaceAll(' ', '+')}=${id}`];
    return `${start}${server}?${[...kept, `${key}=${mode}`, ...named].join('&')}`;
  }
  if (hidden.test(text)) return undefined;
  const kept = text.split(';').filter((part) => part.trim() !== '' && !signIn.test(part));
  const named = id === undefined ? [] : [`${user}=${id}`];
  return [...kept, `${key}=${mode}`, ...named].join(';');
}

/** Parts of a connection string that say what holds without them too. */
const usual =
  /^(?:encrypt=(?:true|yes|mandatory)|trust\s*server\s*certificate=(?:false|no)|multiple\s*active\s*result\s*sets=\w+|connect(?:ion)?\s*timeout=(?:15|30))$/i;

/** The server and the database; `undefined` where it says more than these, or where its parts are not certain. */
export function sqlServerOf(
  text: string,
): { readonly server: string; readonly database?: string } | undefined {
  const [, scheme, place = '', query = ''] = address.exec(text) ?? [];
  const parts = scheme === undefined ? text.split(';') : query.split('&');
  const [host = '', path = ''] = place.split('/');
  let [server, database] = [host.replace(/:1433$/, ''), path];
  if (hidden.test(text)) return undefined;
  for (const part of parts.map((each) => each.trim()).filter((each) => each !== '' && !signIn.test(each))) {
    const [, name = '', value = ''] = /^([^=]+?)\s*=\s*(.*)$/.exec(part) ?? [];
    if (/^(?:server|data source|address|addr|network address)$/i.test(name))
      server = value.replace(/^tcp:/i, '').replace(/,1433$/, '');
    else if (/^(?:database|initial catalog)$/i.test(name)) database = value;
    else if (!usual.test(`${name}=${value}`)) return undefined;
  }
  if (!/^[\w.-]+$/.test(server)) return undefined;
  return { server, ...(database !== '' && { database }) };
}
