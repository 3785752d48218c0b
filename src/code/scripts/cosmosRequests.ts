/** What a request to the REST API of Cosmos DB does with items. */

import type { Operation } from '../clients/client';

/**
 * Cosmos DB tells by headers what is done with items, and the list of them is a query.
 * @param method in capitals. @param headers as they are written, among whatever else.
 */
export function cosmosOperation(method: string, path: string, headers: string): Operation {
  if (/^\/dbs\/[^/]+\/colls\/[^/]+\/sprocs\//i.test(path)) return 'use';
  const isList = /\/docs\/?(?:$|\?)/i.test(path);
  switch (method) {
    case 'POST':
      if (/x-ms-documentdb-isquery\W+true|application\/query\+json/i.test(headers)) return 'query';
      return /x-ms-documentdb-is-upsert\W+true/i.test(headers) ? 'write' : 'create';
    case 'PUT':
    case 'PATCH':
      return 'replace';
    case 'DELETE':
      return 'delete';
    default:
      if (/\bA-IM\W+Incremental/i.test(headers)) return 'follow';
      return isList ? 'query' : 'read';
  }
}
