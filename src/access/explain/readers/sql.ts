/** Azure SQL and PostgreSQL: users inside the database, whom no role of Azure RBAC makes; and the server's firewall. */

import { isGuid } from '../../../model/armId';
import type { ErrorText } from '../errorText';
import { between, says } from '../find';
import { addressOf, placeOf } from '../hosts';
import type { Caller, RefusalDraft } from '../refusal';

export function readSql(text: ErrorText): RefusalDraft | undefined {
  const draft = draftOf(text);
  if (draft === undefined) return undefined;
  const address = addressOf(text, [
    'database.windows',
    'database.secure',
    'database.usgovcloudapi',
    'database.chinacloudapi',
    'database.sample',
    'database.fabric',
  ]);
  const database =
    quoted(text, /database "([^"\n]{1,128})"/i) ??
    quoted(text, /(?:Initial Catalog|Database)=([^;"'\n]{1,128})[;"']/i);
  return {
    by: 'sql',
    service: 'sql',
    ...placeOf(address),
    ...(database !== undefined && { database }),
    ...draft,
  };
}

function draftOf(text: ErrorText): Omit<RefusalDraft, 'by'> | undefined {
  if (says(text, 'Client with IP address') && says(text, 'is not allowed to access the server')) {
    const server =
      between(text, "Cannot open server '", "'").value ?? between(text, 'Cannot open server "', '"').value;
    return { kind: 'network', code: '40615', ...(server !== undefined && { resourceName: server }) };
  }
  if (says(text, 'Deny Public Network Access is set to Yes')) return { kind: 'network', code: '47073' };
  if (says(text, 'is not able to access the database')) {
    return {
      kind: 'databaseUser',
      code: '916',
      who: principalOf(between(text, 'The server principal "', '"').value),
    };
  }
  if (says(text, 'permission was denied on')) {
    const verb = /The([A-Z]{3,20})permissionwasdeniedon/.exec(text.compact)?.[1];
    const database = quoted(text, /database '([^'\n]{1,128})'/i);
    return {
      kind: 'databaseGrant',
      ...(verb !== undefined && { permissions: [verb] }),
      ...(database !== undefined && { database }),
    };
  }
  if (says(text, "Login failed for user '<token-identified principal>'"))
    return {
      kind: 'databaseUser',
      code: '18456',
      ...(says(text, 'not currently configured to accept this token') && { obstacle: 'serverTakesNoTokens' }),
    };
  if (
    says(text, "Login failed for user 'NT AUTHORITY\\ANONYMOUS LOGON'") ||
    says(text, "Login failed for user ''")
  )
    return { kind: 'noToken', code: '18456' };
  const login = between(text, "Login failed for user '", "'").value;
  // A password that is wrong is not about access: only what looks like an application's login is told of here.
  const who = principalOf(login);
  return who.clientId === undefined ? undefined : { kind: 'databaseUser', who };
}

/** A login of an application is `clientId@tenantId`. */
function principalOf(login: string | undefined): Caller {
  const [client = '', tenant = ''] = login?.split('@') ?? [];
  return isGuid(client) ? { clientId: client, ...(isGuid(tenant) && { tenantId: tenant }) } : {};
}

export function readPostgreSql(text: ErrorText): RefusalDraft | undefined {
  const address = addressOf(text, ['postgres.database']);
  if (address === undefined && !says(text, 'azure_ad_user')) return undefined;
  const user = quoted(text, /(?:for user|role) "([^"\n]{1,128})"/i);
  const refused =
    says(text, 'password authentication failed for user') ||
    says(text, 'does not exist') ||
    says(text, 'is not an Azure AD user') ||
    says(text, 'no pg_hba.conf entry');
  if (!refused) return undefined;
  return {
    by: 'postgreSql',
    kind: says(text, 'no pg_hba.conf entry') ? 'network' : 'databaseUser',
    ...(user !== undefined && { who: { name: user } }),
    ...placeOf(address),
  };
}

function quoted(text: ErrorText, form: RegExp): string | undefined {
  const value = form.exec(text.spaced)?.[1]?.trim();
  return value === undefined || value === '' || /\u2026|\.\.\./.test(value) ? undefined : value;
}
