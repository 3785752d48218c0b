/** The syntax check itself must tell good queries from bad ones. */
import assert from 'node:assert/strict';
import { assertKqlSyntax } from './kqlSyntax';
import { parserTimeout } from './kustoLanguage';

describe('the check of Kusto syntax', function () {
  this.timeout(parserTimeout);
  it('takes a well-formed query', () => {
    assertKqlSyntax(`resources
| where type =~ 'microsoft.managedidentity/userassignedidentities' // comment
| extend owner = tostring(tags['owner'])
| join kind=leftouter (resourcecontainers | project subscriptionId, subscription=name) on subscriptionId
| mv-expand kind=array zone = zones to typeof(string) limit 400
| summarize count(), make_set(owner) by location
| order by location asc`);
  });

  const bad: readonly [string, RegExp][] = [
    ['resources | wher type =~ 1', /12: Query operator expected/],
    ['resources | where (type =~ 1', /Expected: \)/],
    ["resources | where type =~ 'it\\'", /Missing: '/],
    ['resources | project id,', /Missing expression/],
    ['resources | where a =~ b =~ c', /incomplete fragment/],
  ];
  for (const [query, complaint] of bad) {
    it(`refuses ${query}`, () => {
      assert.throws(
        () => assertKqlSyntax(query),
        (error: unknown) => error instanceof assert.AssertionError && complaint.test(String(error.actual)),
      );
    });
  }
});
