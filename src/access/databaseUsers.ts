/** Databases that have users of their own: no role of Azure opens the data in them, so an identity has to be made known there. */

import { postgresUserStatement, sqlUserStatement } from '../code/clients/sqlUser';
import { parseArmId } from '../model/armId';
import type { ManagedIdentity } from '../model/identity';

export type DatabaseEngine = 'sql' | 'postgresql';

const engines: Readonly<Record<string, DatabaseEngine>> = {
  'microsoft.sql/servers': 'sql',
  'microsoft.sql/managedinstances': 'sql',
  'microsoft.dbforpostgresql/flexibleservers': 'postgresql',
};

/** Of an ID that is a database server, or something in one; `undefined` for every other. */
export function databaseEngineOf(id: string): DatabaseEngine | undefined {
  const { provider = '', types = [] } = parseArmId(id) ?? {};
  return engines[`${provider}/${types[0] ?? ''}`.toLowerCase()];
}

/** What the administrator of the database runs for one identity, with the right to read as an example. */
export function databaseUserStatement(engine: DatabaseEngine, identity: ManagedIdentity): string {
  const name = signInName(identity);
  return engine === 'sql' ? sqlUserStatement(name) : postgresUserStatement(name);
}

/** The same for several identities at one place; `undefined` where the place is no such database. */
export function databaseUsersAt(scope: string, identities: readonly ManagedIdentity[]): string | undefined {
  const engine = databaseEngineOf(scope);
  if (engine === undefined || identities.length === 0) return undefined;
  return identities.map((identity) => databaseUserStatement(engine, identity)).join('\n');
}

/** What the directory calls the identity: that of a slot has its app in front. */
function signInName({ kind, id, name }: ManagedIdentity): string {
  const { types = [], names = [] } = parseArmId(id) ?? {};
  const slot = kind === 'systemAssigned' && types.join('/').toLowerCase() === 'sites/slots';
  return slot ? `${names[0] ?? ''}/slots/${names[1] ?? ''}` : name;
}
