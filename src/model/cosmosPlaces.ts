/** Places inside a Cosmos DB account: as Resource Manager names them, and as its own roles do. */

import { parseArmId } from './armId';

/** A whole account, a database or a container. */
export interface CosmosPlace {
  readonly accountId: string;
  /** As Cosmos DB's roles write it below the account: `/`, `/dbs/orders`, `/dbs/orders/colls/invoices`; in its exact case. */
  readonly path: string;
}

const accountType = 'microsoft.documentdb/databaseaccounts';
const inner = [/^(?:sqldatabases|dbs)$/i, /^(?:containers|colls)$/i] as const;

/** Reads an ID of either form; `undefined` for one that is not of an account, a database or a container. */
export function cosmosPlaceOf(id: string): CosmosPlace | undefined {
  const { provider = '', types = [], names = [] } = parseArmId(id) ?? {};
  const [type, ...below] = types;
  if (`${provider}/${type ?? ''}`.toLowerCase() !== accountType || below.length > inner.length)
    return undefined;
  if (!below.every((word, at) => inner[at]?.test(word) === true)) return undefined;
  const segments = id.replace(/^\/+|\/+$/g, '').split('/');
  const accountId = `/${segments.slice(0, segments.length - 2 * below.length).join('/')}`;
  const [, database, container] = names;
  const path = [
    ...(database === undefined ? [] : [`/dbs/${database}`]),
    ...(container === undefined ? [] : [`/colls/${container}`]),
  ].join('');
  return { accountId, path: path === '' ? '/' : path };
}

/** Whether a text is a path as Cosmos DB's roles write it: of an account, a database or a container. */
export function isCosmosPath(text: string): boolean {
  return /^\/(dbs\/[^/]+(\/colls\/[^/]+)?)?$/.test(text);
}

/** The ID that Resource Manager has for the place. */
export function cosmosArmId({ accountId, path }: CosmosPlace): string {
  const [, database, container] = /^\/dbs\/([^/]+)(?:\/colls\/([^/]+))?$/.exec(path) ?? [];
  return [
    accountId,
    ...(database === undefined ? [] : [`/sqlDatabases/${database}`]),
    ...(container === undefined ? [] : [`/containers/${container}`]),
  ].join('');
}

/** The scope that Cosmos DB's roles have for the place. */
export function cosmosScope({ accountId, path }: CosmosPlace): string {
  return path === '/' ? accountId : accountId + path;
}

/** Whether a role or an assignment is one of Cosmos DB's own, which Azure's role-based access control does not know. */
export function isCosmosOwn({ id }: { readonly id: string }): boolean {
  return /\/databaseAccounts\/[^/]+\/sqlRole(?:Definitions|Assignments)\/[^/]+\/*$/i.test(id);
}

/** The account that such a role or assignment belongs to. */
export function cosmosAccountOf(id: string): string {
  return id.replace(/\/sqlRole(?:Definitions|Assignments)\/[^/]+\/*$/i, '');
}
