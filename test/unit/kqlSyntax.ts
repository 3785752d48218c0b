/** Holds a query against Kusto's grammar, as Microsoft's own parser reads it. */
import assert from 'node:assert/strict';
import { kustoLanguage } from './kustoLanguage';

/** Fails with the parser's complaints and their offsets unless the query is well-formed Kusto. */
export function assertKqlSyntax(query: string): void {
  const { problems } = kustoLanguage.syntax(query);
  assert.deepEqual(problems, [], `Kusto does not parse this query:\n${query}`);
}
