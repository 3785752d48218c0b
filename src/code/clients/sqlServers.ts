/** Finds the SQL servers that code connects to: by their hosts in files that use one of the drivers. */

import type { ClientSite, Language, ParsedFile } from '../language';
import { hostsIn } from './addresses';
import type { KnownValues } from './followedValues';

/** What stands in every file that uses a driver, in lower case without separators. */
const drivers = /mssql|tedious|pyodbc|sqlclient|sqlserver|tiberius|sqldriverconnect/;
const mark = '.database.';

/** Whether a host is that of an Azure SQL server: other databases have the same end, with more in front. */
export function isSqlServer(host: string): boolean {
  return /^[^.]+\.database\./.test(host);
}

/**
 * One for each server. Where none is written or can be followed there is none: the drivers serve databases outside of Azure too.
 * @param plain the file's text in lower case without separators.
 */
export function sqlServers(
  language: Language,
  file: ParsedFile,
  plain: string,
  known: KnownValues,
): readonly ClientSite[] {
  if (!drivers.test(plain)) return [];
  return [...hostsIn(language, file, mark, known)].flatMap(([host, [start = 0]]) =>
    isSqlServer(host)
      ? [{ service: 'sql' as const, start, end: start, hosts: [host], operations: ['read' as const] }]
      : [],
  );
}
